"""A real archive in a folder of its own, and the attacks upon it."""
