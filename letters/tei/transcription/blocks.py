"""The blocks of a raw transcription, and what each of them seems to be."""

from __future__ import annotations

import re

from letters.tei.transcription.addressees import (
    is_address,
    with_addressee_below,
    with_addresses,
)
from letters.tei.transcription.columns import has_columns, is_row
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.dates_below import with_date_below
from letters.tei.transcription.field_labels import (
    CABLE_FIELD,
    DATE_TIME_GROUP,
    FIELD,
    is_cable_head,
)
from letters.tei.transcription.foot_lines import (
    is_foot,
    is_marking,
    is_page_number,
    is_stamp,
)
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    POSTSCRIPT,
    is_closing,
    is_salute,
    signed_name,
)
from letters.tei.transcription.line_groups import (
    TITLE_LINE,
    YEAR,
    is_from_to,
    split_lines,
)
from letters.tei.transcription.raw_block import (
    FOOT_ROLES,
    MOST_FOOT_BLOCKS,
    FirstOfRole,
    RawBlock,
    Role,
)
from letters.tei.transcription.signed_names import ends_as_signature, with_signatures

MOST_HEAD_BLOCKS = 8
MOST_FIELD_BLOCKS = 24
LONGEST_HEAD_BLOCK = 160
_TEXT_ROLES = {Role.SALUTE, Role.CLOSING, Role.SIGNATURE, Role.TABLE}

# A line with words on it, read once from its beginning.
_LINE = r"[^\S\n]*+\S[^\n]*+"
_BLOCKS = re.compile(rf"^{_LINE}(?:\n{_LINE})*+", re.MULTILINE)
_LINES = re.compile(rf"^{_LINE}", re.MULTILINE)

_MARKER_IN_NOTATION = re.compile(r"\[Page ([^\s\[\]{}]+)\]")
_EDITION_HEADING = re.compile(r"\[?\d+[A-Za-z]?\]?\.\s+\S")
_TITLE = re.compile(
    r"(?:Draft |Proposed |Personal |Oral |Presidential |Special |Circular )*"
    r"(?:Letter|Message|Memorandum|Telegram|D[ei]spatch|Airgram|Note|Aide-M[ée]moire|Statement)\b"
    r"|(?:DRAFT |PROPOSED |PERSONAL |ORAL |PRESIDENTIAL |SPECIAL |CIRCULAR )*+"
    r"(?:LETTER|MESSAGE|MEMORANDUM|TELEGRAM|D[EI]SPATCH|AIRGRAM|NOTE|AIDE-M[EÉ]MOIRE|STATEMENT)\b(?!:)",
)
_LETTER_DATED = re.compile(r"(?:LETTER|NOTE|TELEGRAM|CABLE) DATED [^\n]{3,40} FROM ")
_LETTERHEAD = re.compile(
    r"(?:THE )?(?:WHITE HOUSE|KREMLIN|DEPARTMENT OF [A-Z ]+|NATIONAL SECURITY COUNCIL"
    r"|EMBASSY OF [A-Z ]+|MINISTRY OF [A-Z ]+|SECRETARY OF STATE|EXECUTIVE OFFICE[A-Z ]*"
    r"|WASHINGTON|MOSCOW|LONDON|PARIS|BONN|NEW YORK)(?:,? (?:D\.?C\.?|\d{5}))?"
)
_NUMBER = re.compile(
    r"(?:REF ID:?\s*\S+|NS[CF]? \d[\d-]*(?: ?#\d+)?|(?:N[Oo][.:]?|№|N°|Nr\.) ?\d[\w/-]{0,20}"
    r"|[A-Z]{0,3}-?\d[\d-]*|[IVX]{1,4})\.?"
)
_MARKED = re.compile(r"~~(?:[^~\n]|~(?!~))++~~|\*[^*\n]+\*")
_CUT_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010][ \t]*\Z")
_WRAPPED = re.compile(r"[\w,’'\u00ad-][ \t]*\Z")

