"""Readers' reports of mistakes in the admin: looked at, corrected, answered, closed."""
