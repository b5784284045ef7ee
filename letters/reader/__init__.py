"""What a page about a document shows, assembled for one reader; without HTTP."""
