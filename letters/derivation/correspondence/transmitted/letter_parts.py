"""The parts of a letter by which it is known: its salutation and its signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from letters.derivation.correspondence.sides.signatures import find_signatures
from letters.derivation.correspondence.transmitted.running_lines import Line
from letters.tei.dates.months import MONTH
from letters.tei.nodes import BlockKind

_LONGEST_OPENING = 160
_LONGEST_ENDING = 200
_TITLE = (
    r"(?i:President|Chairman|Prime Minister|Secretary|Ambassador|Minister|Chancellor"
    r"|Premier|Secretary General|Marshal|General|Senator|Foreign Minister)"
)
_CALLED = r"(?:[A-Z][\w.’'-]{1,24}|and|the|de|von|van)"
_SALUTATION = re.compile(
    r"(?:[“\"\s]{0,4}(?:[0-9]{1,2}\. )?)(?P<words>"
    rf"(?i:(?:my )?dear ){_CALLED}(?: {_CALLED}){{0,5}}(?=[:,.!—-]|$)"
    rf"|(?i:Esteemed |Respected |Highly esteemed |Honou?rable )?(?:M[Rr]\. ?|Mister )"
    rf"{_TITLE}(?=[:,.!—-])"
    r"|(?:Your|His) (?i:majesty|(?:imperial |royal )?(?:excellency|highness|majesty))"
    r"(?=[:,.!—-])"
    r"|Excellency(?=[:,.!])|Sir:)"
)
# A line of its own: "Walt:".
_FIRST_NAME = re.compile(r"[A-Z][a-z]{2,12}:")
# How a note verbale begins.
_COMPLIMENTS = re.compile(
    r"(?:^|[.“\"] ?)(?i:the )?(?P<from>[A-Z][\w ’'-]{2,80}?)(?i: presents?(?: its| his)?"
    r" compliments to )(?i:the )?(?P<to>[A-Z][\w ’'-]{2,80}?)(?=(?i: and\b)|[,.;])"
)
_VALEDICTION = re.compile(
    r"(?i)\b(?:(?:very |most )?(?:sincerely|respectfully|faithfully|cordially)(?: yours)?"
    r"|yours (?:very )?(?:sincerely|truly|faithfully|ever)|as ever"
    r"|(?:with )?warm(?:est)? (?:personal )?regards"
    r"|with (?:best|kind|warm) (?:personal )?(?:wishes|regards))(?: yours)?[,.:]?"
)
# "Yours sincerely, Geoffrey Harrison (for Sir Ivone Kirkpatrick)".
_SIGNED_FOR = re.compile(
    _VALEDICTION.pattern + r" [A-Z][\w.’' -]{1,60}\(for [A-Z][\w.’' -]{1,60}\)"
)
_SIGNED = re.compile(
    r"(?:/[sS]/|\bs/|\(?\b[Ss]gd\b[.)]{0,2}|\(?[Ss]igned[:)]?:?|\[signed\])"
    r" ?(?P<name>\S.{0,60})$"
)
_NAME_WORD = r"[A-Z][\w.’'-]{0,20}"
_NAME = re.compile(
    rf"{_NAME_WORD}(?: (?:de|von|van|al|{_NAME_WORD})){{0,4}}(?:, (?:Jr|JR)\.)?"
)
_NO_NAME = re.compile(
    r"(?i)\b(?:end|text|approved?|disapproved?|yes|no|comments?|map|declassified)\b"
)
# "Royal D. Bisbee, Jr.," and below it "Officer-in-Charge".
_OFFICE_BELOW = re.compile(
    r"\b(?:Officer|Director|Secretary|Chief|Minister|Ambassador|Chairman|President"
    r"|Administrator|Commander|Representative|Adviser|Counselor|Assistant"
    r"|Army|Navy|Air Force|USA|USN|USAF)\b"
)
_MOST_OFFICES = 3
_INITIAL = re.compile(r"\b[A-Z]\. |, J[Rr]\.$")
_INITIALS = re.compile(r"[A-Z]\. ?[A-Z]\.(?: ?[A-Z]\.)?")
_AFTER_INITIAL = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])")
# "N. Khrushchev. 26th July."
_DAY_BELOW = re.compile(
    rf"(?<=[\w.]),? (?:{MONTH} [0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th)? {MONTH})"
    r"(?:,? [0-9]{4})?\.?$"
)
# The name after the last sentence: "in due course. Dwight D. Eisenhower".
_AFTER_SENTENCE = re.compile(
    r"(?<=[a-z][.!?])(?<!Mr\.)(?<!Mrs\.)(?<!Dr\.)(?<!Messrs\.)"
    r" (?P<name>(?:[A-Z][\w’'-]{1,20}|[A-Z]\.)(?: [A-Z]\.){1,2}"
    r" [A-Z][\w’'-]{1,20})\.?$"
)
_LONGEST_NAME = 60
# In characters and lines, of an address at the end of a letter.
_LONGEST_ADDRESS = 80
_LONGEST_WORD = 25
_MOST_AT_END = 8


def salutation_of(text: str) -> str:
    """The salutation that a paragraph begins with: "Dear Mr. Chairman"; empty if none."""
    match = _SALUTATION.match(text[:_LONGEST_OPENING])
    return match["words"].strip() if match else ""


def calls_by_first_name(text: str) -> bool:
    """Whether the line is nothing but a first name: "Walt:"."""
    return _FIRST_NAME.fullmatch(text.strip()) is not None


def compliments_in(text: str) -> tuple[str, str] | None:
    """Who presents compliments to whom in the first words of a note."""
    match = _COMPLIMENTS.search(text) if "compliments" in text.casefold() else None
    return (match["from"], match["to"]) if match else None


def addressee_of(salutation: str) -> str:
    """Whom the salutation calls: "Mr. Chairman", "Selwyn"."""
    return re.sub(
        r"(?i)^(?:my )?dear |^(?:highly )?(?:esteemed|respected) ", "", salutation
    )


def ends_with_valediction(text: str) -> bool:
    """Whether it is a letter's last line, with its signature: "Faithfully yours, X"."""
    return len(text) <= _LONGEST_NAME and bool(_VALEDICTION.match(text.strip(' “”"')))


