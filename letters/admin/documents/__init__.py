"""The admin of documents: their form, their text, their history."""
