"""Which elements of a TEI file are lists of notes, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.source import XML_ID, Element, local_name

NOTE = "note"
_GROUP = "noteGrp"
# Around a note that stands apart: no paragraph or other text of the document.
AROUND_NOTES = {
    *("TEI", "text", "body", "front", "back", "group", "div", "standOff"),
    *("listAnnotation", "annotation", _GROUP),
}
# Of these, the ones whose notes stand nowhere else than where they are called for.
COLLECTIONS = {"standOff", "listAnnotation", "back"}
_BESIDE_LISTS = {"head", "pb", "lb", "fw", "milestone"}
_BESIDE_NOTES = {*_BESIDE_LISTS, _GROUP, NOTE}
# Within a list of notes, what may be around each of them, or stand for it.
_WRAPPERS = {"list", "item"}
LISTS_OF_NOTES = {"div", "standOff", "listAnnotation", _GROUP, *_WRAPPERS}
_UNNAMED_NOTES = {"p", "ab", "item", "div"}
_LIST_OF_NOTES = re.compile(r"note", re.IGNORECASE)


def holds_only_notes(division: Element) -> bool:
    """Whether the division is a list of notes: no text of its own but a heading."""
    children = [child for child in division if local_name(child)]
    names = {local_name(child) for child in children if not wraps_notes(child)}
    between = (division.text, *(child.tail for child in division))
    return (
        any(local_name(child) not in _BESIDE_LISTS for child in children)
        and names <= _BESIDE_NOTES
        and not any((text or "").strip() for text in between)
    )


def wraps_notes(element: Element) -> bool:
    """Whether it is a list of notes, or an item of one."""
    return local_name(element) in _WRAPPERS and holds_only_notes(element)


def is_list_of_notes(element: Element) -> bool:
    is_list = local_name(element) in ("div", "list")
    return is_list and _LIST_OF_NOTES.search(element.get("type") or "") is not None


def unnamed_notes(division: Element, scope: Element) -> Iterator[Element]:
    """The paragraphs or items, each with an id, of the lists of notes of `division`."""
    for holder in scope.iter("{*}div", "{*}list"):
        if holder is division or not is_list_of_notes(holder):
            continue
        for part in holder:
            is_named = local_name(part) in _UNNAMED_NOTES and part.get(XML_ID)
            if is_named and part is not division:
                yield part
