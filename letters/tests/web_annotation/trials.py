"""Tries anchors against edits: which are right afterwards, which are reported or wrong.

The truth is the identity of characters. An anchor is right if it holds all of its
characters that are still there, and none that stood beside them before.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from letters.tests.corpus import divisions
from letters.tests.web_annotation.edits import EDITS, Editor
from letters.tests.web_annotation.tagged import State, TaggedDocument, UnequalError
from letters.web_annotation.corrections import Anchor, Carried, DocumentCorrection
from letters.web_annotation.placement import Lost

FEWEST_WORDS, MOST_WORDS = 350, 3_500
ANCHORS = 10
# So many edits, and the document is again as it was printed.
EDITS_IN_A_ROW = 10
AIMED = 0.6

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[A-Z“][^.?!\n]{30,}[.?!]")


class Verdict(StrEnum):
    RIGHT = "right"
    RIGHTLY_REPORTED = "rightly reported"
    REPORTED = "reported though there"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is printed of an anchor that is not right."""

    document: str
    edits: str
    was: str
    now: str
    truth: str


@dataclass(slots=True)
class Result:
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    wrong: list[Fault] = field(default_factory=list)
    reported: list[Fault] = field(default_factory=list)
    edits: Counter[str] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)

    @property
    def placements(self) -> int:
        return self.verdicts.total()

    def share(self, verdict: Verdict) -> float:
        return self.verdicts[verdict] / max(1, self.placements)


def draw_documents(
    volumes: Sequence[str],
    number: int,
    chance: random.Random,
    most_words: int = MOST_WORDS,
) -> list[TaggedDocument]:
    """Documents of a usual length, drawn from `volumes` in turn."""
    streams = [_usable(volume, chance, most_words) for volume in volumes]
    drawn: list[TaggedDocument] = []
    while streams and len(drawn) < number:
        stream = streams.pop(0)
        if document := next(stream, None):
            drawn.append(document)
            streams.append(stream)
    return drawn


def _usable(
    volume: str, chance: random.Random, most_words: int
) -> Iterator[TaggedDocument]:
    candidates = divisions(volume, is_whole=True)
    chance.shuffle(candidates)
    for division in candidates:
        words = sum(len(text.split()) for text in division.itertext())
        if FEWEST_WORDS <= words <= most_words:
            identifier = division.get("{http://www.w3.org/XML/1998/namespace}id")
            document = TaggedDocument.of(f"{volume}/{identifier}", division)
            try:
                document.read()
            except UnequalError:
                continue
            yield document


def vocabulary_of(documents: Sequence[TaggedDocument]) -> list[str]:
    texts = (text for document in documents for text in document.read().texts.values())
    return sorted({word for text in texts for word in re.findall(r"[a-z]{2,12}", text)})


def sentences_of(documents: Sequence[TaggedDocument]) -> list[str]:
    texts = (text for document in documents for text in document.read().texts.values())
    return sorted({found[0] for text in texts for found in _SENTENCE.finditer(text)})


