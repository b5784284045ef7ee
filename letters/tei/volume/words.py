"""The words of an element as one line: for titles, names and descriptions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from letters.tei import vocabulary as tei
from letters.tei.source import Element, local_name

# XML's white space alone: an em space or a hard space is text.
_WHITE_SPACE = re.compile(r"[ \t\r\n]++")


def words_of(element: Element | None) -> str:
    """The text of `element` without its notes, white space collapsed."""
    if element is None:
        return ""
    return collapse("".join(str(piece) for piece in flow_of(element)))


def flow_of(
    element: Element, landmarks: Collection[Element] = ()
) -> Iterator[str | Element]:
    """The text of `element` piece by piece, notes left out.

    Each of `landmarks` is yielded as the element it is, in place of its text.
    """
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if child in landmarks:
            yield child
        elif name == tei.LINE_BREAK:
            yield " "
        elif name and name != tei.NOTE:
            yield from flow_of(child, landmarks)
        yield child.tail or ""


def collapse(text: str) -> str:
    return _WHITE_SPACE.sub(" ", text).strip(" ")
