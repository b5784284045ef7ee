"""Saves, derives and imports texts: nothing else writes the text of a document."""
