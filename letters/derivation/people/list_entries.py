"""Lines of the lists of persons, and proposals which of them are of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from letters.derivation.people.honorifics import SUFFIXES, TITLES_OF_WOMEN
from letters.derivation.people.person_names import PersonName, fold_name, read_names

_SEE = re.compile(
    r"\W{0,5}(?:see(?:\s++(?:also\s++)?|(?=(?-i:[A-Z])))|pseudonym\s++(?:for|of)\s++)"
    r"([^.;(]{2,100})",
    re.IGNORECASE,
)


class Degree(IntEnum):
    """How sure it is that people are one person; the larger, the less sure."""

    REFERRED = 0
    IDENTICAL = 1
    INITIALS = 2
    FORM = 3
    DOUBTFUL = 4
    LIKELY = 5

    @property
    def word(self) -> str:
        """Its name in addresses and commands."""
        return self.name.lower()

    @property
    def reason(self) -> str:
        return _REASONS[self]


_REASONS = {
    Degree.REFERRED: "One entry refers to the other",
    Degree.IDENTICAL: "Identical name",
    Degree.INITIALS: "Initials agree",
    Degree.FORM: "Form of the name differs",
    Degree.DOUBTFUL: "Names agree, and little else does",
    Degree.LIKELY: "Names and offices are alike",
}


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line of a volume's list. Lines known to be of one person share `identifier`."""

    identifier: str
    name: str
    description: str = ""
    edition: str = ""

    @property
    def refers_to(self) -> str:
        """The name after "see" or "pseudonym for", if the line only refers; else empty."""
        match = _SEE.match(self.description)
        return match[1] if match else ""

    @property
    def names(self) -> list[PersonName]:
        """The name, with "Jr." or "Madame" where the description begins with it."""
        first = self.description[:100].split(",")[0]
        words = fold_name(first).replace(".", "").split()
        is_of_name = words and all(w in SUFFIXES or w in TITLES_OF_WOMEN for w in words)
        return read_names(f"{self.name}, {first}" if is_of_name else self.name)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Identifiers of people who are probably one person, the best known first.

    `evidence` says in words why; the larger the `score`, the more speaks for it.
    """

    degree: Degree
    people: tuple[str, ...]
    names: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    score: float = 0.0
