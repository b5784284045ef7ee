"""The teacher's desk: readings are made, changed and handed on here."""
