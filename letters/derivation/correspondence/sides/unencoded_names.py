"""Names that stand under a text as its signatures, without being encoded so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from letters.derivation.text.main_text import tidy, words_of
from letters.tei.nodes import Block, BlockKind, Span, SpanKind, flat_text, walk

# A name, the office printed with it, and where both stand.
PlacedName = tuple[str, str, Block]

_MARK_ALONE = re.compile(r"/s/|\(?[Ss]igned\)?:?|\[signed\]")
_SUFFIX = re.compile(r",? (?:Jr|Sr)\.")
# What is stamped under a telegram: its classification, the end of the copy.
_STAMP = re.compile(
    r"(?:TOP SECRET|SECRET|CONFIDENTIAL|UNCLASSIFIED|LIMITED OFFICIAL USE|NNNN|BT|GDS\.?"
    r"|X?GDS-[0-9]|GP-?[0-9]\.?|#[0-9]{1,6}|NODIS|EXDIS|LIMDIS)"
    r"|<< END OF DOCUMENT >>"
)
# In blocks: the name and the office, and the lines of an address after them.
_MOST_BELOW_MARK = 12
# In nodes, and in characters: a name, with blanks around it and a note.
_MOST_OF_BRIEF = 4
_LONGEST_OF_BRIEF = 60
# A surname alone, but for words that end a text.
_CAPITALS = re.compile(
    r"(?!(?:END|OVER|OUT|STOP|UNQUOTE|QUOTE|NONE|NOTE|COPY|DRAFT|ACTION|INFO)\b)"
    r"[A-Z][A-Z’'-]{2,20}"
)
# In characters: what is longer is a paragraph.
_LONGEST = 1_000
# They hold the blocks of a signature.
_HOLDERS = frozenset({BlockKind.CLOSER})


def without_stamps(blocks: list[Block]) -> list[Block]:
    """The blocks without the classification and the like below a telegram."""
    end = len(blocks)
    while end > 1 and _STAMP.fullmatch(words_of(blocks[end - 1])):
        end -= 1
    return blocks[:end]


def name_above(blocks: list[Block]) -> Iterator[PlacedName]:
    """A name marked as a person's that is a paragraph alone above a signature: of two
    who signed, editions often encode only the last."""
    above = [block for block in blocks if block.kind not in _HOLDERS]
    last = above[-1] if above else None
    if last and last.kind is BlockKind.PARAGRAPH and _is_brief(last):
        words, spans = words_of(last), [*_persons_in(last)]
        if len(spans) == 1 and tidy(flat_text(spans[0])) == words:
            yield words, "", last


def name_below_mark(blocks: list[Block]) -> Iterator[PlacedName]:
    """The person whose name begins the paragraph after "/s/"."""
    for above, block in pairwise(blocks[-_MOST_BELOW_MARK:]):
        if _is_brief(above) and _MARK_ALONE.fullmatch(words_of(above)):
            words = words_of(block)
            for span in islice(_persons_in(block), 1):
                name = tidy(flat_text(span))
                rest = words.removeprefix(name)
                if len(rest) < len(words) <= _LONGEST:
                    suffix = _SUFFIX.match(rest)
                    name += suffix[0] if suffix else ""
                    office = words.removeprefix(name).strip(" ,")
                    yield name, office, block


def name_in_capitals(blocks: list[Block]) -> Iterator[PlacedName]:
    """The name in capitals after the last sentence, or alone below it, as on telegrams that
    were copied out of the system which sent them: "… OF THE FOREGOING. KISSINGER"."""
    kept = without_stamps(blocks)
    last = kept[-1] if kept else None
    if not last or last.kind is not BlockKind.PARAGRAPH:
        return
    spans = [*_persons_in(last)]
    name = tidy(flat_text(spans[-1])) if spans else ""
    if name.isupper() and _ends_alone(words_of(last), name):
        yield name, "", last
    elif len(kept) < len(blocks) and _is_brief(last):
        words = words_of(last)
        if _CAPITALS.fullmatch(words):
            yield words, "", last


def _is_brief(block: Block) -> bool:
    """Whether it can be no more than a name: few blocks are, and others are long to read."""
    children = block.children
    return len(children) <= _MOST_OF_BRIEF and not any(
        isinstance(child, str) and len(child) > _LONGEST_OF_BRIEF for child in children
    )


def _ends_alone(words: str, name: str) -> bool:
    before = words.removesuffix(name)
    return before != words and before.rstrip().endswith((".", "?", "!"))


def _persons_in(block: Block) -> Iterator[Span]:
    for node in walk(block):
        if isinstance(node, Span) and node.kind is SpanKind.PERSON:
            yield node
