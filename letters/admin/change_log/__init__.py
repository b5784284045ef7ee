"""Who changed what, and when, in all records: one list made of several tables."""
