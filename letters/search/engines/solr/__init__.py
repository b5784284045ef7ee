"""Search on a Solr server, for archives that outgrow one machine.

LETTERS_SOLR_URL chooses it. Solr gets words as the archive reads them (`fields`), queries
in Lucene's syntax (`syntax`), and what to rank by (`scoring`), so that it finds the same
documents in the same order. Its core has the configuration in `deploy/solr`.
"""
