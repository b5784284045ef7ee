"""The search of the archive beside other engines over the same texts."""
