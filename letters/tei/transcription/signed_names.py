"""Which names end a text, so that who bears them signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from letters.tei.transcription.addressees import may_be_addressee
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    CAPITAL,
    STYLE,
    is_name,
    is_salute,
    signed_name,
)
from letters.tei.transcription.letterheads import is_body
from letters.tei.transcription.line_groups import NAME_IN_CAPITALS
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.offices_below import (
    LONGEST_OFFICE,
    MAY_BE_NAMES,
    is_below_name,
    is_office_of,
    name_in,
    with_office,
    without_parentheses,
)
from letters.tei.transcription.raw_block import (
    FOOT_ROLES,
    MOST_FOOT_BLOCKS,
    FirstOfRole,
    RawBlock,
    Role,
)
from letters.tei.transcription.signature_forms import (
    INITIALS,
    MOST_OFFICES,
    are_names_beside,
    ends_in_capitals,
    ends_text,
    is_at_right,
    is_below_sign,
    is_told,
    is_typed_alone,
    may_be_signed,
    sign_beside,
    stands_at_right,
)

LONGEST_ARTICLE = 3  # "der", "the"
MOST_NAMES = 3  # that stand under each other
_SURNAME = re.compile(rf"{CAPITAL}[^\W\d_A-ZÀ-Þ][^\W\d_-]{{2,20}}")
_TELL_SENDERS = {Role.SIGNATURE, Role.CLOSING, Role.FIELDS}
_OF_HEADS = {Role.ENCLOSURE, Role.HEADING, Role.LETTERHEAD}
_END_ADDRESSES = {Role.ADDRESS, Role.FOOT, Role.LINES}


def ends_as_signature(
    blocks: Sequence[RawBlock], index: int, first: FirstOfRole
) -> bool:
    """Whether the block is a name that ends a text with a salutation or a closing.

    Below a closing, or another name, the name's office may stand on further lines.
    """
    block = blocks[index]
    if block.role is Role.SIGNATURE:
        return True
    if index and blocks[index - 1].role in _OF_HEADS:
        return False  # no text stands above
    is_titled = _is_titled(blocks, index)
    if block.role not in MAY_BE_NAMES and not is_titled:
        return False
    if block.text.count("\n") > MOST_OFFICES:
        return False
    if index and is_typed_alone(block, blocks[index - 1]):
        return True
    if index > 1 and is_below_sign(block, blocks[index - 1]):
        return True
    name, offices = _name_and_offices(blocks, index)
    if not may_be_signed(block, name):
        return False
    if _is_of_another(blocks, index, (name, *offices), is_titled=is_titled):
        return False
    is_closed = _is_below_closing(blocks, index)
    if not is_closed and index and sign_beside(block, blocks[index - 1]):
        return True
    if block.role is Role.TABLE or signed_name(name.partition("  ")[0]):
        return is_closed and are_names_beside(name)
    if not is_name(name):
        return is_closed  # two names beside each other, or "Shah of Iran"
    if index and Role.SALUTE not in first and is_told(blocks[index - 1], name, offices):
        return True
    if offices and not is_closed:
        return _ends_at_right(blocks, index)
    above = blocks[index - 1]
    if above.role is Role.DATE and above.end == block.start and index > 1:
        return True  # on the same line
    if Role.FIELDS in first and NAME_IN_CAPITALS.fullmatch(name):
        is_below_text = above.role in MAY_BE_NAMES and ends_in_capitals(above)
        return first[Role.FIELDS] + 1 < index and is_below_text
    # Between a salutation and the name stands some text.
    salute = first.get(Role.SALUTE, index)
    is_below = first.get(Role.CLOSING, index) < index or salute + 1 < index
    return is_below or _ends_at_right(blocks, index)


def _is_titled(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether an address is a name with titles that stands where names are signed."""
    is_directly_below = index > 0 and blocks[index - 1].role is Role.CLOSING
    return blocks[index].role is Role.ADDRESS and (
        is_directly_below
        or (stands_at_right(blocks[index]) and _is_below_closing(blocks, index))
    )


