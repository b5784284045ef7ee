"""Search: `search` answers readers, `check_index` monitors.

Words are defined in `words`, queries in `queries`; `indexing` writes the index and
`engine` reads it; `results` makes an answer of what is found.
"""

from letters.search.engine import backend
from letters.search.errors import SearchUnavailableError
from letters.search.excerpts import Piece
from letters.search.queries import LONGEST_QUERY, Remark
from letters.search.results import Hit, SearchPage, search

__all__ = [
    "LONGEST_QUERY",
    "Hit",
    "Piece",
    "Remark",
    "SearchPage",
    "SearchUnavailableError",
    "check_index",
    "search",
]


def check_index() -> None:
    """Raises SearchUnavailableError unless searches can be answered now."""
    backend().open()
