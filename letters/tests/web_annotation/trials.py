"""Tries anchors against edits: which are right afterwards, which are reported or wrong."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from letters.tei.errors import TeiError
from letters.tests.corpus import divisions
from letters.tests.web_annotation.edits import EDITS, Editor
from letters.tests.web_annotation.tagged import (
    Save,
    State,
    TaggedDocument,
    UnequalError,
    read_noted,
)
from letters.tests.web_annotation.verdicts import (
    ASTRAY,
    Fault,
    Judgement,
    Result,
    Verdict,
    has_changed,
    judge,
)
from letters.web_annotation.corrections import Anchor, Carried, DocumentCorrection
from letters.web_annotation.placement import Lost

FEWEST_WORDS, MOST_WORDS = 350, 3_500
ANCHORS = 10
# So many edits, and the document is again as it was printed.
EDITS_IN_A_ROW = 10
AIMED = 0.6

_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[A-Z“][^.?!\n]{30,}[.?!]")


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


def copy_of(document: TaggedDocument) -> TaggedDocument:
    """The same document, to be edited by itself."""
    return TaggedDocument(document.name, _copy(document.tree), document.letters)


def vocabulary_of(documents: Sequence[TaggedDocument]) -> list[str]:
    texts = (text for document in documents for text in document.read().texts.values())
    return sorted({word for text in texts for word in re.findall(r"[a-z]{2,12}", text)})


def sentences_of(documents: Sequence[TaggedDocument]) -> list[str]:
    texts = (text for document in documents for text in document.read().texts.values())
    return sorted({found[0] for text in texts for found in _SENTENCE.finditer(text)})


def try_anchors(
    documents: Sequence[TaggedDocument],
    edits: int,
    seed: int,
    *,
    batch: int = 1,
    opened: Callable[[str], Save] = lambda _: read_noted,
) -> Result:
    """Make `edits` on the documents, `batch` of them in each save, as many on each.

    `opened` gives, for the name of a document, what saves its texts.
    """
    chance = random.Random(seed)  # noqa: S311
    vocabulary, sentences = vocabulary_of(documents), sentences_of(documents)
    result = Result()
    saves = -(-edits // (batch * len(documents)))
    for document in documents:
        save = opened(document.name)
        trial = _Trial(document, chance, vocabulary, sentences, result, save)
        trial.run(saves, batch)
    return result


@dataclass(slots=True)
class _Trial:
    document: TaggedDocument
    chance: random.Random
    vocabulary: Sequence[str]
    sentences: Sequence[str]
    result: Result
    save: Save

    def run(self, saves: int, batch: int) -> None:
        in_a_row = max(1, EDITS_IN_A_ROW // batch)
        for first in range(0, saves, in_a_row):
            self._run_in_a_row(min(in_a_row, saves - first), batch)

    def _run_in_a_row(self, saves: int, batch: int) -> None:
        edited = copy_of(self.document)
        state = edited.read(self.save)
        anchors = [draw_anchor(state, self.chance) for _ in range(ANCHORS)]
        for _ in range(saves):
            before = _copy(edited.tree)
            kinds = self._edit(edited, state, anchors, batch)
            try:
                after = edited.read(self.save)
            except (UnequalError, TeiError):
                self.result.unread[", ".join(kinds)] += 1
                edited.tree = before
                continue
            anchors = self._judge_all(kinds, state, after, anchors)
            state = after

    def _edit(
        self, edited: TaggedDocument, state: State, anchors: list[Anchor], batch: int
    ) -> list[str]:
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
        return made

    def _judge_all(
        self, kinds: list[str], old: State, new: State, anchors: list[Anchor]
    ) -> list[Anchor]:
        self.result.saves += 1
        correction = DocumentCorrection(old.noted, new.noted)
        following: list[Anchor] = []
        for anchor in anchors:
            carried = correction.carry(anchor)
            judgement = judge(anchor, carried, old, new)
            was = old.texts[anchor.footnote][anchor.start : anchor.end]
            changed = has_changed(was, judgement.truth)
            self.result.count(judgement.verdict, kinds, anchor, changed)
            self._note(judgement, kinds, anchor, carried, was, new)
            placement = carried.placement
            if isinstance(placement, Lost) or judgement.verdict in ASTRAY:
                following.append(draw_anchor(new, self.chance))
            else:
                following.append(
                    Anchor(carried.footnote, placement.start, placement.end)
                )
        return following

    def _note(
        self,
        judgement: Judgement,
        kinds: list[str],
        anchor: Anchor,
        carried: Carried,
        was: str,
        new: State,
    ) -> None:
        """Keep what is to be printed of an anchor that is not right."""
        faults = {
            Verdict.WRONG: self.result.wrong,
            Verdict.COPY: self.result.copies,
            Verdict.REPORTED: self.result.reported,
        }.get(judgement.verdict)
        if faults is None:
            return
        placement, now = carried.placement, ""
        if not isinstance(placement, Lost):
            now = new.texts[carried.footnote][placement.start : placement.end]
        if anchor.footnote:
            was = f"(note {anchor.footnote}) {was}"
        words, name = judgement.truth.words, self.document.name
        edits = ", ".join(kinds)
        faults.append(Fault(name, edits, was, now, words, judgement.reason))


def draw_anchor(state: State, chance: random.Random) -> Anchor:
    """Words, words that recur, phrases, sentences, paragraphs, and across two; of
    five anchors, one stands on a note where there are notes."""
    notes = [key for key, text in state.texts.items() if key and _WORD.search(text)]
    footnote = chance.choice(notes) if notes and chance.random() < 0.2 else ""
    text = state.texts[footnote]
    for _ in range(20):
        start, end = _draw_range(text, chance)
        # Words that stand for a gap are no characters of the source.
        if state.letters_at(footnote, start, end):
            return Anchor(footnote, start, end)
    return Anchor("", 0, len(state.texts[""]))


def _draw_range(text: str, chance: random.Random) -> tuple[int, int]:
    kind = chance.randrange(6)
    words = list(_WORD.finditer(text))
    place = chance.randrange(len(words))
    if kind == 0:
        return words[place].span()
    if kind == 1:
        counted = Counter(word[0] for word in words)
        recurring = [word for word in words if counted[word[0]] >= 3]
        return chance.choice(recurring or words).span()
    if kind == 2:
        last = min(len(words) - 1, place + chance.randint(1, 8))
        return words[place].start(), words[last].end()
    if kind == 3 and (sentences := list(_SENTENCE.finditer(text))):
        return chance.choice(sentences).span()
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
