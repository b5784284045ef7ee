"""What readers and archivists may ask for, checked."""
