"""Shows that no regular expression of the archive can be made to run without end."""
