"""What a text yields: the rows of the archive, worked out without a database."""
