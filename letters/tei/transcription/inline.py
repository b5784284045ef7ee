"""Inside the blocks of a raw transcription: note marks, brackets, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.transcription.blocks import RawBlock, Role
from letters.tei.transcription.doubts import Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.note_numbers import (
    ListedNote,
    NoteMark,
    find_note_marks,
    find_page_markers,
)

_BRACKETED = re.compile(r"\[[^\[\]\n]*\]")
_WITHHELD = re.compile(r"not\s+decl\w+ied|not\s+declas\w+", re.IGNORECASE)
_EMPHASIS = re.compile(
    r"~~(?P<struck>[^~\s](?:[^~\n]*[^~\s])?)~~"
    r"|\*(?P<emphasis>[^*\s](?:[^*\n]*[^*\s])?)\*"
)
_CLASSIFICATION = re.compile(
    r"(?:TOP |SUPER )?SECRET(?:/[A-Z ]+)*|CONFIDENTIAL(?:/[A-Z ]+)*|RESTRICTED"
    r"|UNCLASSIFIED|LIMITED OFFICIAL USE"
)
LONGEST_SUPPLIED = 40


def edit_pages(edits: Edits, start: int, end: int) -> None:
    """Page markers say what they are already; they must only not be escaped."""
    for page in find_page_markers(edits.text[start:end]):
        edits.add(start + page.start, start + page.end, f"[Page {page.label}]")


def edit_notes(
    edits: Edits, body: str, notes: list[ListedNote], doubts: Doubts
) -> list[NoteMark]:
    """Note marks in the running text, glued to a word or not, in their order."""
    numbered = {int(note.number): note.text for note in notes}
    marks = find_note_marks(body, sorted(numbered), numbered)
    for mark in marks:
        edits.add(mark.start, mark.end, f"[^{mark.number}]")
        if not mark.is_certain:
            doubts.add(
                "unsure-note-mark",
                f"Note {mark.number} may be marked elsewhere; {_elsewhere(mark)}.",
                mark.start,
            )
    found = {int(mark.number) for mark in marks}
    for number in sorted(set(numbered) - found):
        doubts.add(
            "note-without-mark",
            f"Note {number} stands in the list, and its mark was not found in the text. "
            f"Put [^{number}] where it belongs.",
            len(body),
        )
    return marks


def _elsewhere(mark: NoteMark) -> str:
    count = len(mark.alternatives)
    return f"{count} other place{'s' if count != 1 else ''} would do nearly as well"


def edit_emphasis(edits: Edits, block: RawBlock, doubts: Doubts) -> None:
    """Asterisks and tildes: handwriting on paper, italics within the text."""
    for found in _EMPHASIS.finditer(edits.text, block.start, block.end):
        if not edits.is_free(*found.span()):
            continue
        if found["struck"]:
            _edit_struck(edits, found)
        elif block.role in (Role.MARKS, Role.HEADING) and not _has_bracket(found[0]):
            edits.add(found.start(), found.start() + 1, "[")
            edits.add(found.end() - 1, found.end(), "]{.hand}")
            doubts.add(
                "handwriting",
                f"“{found['emphasis']}” is taken for handwriting. Whose hand it is, and "
                "where it stands on the page, the transcription does not say.",
                found.start(),
            )
        else:
            edits.add(found.start(), found.start() + 1, "*")
            edits.add(found.end() - 1, found.end(), "*")


def _has_bracket(text: str) -> bool:
    """Whether `text` would be misread as the inside of a bracketed span."""
    return "[" in text or "]" in text


def _edit_struck(edits: Edits, found: re.Match[str]) -> None:
    is_classification = _CLASSIFICATION.fullmatch(found["struck"].strip())
    before, after = ("~~", "~~")
    if is_classification:
        before, after = "~~[", "]{.classification}~~"
    edits.add(found.start(), found.start() + 2, before)
    edits.add(found.end() - 2, found.end(), after)


def edit_brackets(
    edits: Edits, block: RawBlock, doubts: Doubts, *, is_edited: bool
) -> None:
    """Short brackets of a printed edition are its editor's; others stay as they are."""
    for found in _brackets(edits, block):
        inside = found[0][1:-1]
        is_sign = inside.startswith(("^", "Page "))  # of the notation
        if _WITHHELD.search(inside) and not is_sign:
            edits.wrap(*found.span(), ".withheld", keeps=True)
        elif (
            is_edited
            and not is_sign
            and inside.strip()
            and len(inside) <= LONGEST_SUPPLIED
        ):
            edits.wrap(*found.span(), ".supplied", keeps=True)
            doubts.add(
                "supplied",
                f"“{found[0]}” is taken for a word that the editor supplied.",
                found.start(),
            )
        else:
            doubts.add(
                "bracket",
                f"“{_shortened(found[0])}” stands in brackets, and nothing says whose "
                "they are. It is left as it stands on the page.",
                found.start(),
            )


def _brackets(edits: Edits, block: RawBlock) -> Iterator[re.Match[str]]:
    for found in _BRACKETED.finditer(edits.text, block.start, block.end):
        if edits.is_free(*found.span()):
            yield found


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SUPPLIED else f"{text[:LONGEST_SUPPLIED]}…"
