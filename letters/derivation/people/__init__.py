"""Names of persons, and which of them may belong to one person."""
