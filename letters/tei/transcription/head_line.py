"""One labelled line of the head of a typed paper: what it names, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letters.tei.transcription.field_labels import Label
from letters.tei.transcription.letter_words import is_name
from letters.tei.transcription.lines_below_names import is_of_office

LONGEST_WORDS = 300
# Another column of a form: a date, a number, a stamp.
COLUMN = re.compile(r"(?<=\S)(?: {4,}|\t+)(?=\S)")
_NOBODY = re.compile(r"(?:THE )?(?:RECORD|FILES?)\b.*", re.IGNORECASE)
_PROMPT_ALONE = re.compile(
    r"\([A-Z][A-Z ,.]{2,40}\)|\((?:Name|NAME|Officer)\b[^()\n]{0,60}"
)
# "American Embassy, Moscow", "The High Commissioner for Canada, London"
_OF_POST = re.compile(
    r"\b(?:Embassy|Legation|Consulate|Mission|Delegation"
    r"|High Commission(?:er)?(?: (?:for|of) [A-Z]\w{2,20})?)\Z",
    re.IGNORECASE,
)
_SIGN_BEHIND = re.compile(
    r"(?<=[\w.]) {0,4}(?:/s/(?: ?[A-Z][\w.]{0,20}){0,3}"
    r"|\[(?:initial(?:l?ed|s)?|signed|signature|sgd)\b[^\[\]\n]{0,30}\])\Z"
)
_SUFFIX = re.compile(r" (?:[JS]r\.?|I{2,3})(?=,|$)")
# What a form has in a box at the right: "VIENTIANE     2 | 5", "OSLO      PRECEDENCE".
_ROUTING = re.compile(r" (?:\d{1,2} \| ?\d{1,2}|PRECEDENCE|EXTENSION)\Z")
# As British telegrams have it: "FM WASHINGTON 291610Z APR 82", "TO FLASH FCO".
_GROUP_BEHIND = re.compile(r" [0-3]\d[0-2]\d[0-5]\dZ [A-Z]{3} (?:\d\d){1,2}\Z")
# What follows an addressee in the head of a telegram: its precedence and its number.
_PRECEDENCE = re.compile(
    r"(?: (?:FLASH|NIACT|IMMEDIATE|PRIORITY|ROUTINE)){1,3}(?: [0-9]{1,6})?$"
    r"| [0-9]{1,6}$"
)


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A labelled line: its `words` as printed, and the whole line in `evidence`.

    They stand between `start` and `end`, the words that follow a name among them.
    """

    label: Label
    words: str
    evidence: str
    start: int = 0
    end: int = 0


def named_in_line(
    label: Label, words: str, evidence: str, bounds: tuple[int, int]
) -> HeadLine | None:
    """The line; of a sender or recipient with a name and an office, the name alone."""
    words = _SIGN_BEHIND.sub("", words[:LONGEST_WORDS])
    if label in (Label.SENDER, Label.RECIPIENT):
        words = _ROUTING.sub("", words) or words
        words = _GROUP_BEHIND.sub("", words) or words
        words = _PRECEDENCE.sub("", words) or words
        if _NOBODY.fullmatch(words) or _PROMPT_ALONE.fullmatch(words):
            return None
        name, comma, office = words.partition(",")
        if suffix := _SUFFIX.match(office):
            name = f"{name},{suffix[0]}"
        is_place = office.lstrip().casefold().startswith(("at ", "in "))
        # "The Chairman, Under Secretaries Committee" is of that committee.
        is_place |= _OF_POST.search(name) is not None
        is_place |= name.casefold().startswith("the ") and is_of_office(office)
        # "ECON SECTION, AMERICAN EMBASSY KUWAIT" is no person with an office.
        is_place |= is_of_office(name) and is_of_office(office)
        if comma and " " in name and is_name(name) and not is_place:
            words = name
    return HeadLine(label, words, evidence, *bounds)


def words_after(head: Sequence[HeadLine], label: Label) -> str:
    """The words of the first line with this label; empty where none has it."""
    return next((line.words for line in head if line.label is label), "")
