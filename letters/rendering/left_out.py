"""Words of stored HTML that a file leaves out, so that no reader of it shows them.

A page in the browser hides them by its style sheet. Files are read by programs that may
know no style sheets, and their lines are counted without what is not there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from letters.rendering.contract import ANNOTATION_CALL_ELEMENT, NOTE_MARK, PAGE_BREAK
from letters.rendering.stretches import (
    AROUND_TAGS,
    LINE_ENDS,
    depth_after,
    starts_of_letters,
)

# The classes of each layer, as static/css/components/text.css hides them.
LAYERS = {
    "handwriting": ("hand",),
    "stamps": ("stamp", "number"),
    "struck": ("struck",),
    "supplied": ("supplied",),
    "notes": (NOTE_MARK,),
    "breaks": (PAGE_BREAK,),
}
# The brackets round a conditional passage, which were never to be sent.
METAMARK = "metamark"

_CLASSES = re.compile(r'(?<= class=")[^"<>]*+')
_HIDDEN = re.compile(r' hidden(?:="")?[ >]')
_BREAK = re.compile(r"<br[ >]")
_LETTER = re.compile(rf"[^{LINE_ENDS}]")
_WORD = re.compile(r"\S")

# Whether the element of a start tag is left out.
IsLeftOut = Callable[[str], bool]
Span = tuple[int, int]


def classes_of(layers: Iterable[str]) -> frozenset[str]:
    """The classes of the elements in these layers; others have none in the text."""
    return frozenset(name for layer in layers for name in LAYERS.get(layer, ()))


def has_class(names: Collection[str]) -> IsLeftOut:
    def is_left_out(tag: str) -> bool:
        found = _CLASSES.search(tag)
        return found is not None and not set(found[0].split()).isdisjoint(names)

    return is_left_out


def is_hidden(tag: str) -> bool:
    """Whether the start tag says of its element that it is not shown."""
    return bool(_HIDDEN.search(tag))


def leave_out(
    html: str, is_left_out: IsLeftOut, annotations: Collection[int] = ()
) -> str:
    """`html` without the elements that are left out, and all that is in them.

    The call of an annotation stays, since some of its words may be elsewhere; those of
    `annotations`, all of whose words are left out, go with them.
    """
    return "".join(
        _calls("".join(pieces), annotations) if is_out else "".join(pieces)
        for is_out, pieces in _runs(html, is_left_out)
    )


def _runs(html: str, is_left_out: IsLeftOut) -> Iterator[tuple[bool, list[str]]]:
    for is_out, run in groupby(_pieces(html, is_left_out), key=itemgetter(1)):
        yield is_out, [piece for piece, _ in run]


def _calls(html: str, gone: Collection[int]) -> str:
    return "".join(
        call[0]
        for call in ANNOTATION_CALL_ELEMENT.finditer(html)
        if int(call["number"]) not in gone
    )


def left_out_spans(html: str, text: str, is_left_out: IsLeftOut) -> list[Span]:
    """Where in `text`, which `html` renders, the words that are left out stand."""
    offsets = [letter.start() for letter in _LETTER.finditer(text)]
    spans: list[Span] = []
    letters = depth = 0
    for position, (piece, is_out) in enumerate(_pieces(html, is_left_out)):
        if position % 2:
            depth = depth_after(piece, depth)
        elif piece and not depth:
            before, letters = letters, letters + len(starts_of_letters(piece)) - 1
            if is_out and before < letters:
                spans.append((offsets[before], offsets[letters - 1] + 1))
    return spans


def join_spans(spans: Iterable[Span]) -> list[Span]:
    """The same characters, in order, without overlaps."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def first_shown(
    text: str, start: int, end: int, left_out: Sequence[Span]
) -> int | None:
    """The first character from `start` to `end` that is printed and no blank; None if
    there is none. `left_out` is joined."""
    index = bisect_right(left_out, start, key=_end_of)
    while start < end:
        begin, stop = left_out[index] if index < len(left_out) else (end, end)
        if word := _WORD.search(text, start, max(start, min(begin, end))):
            return word.start()
        start, index = max(start, stop), index + 1
    return None


def _end_of(span: Span) -> int:
    return span[1]


def _pieces(html: str, is_left_out: IsLeftOut) -> Iterator[tuple[str, bool]]:
    """Text and tags by turns, and whether each is left out."""
    depth = 0
    for position, piece in enumerate(AROUND_TAGS.split(html)):
        if not position % 2 or _BREAK.match(piece):
            yield piece, depth > 0
            continue
        if depth:
            yield piece, True
            depth += -1 if piece.startswith("</") else 1
        elif not piece.startswith("</") and is_left_out(piece):
            depth = 1
            yield piece, True
        else:
            yield piece, False
