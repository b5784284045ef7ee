"""Raw transcriptions, notation and TEI of single documents into the archive."""
