"""Pages that take many documents or scans in at once."""
