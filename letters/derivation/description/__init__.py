"""What a document is called, of which kind it is, its date, and whom it mentions."""
