"""Search on a Solr server, for archives that outgrow one machine.

LETTERS_SOLR_URL chooses it. Solr gets words as the archive reads them (`fields`), and
queries in Lucene's syntax (`syntax`), so that it finds the same documents. It needs no
schema: the names of all fields end like the dynamic fields of Solr's default
configuration.
"""
