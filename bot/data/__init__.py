"""The shipped tenant: agencies and keyword rules as files that people can read, and the loaders that check them."""
