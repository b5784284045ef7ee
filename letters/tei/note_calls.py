"""What leads to a note: pointers, references whose words are its mark, and its own pointer
back to its place."""

from __future__ import annotations

import re

from letters.tei.source import Element, local_name

POINTER, REFERENCE = "ptr", "ref"

_TYPES_OF_CALLS = {
    *("noteanchor", "noteref", "notecall", "notemark", "note", "footnote", "fn"),
    *("footnoteref", "footnotemark", "endnote", "endnoteref", "anchor"),
}
_MARK = re.compile(
    r"[\[(]?(?P<mark>\d{1,4}[a-z]?|[a-z]|[ivxlc]{1,6}|[^\w\s]{1,4})[\])]?"
)
_LONGEST_MARK = 20
_NEAR = 40  # characters before a number, in which a sentence leads to it
_RAISED = re.compile(r"\bsup", re.IGNORECASE)
# Before a number that is a part of a sentence: "see notes 3 and 4".
_BEFORE_A_NUMBER = re.compile(
    r"(?:\b(?:(?:foot|end)?notes?|nn?\.|fnn?\.?|and|or|to|see|also|in)|[,–-])\s*\Z",
    re.IGNORECASE,
)


def is_pointer(element: Element) -> bool:
    return local_name(element) in (POINTER, REFERENCE)


def is_call(element: Element, *, for_known_note: bool) -> bool:
    """Whether the pointer or reference is the mark of a note, and no part of a sentence.

    A number that leads to a note is such a mark. One that leads to nothing is, if the
    encoder or its place above the line says so.
    """
    words = words_of(element)
    if local_name(element) == POINTER and not words:
        return True
    if not words or is_named_call(element) or _is_raised(element):
        return len(words) <= _LONGEST_MARK
    is_mark = for_known_note and _MARK.fullmatch(words) is not None
    return is_mark and not _BEFORE_A_NUMBER.search(text_before(element)[-_NEAR:])


def is_named_call(element: Element) -> bool:
    """Whether the encoder says that the reference is the mark of a note."""
    return local_name(element) == REFERENCE and _kind(element) in _TYPES_OF_CALLS


def mark_of_call(call: Element) -> str:
    """What stands on the page for the note: the words of the call, or its number."""
    words = words_of(call)
    match = _MARK.fullmatch(words)
    return (match["mark"] if match else words) or (call.get("n") or "").strip()


def place_of_note(note: Element) -> str:
    """The id that the note, or the annotation that it is the body of, points at."""
    around = note.getparent()
    holders = [note] if around is None else [note, around]
    pointers = [
        holder.get(name)
        for holder in holders
        if holder is note or local_name(holder) == "annotation"
        for name in ("targetEnd", "target", "corresp")
    ]
    return next((name for p in pointers if p and (name := local_id(p.split()[0]))), "")


def local_id(pointer: str) -> str:
    """The id in "#n1"; empty for a pointer to elsewhere."""
    return pointer[1:] if pointer.startswith("#") else ""


def words_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _kind(element: Element) -> str:
    return re.sub(r"[\W_]", "", element.get("type") or "").lower()


def _is_raised(element: Element) -> bool:
    """Whether all its words stand above the line."""
    inner = [child for child in element if local_name(child)]
    if len(inner) == 1 and words_of(inner[0]) == words_of(element):
        return _RAISED.search(inner[0].get("rend") or "") is not None or _is_raised(
            inner[0]
        )
    return _RAISED.search(element.get("rend") or "") is not None


def text_before(element: Element) -> str:
    """The words between the element and the one before it, or around it."""
    before = element.getprevious()
    if before is not None:
        return before.tail or ""
    parent = element.getparent()
    return (parent.text if parent is not None else "") or ""
