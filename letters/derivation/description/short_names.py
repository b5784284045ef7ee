"""Short forms of names and sentences, for the labels of documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from letters.derivation.correspondence.sides.offices import has_persons_name
from letters.derivation.people.honorifics import NOT_NAMES, PARTICLES, SUFFIXES

# Of more people, the first are named.
MOST_NAMED = 4
MOST_OF_A_SIDE = 2
LONGEST_CLAUSE = 100
SHORTEST_CLAUSE = 30

_IN_PARENTHESES = re.compile(
    r"^[^()]{1,200} \((?P<name>[A-Z](?:[’'](?=[A-Z]))?[^\W\d_]*[a-z][^()\d]{0,38})\)"
)
# "Henry Owen of the Policy Planning Council".
_OF_OFFICE = re.compile(
    r"^(?P<name>(?:[A-Z][\w.’'-]* ){1,3}[A-Z][\w’'-]+(?:, Jr\.)?),? of (?:the |[A-Z]).*$"
)
# The one Secretary who is called so.
_SECRETARY = re.compile(r"(?P<office>[Tt]he Secretary) of State")
_ASIDE = re.compile(r" ?\([^()]*\)")
# Those whom nobody calls by the name alone.
_ROYAL = frozenset(
    ("king", "queen", "prince", "princess", "emperor", "empress", "pope", "sultan")
)
# "Chou En-lai": the family name comes first.
_SYLLABLES = re.compile(r"[A-Z][^\W\d_]*[-’'][a-z][^\W\d_]*")
# The end of a sentence, but not of an abbreviation such as "Gen." or "U.S.".
_SENTENCE_END = re.compile(r"(?<=[a-z0-9”’)]{4})[.;](?= [A-Z“\[])")
# "The Honorable John M. Allison".
_STYLED = frozenset(("honorable", "honourable", "right", "reverend"))
# A reference, and no name: "SecDel/USMC/4".
_NO_NAME = re.compile(r"[0-9/]")
# "Conversation Between President Eisenhower and Secretary Dulles", and not of what.
_WHO_SPOKE = re.compile(
    r"(?i)(?:memorandum of )?(?:a )?(?:telephone )?"
    r"(?:conversation|meeting|talk|call|discussion)s? (?:between|with|among) "
)
_OF_WHAT = re.compile(
    r"(?i)\b(?:on|about|at|concerning|regarding|re|for|to|in)\b|[0-9:;—–]"
)
# "KISSINGER"; of "MCGHEE" and "O’NEILL" nobody knows which letters are small.
_IN_CAPITALS = re.compile(r"(?!MA?C|O[’'])[A-Z]{4,20}")
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))
_AT_END = " ,.;:–—-"
_NO_LAST_WORDS = frozenset(
    ("side", "office", "affairs", "staff", "state", "department", "embassy")
)


def short_name(name: str) -> str:
    """ "Kissinger" of "the President’s Assistant (Kissinger)"; else the name itself."""
    if named := _IN_PARENTHESES.match(name):
        return named["name"].strip()
    if (of_office := _OF_OFFICE.match(name)) and has_persons_name(of_office["name"]):
        return of_office["name"]
    return name.strip()


def surname(name: str) -> str:
    """The family name as printed: "de Gaulle", "Chou En-lai", "King Hussein".

    An office without a name stays as it is.
    """
    if secretary := _SECRETARY.fullmatch(name):
        return secretary["office"]
    words = _ASIDE.sub("", short_name(name)).partition(",")[0].split()
    while len(words) > 1 and words[-1].strip(".").casefold() in SUFFIXES:
        words.pop()
    if not words:
        return name.strip()
    last = words[-1].casefold()
    is_person = len(words) > 2 and words[1].casefold() in _STYLED
    is_office = words[0].casefold() == "the" and not is_person
    is_office = is_office or last in NOT_NAMES | _NO_LAST_WORDS
    is_office = is_office or words[-2:-1] == ["of"]
    return " ".join(words if is_office else words[_start_of_surname(words) :])


def in_small_letters(signature: str) -> str:
    """ "Kissinger" of the signature "KISSINGER" under a telegram."""
    return signature.capitalize() if _IN_CAPITALS.fullmatch(signature) else signature


def only_says_who(subject: str, people: str) -> bool:
    """Whether a subject only repeats that these people spoke with each other."""
    names = people.removesuffix(" and others").split(", ")
    return (
        bool(people and _WHO_SPOKE.match(subject))
        and not _OF_WHAT.search(subject)
        and all(name in subject for name in names)
    )


def _start_of_surname(words: Sequence[str]) -> int:
    start = len(words) - 1
    before = words[start - 1] if start else ""
    is_title = before.strip(".").casefold() in NOT_NAMES
    if before and not is_title and _SYLLABLES.fullmatch(words[-1]):
        return start - 1
    while (
        start
        and words[start - 1].casefold() in PARTICLES
        and words[start - 1].islower()
    ):
        start -= 1
    return start - 1 if start and words[start - 1].casefold() in _ROYAL else start


def listed_surnames(people: Sequence[tuple[str, str]], longest: int = 200) -> str:
    """ "Rusk, Thompson, Gromyko and others" of names with their sides.

    As many as there is room for, and at least the first.
    """
    people = [person for person in people if not _NO_NAME.search(person[0])]
    everybody = {surname(name) for name, _ in people}
    surnames = dict.fromkeys(surname(name) for name, _ in _of_each_side(people))
    named = list(surnames)[:MOST_NAMED]
    while len(named) > 1 and len(_in_a_row(named, everybody)) > longest:
        named.pop()
    return bounded(_in_a_row(named, everybody), longest)


def _in_a_row(named: Sequence[str], everybody: Collection[str]) -> str:
    return ", ".join(named) + (" and others" if len(everybody) > len(named) else "")


def _of_each_side(people: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Of two sides the first two of each; else all in their order."""
    sides: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for person in people:
        sides[person[1]].append(person)
    if len(sides) < 2:
        yield from people
        return
    for named in sides.values():
        yield from named[:MOST_OF_A_SIDE]


def opening_clause(words: str) -> str:
    """The first sentence, or as much of it as a list has room for."""
    end = _SENTENCE_END.search(words, SHORTEST_CLAUSE)
    sentence = words[: end.start()] if end else words
    return bounded(sentence.strip().removesuffix("."), LONGEST_CLAUSE)


def bounded(words: str, longest: int) -> str:
    """`words`, cut behind a word and before a quotation that would stay open."""
    words = words.strip()
    if len(words) > longest:
        words = words[: longest - 1].rpartition(" ")[0]
        cut = _before_open(words).rstrip(_AT_END)
        return f"{cut} …" if cut else ""
    return words


def _before_open(words: str) -> str:
    for opening, closing in _PAIRS:
        while words.count(opening) > words.count(closing):
            words = words[: words.rindex(opening)]
    return words[: words.rindex('"')] if words.count('"') % 2 else words
