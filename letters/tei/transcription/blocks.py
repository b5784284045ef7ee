"""The blocks of a raw transcription, and what each of them seems to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from letters.tei.transcription.columns import has_columns
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.foot_lines import (
    is_foot_line,
    is_marking,
    is_page_number,
    is_stamp,
)
from letters.tei.transcription.line_groups import split_lines


class Role(StrEnum):
    HEADING = "heading"
    LETTERHEAD = "letterhead"
    STAMP = "stamp"
    NUMBER = "number"
    MARKS = "marks"
    DATE = "date"
    PAGE = "page"
    SALUTE = "salute"
    PARAGRAPH = "paragraph"
    LINES = "lines"
    TABLE = "table"
    CLOSING = "closing"
    SIGNATURE = "signature"
    # Within the text and below it, where they name nobody.
    MARKING = "marking"
    PAGE_NUMBER = "page-number"
    FOOT = "foot"


# What stands on paper before or after the text, and not in it.
OUTSIDE_TEXT = {
    Role.LETTERHEAD,
    Role.STAMP,
    Role.NUMBER,
    Role.MARKS,
    Role.DATE,
}
# What may stand between a name and the end of the paper.
FOOT_ROLES = {Role.MARKING, Role.PAGE_NUMBER, Role.FOOT}
# No more of them are looked through for the name above.
MOST_FOOT_BLOCKS = 8


@dataclass(frozen=True, slots=True)
class RawBlock:
    """Lines that stand together; offsets are code points in the whole text."""

    start: int
    end: int
    text: str
    role: Role

    @property
    def is_outside_text(self) -> bool:
        return self.role in OUTSIDE_TEXT

    @property
    def may_begin_a_document(self) -> bool:
        return self.is_outside_text or self.role in (Role.HEADING, Role.SALUTE)


_YEAR = re.compile(r"\b\d{4}\b")
MOST_HEAD_BLOCKS = 8
LONGEST_HEAD_BLOCK = 160
_TEXT_ROLES = {Role.SALUTE, Role.CLOSING, Role.SIGNATURE, Role.TABLE}

# The index of the first block of each role, so that none of them is counted again.
FirstOfRole = dict[Role, int]

# A line with words on it, read once from its beginning.
_LINE = r"[^\S\n]*+\S[^\n]*+"
_BLOCKS = re.compile(rf"^{_LINE}(?:\n{_LINE})*+", re.MULTILINE)
_LINES = re.compile(rf"^{_LINE}", re.MULTILINE)

_MARKER_IN_NOTATION = re.compile(r"\[Page ([^\s\[\]{}]+)\]")
_EDITION_HEADING = re.compile(r"\[?\d+[A-Za-z]?\]?\.\s+\S")
_TITLE = re.compile(
    r"(?:Draft |Proposed |Personal |Oral |Presidential |Special )*"
    r"(?:Letter|Message|Memorandum|Telegram|Note|Aide-M[ée]moire|Statement)\b"
    r"|(?:DRAFT |PROPOSED |PERSONAL |ORAL |PRESIDENTIAL |SPECIAL )*+"
    r"(?:LETTER|MESSAGE|MEMORANDUM|TELEGRAM|NOTE|AIDE-M[EÉ]MOIRE|STATEMENT)\b(?!:)",
)
_LETTERHEAD = re.compile(
    r"(?:THE )?(?:WHITE HOUSE|KREMLIN|DEPARTMENT OF [A-Z ]+|NATIONAL SECURITY COUNCIL"
    r"|EMBASSY OF [A-Z ]+|MINISTRY OF [A-Z ]+|SECRETARY OF STATE|EXECUTIVE OFFICE[A-Z ]*"
    r"|WASHINGTON|MOSCOW|LONDON|PARIS|BONN|NEW YORK)(?:,? (?:D\.?C\.?|\d{5}))?"
)
_NUMBER = re.compile(
    r"(?:REF ID:?\s*\S+|NS[CF]? \d[\d-]*(?: ?#\d+)?|N[Oo][.:]? ?\d+|[A-Z]{0,3}-?\d[\d-]*)\.?"
)
_MARKED = re.compile(r"~~(?:[^~\n]|~(?!~))++~~|\*[^*\n]+\*")
_CLOSING = re.compile(
    r"(?:Yours? )?(?:[Vv]ery )?(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Tt]ruly"
    r"|[Cc]ordially)(?: yours)?,?|With (?:best|kind|warm)\w* [\w ]+,|Best (?:wishes|regards),?"
    r"|Mit (?:\w{1,30} ){1,3}(?:Hochachtung|Grüßen|Gruß),?"
    r"|Hochachtungsvoll,?"
)
_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear [^!?\n]{2,60}|(?:Mr|Mrs|Ms|Madam|Sir|Your Excellency|Excellency)\b"
    r"[^.!?\n]{0,50}\.?[^.!?\n]{0,50})[:,]|Sehr (?:ge|ver)ehrter? [^:,!?\n]{2,60}[!,]"
)
_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*|de|von|van)(?: (?:[A-Z][\w.’'-]*|de|von|van)){0,4}"
)

_MAY_BE_NAMES = {Role.PARAGRAPH, Role.LINES}

# Lines that are all shorter are no prose: an address, a list of names.
_LONGEST_SHORT_LINE = 50
_NUMBERED = re.compile(r"^[ \t]*+\d{1,3}[.)] ", re.MULTILINE)


def read_blocks(text: str, start: int = 0, end: int | None = None) -> list[RawBlock]:
    """The blocks of `text` from `start` to `end`, which bound lines: they are parted by
    blank lines or, where the text has none, its lines."""
    end = len(text) if end is None else end
    pattern = _BLOCKS if re.search(r"\n[ \t]*\n[ \t]*\S", text.strip()) else _LINES
    blocks: list[RawBlock] = []
    first: FirstOfRole = {}
    for lines in pattern.finditer(text, start, end):
        for bounds in split_lines(
            text,
            lines.span(),
            is_head=_is_head(blocks),
            is_closing=_CLOSING.fullmatch,
        ):
            words = text[slice(*bounds)]
            role = _role(words.strip(), blocks, first)
            first.setdefault(role, len(blocks))
            blocks.append(RawBlock(*bounds, words, role))
    return _with_signatures(blocks, first)


def _role(text: str, before: list[RawBlock], first: FirstOfRole) -> Role:
    if _MARKER_IN_NOTATION.fullmatch(text):
        return Role.PAGE
    if not before and _EDITION_HEADING.match(text):
        return Role.HEADING
    if _CLOSING.fullmatch(text):
        return Role.CLOSING
    if "\n" not in text and _SALUTE.fullmatch(text):
        return Role.SALUTE
    if is_foot_line(text):
        return Role.FOOT
    if _is_before_text(before, first):
        return _role_on_paper(text)
    if _is_head(before) and _YEAR.search(text) and date_in_line(text):
        return Role.DATE
    return _role_at_foot(text) or _role_in_text(text)


def _role_at_foot(text: str) -> Role | None:
    if "\n" in text:
        return None
    if is_marking(text):
        return Role.MARKING
    return Role.PAGE_NUMBER if is_page_number(text) else None


def _is_head(before: list[RawBlock]) -> bool:
    """Whether only lines stand above, and no words of the text."""
    return len(before) <= MOST_HEAD_BLOCKS and all(
        len(block.text) <= LONGEST_HEAD_BLOCK and block.role not in _TEXT_ROLES
        for block in before
    )


def _role_in_text(text: str) -> Role:
    """A paragraph, unless its lines stand as lines: a table, a list of names."""
    lines = text.split("\n")
    if len(lines) == 1:
        return Role.PARAGRAPH
    if has_columns(lines):
        return Role.TABLE
    is_short = max(map(len, lines)) <= _LONGEST_SHORT_LINE
    return Role.LINES if is_short and not _NUMBERED.search(text) else Role.PARAGRAPH


def _is_before_text(before: list[RawBlock], first: FirstOfRole) -> bool:
    """Whether the next block stands outside the text: at the top, or after a name."""
    # A block outside the text was itself read as standing before the text.
    last = len(before) - 1
    lowest = last - MOST_FOOT_BLOCKS
    while last >= max(lowest, 0) and before[last].role in FOOT_ROLES:
        last -= 1
    if last < 0 or before[last].is_outside_text:
        return True
    return _is_signature(before, last, first)


def _role_on_paper(text: str) -> Role:
    plain = text.rstrip(".")
    if all(_LETTERHEAD.fullmatch(line.strip()) for line in plain.split("\n")):
        return Role.LETTERHEAD
    if is_stamp(plain):
        return Role.STAMP
    if date_in_line(text):
        return Role.DATE
    if _NUMBER.fullmatch(text):
        return Role.NUMBER
    if _MARKED.search(text):
        return Role.HEADING if _title_lines(text) else Role.MARKS
    if _TITLE.match(text):
        return Role.HEADING
    return _role_at_foot(text) or _role_in_text(text)


def seems_to_begin(text: str) -> bool:
    """Whether a paragraph within a text looks like the title of another paper."""
    words = text.strip()
    return words.isupper() and "\n" not in words and bool(_TITLE.match(words))


def _title_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if _TITLE.match(line.strip())]


def _is_signature(blocks: list[RawBlock], index: int, first: FirstOfRole) -> bool:
    """Whether the block is a name that ends a text with a salutation or a closing.

    Below a closing, the name's office may stand on further lines.
    """
    block = blocks[index]
    text = block.text.strip()
    name, *offices = text.split("\n")
    if block.role not in _MAY_BE_NAMES or len(name) > 50 or not _NAME.fullmatch(name):
        return False
    is_closed = index > 0 and blocks[index - 1].role is Role.CLOSING
    if is_marking(name) or (offices and not (is_closed and len(offices) < 4)):
        return False
    earlier = {role for role, at in first.items() if at < index}
    return bool(earlier & {Role.CLOSING, Role.SALUTE}) and bool(
        earlier & {Role.PARAGRAPH, Role.CLOSING}
    )


def _with_signatures(blocks: list[RawBlock], first: FirstOfRole) -> list[RawBlock]:
    signed = []
    for index, block in enumerate(blocks):
        below = blocks[index + 1 : index + 2 + MOST_FOOT_BLOCKS]
        others = [each for each in below if each.role not in FOOT_ROLES]
        ends_here = not others or others[0].may_begin_a_document
        if ends_here and _is_signature(blocks, index, first):
            block = RawBlock(block.start, block.end, block.text, Role.SIGNATURE)
        signed.append(block)
    return signed
