"""Which names end a text, so that who bears them signed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letters.tei.transcription.addressees import may_be_addressee
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    STYLE,
    is_name,
    is_salute,
    signed_name,
)
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
    OUTSIDE_TEXT,
    FirstOfRole,
    RawBlock,
    Role,
)

# Who rules signs by that: "Shah of Iran".
_RULER = re.compile(
    r"(?:Shah(?:anshah)?|King|Queen|Emperor|Sultan|[AE]mir|(?:Crown )?Prince|President)"
    r" of (?:the )?[A-Z][\w’'-]{1,20}+(?: [A-Z][\w’'-]{1,20}+){0,3}"
)
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z]\.?")
_FOR_OTHERS = re.compile(r"(?:For|By direction of|On behalf of|Für|Pour) [^\n.]{3,60}:")
# "… by Matlock.2"
_NOTE_SIGN = re.compile(
    r"(?<=[.?!”\"])[ ]?(?:\d{1,2}/?|/\d{1,2}/|\(\d{1,2}\)|[¹²³*†])\Z"
)
# "Прошу рассмотреть.", and not "Washington, D.C."
_SENTENCE = re.compile(r"\w [^\W\d_]{3,40}+(?<=[^\W\d_A-ZА-Я]{3})[.?!]\Z")
MOST_OFFICES = 4
LONGEST_ARTICLE = 3  # "der", "the"
FEWEST_OF_TEXT = 40  # characters
SIGNED_AT = 20  # in characters from the left
MOST_NAMES = 3  # that stand under each other


def ends_as_signature(
    blocks: Sequence[RawBlock], index: int, first: FirstOfRole
) -> bool:
    """Whether the block is a name that ends a text with a salutation or a closing.

    Below a closing, or another name, the name's office may stand on further lines.
    """
    block = blocks[index]
    if block.role is Role.SIGNATURE:
        return True
    is_directly_below = index > 0 and blocks[index - 1].role is Role.CLOSING
    is_titled = block.role is Role.ADDRESS and (
        is_directly_below
        or (stands_at_right(block) and _is_below_closing(blocks, index))
    )
    if block.role not in MAY_BE_NAMES and not is_titled:
        return False
    if block.text.count("\n") > MOST_OFFICES:
        return False
    line, *offices = block.text.strip().split("\n")
    name = without_parentheses(line)
    if not _may_be_signed(block, name):
        return False
    if is_marking(name) or is_salute(name) or STYLE.fullmatch(name):
        return False
    if ADDRESSED.match(name) and offices and not (is_directly_below or is_titled):
        return False
    if " " not in name and index > 0 and is_below_name(block, blocks[index - 1]):
        return False  # "Chairman" below "Ann Lee"
    is_closed = _is_below_closing(blocks, index)
    if block.role is Role.TABLE or signed_name(name.partition("  ")[0]):
        return is_closed and _are_names_beside(name)
    if is_closed and not is_name(name):
        return True  # two names beside each other, or "Shah of Iran"
    if not is_name(name) and not signed_name(name):
        return False
    above = blocks[index - 1]
    if offices and not is_closed:
        return index > 0 and stands_at_right(block) and _ends_text(above)
    if above.role is Role.DATE and above.end == block.start and index > 1:
        return True  # on the same line
    if Role.FIELDS in first and NAME_IN_CAPITALS.fullmatch(name):
        is_below_text = above.role in MAY_BE_NAMES and above.text.isupper()
        return first[Role.FIELDS] + 1 < index and is_below_text
    # Between a salutation and the name stands some text.
    salute = first.get(Role.SALUTE, index)
    if first.get(Role.CLOSING, index) < index or salute + 1 < index:
        return True
    return index > 0 and stands_at_right(block) and _ends_text(above)


def _may_be_signed(block: RawBlock, name: str) -> bool:
    """Whether a line has the form of a name, of two beside each other, or of a ruler's."""
    if is_name(name) or signed_name(name.partition("  ")[0]):
        return True
    is_beside = block.role is Role.TABLE or "  " in name
    return (is_beside and _are_names_beside(name)) or _RULER.fullmatch(name) is not None


