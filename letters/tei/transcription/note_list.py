"""The numbered list of notes at the end of a printed edition's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.tei.transcription.note_numbers import candidate_places, find_note_marks

LIST_ITEM = re.compile(
    r"^(?P<indent>[ \t]*)(?P<number>\d{1,3})(?P<stop>[.)]?)[ \t]+(?=\S)", re.MULTILINE
)
NOTE_LANGUAGE = re.compile(
    r"\A(?:Source:|See |Ibid|Not (?:printed|found)|[SI](?:up|nf)ra|Documents? \d"
    r"|For |Reference|Dated|Printed|In telegram|Drafted|Telegram|The text)"
    r"|Ibid\.|Foreign Relations|[Nn]ot printed|[Ff]ootnote|, Document"
)
_DASHED = re.compile(r"^[-–•] (?P<text>[^\n]*[^\s\n]) ?↩[^\n]{0,4}$", re.MULTILINE)
MOST_LISTS = 8  # tried as the list of notes, the last one first
MOST_SKIPPED = 2  # numbers in a row that may be missing
LEAST_MARKED = 0.75  # of the notes must have a certain mark
PLAIN = -4.0  # a place better than this needs no support from its neighbours


@dataclass(frozen=True, slots=True)
class ListedNote:
    """A note of the list at the end; `text` begins at `start`."""

    number: int
    text: str
    start: int


def split_note_list(text: str) -> tuple[str, list[ListedNote]]:
    """Part the running text from the numbered list of notes that ends it.

    A list is taken for notes when it is set off from the text above it and its
    numbers are marked there; a numbered list that is part of a letter stays in its
    text. Without a list of notes, return the whole text and no notes.
    """
    items = list(LIST_ITEM.finditer(text))
    openings = [at for at, item in enumerate(items) if item["number"] == "1"]
    best = (0, len(items))
    split: tuple[str, list[ListedNote]] = (text, [])
    for at in openings[-MOST_LISTS:]:
        listed = _listed_from(items[at:])
        notes = _listed_notes(text, listed)
        body = text[: listed[0].start()].rstrip()
        signs = _count_signs_of_notes(text, listed, notes) - _restarts(items[at:])
        if (signs, len(notes)) > best and _are_marked(body, notes, signs):
            best, split = (signs, len(notes)), (body, notes)
    return split


def split_dashed_list(text: str) -> tuple[str, list[ListedNote]]:
    """Part the running text from a list of notes that has dashes for numbers, and an arrow
    back to the mark behind each: so a web page's notes are pasted.

    The numbers are those of which more are marked: from 0, or from 1.
    """
    items = list(_DASHED.finditer(text))
    if not items or text[items[-1].end() :].strip():
        return text, []
    body = text[: items[0].start()].rstrip()
    found = {
        first: find_note_marks(body, range(first, first + len(items)))
        for first in (0, 1)
    }
    first = max(found, key=lambda number: len(found[number]))
    notes = [
        ListedNote(number, item["text"], item.start("text"))
        for number, item in enumerate(items, first)
    ]
    return body, notes


def _listed_from(items: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The items of the list that the first of `items` opens.

    An item numbered in another style, or out of order, belongs to the note above.
    """
    listed, style = [items[0]], _numbering_style(items[0])
    for item in items[1:]:
        step = int(item["number"]) - int(listed[-1]["number"])
        if 0 < step <= MOST_SKIPPED + 1 and _numbering_style(item) == style:
            listed.append(item)
    return listed


def _restarts(items: Sequence[re.Match[str]]) -> bool:
    """Whether another list in the same style opens below the first item."""
    style = _numbering_style(items[0])
    return any(
        item["number"] == "1" and _numbering_style(item) == style for item in items[1:]
    )


def _numbering_style(item: re.Match[str]) -> tuple[bool, str]:
    return bool(item["indent"]), item["stop"]


def _listed_notes(text: str, listed: Sequence[re.Match[str]]) -> list[ListedNote]:
    ends = [item.start() for item in listed[1:]] + [len(text)]
    return [
        ListedNote(int(item["number"]), text[item.end() : end].rstrip(), item.end())
        for item, end in zip(listed, ends, strict=True)
    ]


def _count_signs_of_notes(
    text: str, listed: Sequence[re.Match[str]], notes: Sequence[ListedNote]
) -> int:
    """How many signs there are that a list is one of notes, and no part of a letter."""
    above = text[: listed[0].start()]
    has_blank_line = above[len(above.rstrip()) :].count("\n") > 1
    has_source = notes[0].text.startswith("Source:")
    speaking = sum(bool(NOTE_LANGUAGE.search(note.text)) for note in notes)
    signs = has_blank_line + bool(listed[0]["indent"]) + 2 * has_source
    return signs + (2 * speaking >= len(notes)) - (not listed[0]["stop"])


def _are_marked(body: str, notes: Sequence[ListedNote], signs: int) -> bool:
    """Whether the body marks the notes, and their own texts mark no further note."""
    texts = {note.number: note.text for note in notes}
    marks = find_note_marks(body, list(texts), texts)
    marked = sum(mark.is_certain or signs > 1 for mark in marks)
    if marked < LEAST_MARKED * len(notes):
        return False
    further = range(notes[-1].number + 1, notes[-1].number + 4)
    listing = "\n".join(texts.values())
    return not any(
        place.cost < PLAIN for place in candidate_places(listing, further, {})
    )