def try_anchors(
    documents: Sequence[TaggedDocument], edits: int, seed: int, *, batch: int = 1
) -> Result:
    """Make `edits` on the documents, `batch` of them in each save, as many on each."""
    chance = random.Random(seed)  # noqa: S311
    vocabulary, sentences = vocabulary_of(documents), sentences_of(documents)
    result = Result()
    saves = -(-edits // (batch * len(documents)))
    for document in documents:
        trial = _Trial(document, chance, vocabulary, sentences, result)
        trial.run(saves, batch)
    return result


@dataclass(slots=True)
class _Trial:
    document: TaggedDocument
    chance: random.Random
    vocabulary: Sequence[str]
    sentences: Sequence[str]
    result: Result

    def run(self, saves: int, batch: int) -> None:
        for first in range(0, saves, max(1, EDITS_IN_A_ROW // batch)):
            self._run_in_a_row(min(EDITS_IN_A_ROW // batch or 1, saves - first), batch)

    def _run_in_a_row(self, saves: int, batch: int) -> None:
        edited = TaggedDocument(
            self.document.name, _copy(self.document.tree), self.document.letters
        )
        state = edited.read()
        anchors = [self._draw(state) for _ in range(ANCHORS)]
        for _ in range(saves):
            before = _copy(edited.tree)
            names = self._edit(edited, state, anchors, batch)
            try:
                after = edited.read()
            except UnequalError:
                self.result.unread[names] += 1
                edited.tree = before
                continue
            anchors = self._judge_all(names, state, after, anchors)
            state = after

    def _edit(
        self, edited: TaggedDocument, state: State, anchors: list[Anchor], batch: int
    ) -> str:
        """Make `batch` edits that are possible; their names."""
        made: list[str] = []
        while len(made) < batch:
            target = None
            if self.chance.random() < AIMED:
                anchor = self.chance.choice(anchors)
                identities = state.identities[anchor.footnote]
                among = [
                    i for i in identities[anchor.start : anchor.end] if i is not None
                ]
                target = self.chance.choice(among) if among else None
            editor = Editor(
                edited, self.chance, self.vocabulary, self.sentences, target
            )
            name = self.chance.choice(list(EDITS))
            if EDITS[name](editor):
                made.append(name)
                self.result.edits[name] += 1
        return ", ".join(made)

    def _judge_all(
        self, names: str, old: State, new: State, anchors: list[Anchor]
    ) -> list[Anchor]:
        correction = DocumentCorrection(old.noted, new.noted)
        following: list[Anchor] = []
        for anchor in anchors:
            carried = correction.carry(anchor)
            verdict, truth = judge(anchor, carried, old, new)
            self.result.verdicts[verdict] += 1
            self._note(verdict, names, anchor, carried, old, new, truth)
            placement = carried.placement
            if isinstance(placement, Lost) or verdict is Verdict.WRONG:
                following.append(self._draw(new))
            else:
                following.append(
                    Anchor(carried.footnote, placement.start, placement.end)
                )
        return following

    def _note(
        self,
        verdict: Verdict,
        names: str,
        anchor: Anchor,
        carried: Carried,
        old: State,
        new: State,
        truth: str,
    ) -> None:
        if verdict in (Verdict.RIGHT, Verdict.RIGHTLY_REPORTED):
            return
        placement, now = carried.placement, ""
        if not isinstance(placement, Lost):
            now = new.texts[carried.footnote][placement.start : placement.end]
        was = old.texts[anchor.footnote][anchor.start : anchor.end]
        if anchor.footnote:
            was = f"(note {anchor.footnote}) {was}"
        faults = self.result.wrong if verdict is Verdict.WRONG else self.result.reported
        faults.append(Fault(self.document.name, names, was, now, truth))

    def _draw(self, state: State) -> Anchor:
        """Words, words that recur, phrases, sentences, paragraphs, and across two; of
        five anchors, one stands on a note where there are notes."""
        notes = [key for key, text in state.texts.items() if key and _WORD.search(text)]
        footnote = (
            self.chance.choice(notes) if notes and self.chance.random() < 0.2 else ""
        )
        text = state.texts[footnote]
        for _ in range(20):
            start, end = self._draw_range(text)
            # Words that stand for a gap are no characters of the source.
            if state.letters_at(footnote, start, end):
                return Anchor(footnote, start, end)
        return Anchor("", 0, len(state.texts[""]))

    def _draw_range(self, text: str) -> tuple[int, int]:
        kind = self.chance.randrange(6)
        words = list(_WORD.finditer(text))
        place = self.chance.randrange(len(words))
        if kind == 0:
            return words[place].span()
        if kind == 1:
            counted = Counter(word[0] for word in words)
            recurring = [word for word in words if counted[word[0]] >= 3]
            return self.chance.choice(recurring or words).span()
        if kind == 2:
            last = min(len(words) - 1, place + self.chance.randint(1, 8))
            return words[place].start(), words[last].end()
        if kind == 3 and (sentences := list(_SENTENCE.finditer(text))):
            return self.chance.choice(sentences).span()
        if kind == 4:
            return _line_at(text, words[place].start())
        first, last = _line_at(text, words[place].start())
        beyond = min(len(words) - 1, place + 25)
        return words[place].start(), max(words[beyond].end(), min(last, first + 5))


def _line_at(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _copy(tree: Any) -> Any:
    return tree.__deepcopy__({})


def judge(
    anchor: Anchor, carried: Carried, old: State, new: State
) -> tuple[Verdict, str]:
    """The verdict, and the words that are the truth."""
    marked = old.letters_at(anchor.footnote, anchor.start, anchor.end)
    places: dict[str, list[int]] = {anchor.footnote: []}
    for identity in marked & new.where.keys():
        key, at = new.where[identity]
        places.setdefault(key, []).append(at)
    flow = max(places, key=lambda key: len(places[key]))
    alive = sorted(places[flow])
    truth = new.texts[flow][alive[0] : alive[-1] + 1] if alive else ""
    between = new.letters_at(flow, alive[0], alive[-1] + 1) if alive else set()
    foreign = (between - marked) & old.where.keys()
    is_torn = len(foreign) > 0 or sum(map(len, places.values())) > len(alive)
    placement = carried.placement
    if isinstance(placement, Lost):
        is_there = alive and len(alive) >= 0.5 * len(marked) and not is_torn
        return (Verdict.REPORTED if is_there else Verdict.RIGHTLY_REPORTED), truth
    if not alive or carried.footnote != flow:
        return Verdict.WRONG, truth
    covers = placement.start <= alive[0] and alive[-1] < placement.end
    inside = new.letters_at(flow, placement.start, placement.end)
    is_right = covers and not ((inside - marked) & old.where.keys()) - foreign
    return (Verdict.RIGHT if is_right else Verdict.WRONG), truth
