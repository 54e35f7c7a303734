# Texts that every conversation uses.

# The name of this language, as the button of /bahasa shows it.
language-name = English
app-name = Simpul
yes = Yes
no = No
