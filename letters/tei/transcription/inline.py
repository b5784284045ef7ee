"""Reads inside the blocks of a raw transcription: note marks, brackets, emphasis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.note_list import ListedNote
from letters.tei.transcription.note_numbers import NoteMark, find_note_marks
from letters.tei.transcription.note_zones import NoteZone
from letters.tei.transcription.page_markers import find_page_markers
from letters.tei.transcription.page_turns import PAGE_END
from letters.tei.transcription.raw_block import RawBlock, Role

_BRACKETED = re.compile(r"\[[^\[\]\n]*\]")
_WITHHELD = re.compile(
    r"not\s+decl\w+ied|not\s+declas\w+|redacted|excised|sanitized|blacked out|geschwärzt",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(
    r"~~(?P<struck>[^~\s](?:[^~\n]*[^~\s])?)~~"
    r"|\*(?P<emphasis>[^*\s](?:[^*\n]*[^*\s])?)\*"
)
_CLASSIFICATION = re.compile(
    r"(?:TOP |SUPER )?SECRET(?:/[A-Z ]+)*|CONFIDENTIAL(?:/[A-Z ]+)*|RESTRICTED"
    r"|UNCLASSIFIED|LIMITED OFFICIAL USE"
)
LONGEST_SUPPLIED = 40


def edit_pages(edits: Edits, start: int, end: int, doubts: Doubts) -> None:
    """Write page markers in the notation, which would else be escaped."""
    for page in find_page_markers(edits.text[start:end]):
        edits.add(start + page.start, start + page.end, f"[Page {page.label}]")
    last = start + len(edits.text[start:end].rstrip())
    for ended in PAGE_END.finditer(edits.text, start, end):
        is_last = ended.end() >= last
        marker = "" if is_last else f"[Page {int(ended['page']) + 1}]"
        edits.add(ended.start(), ended.end(), marker)
        follows = "" if is_last else f", and page {int(ended['page']) + 1} begins"
        doubts.add(
            DoubtCode.PAGE_TURN,
            f"“{ended[0]}” is read as the end of page {ended['page']}{follows}.",
            ended.start(),
        )


def edit_notes(
    edits: Edits, body: str, notes: list[ListedNote], doubts: Doubts
) -> list[NoteMark]:
    """Write the note marks of the running text in the notation; return them in order."""
    numbered = {int(note.number): note.text for note in notes}
    marks = find_note_marks(body, sorted(numbered), numbered)
    for mark in marks:
        edits.add(mark.start, mark.end, f"[^{mark.number}]")
        if not mark.is_certain:
            doubts.add(
                DoubtCode.UNSURE_NOTE_MARK,
                f"Note {mark.number} may be marked elsewhere; {_elsewhere(mark)}.",
                mark.start,
            )
    marked = {int(mark.number) for mark in marks}
    for number in sorted(set(numbered) - marked):
        doubts.add(
            DoubtCode.NOTE_WITHOUT_MARK,
            f"Note {number} stands in the list, and its mark was not found in the text. "
            f"Put [^{number}] where it belongs.",
            len(body),
        )
    return marks


def edit_calls(edits: Edits, zone: NoteZone, doubts: Doubts) -> None:
    """Write the signs that call for notes at the foot of a page in the notation."""
    if zone.rule:
        doubts.add(
            DoubtCode.NOTES_READ,
            f"The rule “{zone.rule}” parts the notes from the text, and is taken out.",
            zone.start,
        )
    for note in zone.notes:
        if note.call:
            edits.add(*note.call, f"[^{note.key}]")


def _elsewhere(mark: NoteMark) -> str:
    count = len(mark.alternatives)
    return f"{count} other place{'s' if count != 1 else ''} would do nearly as well"


def edit_emphasis(edits: Edits, block: RawBlock, doubts: Doubts) -> None:
    """Take asterisks for handwriting over the text or italics in it; tildes strike out."""
    for match in _EMPHASIS.finditer(edits.text, block.start, block.end):
        if not edits.is_free(*match.span()):
            continue
        if match["struck"]:
            _edit_struck(edits, match)
        elif block.role in (Role.MARKS, Role.HEADING) and not _has_bracket(match[0]):
            edits.add(match.start(), match.start() + 1, "[")
            edits.add(match.end() - 1, match.end(), "]{.hand}")
            doubts.add(
                DoubtCode.HANDWRITING,
                f"“{match['emphasis']}” is taken for handwriting. Whose hand it is, and "
                "where it stands on the page, the transcription does not say.",
                match.start(),
            )
        else:
            edits.add(match.start(), match.start() + 1, "*")
            edits.add(match.end() - 1, match.end(), "*")


def _has_bracket(text: str) -> bool:
    """Whether `text` would be misread as the inside of a bracketed span."""
    return "[" in text or "]" in text


def _edit_struck(edits: Edits, match: re.Match[str]) -> None:
    is_classification = _CLASSIFICATION.fullmatch(match["struck"].strip())
    before, after = ("~~", "~~")
    if is_classification:
        before, after = "~~[", "]{.classification}~~"
    edits.add(match.start(), match.start() + 2, before)
    edits.add(match.end() - 2, match.end(), after)


def edit_brackets(
    edits: Edits, block: RawBlock, doubts: Doubts, *, is_edited: bool
) -> None:
    """Take short brackets of a printed edition for its editor's; leave others as they are."""
    for match in _brackets(edits, block):
        inside = match[0][1:-1]
        is_sign = inside.startswith(("^", "Page "))  # of the notation
        if _WITHHELD.search(inside) and not is_sign:
            edits.wrap(*match.span(), ".withheld", has_brackets=True)
        elif (
            is_edited
            and not is_sign
            and inside.strip()
            and len(inside) <= LONGEST_SUPPLIED
        ):
            edits.wrap(*match.span(), ".supplied", has_brackets=True)
            doubts.add(
                DoubtCode.SUPPLIED,
                f"“{match[0]}” is taken for a word that the editor supplied.",
                match.start(),
            )
        else:
            doubts.add(
                DoubtCode.BRACKET,
                f"“{_shortened(match[0])}” stands in brackets, and nothing says whose "
                "they are. It is left as it stands on the page.",
                match.start(),
            )


def _brackets(edits: Edits, block: RawBlock) -> Iterator[re.Match[str]]:
    for match in _BRACKETED.finditer(edits.text, block.start, block.end):
        if edits.is_free(*match.span()):
            yield match


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_SUPPLIED else f"{text[:LONGEST_SUPPLIED]}…"
