"""Why a search cannot be answered, or the index not written.

A search that matches nothing is answered: it raises none of these.
"""


class SearchError(Exception):
    """The base of all errors here."""


class SearchUnavailableError(SearchError):
    """There is no index that can be read: missing, damaged, or not built yet."""


class BeingBuiltError(SearchUnavailableError):
    """There is no index of this database and this version yet: the indexer builds it."""


class UnreachableError(SearchUnavailableError):
    """The server that has the index does not answer now; the index is unchanged."""


class RejectedError(SearchError):
    """The server that has the index answers, and does not take what it is to index."""


class TooBroadError(SearchError):
    """The query would take longer than a reader waits."""


class ReadOnlyIndexError(SearchError):
    """Haystack's own commands may not write the index."""


class AnotherWriterError(SearchError):
    """Another process is writing the index."""


class StoppedError(SearchError):
    """The writer was told to stop, and left the index unchanged."""
