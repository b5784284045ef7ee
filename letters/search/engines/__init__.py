"""What answers a search: an index of our own, or a Solr server."""
