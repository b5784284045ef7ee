"""Who spoke with whom, as the heading of a conversation says.

"Memorandum of a Conversation Between the Under Secretary of State (Hoover) and the
British Ambassador (Caccia), Department of State, Washington, January 11, 1957".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.derivation.correspondence.headings import document_title
from letters.tei.dates.months import MONTH

# A letter or memorandum from somebody about a conversation is none.
_SPOKEN = re.compile(
    r"^(?:(?![Ff]rom |[Tt]o )[^.:()]){0,90}?"
    r"\b(?i:conversations?|conference|meeting|call|discussion)\b"
    rf"(?:, {MONTH} [0-9]{{1,2}},)?[^,()]{{0,20}}? (?i:between|with) (?P<parties>.+)$"
)
# What follows the parties: a sentence of the editors, where and when they spoke.
_AFTER = re.compile(
    rf"(?<![A-Z])(?<!Mr)(?<!Dr)(?<!Gen)\. .*$|, (?:{MONTH}|(?:the )?White House"
    r"|Department of State|American Embassy|(?:[A-Z][\w’']+ ){1,4}Residence"
    rf"|[A-Z][a-zA-Z ]+, {MONTH}|[A-Z][a-zA-Z ]+, [A-Z][a-zA-Z ]+, {MONTH})\b.*$"
)
_WHERE = re.compile(r" (?:in|at) (?:[A-Z][\w.]+ ?){1,3}(?:, [A-Z]\w+(?: [A-Z]\w+)?)?$")
_AFTER_NAME = re.compile(r"(?<=\)),? and |(?<=\)), ")
_AND = re.compile(r"(?<!,) and (?=the |v[ao]n |de |[A-Z])")
_NAMED = re.compile(r"(?P<office>[^()]+) \((?P<name>[^()]+)\)")
_OF = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3}) of (?P<office>the .+)"
)
LONGEST_NAME = 60


def spoken_parties(heading: str) -> Iterator[tuple[str, str]]:
    """The name and the office of each party; an office alone is the name."""
    match = _SPOKEN.match(document_title(heading))
    if not match:
        return
    parties = _AFTER.sub("", match["parties"])
    for words in _parties(parties):
        party = _WHERE.sub("", words.strip(" ,."))
        if named := _NAMED.match(party):
            yield named["name"], named["office"]
        elif of := _OF.fullmatch(party):
            yield of["name"], of["office"]
        elif 0 < len(party) <= LONGEST_NAME:
            yield party, ""


def _parties(words: str) -> list[str]:
    """Split where a name in parentheses ends, and else at the first "and"."""
    parts = _AFTER_NAME.split(words)
    return parts if len(parts) > 1 else _AND.split(words, maxsplit=1)
