"""Files of many documents, and the list of documents that a reader keeps."""
