"""Search: `search` answers readers, and `check_index` tells monitors whether it can.

`query` reads what readers ask for. `interface` says what is asked of an engine and what
it answers; `engines` has the archive's own and Solr's, and chooses between them.
`indexing` brings the index up to date, and `checking` compares it with the database.
`results` makes of an engine's answer what readers see; `compare` finds documents that
are alike, and what two of them have in common.
"""

from letters.search.engines.configured import backend
from letters.search.errors import (
    BeingBuiltError,
    SearchUnavailableError,
    TooBroadError,
)
from letters.search.interface import Correction, Order, Search
from letters.search.query import LONGEST_QUERY, parse_query
from letters.search.query.capitals import words_in_capitals
from letters.search.query.facets import Dating, Facet, FacetValue, Feature
from letters.search.query.tree import Material, Query, Remark, Term
from letters.search.results.answering import Coverage, SearchPage, search
from letters.search.results.excerpts import Piece
from letters.search.results.hits import Excerpt, Hit, read_hits
from letters.search.results.matches import Finder
from letters.search.results.nothing_found import Condition, LooserSearch
from letters.search.results.section_hits import SectionExcerpt, SectionHit
from letters.search.results.timeline import Bar, Timeline, label_of

__all__ = [
    "LONGEST_QUERY",
    "Bar",
    "BeingBuiltError",
    "Condition",
    "Correction",
    "Coverage",
    "Dating",
    "Excerpt",
    "Facet",
    "FacetValue",
    "Feature",
    "Finder",
    "Hit",
    "LooserSearch",
    "Material",
    "Order",
    "Piece",
    "Query",
    "Remark",
    "Search",
    "SearchPage",
    "SearchUnavailableError",
    "SectionExcerpt",
    "SectionHit",
    "Term",
    "Timeline",
    "TooBroadError",
    "check_index",
    "label_of",
    "parse_query",
    "read_hits",
    "search",
    "words_in_capitals",
]


def check_index() -> None:
    """Raises SearchUnavailableError unless searches can be answered now."""
    for material in Material:
        backend(material).check()
