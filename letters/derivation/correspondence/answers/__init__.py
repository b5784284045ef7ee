"""Which document answers which, and who delivered it."""