# Lines that are all shorter are no prose: an address, a list of names.
_LONGEST_SHORT_LINE = 50
_LONGEST_WRAPPED_LINE = 120
_FULL_LINE = 45
_NUMBERED = re.compile(r"^[ \t]*+\d{1,3}[.)] ", re.MULTILINE)


def read_blocks(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    has_blank_lines: bool | None = None,
) -> list[RawBlock]:
    """The blocks of `text` from `start` to `end`, which bound lines: they are parted by
    blank lines or, where the text has none, its lines."""
    end = len(text) if end is None else end
    if has_blank_lines is None:
        has_blank_lines = bool(re.search(r"\n[ \t]*\n[ \t]*\S", text.strip()))
    blocks: list[RawBlock] = []
    first: FirstOfRole = {}
    is_indented = not has_blank_lines and _has_indents(text[start:end])
    before: re.Match[str] | None = None  # the line above
    for lines in (_BLOCKS if has_blank_lines else _LINES).finditer(text, start, end):
        if not has_blank_lines and before and blocks:
            goes_on = _goes_on(blocks[-1].role, text, before, lines, is_indented)
            if not goes_on:
                _extend(blocks, text, before.end())
            before = lines
            if goes_on:
                continue
        before = lines
        for bounds in split_lines(text, lines.span(), is_head=_is_above_text(blocks)):
            words = text[slice(*bounds)]
            role = _role(words.strip(), blocks, first)
            first.setdefault(role, len(blocks))
            blocks.append(RawBlock(*bounds, words, role))
    if not has_blank_lines and before and blocks:
        _extend(blocks, text, before.end())
    dated = with_date_below(blocks)
    return with_addressee_below(with_addresses(with_signatures(dated, first)))


def _extend(blocks: list[RawBlock], text: str, end: int) -> None:
    """Let the last block go on to `end`, which is the end of a line."""
    last = blocks[-1]
    if last.end < end and text[last.end : end].strip():
        blocks[-1] = RawBlock(last.start, end, text[last.start : end], last.role)


def _has_indents(text: str) -> bool:
    """Whether the first lines of paragraphs are indented, and most lines are not."""
    lines = [line for line in text.split("\n") if line.strip()]
    indented = sum(line[0] in " \t" for line in lines)
    full = sum(len(line) >= _FULL_LINE for line in lines)
    return indented > 1 and 2 * indented < len(lines) and 2 * full > len(lines)


def _goes_on(
    role: Role,
    text: str,
    before: re.Match[str],
    line: re.Match[str],
    is_indented: bool,
) -> bool:
    """Whether a line goes on with the one above, where no blank lines part paragraphs."""
    words = line[0]
    if text.count("\n", before.end(), line.start()) > 1:
        return False
    if role is Role.FIELDS:
        return words[:1] in " \t" and not FIELD.fullmatch(words)
    if role is not Role.PARAGRAPH:
        return False
    length = len(before[0])
    if is_indented:
        return words[:1] not in " \t" and length >= _FULL_LINE // 2
    ending = before[0][-_LONGEST_WRAPPED_LINE:]
    is_cut = length <= _LONGEST_WRAPPED_LINE and _WRAPPED.search(ending) is not None
    return is_cut and (words[:1].islower() or length >= _FULL_LINE)


