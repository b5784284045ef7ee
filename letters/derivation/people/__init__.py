"""Names of persons, and which names may be of one person."""
