"""Measures what a save takes that carries the anchors of one document."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time

from letters.tests.web_annotation.edits import EDITS, Editor
from letters.tests.web_annotation.tagged import TaggedDocument
from letters.tests.web_annotation.trials import (
    copy_of,
    draw_anchor,
    sentences_of,
    vocabulary_of,
)
from letters.web_annotation.corrections import DocumentCorrection

ANCHORS = 20
SAVES_OF_EACH_KIND = 5


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of the processor: of the median save and of the longest."""

    anchors: int
    words: int
    saves: int
    median: float
    longest: float


def count_words(document: TaggedDocument) -> int:
    return sum(len(text.split()) for text in document.read().texts.values())


def median_document(documents: Sequence[TaggedDocument]) -> TaggedDocument:
    return sorted(documents, key=count_words)[len(documents) // 2]


def time_saves(
    document: TaggedDocument,
    documents: Sequence[TaggedDocument],
    chance: random.Random,
) -> Timed:
    """Make one edit of every kind on `document`, a few times, each in a save."""
    vocabulary, sentences = vocabulary_of(documents), sentences_of(documents)
    before = document.read()
    taken = []
    for edit in [*EDITS.values()] * SAVES_OF_EACH_KIND:
        edited = copy_of(document)
        if not edit(Editor(edited, chance, vocabulary, sentences)):
            continue
        after = edited.read()
        anchors = [draw_anchor(before, chance) for _ in range(ANCHORS)]
        start = process_time()
        correction = DocumentCorrection(before.noted, after.noted)
        for anchor in anchors:
            correction.carry(anchor)
        taken.append(1000 * (process_time() - start))
    words = count_words(document)
    return Timed(ANCHORS, words, len(taken), median(taken), max(taken))
