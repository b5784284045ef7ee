"""Whether lines have the form in which a text is signed, and end it where names are signed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.tei.transcription.letter_words import CAPITAL, is_name, signed_name
from letters.tei.transcription.line_groups import BARE_SIGN, NAME_IN_CAPITALS
from letters.tei.transcription.lines_below_names import is_of_office
from letters.tei.transcription.raw_block import RawBlock, Role

# Who rules signs by that: "Shah of Iran".
_RULER = re.compile(
    r"(?:Shah(?:anshah)?|King|Queen|Emperor|Sultan|[AE]mir|(?:Crown )?Prince|President)"
    r" of (?:the )?[A-Z][\w’'-]{1,20}+(?: [A-Z][\w’'-]{1,20}+){0,3}"
)
INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z]\.?")
# "А. Громов", "W. W. Rostow"
_INITIALED = re.compile(
    rf"(?:{CAPITAL}\. ?){{1,3}}{CAPITAL}[^\W\d_A-ZА-Я][\w’'-]{{1,20}}"
)
_FOR_OTHERS = re.compile(r"(?:For|By direction of|On behalf of|Für|Pour) [^\n.]{3,60}:")
# "… by Matlock.2"
_NOTE_SIGN = re.compile(
    r"(?<=[.?!”\"])[ ]?(?:\d{1,2}/?|/\d{1,2}/|\(\d{1,2}\)|[¹²³*†])\Z"
)
# "Прошу рассмотреть.", and not "Washington, D.C."
_SENTENCE = re.compile(r"\w [^\W\d_]{3,40}+(?<=[^\W\d_A-ZА-Я]{3})[.?!]\Z")
# With which French, German and British typists end a text.
_END_SIGN = re.compile(r"\.(?:/\.|/-|-)\Z")
_IN_BRACKETS = re.compile(r"\[[^\[\]\n]*+\]")
FEWEST_OF_TEXT = 40  # characters
SIGNED_AT = 20  # in characters from the left
MOST_OFFICES = 4


def is_told(above: RawBlock, name: str, offices: Sequence[str]) -> bool:
    """Whether the form of the lines below a text tells that its last one is signed."""
    if not ends_text(above):
        return False
    has_offices = bool(offices) and _has_plain_offices(name, offices)
    return has_offices or (not offices and _INITIALED.fullmatch(name) is not None)


def may_be_signed(block: RawBlock, name: str) -> bool:
    """Whether a line has the form of a name, of two beside each other, or of a ruler's."""
    if is_name(name) or signed_name(name.partition("  ")[0]):
        return True
    is_beside = block.role is Role.TABLE or "  " in name
    return (is_beside and are_names_beside(name)) or _RULER.fullmatch(name) is not None


def is_typed_alone(block: RawBlock, above: RawBlock) -> bool:
    """Whether a surname stands in parentheses at the right, below the last words:
    "(Krüger)"."""
    name = block.text.strip()
    indent = len(block.text) - len(block.text.lstrip())
    is_typed = name.startswith("(") and name.endswith(")") and is_name(name[1:-1])
    return is_typed and indent >= SIGNED_AT and ends_text(above)


def is_below_sign(block: RawBlock, above: RawBlock) -> bool:
    """Whether a whole name stands in type below the sign that it was signed: "/s/"."""
    name = block.text.strip().split("\n")[0]
    is_sign = above.role is Role.FOOT and BARE_SIGN.fullmatch(above.text.strip())
    return bool(is_sign) and is_name(name) and " " in name


def sign_beside(block: RawBlock, above: RawBlock) -> bool:
    """Whether two names stand beside each other below the last words of a text, each above
    an office."""
    name, *offices = block.text.strip().split("\n")
    is_beside = bool(offices) and are_names_beside(name)
    return (
        is_beside
        and len(offices) < MOST_OFFICES
        and all(map(is_of_office, offices))
        and ends_text(above)
    )


def _has_plain_offices(name: str, offices: Sequence[str]) -> bool:
    """Whether a whole name stands above nothing but lines of an office."""
    is_whole = " " in name and is_name(name) and not is_of_office(name)
    return is_whole and all(map(is_of_office, offices))


def ends_text(block: RawBlock) -> bool:
    """Whether the last words of a text stand here, and not those of a head."""
    words = _END_SIGN.sub(".", block.text.strip())
    is_long = len(words) > FEWEST_OF_TEXT or _SENTENCE.search(words) is not None
    if _FOR_OTHERS.fullmatch(words):
        return True  # "For the Joint Chiefs of Staff:"
    if _IN_BRACKETS.fullmatch(words):
        return False  # of an archivist: "[Pencilled above: Mr. Hale to see]"
    words = _NOTE_SIGN.sub("", words)
    is_ended = words[-1:] in (".", "?", "!", "”", '"', "]", ")") or words.isupper()
    return block.role is Role.PARAGRAPH and is_long and is_ended


def ends_in_capitals(block: RawBlock) -> bool:
    """Whether the last words of a telegram stand here, and not a line of its head."""
    words = block.text.strip()
    is_ended = len(words) > FEWEST_OF_TEXT or words.endswith((".", "?", "!", ")"))
    return words.isupper() and is_ended


def is_at_right(block: RawBlock) -> bool:
    """Whether lines stand on the right half of the paper."""
    lines = block.text.split("\n")
    return min(len(line) - len(line.lstrip()) for line in lines) >= SIGNED_AT


def stands_at_right(block: RawBlock) -> bool:
    """Whether a name stands where names are signed: on the right half of the paper."""
    name = block.text.split("\n", 1)[0].strip()
    is_whole = " " in name or NAME_IN_CAPITALS.fullmatch(name) is not None
    is_whole |= INITIALS.fullmatch(name) is not None
    return is_whole and is_at_right(block)


def are_names_beside(line: str) -> bool:
    """Whether two names stand beside each other."""
    names = [name.strip() for name in line.replace("\t", "  ").split("  ")]
    names = [signed_name(name) or name for name in names if name]
    return len(names) == 2 and all(map(is_name, names))
