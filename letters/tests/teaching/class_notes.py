"""Fifty notes that a class may have made with Hypothesis on the demonstration's pages.

Each quotes what the page shows: numbers of notes, labels of pages and the names of marks
stand between the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LETTER = "frus1981-88v04/d190"
DRAFT = "reagan-andropov-1983-draft"
MEMORANDUM = "reagan-andropov-1983-memorandum"


@dataclass(frozen=True, slots=True)
class ClassNote:
    """`quoted` is the occurrence of that number in the page, from 0, or stands between
    `around`. Of the document it is `words`, at the occurrence of that number; "" if it
    is not there, or nobody can say where. `may_be_lost`: much of it differs."""

    document: str
    quoted: str
    words: str = ""
    number: int = 0
    footnote: str = ""
    around: tuple[str, str] | None = None
    may_be_lost: bool = False


def same(document: str, quoted: str, number: int = 0, footnote: str = "") -> ClassNote:
    return ClassNote(document, quoted, quoted, number, footnote)


NOTES = (
    # As they stand in the text.
    same(LETTER, "Dear Mr. General Secretary"),
    same(LETTER, "a turn toward better relations"),
    same(LETTER, "My letter carried by the Vice President"),
    same(LETTER, "the full understanding of these burdens of maintaining world peace"),
    same(LETTER, "directly and confidentially"),
    same(LETTER, "Nor are we seeking either military superiority"),
    same(LETTER, "“attempts to upset the balance of forces"),
    same(LETTER, "But it is not my purpose to debate these matters here."),
    same(LETTER, "MIRVed, land-based systems"),
    same(LETTER, "for understandable reasons of history and geography"),
    same(LETTER, "MBFR"),
    same(LETTER, "the CDE Conference in Stockholm"),
    same(LETTER, "simulated space rescue"),
    same(LETTER, "good, wise and kind"),
    same(LETTER, "Iran and Iraq"),
    same(DRAFT, "Foreign Minister Gromyko", 0),
    same(DRAFT, "Foreign Minister Gromyko", 1),
    same(DRAFT, "START agreement be meaningful"),
    same(DRAFT, "opportunities--indeed a necessity"),
    same(DRAFT, "a personal emissary who is thoroughly familiar with my thinking"),
    same(DRAFT, "the turmoil in Lebanon"),
    same(DRAFT, "Sincerely,"),
    same(MEMORANDUM, "The bracketed language on page 3"),
    same(MEMORANDUM, "only if Amb. Hartman is permitted"),
    # Words that occur often: what stands around them tells which.
    same(LETTER, "Vice President", 1),
    same(LETTER, "Vice President", 2),
    same(LETTER, "arms control", 1),
    same(DRAFT, "our two nations", 1),
    same(DRAFT, "the Soviet Union", 3),
    # Within notes.
    same(LETTER, "Rick Burt, Art Hartman, and Jack Matlock", 0, "1"),
    same(LETTER, "the release of the Pentecostalist families", 0, "7"),
    same(LETTER, "KAL 007", 0, "6"),
    # Between the words stands what only the page shows.
    ClassNote(
        LETTER,
        "between our countries.2 I agree with you",
        "between our countries. I agree with you",
    ),
    ClassNote(LETTER, "your speech of March 2.4", "your speech of March 2."),
    ClassNote(
        LETTER,
        "each of the areas you [Page 681]mentioned in your speech",
        "each of the areas you mentioned in your speech",
    ),
    ClassNote(
        LETTER,
        "families was resolved.7 I was touched",
        "families was resolved. I was touched",
    ),
    ClassNote(
        LETTER,
        "International Civil Aeronautics [supplied by the editor: [Aviation]] "
        "Organization in Montreal",
        "International Civil Aeronautics [Aviation] Organization in Montreal",
        may_be_lost=True,
    ),
    ClassNote(
        DRAFT,
        "an interruption of [Page 2] (inferred)these talks",
        "an interruption of these talks",
    ),
    ClassNote(
        DRAFT,
        "in this manner, we would be [Page 3] (inferred)able to develop",
        "in this manner, we would be able to develop",
    ),
    # From one paragraph into the next: the page has no white space between them.
    ClassNote(
        LETTER,
        "restraint in our actions.You wrote also of “attempts",
        "restraint in our actions.\nYou wrote also of “attempts",
        may_be_lost=True,
    ),
    # Other quotes, dashes and white space.
    ClassNote(
        LETTER,
        'a "turn toward  steady\n and good relations',
        "a turn toward steady and good relations",
        around=("Therefore I conclude, as you did, that “", " between our two"),
        may_be_lost=True,
    ),
    ClassNote(
        DRAFT,
        "the approach—or others you might wish to suggest",
        "this approach--or others you might wish to suggest",
        around=("He could explore the possibilities of ", "--with you and your"),
        may_be_lost=True,
    ),
    # In another edition of the letter.
    ClassNote(
        LETTER,
        "a draft treaty providing for a world-wide ban on the production",
        "a draft treaty providing for a global ban on the production",
        around=("we will have ready soon ", " and stockpiling of these"),
        may_be_lost=True,
    ),
    # What the documents do not have, or have too often.
    ClassNote(LETTER, "the missiles in Turkey", around=("and remove ", " at once")),
    ClassNote(LETTER, "relations", around=("", "")),
    ClassNote(LETTER, "We are prepared", around=("", "")),
    ClassNote(DRAFT, "the", around=("", "")),
    ClassNote(DRAFT, "Chernenko", around=("General Secretary ", "")),
    ClassNote(MEMORANDUM, "the release of the families", around=("about ", " soon")),
    ClassNote(MEMORANDUM, "Secretary Shultz", around=("memorandum to ", " today")),
)


def export_row(number: int, note: ClassNote, page: str, site: str) -> dict[str, Any]:
    """As Hypothesis exports it. `page` is the text of the page, as a browser has it."""
    prefix, suffix = note.around or _around(note, page)
    quote = {"exact": note.quoted, "prefix": prefix, "suffix": suffix}
    address = f"{site}/documents/{note.document}/"
    selectors = [
        {"type": "RangeSelector", "startContainer": "/div[1]/p[3]", "startOffset": 4},
        {"type": "TextPositionSelector", "start": 40 + number, "end": 60 + number},
        {"type": "TextQuoteSelector", **quote},
    ]
    return {
        "id": f"note{number}",
        "user": "acct:student@hypothes.is",
        "uri": address,
        "text": f"Note *{number}*",
        "tags": ["class"],
        "created": "2026-11-28T12:00:00+00:00",
        "target": [{"source": address, "selector": selectors}],
    }


def _around(note: ClassNote, page: str) -> tuple[str, str]:
    """32 characters on each side; the notes stand after the text."""
    start = page.rindex(note.quoted) if note.footnote else _nth(page, note.quoted, note)
    end = start + len(note.quoted)
    return page[max(0, start - 32) : start], page[end : end + 32]


def _nth(text: str, words: str, note: ClassNote) -> int:
    at = -1
    for _ in range(note.number + 1):
        at = text.index(words, at + 1)
    return at


def place_in(text: str, note: ClassNote) -> tuple[int, int] | None:
    """Where the words of the note are in the text of the document, or of its note."""
    if not note.words:
        return None
    start = _nth(text, note.words, note)
    return start, start + len(note.words)
