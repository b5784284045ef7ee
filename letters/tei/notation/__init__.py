"""The notation that archivists type: a dialect of Pandoc's Markdown.

It goes to TEI and back without loss for what it has words for; `write_notation`
refuses the rest, which then stays TEI. `grammar` lists every word of it.
"""

from letters.tei.notation.grammar import escape
from letters.tei.notation.reader import check_characters, parse_notation
from letters.tei.notation.writer import write_notation

__all__ = ["check_characters", "escape", "parse_notation", "write_notation"]
