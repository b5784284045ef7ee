"""Sixty queries that readers of diplomatic papers ask, in no engine's syntax."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    COMMON = "common word"
    RARE = "rare word"
    TOGETHER = "words together"
    PHRASE = "phrase"
    PREFIX = "prefix"
    MISSPELT = "misspelt"
    TITLE = "word of a title"
    DATED = "word and dates"
    EITHER = "either word"


@dataclass(frozen=True, slots=True)
class Word:
    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str


@dataclass(frozen=True, slots=True)
class Prefix:
    beginning: str


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A word that differs by one letter from the intended one."""

    text: str


@dataclass(frozen=True, slots=True)
class InTitle:
    word: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The condition that the document may be of these days."""

    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class AllOf:
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    nodes: tuple[Node, ...]


Node = Word | Phrase | Prefix | Misspelt | InTitle | Dates | AllOf | AnyOf


@dataclass(frozen=True, slots=True)
class Query:
    kind: Kind
    label: str
    root: Node


def _words(text: str) -> tuple[Word, ...]:
    return tuple(Word(word) for word in text.split())


def _dated(word: str, earliest: str, latest: str) -> Query:
    dates = Dates(date.fromisoformat(earliest), date.fromisoformat(latest))
    label = f"{word} {earliest}/{latest}"
    return Query(Kind.DATED, label, AllOf((Word(word), dates)))


COMMON = "soviet president telegram department government military washington security"
RARE = "katanga quemoy plebiscite lumumba tungsten sputnik enosis azores"
TOGETHER = (
    "nuclear test ban",
    "suez canal nasser",
    "berlin access",
    "castro cuba sugar",
    "kashmir dispute",
    "oil embargo arab prices",
    "chinese communist offshore islands",
    "laos ceasefire",
    "disarmament inspection",
    "adenauer reunification",
)
PHRASES = (
    "secretary of state",
    "balance of payments",
    "united states",
    "foreign aid",
    "memorandum of conversation",
    "the situation in the middle east",
    "national security council",
    "agrarian reform",
)
# Beginnings of both words and stems, since most engines index only stems.
PREFIXES = "commun nucl disarm vietnam negot"
MISSPELT = "khruschev adenaur lumunba kashmr"
TITLES = "telegram memorandum letter conversation"
EITHER = (
    "quemoy matsu",
    "missiles submarines",
    "soviet russian",
    "nasser hussein",
    "copper tin rubber",
    "adenauer macmillan",
)

QUERIES = (
    *(Query(Kind.COMMON, word, Word(word)) for word in COMMON.split()),
    *(Query(Kind.RARE, word, Word(word)) for word in RARE.split()),
    *(Query(Kind.TOGETHER, words, AllOf(_words(words))) for words in TOGETHER),
    *(Query(Kind.PHRASE, f'"{words}"', Phrase(words)) for words in PHRASES),
    *(Query(Kind.PREFIX, f"{start}*", Prefix(start)) for start in PREFIXES.split()),
    *(Query(Kind.MISSPELT, word, Misspelt(word)) for word in MISSPELT.split()),
    *(Query(Kind.TITLE, f"title {word}", InTitle(word)) for word in TITLES.split()),
    _dated("soviet", "1961-01-01", "1963-12-31"),
    _dated("nasser", "1956-07-26", "1956-12-31"),
    _dated("vietnam", "1965-01-01", "1965-12-31"),
    _dated("china", "1949-01-01", "1950-12-31"),
    _dated("berlin", "1961-08-13", "1961-10-31"),
    _dated("government", "1955-01-01", "1957-12-31"),
    _dated("telegram", "1958-07-01", "1958-07-31"),
    *(Query(Kind.EITHER, f"either {words}", AnyOf(_words(words))) for words in EITHER),
)
