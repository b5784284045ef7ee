"""Which lines above or below a letter say whom it is for."""

from __future__ import annotations

import re
from dataclasses import replace

from letters.tei.transcription.field_labels import FIELD, Label, label_of
from letters.tei.transcription.foot_lines import DECLASSIFICATION, is_marking
from letters.tei.transcription.letter_words import (
    ADDRESSED,
    LONGEST_NAME,
    STYLE,
    is_name,
)
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.offices_below import name_in
from letters.tei.transcription.raw_block import FOOT_ROLES, RawBlock, Role

_WORD = re.compile(r"[^\W\d_]{3,30}+")
# "A. Hale, Esq.", "George Howden, Q.C."
RANKED = re.compile(r", (?:Esq\b|Esquire|Q\.C\.|(?:[A-Z]\.){1,3}[BEGOPV]\.)")
# As Soviet papers name whom they are for: in the dative, or "ЦК КПСС".
_TO_WHOM = re.compile(
    r"(?:В |в )?(?:ЦК|Президиум ЦК|ПРЕЗИДИУМ ЦК|Политбюро ЦК) КПСС"
    r"|Tow\. [A-ZĄĆĘŁŃÓŚŹŻ][\w-]{2,25}|(?:THE )?PRIME MINISTER|Prime Minister"
    r"|(?:Товарищу|ТОВАРИЩУ|Т(?:ов)?\.) [А-ЯЁ][А-Яа-яёЁ-]{2,25}(?: [А-ЯЁ]\.? ?[А-ЯЁ]?\.?){0,2}"
)
# As Spanish papers are addressed: "C. Secretario de Relaciones Exteriores,".
_TO_OFFICE = re.compile(
    r"(?:(?:Al |A la )?(?:C\.|Señora?|señora?|Sr\.|Sra\.) |Al |A la )"
    r"(?:Secretari[oa]|Ministr[oa]|Subsecretari[oa]|Embajadora?|President[ea]|Directora?"
    r"|Canciller|Encargado)\b[^.:;\n]{0,60}+"
)
# Above a minute: "Mr. Harley", "FOREIGN SECRETARY".
_CALLED_ABOVE = re.compile(
    r"(?:(?:Mr|Mrs|Dr)\.?|Miss|Sir|Lord|Lady|Ambassador|General|Admiral)"
    r"(?: [A-Z][\w.’'-]{0,20}){1,3}"
    r"|(?:(?:THE )?(?:FOREIGN|HOME|PRIVATE|COLONIAL) SECRETARY|CHANCELLOR OF THE EXCHEQUER"
    r"|MINISTER OF DEFENCE)|(?:(?:The )?(?:Foreign|Home|Private|Colonial) Secretary"
    r"|Chancellor of the Exchequer|Minister of Defence)"
)
_SAY_WHO = {Role.SALUTE, Role.ADDRESS, Role.FIELDS, Role.HEADING, Role.TABLE}
_ABOUT = {Label.SUBJECT, Label.REFERENCE}
_FREE_ROLES = {Role.LINES, Role.PARAGRAPH}
FEWEST_OF_MINUTE = 60  # characters
MOST_OFFICE_LINES = 4
# "The President of the United States of America" below a letter.
_OF_OFFICE = re.compile(
    r"The (?:President|Prime Minister|Secretary|Under Secretary|Chairman|Chancellor|Premier"
    r"|Ambassador|Minister|King|Queen|Foreign Secretary)\b[^.:;\n]{0,60}"
)
MOST_ADDRESS_LINES = 9
LONGEST_ADDRESS_LINE = 70  # characters
LEAST_INDENT_SIGNED = 20


