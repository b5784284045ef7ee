"""The notation that archivists type: a dialect of Pandoc's Markdown.

What it has words for goes to TEI and back without loss. `write_notation` refuses the
rest, which stays TEI. `grammar` lists every word of it.
"""

from letters.tei.notation.grammar import escape
from letters.tei.notation.opening import open_in_notation
from letters.tei.notation.reader import check_characters, parse_notation
from letters.tei.notation.writer import write_notation

__all__ = [
    "check_characters",
    "escape",
    "open_in_notation",
    "parse_notation",
    "write_notation",
]
