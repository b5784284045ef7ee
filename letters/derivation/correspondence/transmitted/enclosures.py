"""The texts that are printed below the one that encloses them, each with its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.derivation.correspondence.transmitted.enclosure_heads import (
    EDITORS,
    LABEL,
    Head,
    is_dateline,
    is_label,
    is_memorandum_head,
    read_head,
    sides_of,
    top_of_head,
)
from letters.derivation.correspondence.transmitted.quoted_texts import Extent, extent_of
from letters.derivation.correspondence.transmitted.running_lines import (
    Line,
    count_words,
)
from letters.derivation.description.document_kinds import DocumentKind
from letters.tei.nodes import BlockKind

# Parts of the text they stand in, unless they have a head of their own.
_PARTS = frozenset(
    ["annex", "appendix", "subenclosure", "sub-enclosure", "subannex", "sub-annex"]
)
# In characters: what is longer says something, and is no head.
_PROSE = 120
# Fewer words are a remark about what is not printed.
_FEWEST_WORDS = 12
_AFTER_TEXT = re.compile(
    r"(?i)(?:attachments?|enclosures?|encls?|tabs?|cc|c\.c\.|copies|copy to)\b.{0,120}"
)
_SIGNED = re.compile(r"(?i)\[(?:signed|initial(?:l?ed)?)\b|\[[A-Z. ]{2,8}\]$")
# Documents that carry others; an annex of a paper is a part of it.
_CARRYING = frozenset(
    {
        DocumentKind.LETTER,
        DocumentKind.MESSAGE,
        DocumentKind.MEMORANDUM,
        DocumentKind.TELEGRAM,
        DocumentKind.DESPATCH,
        DocumentKind.NOTE,
        DocumentKind.CONVERSATION,
        DocumentKind.OTHER,
    }
)


@dataclass(frozen=True, slots=True)
class Enclosure:
    extent: Extent
    label: str
    head: Head


def read_enclosures(
    lines: Sequence[Line], beginnings: Sequence[int]
) -> Iterator[Enclosure]:
    """Each enclosure that is given, and not only named."""
    for begin, end in pairwise([*beginnings, len(lines)]):
        if enclosure := _read(lines, begin, end):
            yield enclosure


def beginnings_of_enclosures(lines: Sequence[Line], kind: DocumentKind) -> list[int]:
    """The lines with a label, and those where another memorandum begins without one."""
    found: list[int] = []
    has_prose = False
    for number, line in enumerate(lines):
        if line.begins_attachment and number:
            found.append(number)
        elif has_prose and is_label(line):
            if _begins_another(lines, number, kind, is_within=bool(found)):
                found.append(number)
        elif has_prose and not found and is_memorandum_head(line):
            found.append(top_of_head(lines, number))
        is_prose = line.kind is BlockKind.PARAGRAPH and len(line.text) > _PROSE
        has_prose = has_prose or is_prose
    return found


def _begins_another(
    lines: Sequence[Line], number: int, kind: DocumentKind, *, is_within: bool
) -> bool:
    match = LABEL.match(lines[number].text.strip())
    if not match or match["word"].casefold() not in _PARTS:
        return True
    following = lines[number + 1 : number + 3]
    if kind not in _CARRYING and not is_within:
        return any(map(is_dateline, following))
    has_head = any(is_dateline(line) or sides_of(line.text) for line in following)
    return has_head or not is_within


def _read(lines: Sequence[Line], begin: int, end: int) -> Enclosure | None:
    head = Head()
    label = lines[begin].text.strip() if is_label(lines[begin]) else ""
    first = begin + 1 if label else begin
    first = read_head(lines, first, end, head)
    while end > first and _is_after_text(lines[end - 1]):
        end -= 1
    if first >= end:
        return None
    last = end - 1
    extent = extent_of(lines[:end], (first, 0), (last, len(lines[last].text)))
    words = sum(count_words(line.text) for line in lines[first:end])
    return Enclosure(extent, label, head) if extent and words >= _FEWEST_WORDS else None


def _is_after_text(line: Line) -> bool:
    text = line.text.strip()
    is_remark = EDITORS.fullmatch(text) and not _SIGNED.match(text)
    return bool(is_remark or _AFTER_TEXT.fullmatch(text))
