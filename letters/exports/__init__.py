"""Documents as files to take along: TEI with its header, PDF, EPUB."""
