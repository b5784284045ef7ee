"""What a block of a raw transcription seems to be, by its words and by what stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from letters.tei.transcription.addressees import is_address, is_addressed_line
from letters.tei.transcription.columns import are_items, has_columns, is_row
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import (
    ROUTING_LINE,
)
from letters.tei.transcription.foot_lines import (
    is_foot,
    is_marking,
    is_page_number,
    is_stamp,
)
from letters.tei.transcription.foreign_days import foreign_day
from letters.tei.transcription.head_blocks import (
    LONGEST_HEAD_BLOCK,
    MOST_FIELD_BLOCKS,
    MOST_HEAD_BLOCKS,
    are_fields,
    is_above_text,
    is_head,
)
from letters.tei.transcription.heading_lines import (
    TITLE_LINE,
    is_between_offices,
    is_from_to,
    unspaced,
)
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    POSTSCRIPT,
    is_closing,
    is_salute,
    may_close,
    signed_name,
)
from letters.tei.transcription.letterheads import is_letterhead
from letters.tei.transcription.line_groups import BLANK_TO_SIGN, YEAR
from letters.tei.transcription.named_parties import is_printed_heading
from letters.tei.transcription.raw_block import (
    FOOT_ROLES,
    MOST_FOOT_BLOCKS,
    FirstOfRole,
    RawBlock,
    Role,
)
from letters.tei.transcription.signed_names import ends_as_signature

_ATTRIBUTES = "Message Attributes"
_OF_INFORMATION = {
    "INFO.",
    "INFO",
    "DATE OF INFO.",
    "DATE OF INFO",
    "DATE OF INFORMATION",
}
_LETTER_ROLES = {Role.CLOSING, Role.SALUTE, Role.SIGNATURE}

_MARKER_IN_NOTATION = re.compile(r"\[Page ([^\s\[\]{}]+)\]")
# And not a day whose month has a Roman number: "16. IX. 49 Bonn".
_EDITION_HEADING = re.compile(r"\[?\d+[A-Za-z]?\]?\.\s+(?![IVX]{1,4}\. ?\d)\S")
_TITLE = re.compile(
    r"(?:Draft |Proposed |Personal |Oral |Presidential |Special |Circular )*"
    r"(?:Letter|Message|Memorandum|Telegram|D[ei]spatch|Airgram|Note(?!:)|Aide-M[ée]moire|Statement)\b"
    r"|(?:DRAFT |PROPOSED |PERSONAL |ORAL |PRESIDENTIAL |SPECIAL |CIRCULAR )*+"
    r"(?:LETTER|MESSAGE|MEMORANDUM|TELEGRAM|D[EI]SPATCH|AIRGRAM|NOTE|AIDE-M[EÉ]MOIRE|STATEMENT)\b(?!:)"
    r"|(?i:(?:draft|proposed|suggested) (?:reply|response|answer|text|letter|message))\Z",
)
# "MINUTES OF THE 91st MEETING OF THE SPECIAL COMMITTEE", on several lines.
_RECORD = re.compile(
    r"(?:(?:SUMMARY|AGREED|DRAFT|VERBATIM) )?(?:MINUTES|RECORD|NOTES|SUMMARY|MEMORANDUM"
    r"|TRANSCRIPT) OF "
    r"(?:[\w.’'-]{1,20} ){0,7}?(?:MEETING|DISCUSSIONS?|CONFERENCE|CONVERSATION|SESSION)\b"
    r"|(?:CONCLUSIONS|MINUTES) of a Meeting (?:of the [A-Z]|held (?:at|in|on) )"
)
LONGEST_RECORD = 400
LONGEST_PAGE_NUMBER = 20
_LETTER_DATED = re.compile(r"(?:LETTER|NOTE|TELEGRAM|CABLE) DATED [^\n]{3,40} FROM ")
_NUMBER = re.compile(
    r"(?:REF ID:?\s*\S+|NS[CF]? \d[\d-]*(?: ?#\d+)?|(?:N[Oo][.:]?|№|N°|Nr\.) ?\d[\w/-]{0,20}"
    r"|\(?[A-Z]{0,3} ?\d{3,5}/\d{1,5}(?:/\d{1,4})?(?: ?[A-Z])?\)?"
    r"|[A-Z]{0,3}-?\d[\d-]*|[IVX]{1,4})\.?"
)
RULE_ALONE = re.compile(r"(?:[-–—=_*•·~] {0,3}){3,100}")
# "MR. KISSINGER:"
_CALLED = re.compile(
    r"(?:MR|MRS|MISS|MS|DR|GENERAL|AMBASSADOR|SECRETARY|GOVERNOR|SENATOR|ADMIRAL)\.?"
    r" [A-Z][A-Z’'-]{1,20}(?: [A-Z][A-Z’'-]{1,20})?:"
)
_MARKED = re.compile(r"~~(?:[^~\n]|~(?!~))++~~|\*[^*\n]+\*")
_CUT_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010][ \t]*\Z")

# Lines that are all shorter are no prose: an address, a list of names.
_LONGEST_SHORT_LINE = 50
_NUMBERED = re.compile(r"^[ \t]*+\d{1,3}[.)] ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Above:
    """The blocks above one; those of its own document begin at `top`. `first` holds the
    first of each role among them all. An edition prints within a document what was
    enclosed, with its heading."""

    blocks: list[RawBlock]
    first: FirstOfRole
    top: int = 0
    is_edited: bool = False

    @property
    def head(self) -> Sequence[RawBlock]:
        """The first blocks of the document; more than those stand above no text."""
        return self.blocks[self.top : self.top + MOST_FIELD_BLOCKS + 1]

    @property
    def ends_document(self) -> bool:
        """Whether a name stands above that ends a text, and at most lines at the foot."""
        last = self._last_of_text()
        return last >= self.top and ends_as_signature(self.blocks, last, self.first)

    @property
    def is_outside_text(self) -> bool:
        """Whether the next block stands at the top, or after a name."""
        # A block outside the text was itself read as standing before the text.
        last = self._last_of_text()
        if last < 0 or self.blocks[last].is_outside_text:
            return True
        if (
            self.blocks[last].role is Role.HEADING
            and self.blocks[last - 1].role is Role.NUMBER
        ):
            return True
        return ends_as_signature(self.blocks, last, self.first)

    def _last_of_text(self) -> int:
        """The last block that does not stand at the foot."""
        last = len(self.blocks) - 1
        lowest = last - MOST_FOOT_BLOCKS
        while last >= max(lowest, 0) and self.blocks[last].role in FOOT_ROLES:
            last -= 1
        return last


def role_of(words: str, above: Above) -> Role:
    text = words.strip()
    blocks, head = above.blocks, above.head
    if _MARKER_IN_NOTATION.fullmatch(text):
        return Role.PAGE
    if not blocks and _EDITION_HEADING.match(text) and not date_in_line(text):
        return Role.HEADING
    if is_closing(text) or (may_close(text) and any(map(_is_sentence, blocks[-2:]))):
        return Role.CLOSING
    if _is_attribute(text, blocks):
        return Role.FOOT
    if "\n" not in text and (is_salute(text) or _is_called(text, head)):
        return Role.SALUTE
    if signed_name(text.split("\n", maxsplit=1)[0]) and text.count("\n") < 4 and blocks:
        return Role.SIGNATURE
    if RULE_ALONE.fullmatch(text) and above.ends_document:
        return Role.FOOT
    if blocks and blocks[-1].role is Role.CLOSING and BLANK_TO_SIGN.fullmatch(text):
        return Role.FOOT
    if _is_listed_below(text, blocks):
        return Role.FOOT
    is_letter = not above.first.keys().isdisjoint(_LETTER_ROLES)
    if is_foot(text, is_below=is_letter or not is_above_text(head)):
        return Role.FOOT
    if POSTSCRIPT.match(text) and blocks:
        return Role.POSTSCRIPT
    if any(map(_is_received, blocks[-2:])) and date_in_line(text):
        return Role.STAMP
    if foreign_day(text):
        return Role.DATE
    if is_above_text(head) and is_addressed_line(text):
        return Role.ADDRESS
    if is_above_text(head) and are_fields(text):
        return Role.FIELDS
    if above.is_outside_text:
        is_number = len(text) <= LONGEST_PAGE_NUMBER and is_page_number(text)
        if is_number and blocks and above.ends_document:
            return Role.PAGE_NUMBER
        return _role_on_paper(text) or _role_in_text(words)
    is_of_capitals = (
        text.isupper()
        and "\n" not in text
        and _TITLE.match(text) is not None
        and not any(map(_is_numbered, head))
    )
    if is_above_text(head) and (_is_title(text) or is_of_capitals):
        return Role.HEADING
    if is_head(head) and YEAR.search(text) and date_in_line(text):
        return Role.DATE
    return _role_at_foot(text) or _role_in_text(words)


def _is_sentence(block: RawBlock) -> bool:
    return block.role is Role.PARAGRAPH and block.text.rstrip().endswith(
        (".", "?", "!")
    )


def _is_numbered(block: RawBlock) -> bool:
    """Whether it is a paragraph of a text that numbers them: a title stands above all."""
    return block.role is Role.PARAGRAPH and _NUMBERED.match(block.text) is not None


def _is_received(block: RawBlock) -> bool:
    """Whether a stamp says that the paper was received: the day is that of its receipt; or
    the line on which reports give the day of what they tell: "DATE OF INFO.  2 May 1964"."""
    words = block.text.strip()
    is_stamp = block.role in (Role.STAMP, Role.MARKING)
    is_received = (is_stamp and words.startswith("RECEIVED")) or words == "R."
    return is_received or words in _OF_INFORMATION


def _is_listed_below(text: str, blocks: Sequence[RawBlock]) -> bool:
    """Whether it lists what was enclosed, below the line that says so: "Enclosures:"."""
    if not blocks or blocks[-1].role is not Role.FOOT:
        return False
    is_opened = blocks[-1].text.rstrip().endswith(":")
    return is_opened and are_items(text.split("\n"))


def _is_attribute(text: str, blocks: Sequence[RawBlock]) -> bool:
    """Whether it is of the list that the National Archives print below each cable of theirs,
    and that has dates and names of its own."""
    if text.split("\n", 1)[0].strip() == _ATTRIBUTES:
        return True
    above = blocks[-1] if blocks else None
    is_below = above is not None and above.role is Role.FOOT
    return is_below and any(
        block.text.strip().startswith(_ATTRIBUTES)
        for block in takewhile(lambda one: one.role is Role.FOOT, reversed(blocks))
    )


def _is_called(text: str, head: Sequence[RawBlock]) -> bool:
    """Whether a slip calls whom it is for: "MR. KISSINGER:" above all of its text. So are
    the speakers called of a conversation, which has a title."""
    return _CALLED.fullmatch(text) is not None and all(
        block.is_outside_text or block.role is Role.MARKING for block in head
    )


def _is_title(words: str) -> bool:
    text = unspaced(words)
    if (
        is_from_to(text)
        or is_between_offices(text)
        or TITLE_LINE.fullmatch(text)
        or is_printed_heading(text)
    ):
        return True
    if len(text) <= LONGEST_RECORD and _RECORD.match(text):
        return True
    is_long = len(text) > MOST_HEAD_BLOCKS * LONGEST_HEAD_BLOCK
    return not is_long and text.isupper() and _LETTER_DATED.match(text) is not None


def _role_at_foot(text: str) -> Role | None:
    if "\n" in text:
        return None
    if is_marking(text):
        return Role.MARKING
    return Role.PAGE_NUMBER if is_page_number(text) else None


def _role_in_text(words: str) -> Role:
    """A paragraph, unless its lines stand as lines: a table, a list of names."""
    text = words.strip()
    lines = text.split("\n")
    if all(map(ROUTING_LINE.fullmatch, lines)):
        return Role.LINES
    if len(lines) == 1:
        return Role.TABLE if is_row(text) else Role.PARAGRAPH
    if are_items(lines):
        return Role.LINES
    # The first line of a table has its place on the paper, too.
    if has_columns([words.lstrip("\n").split("\n", 1)[0], *lines[1:]]):
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


def _role_on_paper(text: str) -> Role | None:
    plain = text.rstrip(".")
    if is_letterhead(text):
        return Role.LETTERHEAD
    if is_stamp(plain):
        return Role.STAMP
    if date_in_line(text):
        return Role.DATE
    if _NUMBER.fullmatch(text):
        return Role.NUMBER
    if _MARKED.search(text):
        return Role.HEADING if _title_lines(text) else Role.MARKS
    if _TITLE.match(unspaced(text)) or _is_title(text):
        return Role.HEADING
    return _role_at_foot(text)


def is_titled(text: str) -> bool:
    """Whether it begins with the name of a kind of paper, as titles do."""
    return _TITLE.match(text) is not None


def _title_lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if _TITLE.match(line.strip())]
