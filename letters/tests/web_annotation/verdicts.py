"""Judges where an anchor was placed, by the identity of characters.

An anchor is right if it holds all of its letters that are still there, and none that
stood beside them before. To report it is right if less than half of them are there, or
if they stand in two places, or with others between them.

Where a paragraph was deleted and a near copy of it put in its place by one save, the
texts are those of a paragraph in which a few words were replaced: no rule can tell. Such
anchors are counted by themselves, neither as right nor as wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from letters.alignment import fold
from letters.tests.web_annotation.tagged import State
from letters.web_annotation.corrections import Anchor, Carried
from letters.web_annotation.placement import Lost

LEAST_THERE = 0.5


class Verdict(StrEnum):
    RIGHT = "right"
    RIGHTLY_REPORTED = "rightly reported"
    REPORTED = "reported though there"
    WRONG = "wrong"
    COPY = "at a copy in its place"


ASTRAY = (Verdict.WRONG, Verdict.COPY)


@dataclass(frozen=True, slots=True)
class Truth:
    """Where the letters of an anchor are now: `alive` are their offsets in one text."""

    footnote: str
    alive: list[int]
    words: str
    marked: set[int]
    foreign: set[int]
    is_torn: bool

    @property
    def is_there(self) -> bool:
        enough = len(self.alive) >= LEAST_THERE * len(self.marked)
        return bool(self.alive) and enough and not self.is_torn


@dataclass(frozen=True, slots=True)
class Judgement:
    verdict: Verdict
    truth: Truth
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is printed of an anchor that is not right."""

    document: str
    edits: str
    was: str
    now: str
    truth: str
    reason: str


@dataclass(slots=True)
class Result:
    """`changed` counts the anchors whose own words changed, `kinds` those that were
    carried through a save with an edit of the kind."""

    verdicts: Counter[Verdict] = field(default_factory=Counter)
    changed: Counter[Verdict] = field(default_factory=Counter)
    kinds: dict[str, Counter[Verdict]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    in_notes: Counter[Verdict] = field(default_factory=Counter)
    wrong: list[Fault] = field(default_factory=list)
    copies: list[Fault] = field(default_factory=list)
    reported: list[Fault] = field(default_factory=list)
    edits: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    saves: int = 0

    @property
    def placements(self) -> int:
        return self.verdicts.total()

    def share(self, verdict: Verdict) -> float:
        return self.verdicts[verdict] / max(1, self.placements)

    def count(
        self, verdict: Verdict, kinds: Iterable[str], anchor: Anchor, has_changed: bool
    ) -> None:
        self.verdicts[verdict] += 1
        for kind in set(kinds):
            self.kinds[kind][verdict] += 1
        if anchor.footnote:
            self.in_notes[verdict] += 1
        if has_changed:
            self.changed[verdict] += 1


def find_truth(anchor: Anchor, old: State, new: State) -> Truth:
    marked = old.letters_at(anchor.footnote, anchor.start, anchor.end)
    places: dict[str, list[int]] = {anchor.footnote: []}
    for identity in marked & new.where.keys():
        key, at = new.where[identity]
        places.setdefault(key, []).append(at)
    flow = max(places, key=lambda key: len(places[key]))
    alive = sorted(places[flow])
    if not alive:
        return Truth(flow, [], "", marked, set(), is_torn=False)
    words = new.texts[flow][alive[0] : alive[-1] + 1]
    between = new.letters_at(flow, alive[0], alive[-1] + 1)
    foreign = (between - marked) & old.where.keys()
    is_torn = bool(foreign) or sum(map(len, places.values())) > len(alive)
    return Truth(flow, alive, words, marked, foreign, is_torn)


def judge(anchor: Anchor, carried: Carried, old: State, new: State) -> Judgement:
    truth = find_truth(anchor, old, new)
    placement = carried.placement
    if isinstance(placement, Lost):
        verdict = Verdict.REPORTED if truth.is_there else Verdict.RIGHTLY_REPORTED
        return Judgement(verdict, truth)
    if not truth.alive:
        inside = new.letters_at(carried.footnote, placement.start, placement.end)
        is_copy = _is_copy(truth.marked, inside, new) and _is_in_place(
            anchor, carried, old, new
        )
        verdict = Verdict.COPY if is_copy else Verdict.WRONG
        return Judgement(verdict, truth, "none of its letters is there")
    if carried.footnote != truth.footnote:
        return Judgement(Verdict.WRONG, truth, "it is in another text")
    first, last = truth.alive[0], truth.alive[-1]
    if not placement.start <= first or not last < placement.end:
        return Judgement(Verdict.WRONG, truth, "some of its letters are left out")
    inside = new.letters_at(truth.footnote, placement.start, placement.end)
    if ((inside - truth.marked) & old.where.keys()) - truth.foreign:
        return Judgement(Verdict.WRONG, truth, "it holds letters that stood beside it")
    return Judgement(Verdict.RIGHT, truth)


def _is_copy(marked: set[int], inside: set[int], new: State) -> bool:
    originals = {new.original.get(identity) for identity in inside}
    return len(marked & originals) >= LEAST_THERE * len(marked)


def _is_in_place(anchor: Anchor, carried: Carried, old: State, new: State) -> bool:
    """Whether the letters that stood before the anchor and after it, as far as they are
    there, stand before and after the place, and no old ones between them."""
    placement = carried.placement
    assert not isinstance(placement, Lost)
    identities = old.identities[anchor.footnote]
    before = (new.where.get(i) for i in reversed(identities[: anchor.start]) if i)
    after = (new.where.get(i) for i in identities[anchor.end :] if i)
    here = [(key, at) for key, at in filter(None, before) if key == carried.footnote]
    there = [(key, at) for key, at in filter(None, after) if key == carried.footnote]
    first = here[0][1] + 1 if here else 0
    last = there[0][1] if there else len(new.texts[carried.footnote])
    between = new.letters_at(carried.footnote, first, last)
    is_between = first <= placement.start and placement.end <= last
    return is_between and not between & old.where.keys()


def has_changed(was: str, truth: Truth) -> bool:
    """Whether the marked words say something else, by their letters and digits."""
    return _letters(was) != _letters(truth.words)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
