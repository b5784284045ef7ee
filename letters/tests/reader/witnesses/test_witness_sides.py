"""What of a document is compared: its words, without what others put on the page."""

from types import SimpleNamespace

from django.test import SimpleTestCase, TestCase

from letters.alignment.collation import Flag, collate
from letters.models import Document
from letters.reader.witnesses.witness_parts import (
    PartsReader,
    PointKind,
    WitnessParts,
)
from letters.reader.witnesses.witness_sides import side_of_document
from letters.tests.bounds import bounded
from letters.tests.factories import load_collection, make_document

DRAFT = "reagan-andropov-1983-draft"
LETTER = """\
::: heading
Letter From Chairman Khrushchev to President Kennedy
:::

::: dateline
Moscow, October 26, 1962
:::

I have your [SECRET]{.stamp} letter.[^1] It has [Page 2] pages.

[We are prepared to go.]{.conditional #offer effect=include}

We know of [2 lines not declassified] this.

[^1]: See Document 11.
"""


class SideTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(notation=LETTER)

    def paragraphs(self, **choices):
        side = side_of_document(self.document, **choices)
        return [one.text for one in side.body.words.paragraphs]

    def test_heading_and_dateline_are_apart(self):
        side = side_of_document(self.document)
        heading = [one.text for one in side.heading.words.paragraphs]
        self.assertEqual(len(heading), 2)
        self.assertEqual(heading[1], "Moscow, October 26, 1962")

    def test_marks_notes_pages_and_brackets_are_no_words(self):
        self.assertEqual(
            self.paragraphs()[:2],
            ["I have your  letter. It has pages.", "We are prepared to go."],
        )

    def test_marks_are_words_where_they_are_asked_for(self):
        self.assertIn("SECRET", self.paragraphs(with_marks=True)[0])

    def test_pages_and_notes_stand_where_they_stood(self):
        side = side_of_document(self.document)
        text = side.body.words.text
        points = {point.kind: text[point.at :] for point in side.body.points}
        self.assertTrue(points[PointKind.PAGE].startswith("pages."))
        self.assertTrue(points[PointKind.NOTE].startswith(" It has"))

    def test_what_is_said_of_words_is_kept(self):
        text = side_of_document(self.document).body.words
        flagged = {one.flag: text.text[one.start : one.end] for one in text.flags}
        self.assertEqual(flagged[Flag.CONDITIONAL], "We are prepared to go.")
        self.assertEqual(flagged[Flag.WITHHELD], "[2 lines not declassified]")


class SeedSideTests(TestCase):
    def test_the_bracket_of_the_draft_is_a_passage_without_its_signs(self):
        load_collection()
        side = side_of_document(Document.objects.get(identifier=DRAFT))
        passage = next(one for one in side.body.words.flags if one.name == "passage")
        words = side.body.words.text[passage.start : passage.end]
        self.assertNotIn("[", words)
        self.assertNotIn("]", words)
        self.assertIn("passage", side.conditions)


class LongTextTests(SimpleTestCase):
    def test_a_mark_and_a_note_in_each_of_many_paragraphs_cost_no_more_each(self):
        line, count = "A word [gap].", 8_000
        places = [number * (len(line) + 1) for number in range(count)]
        parts = WitnessParts(
            "\n".join([line] * count),
            [SimpleNamespace(start=at, kind="paragraph", key="p") for at in places],
            [
                SimpleNamespace(start=at + 7, end=at + 12, kind="withheld")
                for at in places
            ],
            [],
            [],
            [
                SimpleNamespace(
                    anchor=at + 12, key="n", names=SimpleNamespace(mark="1")
                )
                for at in places
            ],
        )
        with bounded():
            body = PartsReader(parts, "/", with_marks=False).body
            collated = collate(body.words, body.words)
        self.assertEqual(len(body.points), count)
        self.assertEqual(len(body.words.flags), count)
        self.assertEqual(collated.changes, [])
