"""What documents have in common: subjects, and runs of the same words."""
