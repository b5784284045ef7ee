"""What ends a letter: the names under it, the addresses of those it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from letters.tei.dates import find_written_dates
from letters.tei.transcription.datelines import date_in_line
from letters.tei.transcription.field_labels import DATE_TIME_GROUP
from letters.tei.transcription.foot_lines import is_marking
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    LONGEST_NAME,
    STYLE,
    is_name,
    is_salute,
    signed_name,
)
from letters.tei.transcription.line_groups import NAME_IN_CAPITALS, YEAR
from letters.tei.transcription.raw_block import (
    FOOT_ROLES,
    MOST_FOOT_BLOCKS,
    FirstOfRole,
    RawBlock,
    Role,
)

_MAY_BE_NAMES = {Role.PARAGRAPH, Role.LINES, Role.TABLE}
_WORD = re.compile(r"[^\W\d_]{3,30}+")
# Who rules signs by that: "Shah of Iran".
_RULER = re.compile(
    r"(?:Shah(?:anshah)?|King|Queen|Emperor|Sultan|[AE]mir|(?:Crown )?Prince|President)"
    r" of (?:the )?[A-Z][\w’'-]{1,20}+(?: [A-Z][\w’'-]{1,20}+){0,3}"
)
_FOR_OTHERS = re.compile(r"(?:For|By direction of|On behalf of|Für|Pour) [^\n.]{3,60}:")
MOST_OFFICES = 4
FEWEST_OF_TEXT = 40  # characters
SIGNED_AT = 20  # in characters from the left
LONGEST_HEAD = 2_000
MOST_NAMES = 3  # that stand under each other
MOST_ADDRESS_LINES = 9
LONGEST_ADDRESS_LINE = 70


def ends_as_signature(
    blocks: Sequence[RawBlock], index: int, first: FirstOfRole
) -> bool:
    """Whether the block is a name that ends a text with a salutation or a closing.

    Below a closing, or another name, the name's office may stand on further lines.
    """
    block = blocks[index]
    name, *offices = block.text.strip().split("\n")
    if block.role is Role.SIGNATURE:
        return True
    is_directly_below = index > 0 and blocks[index - 1].role is Role.CLOSING
    is_titled = block.role is Role.ADDRESS and is_directly_below
    may_be_name = block.role in _MAY_BE_NAMES or is_titled
    if not may_be_name or len(offices) > MOST_OFFICES:
        return False
    if is_marking(name) or is_salute(name):
        return False
    if ADDRESSED.match(name) and offices and not is_directly_below:
        return False
    if " " not in name and index > 0 and _is_below_name(block, blocks[index - 1]):
        return False  # "Chairman" below "Ann Lee"
    is_closed = _is_below_closing(blocks, index)
    if block.role is Role.TABLE:
        return is_closed and _are_names_beside(name)
    is_ruler = is_closed and _RULER.fullmatch(name) is not None
    if not is_name(name) and not signed_name(name) and not is_ruler:
        return False
    above = blocks[index - 1]
    if offices and not is_closed:
        return index > 0 and stands_at_right(block) and _ends_text(above)
    if above.role is Role.DATE and above.end == block.start and index > 1:
        return True  # on the same line
    if Role.FIELDS in first and NAME_IN_CAPITALS.fullmatch(name):
        return first[Role.FIELDS] + 1 < index and blocks[index - 1].text.isupper()
    # Between a salutation and the name stands some text.
    salute = first.get(Role.SALUTE, index)
    if first.get(Role.CLOSING, index) < index or salute + 1 < index:
        return True
    return index > 0 and stands_at_right(block) and _ends_text(above)


def _ends_text(block: RawBlock) -> bool:
    """Whether the last words of a text stand here, and not those of a head."""
    words = block.text.strip()
    is_long = len(words) > FEWEST_OF_TEXT
    if _FOR_OTHERS.fullmatch(words):
        return True  # "For the Joint Chiefs of Staff:"
    is_ended = words[-1:] in (".", "?", "!", "”", '"') or words.isupper()
    return block.role is Role.PARAGRAPH and is_long and is_ended


def stands_at_right(block: RawBlock) -> bool:
    """Whether a name stands where names are signed: on the right half of the paper."""
    lines = block.text.split("\n")
    name = lines[0].strip()
    indent = min(len(line) - len(line.lstrip()) for line in lines)
    is_whole = " " in name or NAME_IN_CAPITALS.fullmatch(name) is not None
    return indent >= SIGNED_AT and is_whole


def with_date_below(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with a line below the text told to be the date, if nothing above is."""
    if any(block.role is Role.DATE or _is_dated_head(block) for block in blocks):
        return blocks
    for index in range(len(blocks) - 1, max(1, len(blocks) - MOST_FOOT_BLOCKS), -1):
        block = blocks[index]
        words = block.text.strip()
        if block.role in (Role.PARAGRAPH, Role.LINES) and date_in_line(words):
            if YEAR.search(words):
                dated = list(blocks)
                dated[index] = replace(block, role=Role.DATE)
                return dated
        elif block.role not in FOOT_ROLES and len(words) > LONGEST_ADDRESS_LINE:
            break
    return blocks


def _is_dated_head(block: RawBlock) -> bool:
    if block.role is not Role.FIELDS:
        return False
    words = block.text[:LONGEST_HEAD]
    return bool(find_written_dates(words) or DATE_TIME_GROUP.search(words))


def _are_names_beside(line: str) -> bool:
    """Whether two names stand beside each other."""
    names = [name for name in line.replace("\t", "  ").split("  ") if name.strip()]
    return len(names) == 2 and all(is_name(name.strip()) for name in names)


