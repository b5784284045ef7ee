"""Search: `search` answers readers, `check_index` monitors.

Words are defined in `words`, queries in `queries` and `parsing`. `backends` says what is
asked of an engine: `engine` is the archive's own, `solr` another. `index` is what the
own one has on disk and in memory, `evaluation` and `finding` answer a query from it;
`indexing` brings either to where the database is. `hits` and `results` make of what is
found what readers see.
`corrections` and `suggestions` say what else may have been meant; `telling`, `similar`,
`shared` and `passages` what is like a document, and what two have in common.
"""

from letters.search.engines.configured import backend
from letters.search.errors import SearchUnavailableError, TooBroadError
from letters.search.interface import Order, Search
from letters.search.query import LONGEST_QUERY, parse_query
from letters.search.query.facets import Facet, FacetValue, Feature
from letters.search.query.tree import Query, Remark, Term
from letters.search.results.answering import Coverage, SearchPage, search
from letters.search.results.excerpts import Piece
from letters.search.results.hits import Excerpt, Hit, read_hits
from letters.search.results.matches import Finder
from letters.search.results.timeline import Bar, Timeline, label_of

__all__ = [
    "LONGEST_QUERY",
    "Bar",
    "Coverage",
    "Excerpt",
    "Facet",
    "FacetValue",
    "Feature",
    "Finder",
    "Hit",
    "Order",
    "Piece",
    "Query",
    "Remark",
    "Search",
    "SearchPage",
    "SearchUnavailableError",
    "Term",
    "Timeline",
    "TooBroadError",
    "check_index",
    "label_of",
    "parse_query",
    "read_hits",
    "search",
]


def check_index() -> None:
    """Raises SearchUnavailableError unless searches can be answered now."""
    backend().check()
