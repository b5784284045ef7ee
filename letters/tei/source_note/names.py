"""Persons and offices in a list of those who drafted, cleared or approved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from letters.tei.dates.months import MONTH
from letters.tei.source_note.passages import Passage

_SYMBOL = r"[A-Z&]{1,6}(?:[/–-][A-Z\d&]{1,6})*"
# What ends a list of names: words that begin another statement.
AFTER_NAMES = re.compile(
    rf"[;(]| (?:on|at|in|from|who|whom|which|for|as|with|after|during|while|before|to"
    rf"|under|through|based|but|when|that|following|because)(?=\s|\Z)|,? {MONTH} \d"
    r"| (?:and )?\w+ed by\b"
)
# "Smith (EUR/SOV)": the office of one person, after which the list goes on.
_IN_PARENTHESES = re.compile(rf"\((?P<office>{_SYMBOL}|White House)\)")
_OF_OFFICE = re.compile(rf" of (?P<office>{_SYMBOL})(?=\W|\Z)")
# "Deputy Assistant Secretary of State for African Affairs Wells Stabler": a name can be
# told from the title before it by its initial, or by the word that ends the title.
_TITLED = re.compile(
    r" (?:(?:Acting|Deputy|First|Second|Third|Special|Under|Assistant) ){0,6}"
    r"(?:Officer|Director|Assistant|Secretary|Counsel(?:or)?|Chief|Adviser|Advisor"
    r"|Ambassador|Consul|Attaché|Representative|Chairman)"
    r"(?:(?: (?:[A-Z][\w’/–-]*|of|the|in|for|to|and|on)){0,16}?"
    r" (?P<name>(?!(?:Secretary|Affairs|Officer|Director|Assistant|Staff|Relations)\b)"
    r"(?:[A-Z]\. [A-Z][\w’-]+|[A-Z][\w’-]+(?: [A-Z]\.){1,2}) [A-Z][\w’-]+(?:, [JS]r\.)?)"
    r"|(?: (?:[A-Z][\w’/–-]*|of|the|in|for|to|and|on)){0,16}?"
    r" (?:Affairs|of State|of Defense|at Large)"
    r" (?P<short>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)(?=[,;.(]|\Z| and\b| on\b))"
)
_ROLE = re.compile(
    r"the (?:(?:Vice )?President|(?:Acting |Under )?Secretary(?: of State)?)\Z"
)
_SEPARATOR = re.compile(r",? and |, (?!(?:Jr|Sr)\b)")
_TRAILING_AND = re.compile(r"(?:,? and)?,?\Z")
_PARTICLE = re.compile(r"(?:of|the|de|del|la|von|van|der|al|for|and|in|to|on)\Z")
# Words that no person's name has: those of offices, and titles as its last word.
_NO_PERSON = re.compile(
    r"\b(?:Affairs|Division|Office|Bureau|Department|Branch|Embassy|Planning"
    r"|Jr\. \w+)\b|[/()\d]"
    r"|\b(?:Secretary|Director|Chief|Officer|Assistant|Counsel(?:or)?|Advis[eo]r|Staff"
    r"|Minister|Chairman|Attach[ée]|Security|Service|Council|Committee|Ambassador|Desk"
    r"|President|General|Section|Representative|Administrator|Economist|Analyst|Trade"
    r"|Delegation|Mission|Research|Resources|Operations|Organizations?"
    r"|Coordinator)\Z"
)
OFFICE = re.compile(
    rf"{_SYMBOL}\Z|Joint Staff\b"
    r"|(?:Navy|Army|Department|Office|Bureau|Embassy|Division"
    r"|White House|Treasury|Defense|Commerce|Agriculture|State|Justice|Interior)\b"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A person or an office, and the office that the note gives for a person."""

    name: Passage
    office: Passage | None = None


def names_in(clause: Passage, start: int) -> tuple[list[Named], int]:
    """The names of the list that begins at `start`, and where the list ends."""
    named: list[Named] = []
    if titled := _TITLED.match(clause.text, start):
        named.append(Named(clause.part(*titled.span(titled.lastgroup or 0))))
        start = titled.end()
    begin = start
    while True:
        stop = AFTER_NAMES.search(clause.text, start)
        end = stop.start() if stop else len(clause.text)
        office = _IN_PARENTHESES.match(clause.text, end)
        listed = list(_names(clause.part(begin, end)))
        if office and listed:
            last = Named(listed[-1].name, clause.part(*office.span("office")))
            listed[-1:] = [last]
        named.extend(listed)
        if not office:
            return named, end
        begin = start = office.end()


def _names(listed: Passage) -> Iterator[Named]:
    """The persons and offices of a list, without the titles that follow a name."""
    separators = (match.span() for match in _SEPARATOR.finditer(listed.text))
    for entry in listed.between(separators):
        if _ROLE.match(entry.without_stop().text):
            yield Named(entry.without_stop())
            continue
        name = _without_joining_words(entry)
        office = None
        if not OFFICE.match(name.text):
            if match := _OF_OFFICE.search(name.text):
                office = name.part(*match.span("office"))
            name = name.part(0, f"{name.text} of ".index(" of "))
        if not name.text.endswith(("Jr.", "Sr.")):
            name = name.part(0, len(name.text.rstrip(".,’”")))
        if _is_name(name.text):
            yield Named(name, office)


def _without_joining_words(entry: Passage) -> Passage:
    for word in ("and ", "by ", "in ", "the "):
        if entry.text.startswith(word):
            entry = entry.part(len(word))
    return entry.part(0, len(_TRAILING_AND.sub("", entry.text)))


def _is_name(words: str) -> bool:
    if OFFICE.match(words):
        return True
    is_capital = all(w[:1].isupper() or _PARTICLE.match(w) for w in words.split(" "))
    return is_capital and words[:1].isupper() and not _NO_PERSON.search(words)
