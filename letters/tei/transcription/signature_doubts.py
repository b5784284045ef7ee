"""What is uncertain about who signed, said with its place."""

from __future__ import annotations

from collections.abc import Sequence

from letters.tei.transcription.block_doubts import LONGEST_SHOWN
from letters.tei.transcription.doubts import Doubts, read_as
from letters.tei.transcription.letter_words import ADDRESSED, signed_name
from letters.tei.transcription.line_groups import NAME_IN_CAPITALS
from letters.tei.transcription.lines_below_names import (
    LineBelow,
    is_of_office,
    read_line_below,
)
from letters.tei.transcription.offices_below import name_in
from letters.tei.transcription.raw_block import FOOT_ROLES, RawBlock, Role
from letters.tei.transcription.signature_forms import stands_at_right

_MAY_BE_TYPED = {
    Role.SIGNATURE: "another who did",
    Role.ADDRESS: "whom the letter is for",
}
_TAKEN_FOR = {
    LineBelow.SEEMS_NAME: "a second who signed, as it has no known word of an office",
    LineBelow.SEEMS_OFFICE: "the office of the name above, and may be a name",
}


def doubt_signature(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report a name that other words part from the closing, as they may be the signature,
    and lines below a name that may be another."""
    for block in blocks:
        if block.role is Role.SIGNATURE:
            _doubt_lines_below(doubts, block)
    _doubt_further(doubts, blocks)
    roles = [block.role for block in blocks]
    if Role.SIGNATURE not in roles:
        return
    signed = roles.index(Role.SIGNATURE)
    _doubt_first_name(doubts, blocks[signed : signed + 2])
    if Role.CLOSING not in roles:
        _doubt_place(doubts, blocks, signed)
        return
    closed = max(n for n, role in enumerate(roles) if role is Role.CLOSING)
    between = blocks[closed + 1 : signed]
    if any(block.role not in FOOT_ROLES for block in between):
        name = " ".join(blocks[signed].text.split())[:LONGEST_SHOWN]
        doubts.add(
            read_as(Role.SIGNATURE),
            f"“{name}” is taken for who signed, and other words stand between the "
            "closing and the name.",
            blocks[signed].start,
        )


def _doubt_further(doubts: Doubts, blocks: Sequence[RawBlock]) -> None:
    """Report each further name of which neither a title or an initial nor an office below
    it says that it is a person's: it may be a place."""
    signatures = [block for block in blocks if block.role is Role.SIGNATURE]
    for block in signatures[1:]:
        name, *offices = block.text.strip().split("\n")
        is_person = read_line_below(name, name_in(signatures[0])) is LineBelow.NAME
        if not (is_person or signed_name(name) or any(map(is_of_office, offices))):
            doubts.add(
                read_as(Role.SIGNATURE),
                f"“{name.strip()[:LONGEST_SHOWN]}” is taken for a further one who signed, by "
                "its place alone.",
                block.start,
            )


def _doubt_first_name(doubts: Doubts, signatures: Sequence[RawBlock]) -> None:
    """Report a first name signed above a whole one: mostly both are one person's."""
    if len(signatures) < 2 or signatures[1].role not in _MAY_BE_TYPED:
        return
    first, second = (block.text.strip().partition("\n")[0] for block in signatures)
    if " " not in first and " " in second and not ADDRESSED.match(second):
        taken = _MAY_BE_TYPED[signatures[1].role]
        doubts.add(
            read_as(Role.SIGNATURE),
            f"“{first}” is taken for who signed, and “{second}” for {taken}; the first may "
            "be the second, signed by hand.",
            signatures[0].start,
        )


def _doubt_place(doubts: Doubts, blocks: Sequence[RawBlock], signed: int) -> None:
    """Report a name that nothing but its place says to be signed."""
    block = blocks[signed]
    is_greeted = any(above.role is Role.SALUTE for above in blocks[:signed])
    name = block.text.strip()
    is_of_telegram = NAME_IN_CAPITALS.fullmatch(name) and not stands_at_right(block)
    if not (is_greeted or is_of_telegram or signed_name(name)):
        shown = " ".join(name.split())[:LONGEST_SHOWN]
        doubts.add(
            read_as(Role.SIGNATURE),
            f"“{shown}” is taken for who signed, by its place alone.",
            block.start,
        )


def _doubt_lines_below(doubts: Doubts, block: RawBlock) -> None:
    """Report each line below a signed name that nothing but its form tells from an office,
    or from a name."""
    start, above = block.start, ""
    for line in block.text.split("\n"):
        words = line.strip()
        if above and (meaning := _TAKEN_FOR.get(read_line_below(words, above))):
            doubts.add(
                read_as(Role.SIGNATURE),
                f"“{words[:LONGEST_SHOWN]}” is taken for {meaning}.",
                start + len(line) - len(line.lstrip()),
            )
        above = above or signed_name(words) or words
        start += len(line) + 1
