# Teks umum yang dipakai di semua percakapan.

# Nama bahasa ini, seperti yang tampil pada tombol /bahasa.
language-name = Bahasa Indonesia
app-name = Simpul
yes = Ya
no = Tidak
