"""What is uncertain about a block of a raw transcription, said with its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.balance import find_imbalances
from letters.tei.transcription.blocks import seems_to_begin
from letters.tei.transcription.doubts import DoubtCode, Doubts, read_as
from letters.tei.transcription.edits import Edits
from letters.tei.transcription.hyphens import Hyphen, PartedWord, find_parted_words
from letters.tei.transcription.note_zones import FootNote, UnreadNote
from letters.tei.transcription.raw_block import RawBlock, Role

TAKEN_FOR = {
    Role.NUMBER: "a filing or control number",
    Role.STAMP: "a stamp",
    Role.DATE: "the date of the document",
    Role.MARKING: "a marking, and for nobody’s name",
    Role.PAGE_NUMBER: "the number of a page, and no page break is made of it",
    Role.FOOT: "a line below the text, and for nobody’s name",
    Role.POSTSCRIPT: "a postscript",
    Role.ADDRESS: "an address, and its first name for the recipient",
}
# "Ronald Reagan190. Letter From …": the end of one document, the head of the next.
_GLUED_HEADING = re.compile(
    r"(?<=[^\W\d_])\d{1,4}[a-z]?\. (?:[A-Z]\w+ ){0,3}"
    r"(?:Letter|Message|Memorandum|Telegram|Airgram|Despatch|Note|Minutes)\b"
)
_JOINED = "joined to one paragraph"
_NUMBERED_LINE = re.compile(r"\n[ \t]*\d{1,3}[.)] ")
_LOOSE_MARK = re.compile(
    r"(?<=[^\W\d]|[.,;:”\"’)])"
    r"(?:/\d{1,3}/(?!\d)|[¹²³⁰⁴-⁹]{1,3}|\[\d{1,3}\](?!:)|(?<=[a-z.,;:”\"’]{2})\(\d{1,2}\)(?!\w))"
    r"|↩"  # at the end of a note, on pages of the web
)
# "[fo 2]", "<leaf 3>", "{sheet 2 verso}"
_LONE_NUMBER = re.compile(r"(?<=\n)[ \t]*+(?P<page>\d{1,3})\.?[ \t]*+(?=\n)")
_LOOSE_PAGE = re.compile(
    r"[\[{<] ?(?:(?:begin|start)(?: of)? )?(?:page|pg|pp?|fol(?:io)?|ff?|fo|leaf|sheet|blatt"
    r"|seite|feuillet|лист|стр)\b\.? ?\d{1,3}(?: ?[rv]\b| (?:recto|verso|begins))?"
    r" ?[\]}>]"
    # "- 2 -", "Page 2 of 3"; "212 ANGLO-AMERICAN OIL" and "THE AGREEMENT 213" alone.
    r"|(?<!\S)[-–—] ?\d{1,3} ?[-–—](?!\S)|\b(?-i:Page|PAGE) \d{1,3} of \d{1,3}\b"
    r"|(?<![^\n])(?-i:(?:\d{1,3} )?[A-Z][A-Z ,’'&-]{8,60}(?: \d{1,3})?)(?![^\n])"
    r"(?<=\d)",
    re.IGNORECASE,
)
MOST_LOOSE_MARKS = 20
LONGEST_SHOWN = 80
_WHY = {
    Hyphen.GOES: "no other place of the text has the word",
    Hyphen.GOES_AS_ELSEWHERE: "so it stands elsewhere in the text",
    Hyphen.STAYS: "no other place of the text has the word",
    Hyphen.STAYS_AS_ELSEWHERE: "so it stands elsewhere in the text",
}


def doubt_role(doubts: Doubts, block: RawBlock) -> None:
    if block.role is Role.TABLE:
        doubts.add(
            read_as(block.role),
            "These lines are taken for a table, parted where tabs or several spaces "
            "stand.",
            block.start,
        )
    if block.role is Role.PARAGRAPH and seems_to_begin(block.text):
        doubts.add(
            DoubtCode.POSSIBLE_DOCUMENT,
            "Another document seems to begin here. Nothing is parted here.",
            block.start,
        )
    if block.role is Role.ENCLOSURE:
        doubts.add(
            DoubtCode.ENCLOSURE_READ,
            f"“{block.text.strip()}” is taken for the beginning of another document, which "
            "was enclosed.",
            block.start,
        )
    if meaning := TAKEN_FOR.get(block.role):
        words = " ".join(block.text.split())[:LONGEST_SHOWN]
        doubts.add(
            read_as(block.role),
            f"“{words}” is taken for {meaning}; where it stands on the "
            "page is not recorded.",
            block.start,
        )


def doubt_words(doubts: Doubts, edits: Edits, block: RawBlock) -> None:
    """Report signs that a block is more, or less, than one paragraph."""
    for imbalance in find_imbalances(block.text):
        at = block.start + imbalance.offset
        if block.text[imbalance.offset] in "[]" and edits.is_free(at, at + 1):
            doubts.add(
                DoubtCode.UNCLOSED_BRACKET,
                f"{imbalance.message} If a passage crosses paragraphs here, mark its "
                "ends with [\\[]{.opens #name} and [\\]]{.closes #name}.",
                block.start + imbalance.offset,
            )
    if glued := _GLUED_HEADING.search(block.text):
        doubts.add(
            DoubtCode.GLUED_HEADING,
            "The heading of another document seems to begin within this line. "
            "Nothing is parted here.",
            block.start + glued.start(),
        )
    numbered = _NUMBERED_LINE.search(block.text)
    if numbered and block.role in (Role.PARAGRAPH, Role.LINES):
        is_joined = block.role is Role.PARAGRAPH
        doubts.add(
            DoubtCode.NUMBERED_LINES,
            f"Numbered lines are {_JOINED if is_joined else 'left as lines'} here. Write "
            "footnotes as [^1]: …, and the items of a list between ::: item and :::.",
            block.start + numbered.start() + 1,
        )


def doubt_loose_marks(doubts: Doubts, edits: Edits, block: RawBlock) -> None:
    """Report what looks like the mark of a note that is nowhere."""
    for number, mark in enumerate(
        _LOOSE_MARK.finditer(edits.text, block.start, block.end)
    ):
        if number < MOST_LOOSE_MARKS and edits.is_free(*mark.span()):
            doubts.add(
                DoubtCode.MARK_WITHOUT_NOTE,
                f"“{mark[0]}” looks like the mark of a note, and no such note is found. "
                "It is left as it stands.",
                mark.start(),
            )


def doubt_loose_pages(doubts: Doubts, edits: Edits, block: RawBlock) -> None:
    """Report what looks like the sign of a page, and is read as none."""
    for sign in _LOOSE_PAGE.finditer(edits.text, block.start, block.end):
        if edits.is_free(*sign.span()):
            doubts.add(
                DoubtCode.PAGES_UNEVEN,
                f"“{sign[0]}” looks like the sign of a page, and is left as it stands. If a "
                "page begins here, write [Page 2] with its number.",
                sign.start(),
            )


def doubt_lone_numbers(doubts: Doubts, block: RawBlock) -> None:
    """Report a line of prose that is nothing but a number: it may be that of a page."""
    if block.role is not Role.PARAGRAPH:
        return
    for number in _LONE_NUMBER.finditer(block.text):
        doubts.add(
            DoubtCode.PAGES_UNEVEN,
            f"“{number['page']}” stands alone on a line of the text, and is left in it. If "
            "it is the number of a page, write [Page 2] with its number.",
            block.start + number.start("page"),
        )


def doubt_notes(doubts: Doubts, notes: Sequence[FootNote]) -> None:
    for note in notes:
        if note.call is None:
            doubts.add(
                DoubtCode.NOTE_WITHOUT_MARK,
                f"Note {note.sign} stands at the foot, and its mark was not found in the "
                f"text. Put [^{note.key}] where it belongs.",
                note.start,
            )
        elif not note.is_certain:
            doubts.add(
                DoubtCode.UNSURE_NOTE_MARK,
                f"Note {note.sign} is taken to belong here, and may be marked elsewhere.",
                note.call[0],
            )
        else:
            doubts.add(
                DoubtCode.NOTES_READ,
                f"This is read as note {note.sign}; its number is no part of the text.",
                note.start,
            )


def doubt_unread(doubts: Doubts, notes: Sequence[UnreadNote]) -> None:
    for note in notes:
        why = (
            f"“{note.sign}” stands above as the mark of a note, and nothing sets these "
            "lines off from the text"
            if note.is_called
            else f"This stands where notes do, and no mark “{note.sign}” is found above"
        )
        doubts.add(
            DoubtCode.NOTE_WITHOUT_MARK,
            f"{why}. It is left in the text. If it is a note, write it as "
            f"[^{note.sign}]: ….",
            note.start,
        )


def doubt_joined(doubts: Doubts, block: RawBlock) -> None:
    doubts.add(
        DoubtCode.JOINED_LINES,
        "No blank lines part the paragraphs. These lines are taken for one, since each "
        "stops in mid-sentence.",
        block.start,
    )


def edit_hyphens(
    edits: Edits, start: int, end: int, known: frozenset[str], doubts: Doubts
) -> None:
    """Let the parts of a word stand together that the end of a line parts."""
    for parted in find_parted_words(edits.text, start, end, known):
        if edits.is_free(parted.start, parted.end):
            edits.add(parted.start, parted.end, "-" if parted.hyphen.stays else "")
            doubt_hyphen(doubts, parted)


def doubt_hyphen(doubts: Doubts, parted: PartedWord) -> None:
    is_known = parted.hyphen in (Hyphen.GOES_AS_ELSEWHERE, Hyphen.STAYS_AS_ELSEWHERE)
    doubts.add(
        DoubtCode.HYPHEN_KNOWN if is_known else DoubtCode.HYPHEN,
        f"“{parted.before}-” at the end of a line and “{parted.after}” are written "
        f"“{parted.word}”: {_WHY[parted.hyphen]}.",
        parted.start,
    )
