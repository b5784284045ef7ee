"""What was done with a document, by whom and when, according to its source note."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from letters.tei.source_note.dates import WHEN
from letters.tei.source_note.names import OFFICE, Named, names_in
from letters.tei.source_note.passages import Passage


class Action(StrEnum):
    """What was done with a document before and after it was sent."""

    DRAFTED = "drafted"
    CLEARED = "cleared"
    APPROVED = "approved"
    SIGNED = "signed"
    INITIALED = "initialed"
    TRANSMITTED = "transmitted"
    DELIVERED = "delivered"
    RECEIVED = "received"
    REPEATED = "repeated"


# These clauses are reported even if no name or date is read in them.
PASSED_ON = {Action.TRANSMITTED, Action.DELIVERED, Action.REPEATED}
_VERBS = "|".join(Action)
# "Drafted and released by": the second verb makes no event of its own.
_BESIDES = "authorized|released|revised|typed|dictated"
_ACTED = re.compile(rf"\b(?i:{_VERBS})\b(?: and (?i:{_VERBS}|{_BESIDES})\b){{0,3}}")
STATEMENT = re.compile(
    rf"(?:Also )?(?i:{_VERBS}|sent|passed|relayed)\b|It was (?:also )?(?:repeated|sent)\b"
    r"|According to another copy, this \w+ was drafted\b"
)
_ANY_VERB = re.compile(
    rf"\b(?i:{_VERBS}|sent|pouched|concurred|prepared|revised|typed|dictated|reviewed"
    r"|authorized|seen|coordinated|passed|written|dated)\b"
)
_ASIDE = re.compile(r"(?:\([^()]{1,200}\)|\[[^\[\]]{1,80}\]) ")
_SYMBOL = r"[A-Z][A-Z\d]{0,7}(?:[/–-][A-Z\d]{1,7}){0,4}"
_BODY = r"the (?:[A-Z][\w-]{1,20} ){0,5}[A-Z][\w-]{1,20}"
_BY = re.compile(
    r"(?: (?:in draft(?: form)?|in substance|jointly"
    r"|for (?:(?! (?:in draft|in substance|jointly|for)\b)[^,;.]){1,60}?)){0,9}"
    rf"(?: in (?P<office>{_SYMBOL}|{_BODY})(?: on [A-Z][a-z]{{2,8}} \d{{1,2}})? by"
    r"| (?i:by|with|in)| at(?= the White House))"
    r"(?= (?!draft|substance|accordance|response|reply|part))"
)
_JOINING = re.compile(r"[,;:]?(?:(?<!\s)\s+and)?\Z")
_TO = re.compile(r"(?: \w+){0,4}? to,? (?=[A-Z\d]|(?:the|all)\b)")
# What ends a list of destinations, and what parts two of them.
_AFTER_PLACES = re.compile(
    r"[;(]|\.(?=\s|\Z)| (?:on|at|by|as|in|from|with|which|where|via|under|through"
    r"|immediately|upon|after)\b"
)
_BETWEEN_PLACES = re.compile(r",? and (?:to )?|, (?:to )?")
_NAME = r"[A-Z][\w’'-]*+\.?+(?: [A-Z][\w’'-]*+\.?+){0,3}+"
LONGEST_NAMES = 2_000  # in characters; twenty-one names have a third of them
_NAMES_UNTIL = re.compile(
    rf"(?<![\w’'-]){_NAME}(?:, {_NAME}){{0,20}}+(?:,? and {_NAME})?\Z"
)
_HAVE_CLEARED = re.compile(
    r" (?:has|have|had)(?: all| both)? (?:cleared|concurred)\b[^.;]{0,20} this\b"
)
_ADDRESS = frozenset({"Mr. Secretary", "Mr. President", "Madam Secretary"})


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing done with the document, by whom and when as far as the note says.

    `affiliations` are persons with the office that stands beside them: "Bergus
    (NEA/NE)". `destinations` are the posts that a telegram was repeated to.
    """

    action: Action
    printed: Passage
    persons: tuple[Passage, ...] = ()
    offices: tuple[Passage, ...] = ()
    date: Passage | None = None
    affiliations: tuple[tuple[Passage, Passage], ...] = ()
    destinations: tuple[Passage, ...] = ()


