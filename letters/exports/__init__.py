"""Documents as files to download: TEI with its header, PDF, EPUB."""
