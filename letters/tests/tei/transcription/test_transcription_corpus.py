"""Proposals for three volumes, flattened to pasted text, are as the volumes print it.

`pytest -rP` shows the rates.
"""

from __future__ import annotations

import re
import sys
from itertools import chain
from typing import Any
from unittest import TestCase

from letters.tei.errors import NotationError
from letters.tei.notation import parse_notation
from letters.tei.plain_text import PlainText, read_text
from letters.tei.transcription import ProposedDocument, propose
from letters.tests.corpus import CHECKS, SAMPLE, flattened, needs, share, volume, whole

# How many letters stand before a place, and its last character: digits and white
# space may differ before the same place.
Place = tuple[int, str]


def place(text: str) -> Place:
    text = re.sub(r"\[Page [^\s\]]+\]", "", text).rstrip()
    return len(re.sub(r"[\W\d_]", "", text)), text[-1:]


class Flattened:
    """One document as it was pasted, and as it was proposed."""

    def __init__(self, flat: dict[str, Any]) -> None:
        self.name = f"{flat['vol']} {flat['doc']}"
        self.text = text = flat["text"]
        self.marks = {str(n): place(text[:at]) for n, at in enumerate(flat["marks"], 1)}
        self.pages = [(label, place(text[:at])[0]) for at, label in flat["pages"]]
        self.documents = propose(text).documents

    def read(self) -> list[PlainText]:
        return [
            read_text(parse_notation(document.notation)) for document in self.documents
        ]


def proposed_marks(texts: list[PlainText]) -> dict[str, Place]:
    return {
        note.node.number: place(text.text[: note.start])
        for text in texts
        for note in text.notes
        if note.node.attributes.get("type") != "unanchored"
    }


def proposed_pages(texts: list[PlainText]) -> list[tuple[str, int]]:
    return [
        (page.node.label, place(text.text[: page.start])[0])
        for text in texts
        for page in text.page_breaks
        if page.node.attributes.get("type") != "implied"
    ]


def doubted(documents: tuple[ProposedDocument, ...]) -> set[str]:
    """The numbers of the notes whose marks may stand elsewhere."""
    return {
        doubt.message.split()[1]
        for document in documents
        for doubt in document.doubts
        if doubt.code == "unsure-note-mark"
    }


class ProposedDocumentsCase(TestCase):
    is_whole = False
    read: list[tuple[Flattened, list[PlainText]]]
    refused: list[str]

    @classmethod
    def setUpClass(cls):
        cls.read, cls.refused = [], []
        pasted = (flattened(name, is_whole=cls.is_whole) for name in SAMPLE)
        for flat in map(Flattened, chain.from_iterable(pasted)):
            try:
                cls.read.append((flat, flat.read()))
            except NotationError as error:
                cls.refused.append(f"{flat.name}: {error}")


@needs(CHECKS / "flatten.py", *map(volume, SAMPLE))
class TranscriptionCorpusTests(ProposedDocumentsCase):
    def test_every_proposal_can_be_parsed(self):
        self.assertGreater(len(self.read), share(500))
        self.assertEqual(self.refused, [])

    def test_every_document_is_proposed_as_one(self):
        parted = [flat.name for flat, texts in self.read if len(texts) != 1]
        self.assertEqual(parted, [])

    def test_every_page_begins_where_it_did(self):
        different = [
            flat.name
            for flat, texts in self.read
            if proposed_pages(texts) != flat.pages
        ]
        self.assertEqual(different, [])

    def test_no_word_of_the_text_or_of_a_note_is_lost(self):
        different = []
        for flat, texts in self.read:
            notes = "".join(read_text(n.node).text for t in texts for n in t.notes)
            printed = place(flat.text)[0]
            if place("".join(text.text for text in texts) + notes)[0] != printed:
                different.append(flat.name)
        self.assertEqual(different, [])


@whole
@needs(CHECKS / "flatten.py", *map(volume, SAMPLE))
class NoteAnchorCorpusTests(ProposedDocumentsCase):
    is_whole = True

    def test_nearly_every_note_is_anchored_where_it_was(self):
        total = anchored = certain = certainly_right = 0
        for flat, texts in self.read:
            marks, unsure = proposed_marks(texts), doubted(flat.documents)
            right = {n for n, where in flat.marks.items() if marks.get(n) == where}
            sure = set(marks) - unsure
            total += len(flat.marks)
            anchored += len(right)
            certain += len(sure)
            certainly_right += len(sure & right)
        rates = anchored / total, certain / total, certainly_right / certain
        sys.stdout.write(
            "found {:.2%}, certain {:.2%}, of these right {:.2%}".format(*rates)
        )

        for rate, floor in zip(rates, (0.985, 0.95, 0.998), strict=True):
            self.assertGreaterEqual(rate, floor)
