"""Whose a carried text may be, and by what: names with their evidence, chosen by rank."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

_NUMBER = re.compile(r"[0-9]")


class Evidence(IntEnum):
    """What tells a side of a carried text, the surest first.

    A heading, the address or the sentence that announces the text names it; else it is
    signed, or speaks of itself. What is known by the rest is inferred: who handed it over
    may be a messenger, a name beside the word for it may be whom it is about, others write
    under a letterhead too, and the carrier's own side may hand on what others wrote.
    """

    NAMED = 1
    SIGNED = 2
    SPEAKING = 3
    HANDED = 4
    BESIDE = 5
    LETTERHEAD = 6
    CARRYING = 7


@dataclass(frozen=True, slots=True)
class SideCandidate:
    """A name may be "me" or "you": the writer or the reader of the carrier's words."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ChosenSide:
    """Who it is; `doubt` says why that is not certain, empty if words state it."""

    name: str = ""
    doubt: str = ""


_DOUBTS = {
    Evidence.HANDED: "These words name who handed it over or was given it. Others may have "
    "written it, and others may be its readers.",
    Evidence.BESIDE: "The name only stands beside the word for this text.",
    Evidence.LETTERHEAD: "Only the letterhead above this text says so.",
    Evidence.CARRYING: "No words say so: concluded from the document that transmits it.",
}
CONTRADICTED = "Another name stands below the text."


def best_of(candidates: Iterable[SideCandidate]) -> SideCandidate | None:
    """The first of the surest. What has a number is a paper: "NSSM 185"."""
    named = [each for each in candidates if each.name and not _NUMBER.search(each.name)]
    return min(named, key=lambda candidate: candidate.evidence, default=None)


def doubt_of(candidate: SideCandidate) -> str:
    """Why the evidence does not make it certain; empty if it does."""
    return _DOUBTS.get(candidate.evidence, "")
