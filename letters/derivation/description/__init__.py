"""The title, kind and date of a document, and whom it mentions."""
