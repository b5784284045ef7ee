"""Search on a Solr server, for archives that outgrow one machine: `engine` is chosen
by LETTERS_SOLR_URL.

Solr gets words as the archive reads them (`fields`), and queries in Lucene's syntax
(`syntax`), so that what is found is the same. It needs no schema of its own: the names
of all fields end as the dynamic fields of Solr's default configuration do.
"""
