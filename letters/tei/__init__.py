"""The text core: TEI documents, their notation, dates and references. No Django."""
