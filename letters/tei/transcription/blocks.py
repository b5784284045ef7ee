"""The blocks of a raw transcription, and what each of them seems to be."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from letters.tei.errors import SourceError
from letters.tei.transcription.addressees import (
    with_addressee_above,
    with_addressee_below,
    with_addresses,
)
from letters.tei.transcription.block_roles import Above, is_titled, role_of
from letters.tei.transcription.datelines import with_date_above
from letters.tei.transcription.dates_below import with_date_below
from letters.tei.transcription.enclosures import (
    has_text,
    may_end_above,
    opens_enclosure,
)
from letters.tei.transcription.field_labels import FIELD, SHORT_LABEL, Label, label_of
from letters.tei.transcription.head_blocks import LONGEST_HEAD_BLOCK, is_above_text
from letters.tei.transcription.line_groups import split_lines
from letters.tei.transcription.lines_together import (
    Bounds,
    Together,
    begins_anew,
    ends_text,
    lines_together,
)
from letters.tei.transcription.names_below import is_address_below, is_telegram_name
from letters.tei.transcription.raw_block import FirstOfRole, RawBlock, Role
from letters.tei.transcription.second_heads import begins_head
from letters.tei.transcription.signed_names import with_signatures

# A line with words on it, read once from its beginning.
_LINE = r"[^\S\n]*+\S[^\n]*+"
_BLOCKS = re.compile(rf"^{_LINE}(?:\n{_LINE})*+", re.MULTILINE)
# More take longer to read than anybody waits for.
MOST_BLOCKS = 30_000
TOO_MANY_BLOCKS = (
    f"More than {MOST_BLOCKS:,} paragraphs stand in this text. Part it into documents and "
    "hand in each by itself."
)
_WRAPPED = re.compile(r"[\w,’'\u00ad-][ \t]*\Z")
_LONGEST_WRAPPED_LINE = 120
_FULL_LINE = 45


def refuse_many_blocks(text: str) -> None:
    """Raises SourceError, before anything is read, if too many paragraphs are to be."""
    for last in islice(_BLOCKS.finditer(text), MOST_BLOCKS, MOST_BLOCKS + 1):
        line = text.count("\n", 0, last.start()) + 1
        raise SourceError(TOO_MANY_BLOCKS, line=line)


def read_blocks(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    has_blank_lines: bool | None = None,
    is_edited: bool = False,
) -> list[RawBlock]:
    """The blocks of `text` from `start` to `end`, which bound lines: they are parted by
    blank lines or, where the text has none, its lines."""
    end = len(text) if end is None else end
    if has_blank_lines is None:
        has_blank_lines = bool(re.search(r"\n[ \t]*\n[ \t]*\S", text.strip()))
    blocks: list[RawBlock] = []
    first: FirstOfRole = {}
    top = 0  # where the last document begins
    if has_blank_lines:
        for lines in _BLOCKS.finditer(text, start, end):
            top = _read_lines(text, lines.span(), Above(blocks, first, top, is_edited))
    else:
        _read_without_blanks(text, (start, end), Above(blocks, first, top, is_edited))
    dated = with_date_below(with_date_above(blocks))
    addressed = with_addresses(with_signatures(dated, first))
    return with_addressee_below(with_addressee_above(addressed))


def _read_without_blanks(text: str, bounds: Bounds, above: Above) -> None:
    """Add the blocks of lines that no blank lines part, of which prose goes on."""
    blocks = above.blocks
    is_indented = _has_indents(text[slice(*bounds)])
    before: Bounds | None = None  # the lines above
    may_go_on = True
    for lines, together in lines_together(text, *bounds):
        if before and blocks:
            goes_on = (
                may_go_on
                and together is None
                and _goes_on(blocks[-1].role, text, before, lines, is_indented)
            )
            if goes_on:
                before = lines
                continue
            _extend(blocks, text, before[1])
        before, may_go_on = lines, together is None
        if together is Together.ADDRESS:
            above.first.setdefault(Role.ADDRESS, len(blocks))
            blocks.append(RawBlock(*lines, text[slice(*lines)], Role.ADDRESS))
        else:
            above = replace(above, top=_read_lines(text, lines, above))
    if before and blocks:
        _extend(blocks, text, before[1])


def _read_lines(text: str, bounds: tuple[int, int], above: Above) -> int:
    """Add the blocks of lines that stand together; return where the last document begins.

    Below the end of one document the lines are read as the head of the next.
    """
    blocks, first = above.blocks, above.first
    lines = RawBlock(*bounds, text[slice(*bounds)], Role.PARAGRAPH)
    if not is_telegram_name(lines, blocks) and begins_head(
        text, bounds[0], blocks, above.top, may_be_printed=not above.is_edited
    ):
        above = replace(above, top=len(blocks))
    is_ended = above.ends_document
    is_head = is_ended or is_above_text(above.head)
    for part in split_lines(text, bounds, is_head=is_head):
        words = text[slice(*part)]
        block = RawBlock(*part, words, role_of(words, above))
        own = blocks[above.top :] if opens_enclosure(text, block) else []
        if has_text(own) and may_end_above(own):
            block, is_ended = replace(block, role=Role.ENCLOSURE), True
        elif Role.FIELDS in first and is_telegram_name(block, blocks):
            block = replace(block, role=Role.SIGNATURE)
        elif Role.CLOSING in first and is_address_below(block, blocks):
            block = replace(block, role=Role.ADDRESS)
        if is_ended and block.may_begin_a_document:
            above, is_ended = replace(above, top=len(blocks)), False
        first.setdefault(block.role, len(blocks))
        blocks.append(block)
    return above.top


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
    role: Role, text: str, before: Bounds, line: Bounds, is_indented: bool
) -> bool:
    """Whether a line goes on with the one above, where no blank lines part paragraphs."""
    above, words = text[slice(*before)], text[slice(*line)]
    if text.count("\n", before[1], line[0]) > 1:
        return False
    if role is Role.FIELDS:
        return words[:1] in " \t" and not FIELD.fullmatch(words)
    if role is not Role.PARAGRAPH or begins_anew(words):
        return False
    length = len(above)
    if is_indented:
        return words[:1] not in " \t" and length >= _FULL_LINE // 2
    ending = above[-_LONGEST_WRAPPED_LINE:]
    is_cut = length <= _LONGEST_WRAPPED_LINE and _WRAPPED.search(ending) is not None
    is_cut = is_cut and not ends_text(ending)
    return is_cut and (words[:1].islower() or length >= _FULL_LINE)


def seems_to_begin(text: str) -> bool:
    """Whether a paragraph within a text looks like the title of another paper, or names
    who sends one or whom it is for."""
    words = text.strip()
    if "\n" in words or len(words) > LONGEST_HEAD_BLOCK:
        return False
    field = None if SHORT_LABEL.match(words) else FIELD.fullmatch(words)
    if field:
        return label_of(field["label"]) in (Label.SENDER, Label.RECIPIENT)
    return words.isupper() and is_titled(words)
