"""Numbered paragraphs that stand where notes may stand, at the foot of a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from letters.tei.transcription.called_signs import SignStyle
from letters.tei.transcription.note_lines import NoteLine, NoteLines, in_order

_Sign = tuple[SignStyle, int]


def without_text_items(
    feet: Sequence[NoteLines], candidates: Sequence[NoteLines]
) -> Iterator[NoteLines]:
    """Those of the `feet` that are no numbered paragraphs of the text.

    A paragraph at the foot of a page goes on the count of one within the text above it,
    or its count goes on there below. If a line within the text has its number already,
    in the same count, the one at the foot may be a note.
    """
    within: defaultdict[_Sign, list[int]] = defaultdict(list)
    for lines in candidates:
        if not lines.rule and not lines.is_last:
            for item in _numbered(lines):
                within[_sign(item)].append(item.start)
    for lines in feet:
        items = [*_numbered(lines)]
        if lines.rule or not items or not _is_counted(items, within):
            yield lines


def _is_counted(items: Sequence[NoteLine], within: dict[_Sign, list[int]]) -> bool:
    first, last = items[0], items[-1]
    style, number = _sign(first)
    above = max(
        (at for at in within[style, number - 1] if at < first.start), default=-1
    )
    below = [at for at in within[style, _sign(last)[1] + 1] if at > last.start]
    if above < 0 and (number > 1 or not below):
        return False
    return not any(
        above < at and (not below or at < below[0]) for at in within[style, number]
    )


def _numbered(lines: NoteLines) -> Iterator[NoteLine]:
    return (item for item in in_order(lines.items) if item.sign.isdigit())


def _sign(item: NoteLine) -> _Sign:
    return item.style, int(item.sign)
