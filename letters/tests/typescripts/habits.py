"""How a typist types: what varies from office to office, and from year to year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def _raised(number: int) -> str:
    return "".join(_SUPERSCRIPTS[int(digit)] for digit in str(number))


@dataclass(frozen=True, slots=True)
class NoteSigns:
    """How a note is called for in the text, and what stands before it at the foot."""

    in_text: Callable[[int], str]
    at_foot: Callable[[int], str]


NOTE_SIGNS = (
    NoteSigns(lambda n: f"{n}/", lambda n: f"{n}/ "),
    NoteSigns(lambda n: f" {n}/", lambda n: f"{n}/ "),
    NoteSigns(lambda n: f"/{n}/", lambda n: f"/{n}/ "),
    NoteSigns(lambda n: f"[{n}]", lambda n: f"[{n}] "),
    NoteSigns(lambda n: f"({n})", lambda n: f"({n}) "),
    NoteSigns(_raised, lambda n: f"{_raised(n)} "),
    NoteSigns(str, lambda n: f"{n}. "),
    NoteSigns(str, lambda n: f"{n} "),
)
STARS = NoteSigns(lambda n: "*" * n, lambda n: f"{'*' * n} ")
MOST_STARS = 3

PAGE_NUMBERS = ("- {} -", "-{}-", "{}", "{}.", "Page {}", "page {} of {}", "p. {}")
PAGE_ENDS = ("\n\f", "\n\n\n", "\n\n")
NOTE_RULES = ("", "_" * 20, "-" * 15)


def _month_first(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def _day_first(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def _weekday_first(day: date) -> str:
    return f"{day:%A}, {_month_first(day)}"


def _short_month(day: date) -> str:
    return f"{day:%b}. {day.day}, {day.year}" if day.month != 5 else _month_first(day)


DATES = (_month_first, _month_first, _day_first, _weekday_first, _short_month)


@dataclass(frozen=True, slots=True)
class Habits:
    """The habits with which one paper is typed. `head` chooses among the heads of its kind."""

    width: int
    lines: int
    indent: int
    hyphenates: bool
    head: int
    signs: NoteSigns
    note_rule: str
    page_number: str
    numbers_at_foot: bool
    page_end: str
    date_of: Callable[[date], str]
    stamps_within: bool
    is_centred: bool
    handling: str
    address_at_foot: bool
    signs_with_initials: bool
    parts_paragraphs: bool


def choose_habits(random: Random, notes: int) -> Habits:
    signs = (*NOTE_SIGNS, STARS) if notes <= MOST_STARS else NOTE_SIGNS
    indent = random.choice((0, 0, 5))
    return Habits(
        width=random.choice((60, 65, 65, 68, 72)),
        lines=random.choice((38, 46, 52)),
        indent=indent,
        hyphenates=random.random() < 0.75,
        head=random.randrange(6),
        signs=random.choice(signs),
        note_rule=random.choice(NOTE_RULES),
        page_number=random.choice(PAGE_NUMBERS),
        numbers_at_foot=random.random() < 0.3,
        page_end=random.choice(PAGE_ENDS),
        date_of=random.choice(DATES),
        stamps_within=random.random() < 0.9,
        is_centred=random.random() < 0.7,
        handling=random.choice(("", "", "/NODIS", "/SENSITIVE", " - EYES ONLY")),
        address_at_foot=random.random() < 0.5,
        signs_with_initials=random.random() < 0.3,
        # Without a blank line, an indent alone shows where a paragraph begins.
        parts_paragraphs=not indent or random.random() < 0.7,
    )
