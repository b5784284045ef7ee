"""The answer to a search for one reader: documents, excerpts, counts and a timeline."""
