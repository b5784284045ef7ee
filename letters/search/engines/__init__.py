"""The search engines: an index of our own, and a Solr server. `configured` chooses."""
