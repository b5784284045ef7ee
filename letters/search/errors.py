"""What keeps a search from being answered. None of it means that nothing was found."""


class SearchError(Exception):
    """Any of these."""


class SearchUnavailableError(SearchError):
    """There is no index that can be read: missing, damaged, or not built yet."""


class UnreachableError(SearchUnavailableError):
    """The server that has the index does not answer now; the index is as it was."""


class TooBroadError(SearchError):
    """The query would take longer than a reader waits."""


class ReadOnlyIndexError(SearchError):
    """Only `manage.py index_letters` writes the index."""


class AnotherWriterError(SearchError):
    """Another process is writing the index."""


class StoppedError(SearchError):
    """The writer was told to stop, and left the index as it was."""