def _role(text: str, before: list[RawBlock], first: FirstOfRole) -> Role:
    if _MARKER_IN_NOTATION.fullmatch(text):
        return Role.PAGE
    if not before and _EDITION_HEADING.match(text):
        return Role.HEADING
    if is_closing(text):
        return Role.CLOSING
    if "\n" not in text and is_salute(text):
        return Role.SALUTE
    if signed_name(text.split("\n", maxsplit=1)[0]) and text.count("\n") < 4 and before:
        return Role.SIGNATURE
    is_letter = Role.CLOSING in first or Role.SALUTE in first
    if is_foot(text, is_below=is_letter or not _is_above_text(before)):
        return Role.FOOT
    if POSTSCRIPT.match(text) and before:
        return Role.POSTSCRIPT
    if foreign_day(text):
        return Role.DATE
    if _is_above_text(before) and _are_fields(text):
        return Role.FIELDS
    if _is_before_text(before, first):
        return _role_on_paper(text)
    if _is_above_text(before) and _is_title(text):
        return Role.HEADING
    if _is_head(before) and YEAR.search(text) and date_in_line(text):
        return Role.DATE
    return _role_at_foot(text) or _role_in_text(text)


def _is_title(text: str) -> bool:
    if is_from_to(text) or TITLE_LINE.fullmatch(text):
        return True
    is_long = len(text) > MOST_HEAD_BLOCKS * LONGEST_HEAD_BLOCK
    return not is_long and text.isupper() and _LETTER_DATED.match(text) is not None


def _are_fields(text: str) -> bool:
    lines = text.split("\n")
    if FIELD.fullmatch(lines[0]) and not date_in_line(lines[0]):
        return True
    is_cable = is_cable_head(lines)
    begins = CABLE_FIELD.fullmatch(lines[0]) or DATE_TIME_GROUP.match(lines[0])
    return is_cable and begins is not None


def _role_at_foot(text: str) -> Role | None:
    if "\n" in text:
        return None
    if is_marking(text):
        return Role.MARKING
    return Role.PAGE_NUMBER if is_page_number(text) else None


def _is_above_text(before: list[RawBlock]) -> bool:
    """Whether only lines stand above, fields among them."""
    return len(before) <= MOST_FIELD_BLOCKS and all(
        block.role is Role.FIELDS
        or (len(block.text) <= LONGEST_HEAD_BLOCK and block.role not in _TEXT_ROLES)
        for block in before
    )


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
        return Role.TABLE if is_row(text) else Role.PARAGRAPH
    if has_columns(lines):
        return Role.TABLE
    is_short = all(len(line.strip()) <= _LONGEST_SHORT_LINE for line in lines)
    if is_short and ADDRESSED.match(text) and is_address(text):
        return Role.ADDRESS
    if not is_short or _is_prose(lines):
        return Role.PARAGRAPH
    # Items of a list stand as lines; one that goes on below is prose.
    numbered = len(_NUMBERED.findall(text))
    return Role.LINES if numbered in (0, len(lines)) else Role.PARAGRAPH


def _is_prose(lines: list[str]) -> bool:
    """Whether lines go on with one another: in mid-word, or mostly in small letters."""
    if any(_CUT_WORD.search(line) for line in lines[:-1]):
        return True
    going_on = sum(line[:1].islower() for line in lines[1:])
    return 2 * going_on >= len(lines)


def _is_before_text(before: list[RawBlock], first: FirstOfRole) -> bool:
    """Whether the next block stands outside the text: at the top, or after a name."""
    # A block outside the text was itself read as standing before the text.
    last = len(before) - 1
    lowest = last - MOST_FOOT_BLOCKS
    while last >= max(lowest, 0) and before[last].role in FOOT_ROLES:
        last -= 1
    if last < 0 or before[last].is_outside_text:
        return True
    if before[last].role is Role.HEADING and before[last - 1].role is Role.NUMBER:
        return True
    return ends_as_signature(before, last, first)


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
    if _TITLE.match(text) or TITLE_LINE.fullmatch(text) or is_from_to(text):
        return Role.HEADING
    return _role_at_foot(text) or _role_in_text(text)


def seems_to_begin(text: str) -> bool:
    """Whether a paragraph within a text looks like the title of another paper."""
    words = text.strip()
    return words.isupper() and "\n" not in words and bool(_TITLE.match(words))


def _title_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if _TITLE.match(line.strip())]
