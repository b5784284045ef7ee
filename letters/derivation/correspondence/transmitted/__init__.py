"""Which other texts a document carries: letters, quoted notes and enclosures."""