def clauses_of(sentence: Passage) -> Iterator[Clause]:
    """The clauses of a sentence like "Drafted by X; cleared by Y; approved by Z."."""
    if aside := _ASIDE.match(sentence.text):
        sentence = sentence.part(aside.end())
    if not STATEMENT.match(sentence.text):
        return
    for acted in _ACTED.finditer(sentence.text):
        following = _ANY_VERB.search(sentence.text, acted.end())
        end = following.start() if following else len(sentence.text)
        words = sentence.text[acted.start() : end].rstrip()
        end = acted.start() + len(_JOINING.sub("", words))
        printed = sentence.part(acted.start(), end)
        after_verb = acted.end() - acted.start()
        for verb in re.findall(rf"(?i:{_VERBS})", acted[0]):
            action = Action(verb.lower())
            clause = _read_clause(action, printed, after_verb)
            has_details = clause.persons or clause.offices or clause.date
            if has_details or action in PASSED_ON:
                yield clause


def _read_clause(action: Action, printed: Passage, after_verb: int) -> Clause:
    when = WHEN.match(printed.text, after_verb)
    at = when.end() if when else after_verb
    named: list[Named] = []
    office: tuple[Passage, ...] = ()
    if by := _BY.match(printed.text, at):
        if by["office"]:
            office = (printed.part(*by.span("office")),)
        named, at = names_in(printed, by.end())
        when = when or WHEN.match(printed.text, at)
    # "Approved in S": "S" is where it was done, and no person.
    is_place = not by or by[0].endswith((" in", " at"))
    people = (
        []
        if is_place
        else [person for person in named if not OFFICE.match(person.name.text)]
    )
    return Clause(
        action,
        printed,
        persons=tuple(person.name for person in people),
        offices=(*office, *(n.name for n in named if OFFICE.match(n.name.text))),
        date=printed.part(*when.span(1)) if when else None,
        affiliations=tuple(
            (person.name, person.office) for person in people if person.office
        ),
        destinations=_destinations(action, printed, after_verb),
    )


def _destinations(
    action: Action, printed: Passage, after_verb: int
) -> tuple[Passage, ...]:
    """The posts of "Repeated for information to Bonn, London, and Paris"."""
    to = _TO.match(printed.text, after_verb) if action is Action.REPEATED else None
    if not to:
        return ()
    stop = _AFTER_PLACES.search(printed.text, to.end())
    listed = printed.part(to.end(), stop.start() if stop else None)
    separators = (match.span() for match in _BETWEEN_PLACES.finditer(listed.text))
    return tuple(
        place.without_stop()
        for place in listed.between(separators)
        if any(character.isupper() for character in place.text)
    )


def reported_clearances(whole: Passage) -> Iterator[Clause]:
    """The clearances that a quoted note reports: "… have all cleared off on this draft"."""
    for start, names_end, end in _clearances_in(whole.text):
        named, _ = names_in(whole.part(start, names_end), 0)
        persons = tuple(
            person.name for person in named if person.name.text not in _ADDRESS
        )
        yield Clause(Action.CLEARED, whole.part(start, end), persons)


def _clearances_in(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each report of a clearance begins, where its names end, and where it ends.

    Names are looked for before the words alone, since there are names everywhere.
    """
    at = searched = 0
    while reported := _HAVE_CLEARED.search(text, searched):
        begin = max(at, reported.start() - LONGEST_NAMES)
        names = _NAMES_UNTIL.search(text, begin, reported.start())
        if names:
            yield names.start(), names.end(), reported.end()
        searched = reported.end() if names else reported.start() + 1
        at = searched