def ends_letter(text: str) -> bool:
    """Whether a short line is a valediction or a signature."""
    words = text.strip(' “”"')
    if len(words) > _LONGEST_NAME:
        return bool(_SIGNED_FOR.fullmatch(words[:_LONGEST_OPENING]))
    if _INITIALS.fullmatch(words):
        return True
    is_name = _NAME.fullmatch(words) and _INITIAL.search(words)
    return bool(is_name or _VALEDICTION.match(words) or _SIGNED.match(words))


def signature_of(lines: Sequence[Line]) -> str:
    """Who signed under the last of `lines`, which are cut to the letter; "" if nobody."""
    signed = _encoded_names(lines)
    if signed:
        return " and ".join(signed)
    ending = _DAY_BELOW.sub("", lines[-1].text.strip()[-_LONGEST_ENDING:])
    if match := _SIGNED.search(ending):
        names = [_name(name) for name in match["name"].split(" and ")]
        return " and ".join(names) if all(names) else ""
    above = lines[-2].text.strip() if len(lines) > 1 else ""
    closings = list(_VALEDICTION.finditer(ending))
    if closings and len(ending) - closings[-1].end() <= _LONGEST_NAME:
        return _name(ending[closings[-1].end() :])
    if match := _AFTER_SENTENCE.search(ending):
        return _name(match["name"])
    if name := _name_above_offices(lines) or _name_above_address(lines):
        return name
    is_below = len(above) <= _LONGEST_NAME or len(lines) > 1
    if ending.isupper() and "." not in ending and ending.count(" ") > 1:
        # A heading: "BALLISTIC MISSILES ONLY".
        return ""
    if _is_in_list(ending, above):
        return ""
    return _name(ending) if is_below and len(ending) <= _LONGEST_NAME else ""


def _is_in_list(words: str, above: str) -> bool:
    """Whether they stand below another name or title: "Call on", "Secretary Weeks"."""
    is_listed = _NAME.fullmatch(above) is not None and not _VALEDICTION.match(above)
    return is_listed and not _INITIAL.search(words)


def _name_above_offices(lines: Sequence[Line]) -> str:
    """ "V. James Fazio" above one line with his office, or above some."""
    for line in reversed(lines[-_MOST_OFFICES - 1 :]):
        words = line.text.strip()
        if len(words) > _LONGEST_NAME:
            break
        if not _OFFICE_BELOW.search(words):
            name = _name(words)
            is_above = line is not lines[-1] and _INITIAL.search(name)
            return name if is_above else ""
    return ""


def _name_above_address(lines: Sequence[Line]) -> str:
    """ "Richard Nixon" below "Sincerely," and above whom the letter is for."""
    tail = lines[-_MOST_OFFICES - 2 :]
    for at, line in enumerate(tail[:-2]):
        if ends_with_valediction(line.text) and all(map(_is_brief, tail[at:])):
            return _name(tail[at + 1].text)
    return ""


def addressee_at_end(lines: Sequence[Line]) -> str:
    """ "Chairman Mao Tse-tung" in the lines of an address, below the name of who signed or
    above the valediction; "" without a place or an office in another line."""
    tail = list(takewhile(_is_brief, reversed(lines[1:][-_MOST_AT_END:])))[::-1]
    ends = [at for at, line in enumerate(tail) if ends_with_valediction(line.text)]
    if not ends:
        return ""
    address = tail[ends[-1] + 2 :] or tail[: ends[0]]
    return address[0].text.strip() if len(address) > 1 else ""


def _is_brief(line: Line) -> bool:
    words = line.text.strip()
    is_sentence = (
        words.endswith((".", ":", ";", "!", "?")) and len(words) > _LONGEST_WORD
    )
    return len(words) <= _LONGEST_ADDRESS and not is_sentence


def _encoded_names(lines: Sequence[Line]) -> list[str]:
    names: list[str] = []
    for line in lines[-4:]:
        if line.kind is BlockKind.SIGNATURE and line.block:
            found = [signature.name for signature in find_signatures([line.block])]
            names += [_without_stop(name.strip(' “”"')) for name in found]
    return [name for name in dict.fromkeys(names) if name]


def _name(words: str) -> str:
    bare = words.strip(' “”",;:[]()').removesuffix(").")
    name = _AFTER_INITIAL.sub(" ", bare)
    is_name = _NAME.fullmatch(name) and len(name) <= _LONGEST_NAME
    if not is_name or _VALEDICTION.match(name) or _NO_NAME.search(name):
        return ""
    return _without_stop(name)


def _without_stop(name: str) -> str:
    """The name without the full stop of its line: "J. Smith." but "John S.", "Jr."."""
    last = name.rsplit(" ", 1)[-1]
    is_short = (
        len(last.strip(".")) == 1 or last.count(".") > 1 or last.casefold() == "jr."
    )
    return name if is_short else name.rstrip(".")
