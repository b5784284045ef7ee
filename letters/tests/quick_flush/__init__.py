"""The archive's database as the tests use it: emptied quickly between two of them."""
