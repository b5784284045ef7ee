"""The answer to a search for one reader: documents, their words, counts and times."""
