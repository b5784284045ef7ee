"""What did the reader ask for? `parse_query` reads any text, and reports what it could not.

`signs` divides the text, `terms` makes terms of its words and `conditions` makes filters;
`groups` joins them, and `parser` sends each sign to one of these. A query is written as
text by `str`, and read again it is the same: `fields` makes one of a filled form, and
`loosening` makes others of one that finds nothing.
"""

from letters.search.query.parser import MOST_TERMS, parse_query
from letters.search.query.signs import LONGEST_QUERY

__all__ = ["LONGEST_QUERY", "MOST_TERMS", "parse_query"]
