"""What a file that is damaged does to a search: it is unavailable, and nothing worse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from letters.search.errors import SearchError, SearchUnavailableError


@contextmanager
def damage_reported(*others: type[Exception]) -> Iterator[None]:
    """Say SearchUnavailableError of whatever is raised but our own and `others`.

    Whoosh reads pickles and counted bytes, so that from a damaged file anything can
    come. Only what reads those files belongs in the block.
    """
    try:
        yield
    except (SearchError, *others):
        raise
    except Exception as error:
        raise SearchUnavailableError(f"The index is damaged: {error!r}") from error
