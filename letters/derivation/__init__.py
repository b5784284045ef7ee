"""Everything that is derived from a text, worked out without a database."""