def _name_and_offices(blocks: Sequence[RawBlock], index: int) -> tuple[str, list[str]]:
    line, *offices = blocks[index].text.strip().split("\n")
    name = without_parentheses(line)
    is_directly_below = index > 0 and blocks[index - 1].role is Role.CLOSING
    is_whole = (
        is_name(name.removesuffix(".")) and name.count(".") <= name.count(" ") + 1
    )
    if is_directly_below and is_whole and (name.count(" ") < 2 or not name.isupper()):
        name = name.removesuffix(".")  # "Joseph C. Grew."
    return name, [line for line in offices if not date_in_line(line)]


def _is_of_another(
    blocks: Sequence[RawBlock], index: int, lines: Sequence[str], *, is_titled: bool
) -> bool:
    """Whether a line is of somebody else, or names nobody: a marking, an addressee, the
    office of the name above."""
    name = lines[0]
    if is_marking(name) or is_salute(name) or STYLE.fullmatch(name):
        return True
    is_directly_below = index > 0 and blocks[index - 1].role is Role.CLOSING
    may_be_of_name = is_directly_below or is_titled
    if ADDRESSED.match(name) and len(lines) > 1 and not may_be_of_name:
        return True
    is_office = " " not in name or is_of_office(name)
    # "Chairman" below "Ann Lee"
    return is_office and index > 0 and is_below_name(blocks[index], blocks[index - 1])


def _ends_at_right(blocks: Sequence[RawBlock], index: int) -> bool:
    above = index - 1
    if above > 0 and (
        _is_office_above(blocks[above])
        or _is_same_name(blocks[above].text, blocks[index].text)
    ):
        above -= 1
    return index > 0 and stands_at_right(blocks[index]) and ends_text(blocks[above])


def _is_same_name(by_hand: str, typed: str) -> bool:
    """Whether the name in type is the one above it: "ROBERT HALE" above "Robert Hale"."""
    return by_hand.strip().casefold() == typed.strip().casefold()


def _is_below_closing(blocks: Sequence[RawBlock], index: int) -> bool:
    for above in range(index - 1, max(-1, index - 1 - MOST_NAMES), -1):
        block = blocks[above]
        if block.role is Role.CLOSING:
            return True
        name = block.text.strip().split("\n")[0]
        is_named = block.role in MAY_BE_NAMES and (
            is_name(name) or are_names_beside(name)
        )
        is_named |= block.role is Role.SIGNATURE
        is_named |= above == index - 1 and _is_office_above(block)
        if not is_named and block.role not in FOOT_ROLES:
            return False
    return False


def _is_office_above(block: RawBlock) -> bool:
    """Whether an office stands above the name, as in French and Spanish papers."""
    lines = [line.strip() for line in block.text.strip().split("\n")]
    is_short = len(lines) <= MOST_OFFICES and max(map(len, lines)) <= LONGEST_OFFICE
    return (
        block.role in MAY_BE_NAMES
        and is_short
        and is_of_office(lines[-1])
        and not lines[-1].endswith((".", "?", "!", ":", ";"))
    )


def _is_above_signature(block: RawBlock, below: Sequence[RawBlock]) -> bool:
    """Whether it is nothing but the office of whoever signed below: "EL EMBAJADOR"."""
    words = [word for word in block.text.split() if len(word) > LONGEST_ARTICLE]
    is_alone = bool(words) and "\n" not in block.text.strip()
    is_next = bool(below) and below[0].role is Role.SIGNATURE
    return is_next and is_alone and all(map(is_of_office, words))


def _is_greeted(blocks: Sequence[RawBlock], index: int, first: FirstOfRole) -> bool:
    """Whether it is the name that the letter's salutation calls."""
    words = blocks[index].text.split()
    salute = first.get(Role.SALUTE, index)
    if salute >= index or len(words) < 2:
        return False
    return set(blocks[salute].text.rstrip(":,!").split()).issuperset(words)


def _signs_postscript(block: RawBlock, above: RawBlock) -> bool:
    """Whether whoever signed the letter put initials below its postscript."""
    is_initials = INITIALS.fullmatch(block.text.strip()) is not None
    return is_initials and above.role is Role.POSTSCRIPT


def _is_directly_closed(blocks: Sequence[RawBlock], index: int) -> bool:
    """Whether a whole name stands on the right, directly below a closing."""
    is_below = index > 0 and blocks[index - 1].role is Role.CLOSING
    return (
        is_below
        and blocks[index].role in MAY_BE_NAMES
        and (stands_at_right(blocks[index]) and " " in name_in(blocks[index]))
    )


