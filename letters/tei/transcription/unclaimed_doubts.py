"""Short lines above and below a text that no rule claims: they may name another sender or
another recipient than the one taken."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from letters.tei.transcription.block_doubts import LONGEST_SHOWN
from letters.tei.transcription.doubts import DoubtCode, Doubts
from letters.tei.transcription.field_items import read_fields
from letters.tei.transcription.field_labels import CLOCK_STAMP, FIELD, Label, label_of
from letters.tei.transcription.foot_lines import is_foot_line, is_marking
from letters.tei.transcription.head_line import HeadLine
from letters.tei.transcription.letter_words import is_name
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.raw_block import RawBlock, Role

MOST_LINES = 4
LONGEST_LINE = 70
_FREE = {Role.PARAGRAPH, Role.LINES, Role.TABLE}
_PARTIES = (Label.SENDER, Label.RECIPIENT)
_ENDS_SENTENCE = (".", "?", "!", ";", ":")


def doubt_unclaimed(
    doubts: Doubts, text: str, blocks: Sequence[RawBlock], head: Sequence[HeadLine]
) -> None:
    """Report each line that may name somebody where no label says who is meant."""
    is_labelled = any(line.label is Label.RECIPIENT for line in head)
    is_signed = False
    for at, block in enumerate(blocks):
        above = blocks[at - 1] if at else None
        if block.role is Role.FIELDS:
            _doubt_unlabelled(doubts, text, block)
        if is_signed and _names(block):
            _add(doubts, block, DoubtCode.SENDER_READ, "another sender")
        elif above and above.role is Role.FIELDS and _goes_on_with(above, block):
            _add(doubts, block, DoubtCode.SENDER_READ, "another sender or recipient")
        elif above and block.role is Role.ADDRESS and _names(above) and not is_labelled:
            _add(doubts, above, DoubtCode.PARTIES_READ, "the recipient")
        is_signed |= block.role is Role.SIGNATURE


def _doubt_unlabelled(doubts: Doubts, text: str, fields: RawBlock) -> None:
    """Report a line without a label below the one of a sender or recipient."""
    for above, part in pairwise(read_fields(text, fields)):
        if part.label or part.kind is Label.DATE or above.kind not in _PARTIES:
            continue
        for start, end in part.items[:1]:
            words = text[start:end].strip()
            is_plain = is_marking(words) or is_foot_line(words)  # "BT" of a telegram
            is_plain |= CLOCK_STAMP.fullmatch(words) is not None
            if above.label and len(words) <= LONGEST_LINE and not is_plain:
                line = RawBlock(start, end, text[start:end], Role.LINES)
                _add(doubts, line, DoubtCode.SENDER_READ, f"another {above.kind.value}")


def _goes_on_with(fields: RawBlock, block: RawBlock) -> bool:
    last = FIELD.match(fields.text.rpartition("\n")[2])
    is_party = last and label_of(last["label"]) in _PARTIES
    return bool(is_party) and _names(block)


def _names(block: RawBlock) -> bool:
    """Whether short lines that are no text may begin with a name, or an office."""
    first = block.text.strip().partition("\n")[0].strip().rstrip(",")
    may_name = is_of_office(first) or (is_name(first) and " " in first)
    return block.role in _FREE and _is_short(block) and may_name


def _is_short(block: RawBlock) -> bool:
    lines = block.text.strip().split("\n")
    is_sentence = lines[-1].rstrip().endswith(_ENDS_SENTENCE)
    return (
        len(lines) <= MOST_LINES
        and not is_sentence
        and max(map(len, lines)) <= LONGEST_LINE
    )


def _add(doubts: Doubts, block: RawBlock, code: DoubtCode, party: str) -> None:
    shown = " ".join(block.text.split())[:LONGEST_SHOWN]
    doubts.add(
        code,
        f"“{shown}” may name {party}: nothing says what it is, and it is left in the text.",
        block.start + len(block.text) - len(block.text.lstrip()),
    )
