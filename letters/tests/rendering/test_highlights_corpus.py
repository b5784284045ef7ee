"""Every word of real volumes can be marked, on its page as in the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_body
from letters.tests.corpus import CHECKS, SAMPLE, divisions, needs, share, volume
from letters.tests.rendering.marked import faults


@needs(CHECKS / "tei_canon.py", *map(volume, SAMPLE))
class MarkingCorpusTests(TestCase):
    def test_every_word_of_every_text_page_and_note_can_be_marked(self):
        compared = 0
        for identifier in SAMPLE:
            for division in divisions(identifier):
                for name, html, text in self.parts(division):
                    with self.subTest(identifier, part=name):
                        self.assertEqual(faults(html, text), [])
                    compared += 1
        self.assertGreater(compared, share(1_000))

    def parts(self, division) -> Iterator[tuple[str, str, str]]:
        records = derive(read_body(division), KnownKeys(), Context())
        rendered = render_document(records, "/documents/volume/x/")
        name = records.body.parent.identifier
        yield name, rendered.html, records.text
        for page in records.pages:
            if not page.pagination:
                html = rendered.pages[page.key].cut(rendered.html)
                text = records.text[page.start : page.end]
                yield f"{name}, page {page.key}", html, text
        for note in records.footnotes:
            yield f"{name}, note {note.key}", rendered.notes[note.key], note.text
