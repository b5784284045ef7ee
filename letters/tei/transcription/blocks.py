"""The blocks of a raw transcription, and what each of them seems to be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from letters.tei.dates import read_written_date
from letters.tei.transcription.columns import has_columns


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


# What stands on paper before or after the text, and not in it.
OUTSIDE_TEXT = {
    Role.LETTERHEAD,
    Role.STAMP,
    Role.NUMBER,
    Role.MARKS,
    Role.DATE,
}


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
_STAMP = re.compile(
    r"(?:(?:TOP |SUPER |MOST )?SECRET|CONFIDENTIAL|UNCLASSIFIED|RESTRICTED|DECLASSIFIED"
    r"|(?:STRICTLY |PERSONAL |EXCLUSIVELY )?EYES ONLY|SENSITIVE|SUPER SENSITIVE|NODIS"
    r"|EXDIS|LIMDIS|NOFORN|NIACT|FLASH|IMMEDIATE|COPY|RECEIVED|SYSTEM [IVX]+"
    r"|LIMITED OFFICIAL USE|OFFICIAL USE ONLY)(?:[/ ][A-Z/ ]++(?<!/))?"
)
_NUMBER = re.compile(
    r"(?:REF ID:?\s*\S+|NS[CF]? \d[\d-]*(?: ?#\d+)?|N[Oo][.:]? ?\d+|[A-Z]{0,3}-?\d[\d-]*)\.?"
)
_MARKED = re.compile(r"~~(?:[^~\n]|~(?!~))++~~|\*[^*\n]+\*")
_CLOSING = re.compile(
    r"(?:Yours? )?(?:[Vv]ery )?(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Tt]ruly"
    r"|[Cc]ordially)(?: yours)?,?|With (?:best|kind|warm)\w* [\w ]+,|Best (?:wishes|regards),?"
    r"|Mit (?:\w{1,30} ){1,3}(?:Hochachtung|Grüßen|Gruß),?"
)
_SALUTE = re.compile(
    r"(?:(?:My )?[Dd]ear [^!?\n]{2,60}|(?:Mr|Mrs|Ms|Madam|Sir|Your Excellency|Excellency)\b"
    r"[^.!?\n]{0,50}\.?[^.!?\n]{0,50})[:,]|Sehr (?:ge|ver)ehrter? [^:,!?\n]{2,60}[!,]"
)
_NAME = re.compile(
    r"(?:[A-Z][\w.’'-]*|de|von|van)(?: (?:[A-Z][\w.’'-]*|de|von|van)){0,4}"
)


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
    for index, lines in enumerate(pattern.finditer(text, start, end)):
        role = _role(lines[0].strip(), blocks, first)
        blocks.append(RawBlock(lines.start(), lines.end(), lines[0], role))
        first.setdefault(role, index)
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
    if _is_before_text(before, first):
        return _role_on_paper(text)
    return _role_in_text(text)


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
    return (
        not before
        or before[-1].is_outside_text
        or _is_signature(before, len(before) - 1, first)
    )


def _role_on_paper(text: str) -> Role:
    plain = text.rstrip(".")
    if all(_LETTERHEAD.fullmatch(line.strip()) for line in plain.split("\n")):
        return Role.LETTERHEAD
    if _STAMP.fullmatch(plain):
        return Role.STAMP
    if _is_date(text):
        return Role.DATE
    if _NUMBER.fullmatch(text):
        return Role.NUMBER
    if _MARKED.search(text):
        return Role.HEADING if _title_lines(text) else Role.MARKS
    return Role.HEADING if _TITLE.match(text) else _role_in_text(text)


def seems_to_begin(text: str) -> bool:
    """Whether a paragraph within a text looks like the title of another paper."""
    words = text.strip()
    return words.isupper() and "\n" not in words and bool(_TITLE.match(words))


def _is_date(text: str) -> bool:
    if re.fullmatch(r"\d{1,2}/\d{1,2}(?:/(?:\d\d|\d{4}))?", text):
        return True
    return len(text) < 40 and read_written_date(text, order="month-day") is not None


def _title_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if _TITLE.match(line.strip())]


def _is_signature(blocks: list[RawBlock], index: int, first: FirstOfRole) -> bool:
    """Whether the block is a name that ends a text with a salutation or a closing."""
    block = blocks[index]
    text = block.text.strip()
    if block.role is not Role.PARAGRAPH or len(text) > 50 or not _NAME.fullmatch(text):
        return False
    earlier = {role for role, at in first.items() if at < index}
    return bool(earlier & {Role.CLOSING, Role.SALUTE}) and bool(
        earlier & {Role.PARAGRAPH, Role.CLOSING}
    )


def _with_signatures(blocks: list[RawBlock], first: FirstOfRole) -> list[RawBlock]:
    signed = []
    for index, block in enumerate(blocks):
        ends_here = index + 1 == len(blocks) or blocks[index + 1].may_begin_a_document
        if ends_here and _is_signature(blocks, index, first):
            block = RawBlock(block.start, block.end, block.text, Role.SIGNATURE)
        signed.append(block)
    return signed