def _ends_text(block: RawBlock) -> bool:
    """Whether the last words of a text stand here, and not those of a head."""
    words = block.text.strip()
    is_long = len(words) > FEWEST_OF_TEXT or _SENTENCE.search(words) is not None
    if _FOR_OTHERS.fullmatch(words):
        return True  # "For the Joint Chiefs of Staff:"
    words = _NOTE_SIGN.sub("", words)
    is_ended = words[-1:] in (".", "?", "!", "”", '"', "]", ")") or words.isupper()
    return block.role is Role.PARAGRAPH and is_long and is_ended


def stands_at_right(block: RawBlock) -> bool:
    """Whether a name stands where names are signed: on the right half of the paper."""
    lines = block.text.split("\n")
    name = lines[0].strip()
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    is_whole = " " in name or NAME_IN_CAPITALS.fullmatch(name) is not None
    return indent >= SIGNED_AT and is_whole


def _are_names_beside(line: str) -> bool:
    """Whether two names stand beside each other."""
    names = [name.strip() for name in line.replace("\t", "  ").split("  ")]
    names = [signed_name(name) or name for name in names if name]
    return len(names) == 2 and all(map(is_name, names))


def _is_below_closing(blocks: Sequence[RawBlock], index: int) -> bool:
    for above in range(index - 1, max(-1, index - 1 - MOST_NAMES), -1):
        block = blocks[above]
        if block.role is Role.CLOSING:
            return True
        name = block.text.strip().split("\n")[0]
        is_named = block.role in MAY_BE_NAMES and (
            is_name(name) or _are_names_beside(name)
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


def _signs_postscript(block: RawBlock, above: RawBlock) -> bool:
    """Whether whoever signed the letter put initials below its postscript."""
    is_initials = _INITIALS.fullmatch(block.text.strip()) is not None
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
    blocks: Sequence[RawBlock], index: int, below: Sequence[RawBlock]
) -> bool:
    """Whether one word below an address, "ANKARA" or "Friday", stands above a salutation:
    it says where and when the next letter was written."""
    roles = [one.role for one in below[:MOST_OFFICES]]
    if Role.SALUTE in roles and blocks[index].text.isupper():
        # "AMERICAN CONSULATE" above a date and a salutation.
        between = roles[: roles.index(Role.SALUTE)]
        is_below_foot = blocks[index - 1].role in (Role.ADDRESS, Role.FOOT)
        if index and is_below_foot and Role.DATE in between:
            return all(role in OUTSIDE_TEXT for role in between)
    above = next(
        (one for one in reversed(blocks[:index]) if not _is_word(one)),
        None,
    )
    first = next((one for one in below if not _is_word(one)), None)
    return (
        _is_word(blocks[index])
        and above is not None
        and above.role in (Role.ADDRESS, Role.FOOT, Role.LINES)
        and first is not None
        and first.role is Role.SALUTE
    )


def _is_word(block: RawBlock) -> bool:
    return block.role is not Role.SALUTE and len(block.text.split()) == 1


def with_signatures(blocks: list[RawBlock], first: FirstOfRole) -> list[RawBlock]:
    """The blocks, with those that end the text as names told to be signatures."""
    signed = list(blocks)
    for index in range(len(blocks) - 1, -1, -1):
        below = signed[index + 1 : index + 2 + MOST_FOOT_BLOCKS]
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
        is_directly_closed = _is_directly_closed(blocks, index)
        if not (ends_here or is_above_address or is_above_office or is_directly_closed):
            continue
        if _heads_next_letter(blocks, index, others):
            signed[index] = replace(blocks[index], role=Role.LETTERHEAD)
            continue
        if index and _signs_postscript(blocks[index], blocks[index - 1]):
            signed[index] = replace(blocks[index], role=Role.FOOT)
            continue
        if _is_above_signature(blocks[index], below):
            continue
        if ends_as_signature(blocks, index, first):
            signed[index] = replace(blocks[index], role=Role.SIGNATURE)
            if ends_here or not (is_above_address or is_above_office):
                continue
            at = index + 1 + below.index(others[0])
            if is_above_address:
                signed[at] = replace(others[0], role=Role.ADDRESS)
            else:
                signed[index : at + 1] = [with_office(signed[index], others[0])]
    return signed
