"""How quickly pages are read."""
