"""A whole volume is rendered without the loss of a word, page by page."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_body
from letters.tests.corpus import CHECKS, divisions, needs, share, volume
from letters.tests.rendering.markup import Page, words

VOLUME = "frus1961-63v06"


@needs(CHECKS / "tei_canon.py", volume(VOLUME))
class RenderedCorpusTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = []
        for division in divisions(VOLUME):
            records = derive(read_body(division), KnownKeys(), Context())
            rendered = render_document(records, f"/documents/{VOLUME}/x/")
            cls.documents.append((records.body.parent.identifier, records, rendered))

    def check(self, parts):
        """Fail for documents with a part that is not well formed, or not its text."""
        different = []
        for name, records, rendered in self.documents:
            for html, text in parts(records, rendered):
                page = Page(html)
                if page.faults or page.lines != words(text):
                    different.append(name)
        self.assertEqual(different, [])

    def test_there_is_something_to_render(self):
        self.assertGreater(len(self.documents), share(100))

    def test_the_text_is_the_plain_text(self):
        self.check(lambda records, rendered: [(rendered.html, records.text)])

    def test_every_page_is_whole_and_says_its_part(self):
        self.check(
            lambda records, rendered: [
                (
                    rendered.pages[page.key].cut(rendered.html),
                    records.text[page.start : page.end],
                )
                for page in records.pages
            ]
        )

    def test_every_note_says_its_text(self):
        self.check(
            lambda records, rendered: [
                (rendered.notes[note.key], note.text) for note in records.footnotes
            ]
        )
