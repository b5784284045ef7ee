"""How notes verbales begin, in the languages of the papers: who presents compliments, and to
whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from letters.tei.transcription.raw_block import RawBlock, Role

Bounds = tuple[int, int]

MOST_ABOVE_NOTE = 4
LONGEST_OPENING = 500
LONGEST_NUMBER = 60
_SENDER = r"(?P<sender>[A-ZÀ-ÖØ-ÞА-ЯЁ][^.;:]{3,120}?)"
_RECIPIENT = r"(?P<recipient>[A-ZÀ-ÖØ-ÞА-ЯЁ][^.;:,]{3,160}?(?:,\s+[A-Z][^.;:,]{2,60})?)"
_OPENINGS = tuple(
    re.compile(rf"\s*{pattern}")
    for pattern in (
        rf"(?:The )?{_SENDER}\s+presents?\s+(?:its|his|her|their)\s+compliments\s+to\s+"
        rf"(?:(?:His|Her)\s+Excellency,?\s+)?(?:the\s+)?{_RECIPIENT},?\s+and"
        r"(?:\s+ha(?:s|ve)\s+the\s+hon|,?\s+(?:refer|with\s+ref|in\s+re)"
        r"|\s+(?:encloses|transmits|informs|acknowledges|begs|wishes|requests|returns)\b)",
        rf"(?:L['’]|La |Le ){_SENDER}\s+présente\s+ses\s+compliments\s+"
        rf"(?:au|aux|à\s+la|à\s+l['’])\s*{_RECIPIENT},?\s+et\b",
        rf"(?:La |El ){_SENDER}\s+(?:saluda|presenta\s+sus)(?:\s+\w{{2,15}}){{0,2}}\s+"
        rf"(?:al|a\s+la)\s+{_RECIPIENT},?\s+y\b",
        rf"(?:Die |Das ){_SENDER}\s+beehrt\s+sich,\s+(?:dem|der)\s+{_RECIPIENT}"
        r"(?:,|\s+(?:unter|auf|den|die|das|zu|folgendes|mitzuteilen)\b)",
        rf"{_SENDER}\s+свидетельствует\s+сво[её]\s+(?:глубокое\s+)?уважение\s+"
        rf"{_RECIPIENT},?\s+и\s+имеет",
    )
)
# One of these stands in the first words of each.
_MAY_OPEN = re.compile(r"com(?:pli|-\s|p-)|salu|presenta|beehrt|свиде")
_PARTED = re.compile(r"(?<=\w)-[ \t]*+\n[ \t]*+(?=\w)")


def opens_note(block: RawBlock) -> bool:
    """Whether a note verbale begins with this paragraph."""
    return block.role is Role.PARAGRAPH and _sides_in(block) is not None


def parties_of_note(blocks: Sequence[RawBlock]) -> tuple[Bounds, Bounds] | None:
    """Where a note verbale names who presents compliments, and to whom."""
    prose = (block for block in blocks if block.role is Role.PARAGRAPH)
    for block in islice(prose, MOST_ABOVE_NOTE):
        if sides := _sides_in(block):
            return sides
    return None


def _sides_in(block: RawBlock) -> tuple[Bounds, Bounds] | None:
    words = block.text[:LONGEST_OPENING]
    if not _MAY_OPEN.search(words):
        return None
    # Words parted at the ends of lines are read as one; `places` are those of the letters.
    places = list(range(len(words)))
    for hyphen in reversed([*_PARTED.finditer(words)]):
        del places[slice(*hyphen.span())]
    joined = "".join(words[place] for place in places)
    match = _match(joined, _below_number(joined))
    if not match:
        return None
    sender, recipient = (
        (block.start + places[start], block.start + places[end - 1] + 1)
        for start, end in (match.span("sender"), match.span("recipient"))
    )
    return sender, recipient


def _match(words: str, start: int) -> re.Match[str] | None:
    matches = (opening.match(words, start) for opening in _OPENINGS)
    return next(filter(None, matches), None)


def _below_number(words: str) -> int:
    """Where the words begin below a first line with the number of the note."""
    line, _, _ = words.lstrip("\n").partition("\n")
    is_number = len(line) <= LONGEST_NUMBER and any(map(str.isdigit, line))
    return words.index(line) + len(line) if is_number else 0
