"""What did the reader ask for? `parse_query` reads any text, and says what it could not.

`signs` takes the text apart, `wording` makes terms of the words and `conditions` what
a document is narrowed by; `groups` joins them, and `reader` leads each to its place.
"""

from letters.search.query.parser import MOST_TERMS, parse_query
from letters.search.query.signs import LONGEST_QUERY

__all__ = ["LONGEST_QUERY", "MOST_TERMS", "parse_query"]