def _heads_next_letter(
    blocks: Sequence[RawBlock],
    index: int,
    below: Sequence[RawBlock],
    first: FirstOfRole,
) -> bool:
    """Whether a line below the end of a letter says where the next one was written: "La
    Paz" above a day and a salutation, or "ANKARA" above the salutation alone."""
    block = blocks[index]
    between = list(takewhile(lambda one: one.role is not Role.SALUTE, below))
    if len(between) == len(below) or "\n" in block.text.strip() or not index:
        return False
    if block.role in MAY_BE_NAMES and any(one.role is Role.DATE for one in between):
        return (
            all(one.is_outside_text or _is_word(one) for one in between)
            and _ends_letter(blocks, index - 1, first)
            and (is_body(block.text) or not is_of_office(block.text))
        )
    above = (one for one in reversed(blocks[:index]) if not _is_word(one))
    return all(map(_is_word, [block, *between])) and next(
        (one.role in _END_ADDRESSES for one in above), False
    )


def _ends_letter(blocks: Sequence[RawBlock], index: int, first: FirstOfRole) -> bool:
    is_foot = blocks[index].role in (Role.ADDRESS, Role.FOOT)
    return is_foot or ends_as_signature(blocks, index, first)


def _is_word(block: RawBlock) -> bool:
    return block.role is not Role.SALUTE and len(block.text.split()) == 1


def with_signatures(blocks: list[RawBlock], first: FirstOfRole) -> list[RawBlock]:
    """The blocks, with those that end the text as names told to be signatures."""
    signed = list(blocks)
    is_last = True
    for index in range(len(blocks) - 1, -1, -1):
        below = signed[index + 1 : index + 2 + MOST_FOOT_BLOCKS]
        is_last = is_last and not (below and below[0].role is Role.SIGNATURE)
        others = [each for each in below if each.role not in FOOT_ROLES]
        ends_here = not others or (
            others[0].may_begin_a_document or others[0].role is Role.SIGNATURE
        )
        is_above_address = (
            len(others) == 1
            and may_be_addressee(others[0])
            and name_in(others[0]) != name_in(blocks[index])
        )
        is_above_office = len(others) == 1 and is_office_of(others[0], blocks[index])
        if is_above_office and is_of_office(others[0].text):
            is_above_address = STYLE.match(others[0].text.strip()) is not None
        is_directly_closed = _is_directly_closed(blocks, index)
        if not (ends_here or is_above_address or is_above_office or is_directly_closed):
            continue
        if _heads_next_letter(blocks, index, others, first):
            signed[index] = replace(blocks[index], role=Role.LETTERHEAD)
            continue
        if index and _signs_postscript(blocks[index], blocks[index - 1]):
            signed[index] = replace(blocks[index], role=Role.FOOT)
            continue
        if _is_above_signature(blocks[index], below):
            continue
        if not is_last and _is_greeted(blocks, index, first):
            continue  # the name of the addressee heads a further page
        if ends_as_signature(blocks, index, first):
            signed[index] = replace(blocks[index], role=Role.SIGNATURE)
            if ends_here or not (is_above_address or is_above_office):
                continue
            at = index + 1 + below.index(others[0])
            if is_above_address:
                signed[at] = replace(others[0], role=Role.ADDRESS)
            else:
                signed[index : at + 1] = [with_office(signed[index], others[0])]
    return _with_surname(signed)


def _with_surname(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with a surname that stands alone at the right, below all of the text,
    told to be signed, if nothing else is: "Mićević"."""
    if any(block.role in _TELL_SENDERS for block in blocks):
        return blocks
    last = len(blocks) - 1
    while last > 1 and blocks[last].role in FOOT_ROLES:
        last -= 1
    if last < 1 or not ends_text(blocks[last - 1]):
        return blocks
    block = blocks[last]
    is_free = block.role in MAY_BE_NAMES and is_at_right(block)
    if not is_free or not _SURNAME.fullmatch(name := block.text.strip()):
        return blocks
    if is_of_office(name) or is_marking(name):
        return blocks
    return [*blocks[:last], replace(block, role=Role.SIGNATURE), *blocks[last + 1 :]]
