"""Whole volumes: our text is letter for letter that of the canonical digests."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from unittest import TestCase

from lxml import etree

from letters.tei.body import read_body
from letters.tei.nodes import Block, Note
from letters.tei.plain_text import PlainText, read_text
from letters.tests.corpus import (
    CHECKS,
    SAMPLE,
    check_script,
    divisions,
    needs,
    share,
    volume,
)


def without_gaps(division: Any) -> Any:
    """A copy without gaps, for which our text has words and the digest has none."""
    copied = deepcopy(division)
    etree.strip_elements(copied, "{*}gap", with_tail=False)
    return copied


def all_texts(parent: Block | Note) -> Iterator[PlainText]:
    """The running text, then every note, notes within notes after their note."""
    plain = read_text(parent)
    yield plain
    for note in plain.notes:
        yield from all_texts(note.node)


@needs(CHECKS / "tei_canon.py", *map(volume, SAMPLE))
class CanonicalTextTests(TestCase):
    documents: list[tuple[str, Any, list[PlainText]]]

    @classmethod
    def setUpClass(cls):
        canon = check_script("tei_canon")
        cls.documents = [
            (
                f"{name} {division.get(canon.XID)}",
                canon.Doc(division),
                list(all_texts(read_body(without_gaps(division)))),
            )
            for name in SAMPLE
            for division in divisions(name)
        ]

    def compare(self, ours, theirs):
        """Fail with the names of the documents in which the two differ."""
        different = [
            name
            for name, canonical, texts in self.documents
            if ours(texts) != theirs(canonical)
        ]
        self.assertEqual(different, [])

    def test_there_is_something_to_compare(self):
        self.assertGreater(len(self.documents), share(500))

    def test_the_running_text_is_the_same(self):
        self.compare(lambda texts: texts[0].text, lambda doc: doc.text)

    def test_the_notes_are_the_same_and_in_the_same_order(self):
        self.compare(
            lambda texts: [text.text for text in texts[1:]],
            lambda doc: [record["text"] for record, _ in doc.notes],
        )

    def test_every_note_is_anchored_at_the_same_place(self):
        self.compare(
            lambda texts: [
                (note.start, note.node.number) for text in texts for note in text.notes
            ],
            lambda doc: [
                (anchor["o"], anchor.get("n", ""))
                for flow in flows(doc)
                for anchor in flow.anchors
            ],
        )

    def test_every_page_begins_at_the_same_place(self):
        self.compare(
            lambda texts: [
                (page.start, page.node.label)
                for text in texts
                for page in text.page_breaks
            ],
            # Ours stands at the end of the text where nothing follows it.
            lambda doc: [
                (min(page["o"], len(text)), page["n"])
                for flow, text in zip(flows(doc), texts_of(doc), strict=True)
                for page in flow.pbs
            ],
        )


def flows(doc: Any) -> list[Any]:
    return [doc.flow, *(flow for _, flow in doc.notes)]


def texts_of(doc: Any) -> list[str]:
    return [doc.text, *(record["text"] for record, _ in doc.notes)]
