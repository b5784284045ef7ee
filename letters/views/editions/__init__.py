"""Pages and files of one edition."""
