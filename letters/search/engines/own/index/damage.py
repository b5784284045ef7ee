"""A damaged file makes the search unavailable, and does nothing worse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from letters.search.errors import SearchError, SearchUnavailableError


@contextmanager
def damage_reported(*passed_on: type[Exception]) -> Iterator[None]:
    """Raise SearchUnavailableError for any error but our own and those `passed_on`.

    Whoosh reads pickles and counted bytes, so a damaged file can raise anything. Only
    code that reads those files belongs in the block.
    """
    try:
        yield
    except (SearchError, *passed_on):
        raise
    except Exception as error:
        raise SearchUnavailableError(f"The index is damaged: {error!r}") from error
