"""How much of a text is missing, and why, as an edition says it in brackets.

"[less than 1 line not declassified]", "[name and title deleted]", "[garble]": read in
the terms of TEI's `gap` (TEI Guidelines 11.3.1.7, and att.dimensions in 10.3.4).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from letters.tei.nodes import Attributes

_NOT_DECLASSIFIED = re.compile(
    r"(?<!\bwas )(?<!\bis )(?<!\bwere )(?<!\bbeen )"
    r"\bnot de\w{0,2}-?clas[a-z]{0,8}(?: d)?"
    r"(?=(?: in time for publication)?\.?\Z|\.\s)",
    re.IGNORECASE,
)
# Stems of the words for other reasons, and the reason they give.
_REASONS = {
    "delet": "deleted",
    "excis": "excised",
    "garbl": "garbled",
    "illegib": "illegible",
    "inaudib": "inaudible",
    "indecipher": "illegible",
    "indistinct": "unclear",
    "missing": "missing",
    "omi": "omitted",
    "redact": "redacted",
    "sanitiz": "sanitized",
    "unclear": "unclear",
    "undecipher": "illegible",
    "unintelligib": "unintelligible",
    "unreadab": "illegible",
    "withheld": "withheld",
}
_REASON = re.compile(
    r"\b(?:apparent(?:ly)? |(?<=\w )(?:is|are) )?"
    rf"(?P<stem>{'|'.join(_REASONS)})[a-z]{{0,5}}\b",
    re.IGNORECASE,
)
# An editor's guess at what is lost: "[garble—Israel?]".
_GUESS = re.compile(r"(?<!\s)\s*(?:[—–?;:,.]|--).*", re.DOTALL)

_FRACTIONS = {"¼": "0.25", "½": "0.5", "¾": "0.75"}
# "I" stands for the digit 1 in some files.
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: at for at, word in enumerate(_NUMBER_WORDS.split())} | {"i": 1}
_FRACTION = r"(?:[¼½¾]|\d ?/ ?\d)"
_NUMBER = (
    rf"(?:(?P<fraction>{_FRACTION})"
    # "11/2" stands for "1½" in some files.
    rf"|(?P<whole>\d{{1,3}}(?=1/2)|\d{{1,4}}(?![\da-z])|(?:{'|'.join(_NUMBERS)})\b)"
    rf"(?:[\s–-]*(?P<rest>{_FRACTION}))?)"
)
_QUALIFIER = (
    r"(?:(?P<most>less th[ae][nt]|up to)|about|approximately|nearly|almost|over"
    r"|more than|at least|several)"
)
_WORD = (
    r"(?!(?:of|in|from|and|or|containing|with|on|at|to|for|the|is|was)\b)[a-z]{2,20}"
)
_MEASURE = re.compile(
    rf"\W*(?:the )?(?:(?P<qualifier>{_QUALIFIER}) )?(?:{_NUMBER}[ -]?)?"
    rf"(?P<noun>{_WORD}(?: {_WORD}){{0,2}})?(?:\(s\))?",
    re.IGNORECASE,
)
# Parts of a text that may be lost. Anything may be withheld: "[codeword not …]".
_PARTS_OF_TEXT = re.compile(
    r"(?:.*-)?(?:amount|character|date|digit|exchange|figure|footnote|group|heading"
    r"|initial|letter|line|list|name|number|page|paragraph|part|passage|phrase|place"
    r"|portion|remark|section|sentence|signature|syllable|table|text|title|word)"
)
_PLACE = (
    r"(?: ?\b(?:in|from|of|on) (?:the )?(?:source |original )?(?:cable|copy|document"
    r"|message|original|recording|source|table|tape|telegram|text|transmission))?"
)
_REMAINDER = re.compile(rf"(?: and (?:the )?\w{{1,20}})?{_PLACE}\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measure:
    """So many units. `is_at_most` is "less than 1 line": the quantity is a limit."""

    unit: str = ""
    quantity: Decimal | None = None
    is_approximate: bool = False
    is_at_most: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """What is missing, and why.

    `finer` is the second measure of "1 paragraph (12 lines)"; `words` are the whole
    measure as printed.
    """

    reason: str
    measure: Measure = Measure()
    finer: Measure | None = None
    words: str = ""

    @property
    def unit(self) -> str:
        return self.measure.unit

    @property
    def quantity(self) -> Decimal | None:
        return self.measure.quantity

    @property
    def is_approximate(self) -> bool:
        return self.measure.is_approximate

    def attributes(self) -> Attributes:
        """The attributes of a TEI `gap`; `atMost` is for "less than 1 line"."""
        quantity = "" if self.quantity is None else f"{self.quantity.normalize():f}"
        is_at_most = self.measure.is_at_most
        values = {
            "reason": self.reason,
            "unit": self.unit,
            "quantity": "" if is_at_most else quantity,
            "atMost": quantity if is_at_most else "",
            "precision": "low" if self.is_approximate and not is_at_most else "",
            "extent": self.words,
        }
        return {name: value for name, value in values.items() if value}


def read_extent(phrase: str) -> Extent | None:
    """What "[3½ lines of source text not declassified]" says; None for other words."""
    words = " ".join(phrase.split()).removeprefix("[").removesuffix("]")
    if matches := list(_NOT_DECLASSIFIED.finditer(words)):
        # "[Source: Central Files. Secret. 2 pages of source text not declassified.]"
        subject = re.split(r"\.\s|—", words[: matches[-1].start()])[-1].strip()
        measure, rest = _read_measure(subject)
        return Extent("not-declassified", measure, _read_finer(rest), subject)
    if match := _REASON.search(words):
        return _read_loss(words, match)
    return None


def _read_loss(words: str, match: re.Match[str]) -> Extent | None:
    """The extent, if only a measure of text stands beside the reason; else None."""
    after = _GUESS.sub("", words[match.end() :], count=1)
    subject = " ".join(f"{words[: match.start()]} {after}".split())
    measure, rest = _read_measure(subject)
    if measure.unit and not _PARTS_OF_TEXT.fullmatch(measure.unit):
        return None
    finer = _read_finer(rest)
    if not finer and not _REMAINDER.fullmatch(rest):
        return None
    return Extent(_REASONS[match["stem"].lower()], measure, finer, subject)


def _read_measure(subject: str) -> tuple[Measure, str]:
    """The measure that `subject` begins with, and what follows it."""
    match = _MEASURE.match(subject)
    if not match:
        return Measure(), subject
    measure = Measure(
        _unit(match["noun"] or ""),
        _quantity(match),
        bool(match["qualifier"]),
        bool(match["most"]),
    )
    return measure, subject[match.end() :]


def _read_finer(rest: str) -> Measure | None:
    """The measure in parentheses: of a paragraph in lines, of a table in columns."""
    _, parenthesis, inside = rest.partition("(")
    measure, _ = _read_measure(inside)
    return measure if parenthesis and measure.quantity is not None else None


def _unit(noun: str) -> str:
    """The noun in the singular, as one word: "Document numbers" is "document-number"."""
    singular = re.sub(r"(?<=[^s])s\Z", "", re.sub(r"ies\Z", "y", noun.lower()))
    return singular.replace(" ", "-")


def _quantity(match: re.Match[str]) -> Decimal | None:
    whole, fraction = match["whole"], match["fraction"] or match["rest"]
    if not whole and not fraction:
        return None
    number = _NUMBERS.get((whole or "zero").lower(), whole)
    return Decimal(number) + (_fraction(fraction) if fraction else 0)


def _fraction(printed: str) -> Decimal:
    if printed in _FRACTIONS:
        return Decimal(_FRACTIONS[printed])
    top, _, bottom = printed.partition("/")
    return round(Decimal(top) / (Decimal(bottom) or 1), 3)
