"""What a text holds: pages, marks, gaps, passages, references, and what looks wrong."""
