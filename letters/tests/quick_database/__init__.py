"""The database of the tests: quickly made, and quickly emptied between two of them."""
