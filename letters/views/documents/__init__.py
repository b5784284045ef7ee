"""Pages and files of one document."""