def _is_below_closing(blocks: Sequence[RawBlock], index: int) -> bool:
    for above in range(index - 1, max(-1, index - 1 - MOST_NAMES), -1):
        block = blocks[above]
        if block.role is Role.CLOSING:
            return True
        name = block.text.strip().split("\n")[0]
        is_named = block.role in {*_MAY_BE_NAMES, Role.SIGNATURE} and is_name(name)
        if not is_named and block.role not in FOOT_ROLES:
            return False
    return False


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
            and _may_be_addressee(others[0])
            and _name_in(others[0]) != _name_in(blocks[index])
        )
        is_above_office = len(others) == 1 and _is_office_of(others[0], blocks[index])
        if not (ends_here or is_above_address or is_above_office):
            continue
        if ends_as_signature(blocks, index, first):
            signed[index] = replace(blocks[index], role=Role.SIGNATURE)
            if ends_here:
                continue
            at = index + 1 + below.index(others[0])
            if is_above_address:
                signed[at] = replace(others[0], role=Role.ADDRESS)
            else:
                signed[index : at + 1] = [_with_office(signed[index], others[0])]
    return signed


def _is_office_of(block: RawBlock, name: RawBlock) -> bool:
    """Whether a line directly below a name may be the office of who signed."""
    words = block.text.strip()
    is_line = "\n" not in words and len(words) <= LONGEST_ADDRESS_LINE
    is_free = block.role in (Role.LINES, Role.PARAGRAPH) and is_line
    is_below = block.start == name.end + 1
    return is_free and is_below and words[:1].isupper() and words[-1:] not in ".?!:;"


def _is_below_name(block: RawBlock, above: RawBlock) -> bool:
    name = _name_in(above)
    is_whole = " " in name and is_name(name) and above.role in _MAY_BE_NAMES
    return is_whole and _is_office_of(block, above)


def _with_office(name: RawBlock, office: RawBlock) -> RawBlock:
    words = f"{name.text}\n{office.text}"
    return RawBlock(name.start, office.end, words, Role.SIGNATURE)


def _may_be_addressee(block: RawBlock) -> bool:
    """Whether the last lines of a paper, below its signature, may be an address."""
    words = block.text.strip()
    lines = words.split("\n")
    is_short = len(lines) <= MOST_ADDRESS_LINES and all(
        len(line.strip()) <= LONGEST_ADDRESS_LINE for line in lines
    )
    is_free = block.role in (Role.LINES, Role.PARAGRAPH)
    # One line may be the office of who signed: "Lieutenant General, General Staff".
    is_short &= len(lines) > 1 or _is_addressee(words) or bool(STYLE.match(words))
    is_sentence = words.endswith((".", "?", "!", ":", ";")) and not STYLE.match(words)
    return is_free and is_short and words[:1].isupper() and not is_sentence


def with_addressee_below(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with a second name under the text told to be whom the letter is for.

    Two persons may have signed; but a letter that calls somebody by the name that stands
    there, or of which the second name has further lines as an address has, is for him.
    """
    signed = [at for at, block in enumerate(blocks) if block.role is Role.SIGNATURE]
    salute = next((block for block in blocks if block.role is Role.SALUTE), None)
    if len(signed) != 2:
        return blocks
    between = blocks[signed[0] + 1 : signed[1]]
    if any(block.role not in FOOT_ROLES for block in between):
        return blocks
    if _name_in(blocks[signed[0]]) == _name_in(blocks[signed[1]]):
        return _with_one_name(blocks, signed[0])
    if not salute:
        return blocks
    if any(block.role is Role.ADDRESS for block in blocks[: signed[0]]):
        return blocks
    last = blocks[signed[1]]
    lines = last.text.strip().split("\n")
    called = set(_WORD.findall(salute.text)) & set(_WORD.findall(last.text))
    if not called and len(lines) < 2:
        return blocks
    addressed = list(blocks)
    addressed[signed[1]] = replace(last, role=Role.ADDRESS)
    return addressed


def _name_in(block: RawBlock) -> str:
    line = block.text.strip().split("\n")[0]
    return signed_name(line) or line


def _with_one_name(blocks: list[RawBlock], first: int) -> list[RawBlock]:
    """Of "/s/ Ann Lee" above the typed name and office, the latter is the signature."""
    once = list(blocks)
    once[first] = replace(blocks[first], role=Role.LINES)
    return once


def with_addresses(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with the lines above a salutation that say whom the letter is for."""
    addressed = list(blocks)
    for index, block in enumerate(blocks[1:], 1):
        if block.role is not Role.SALUTE:
            continue
        above = blocks[index - 1]
        is_free = above.role in (Role.LINES, Role.PARAGRAPH, Role.TABLE)
        if is_free and (is_address(above.text) or _is_addressee(above.text)):
            addressed[index - 1] = replace(above, role=Role.ADDRESS)
    return addressed


def _is_addressee(text: str) -> bool:
    """Whether a line alone names somebody: "President Johnson"."""
    words = text.strip()
    return "\n" not in words and is_name(words) and " " in words


def is_address(text: str) -> bool:
    """Whether short lines of which none is a sentence may be an address."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if not 1 < len(lines) <= MOST_ADDRESS_LINES:
        return False
    if is_marking(lines[0]):
        return False
    is_short = all(len(line) <= LONGEST_ADDRESS_LINE for line in lines)
    begins = bool(ADDRESSED.match(lines[0])) or lines[0][:1].isupper()
    ends = lines[-1].endswith((":", "?", "!")) or any(": " in line for line in lines)
    return is_short and begins and not ends and len(lines[0]) <= LONGEST_NAME + 20