def with_addresses(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with the lines above a salutation that say whom the letter is for."""
    addressed = list(blocks)
    top = 0  # below the salutation above
    for index, block in enumerate(blocks[1:], 1):
        if block.role is not Role.SALUTE:
            continue
        directly = index - 1
        if directly and _is_subject(blocks[directly]):
            directly -= 1  # "Re: Claims against the Government of Peru"
        above = blocks[directly]
        is_free = above.role in (Role.LINES, Role.PARAGRAPH, Role.TABLE)
        if is_free and (is_address(above.text) or _is_addressee(above.text)):
            addressed[directly] = replace(above, role=Role.ADDRESS)
        days = [at for at in range(top, index) if blocks[at].role is Role.DATE]
        # An office above the day heads the paper of whoever holds it.
        for at in range(top, days[-1] if days else top):
            one = blocks[at]
            if one.role is Role.ADDRESS and _is_own_office(one, block):
                addressed[at] = replace(one, role=Role.LETTERHEAD)
        top = index + 1
    return addressed


def _is_subject(block: RawBlock) -> bool:
    field = FIELD.fullmatch(block.text.strip()) if block.role is Role.FIELDS else None
    return field is not None and label_of(field["label"]) in _ABOUT


def _is_own_office(block: RawBlock, salute: RawBlock) -> bool:
    """Whether an office alone heads the paper of whoever holds it: the salutation calls
    somebody else."""
    words = block.text.strip()
    office = words.casefold()
    is_alone = "\n" not in words and is_of_office(words)
    is_alone &= _TO_OFFICE.fullmatch(words) is None  # "Al Embajador de Chile"
    called = set(_WORD.findall(salute.text.casefold()))
    return is_alone and not called & set(_WORD.findall(office))


def is_address(text: str) -> bool:
    """Whether short lines of which none is a sentence may be an address."""
    lines = [line.strip() for line in text.strip().split("\n")]
    if not 1 < len(lines) <= MOST_ADDRESS_LINES:
        return False
    if is_marking(lines[0]) or _is_sentence_in_capitals(lines[0]):
        return False
    is_short = all(len(line) <= LONGEST_ADDRESS_LINE for line in lines)
    begins = bool(ADDRESSED.match(lines[0])) or lines[0][:1].isupper()
    ends = lines[-1].endswith((":", "?", "!")) or any(": " in line for line in lines)
    return is_short and begins and not ends and len(lines[0]) <= LONGEST_NAME + 20


def _is_sentence_in_capitals(line: str) -> bool:
    return line.isupper() and len(line) > LONGEST_NAME and not ADDRESSED.match(line)


def with_addressee_above(blocks: list[RawBlock]) -> list[RawBlock]:
    """The blocks, with the name above a minute told to be whom it is for: "Sir T. Lloyd",
    alone on a line above prose, where nothing else says whom a paper is for."""
    if any(block.role in _SAY_WHO for block in blocks):
        return blocks
    at = next((at for at, block in enumerate(blocks) if _is_of_minute(block)), 0)
    if not at:
        return blocks
    name = blocks[at - 1]
    is_free = name.role in _FREE_ROLES
    if not is_free or not _CALLED_ABOVE.fullmatch(name.text.strip().rstrip(".,:")):
        return blocks
    addressed = list(blocks)
    addressed[at - 1] = replace(name, role=Role.ADDRESS)
    return addressed


def _is_of_minute(block: RawBlock) -> bool:
    return block.role is Role.PARAGRAPH and len(block.text) >= FEWEST_OF_MINUTE


def _is_addressee(text: str) -> bool:
    """Whether a line alone names somebody: "President Johnson"."""
    words = text.strip()
    return "\n" not in words and is_name(words) and " " in words


def is_addressed_line(text: str) -> bool:
    """Whether lines above a text say by their form whom it is for: "Товарищу Громыко"."""
    words, *below = text.strip().split("\n")
    is_office = _TO_OFFICE.fullmatch(words.strip()) is not None
    is_short = len(below) < MOST_OFFICE_LINES and not any(
        ": " in line for line in below
    )
    is_short &= all(len(line.strip()) <= LONGEST_ADDRESS_LINE for line in below)
    return (is_office and is_short) or _TO_WHOM.fullmatch(text.strip()) is not None


def may_be_addressee(block: RawBlock) -> bool:
    """Whether the last lines of a paper, below its signature, may be an address."""
    words = block.text.strip()
    lines = words.split("\n")
    if any(DECLASSIFICATION.fullmatch(line.strip()) for line in lines):
        return False
    is_short = len(lines) <= MOST_ADDRESS_LINES and all(
        len(line.strip()) <= LONGEST_ADDRESS_LINE for line in lines
    )
    is_free = block.role in (Role.LINES, Role.PARAGRAPH)
    # In the middle stands a further name that is signed.
    indent = min(len(line) - len(line.lstrip()) for line in block.text.split("\n"))
    is_free &= indent < LEAST_INDENT_SIGNED or bool(STYLE.match(words))
    # One line may be the office of who signed: "Lieutenant General, General Staff".
    is_styled = bool(STYLE.match(words) or _OF_OFFICE.fullmatch(words))
    is_short &= len(lines) > 1 or _is_addressee(words) or is_styled
    is_sentence = words.endswith((".", "?", "!", ":", ";")) and not STYLE.match(words)
    is_sentence &= RANKED.search(lines[0]) is None
    # "The President, / The White House."
    is_sentence &= not (
        len(lines) > 1
        and lines[0].endswith(",")
        and _OF_OFFICE.fullmatch(lines[0].rstrip(","))
    )
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
    if _are_of_one(*(blocks[at] for at in signed)):
        return _with_one_name(blocks, signed[0])
    if not salute:
        return blocks
    others = [*blocks[: signed[0]], *blocks[signed[1] + 1 :]]
    if any(block.role is Role.ADDRESS for block in others):
        return blocks
    last = blocks[signed[1]]
    lines = last.text.strip().split("\n")
    called = set(_WORD.findall(salute.text)) & set(_WORD.findall(last.text))
    if not called and len(lines) < 2:
        return blocks
    addressed = list(blocks)
    addressed[signed[1]] = replace(last, role=Role.ADDRESS)
    return addressed


def _are_of_one(by_hand: RawBlock, typed: RawBlock) -> bool:
    """Whether two names are one person's: the same, or a first name above the whole one
    that begins with the same letter or stands as far to the right on the paper."""
    first, whole = name_in(by_hand), name_in(typed)
    if " " in first or " " not in whole:
        return first.casefold() == whole.casefold()
    return 0 < _indent(by_hand) == _indent(typed) or first[:1] == whole[:1]


def _indent(block: RawBlock) -> int:
    return len(block.text) - len(block.text.lstrip())


def _with_one_name(blocks: list[RawBlock], first: int) -> list[RawBlock]:
    """Of "/s/ Ann Lee" above the typed name and office, the latter is the signature."""
    once = list(blocks)
    once[first] = replace(blocks[first], role=Role.LINES)
    return once
