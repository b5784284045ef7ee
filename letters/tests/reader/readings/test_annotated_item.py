"""The text of an item with its annotations: what is marked, quoted, covered, left out."""

from django.test import TestCase

from letters.ingest.media_folders import masters_folder
from letters.models import Annotation, Document, DocumentStatus, PageImage
from letters.reader.readings import AnnotatedItem
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import annotate, make_document, make_reading
from letters.tests.scan_records import record_scan

KIND = Annotation.Kind
NOTATION = """\
::: salute
Dear Mr. President:
:::

I have received your letter of October 25.[^1] I got the feeling that you
have some understanding of the [Page 2] situation.

The second paragraph is short.[^2]

[We are prepared to withdraw them.]{.conditional #offer effect=include}

[^1]: See Document 11.
[^2]: A note on the second paragraph.
"""


class AnnotatedItemTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(notation=NOTATION)
        cls.reading = make_reading(cls.document)
        cls.item = cls.reading.items.get()

    def shown(self, **choice):
        self.item.document = Document.objects.for_reading().get(pk=self.document.pk)
        shown = AnnotatedItem(self.item)
        shown.show_as(**choice)
        return shown

    def note(self, **choice):
        (note,) = self.shown(**choice).notes
        return note

    def part(self, first, last):
        self.item.extent = "passage"
        self.item.first_segment, self.item.last_segment = first, last

    def key_of(self, words):
        text = self.document.transcription.text
        start = text.index(words)
        return self.document.segments.get(start__lte=start, end__gt=start).key

    def test_annotated_words_are_marked_and_called(self):
        annotate(self.item, "your letter")
        html = self.shown().html

        self.assertIn('id="a-1" data-notes="1">your letter</mark>', html)
        self.assertIn('href="#annotation-1"', html)
        self.assertEqual(self.note().call_id, "call-a-1")
        self.assertEqual(self.note().quote, "your letter")

    def test_words_of_a_footnote_are_marked_in_it(self):
        annotate(self.item, "Document 11", footnote="1")
        footnotes = {note.key: note.html for note in self.shown().footnotes}

        self.assertIn('id="a-1"', footnotes["1"])
        self.assertNotIn('id="a-1"', self.shown().html)
        self.assertEqual(self.note().where, "here")

    def test_notes_stand_in_the_order_of_the_text(self):
        annotate(self.item, "second paragraph")
        annotate(self.item, "your letter")
        annotate(self.item, "")
        annotate(self.item, "See", footnote="1")
        self.assertEqual([note.number for note in self.shown().notes], [3, 2, 4, 1])

    def test_one_page_is_shown_with_its_notes_alone(self):
        self.item.extent, self.item.page_key = "page", "2"
        annotate(self.item, "your letter")
        annotate(self.item, "situation")
        shown = self.shown()

        self.assertNotIn("your letter", shown.html)
        self.assertEqual([note.key for note in shown.footnotes], ["2"])
        self.assertEqual([note.where for note in shown.notes], ["here"])
        self.assertEqual([note.quote for note in shown.notes], ["situation"])

    def test_a_passage_goes_from_one_paragraph_to_another(self):
        key = self.key_of("The second")
        self.part(key, key)
        annotate(self.item, "paragraph")
        shown = self.shown()

        self.assertTrue(shown.html.startswith('<p id="p3"'), shown.html)
        self.assertIn(">paragraph</mark>", shown.html)
        self.assertNotIn("received", shown.html)
        self.assertNotIn("withdraw", shown.html)
        self.assertEqual([note.key for note in shown.footnotes], ["2"])

    def test_a_passage_that_is_lost_gives_way_to_the_whole(self):
        self.part("p99", "p99")
        shown = self.shown()
        self.assertTrue(shown.extent.is_lost)
        self.assertIn("Dear Mr. President", shown.html)

    def test_words_that_are_lost_are_not_quoted(self):
        annotation = annotate(self.item, "your letter")
        annotation.targets.update(start=None, end=None, state="lost")
        note = self.note()
        self.assertEqual((note.where, note.quote, note.call_id), ("lost", "", ""))

    def test_an_annotation_beyond_the_text_does_not_break_the_page(self):
        annotate(self.item, "your letter").targets.update(start=100_000, end=100_004)
        self.assertEqual(self.note().where, "lost")
        self.assertNotIn("a-1", self.shown().html)

    def test_a_passage_that_is_not_in_the_version_shown_is_not_quoted(self):
        annotate(self.item, "prepared to withdraw")
        self.assertEqual(self.note(omitted_passages={"offer"}).where, "left-out")
        self.assertEqual(self.note().where, "here")

    def test_covered_words_are_quoted_nowhere(self):
        annotate(self.item, "your letter", is_whited_out=True)
        annotate(self.item, "received your")
        annotate(self.item, "second")
        shown = self.shown(full_view="?cover=none")

        self.assertEqual([note.quote for note in shown.notes], ["", "", "second"])
        self.assertIn('href="?cover=none#a-1"', shown.html)
        self.assertEqual(shown.reveal_order, "1")
        self.assertEqual(self.shown(uncovers=True).notes[1].quote, "your letter")

    def test_a_passage_to_be_found_is_neither_marked_nor_named(self):
        annotate(self.item, "second", kind=KIND.QUESTION, asks="passage")
        self.assertNotIn("a-1", self.shown().html)
        note = self.note()
        self.assertEqual((note.where, note.quote), ("to-be-found", ""))
        self.assertRegex(note.question.solution, r"^[0-9a-f]{64}$")

    def test_an_annotation_with_a_place_in_a_hidden_document_is_not_shown(self):
        other = make_document("other", "Zqxcanary words.")
        comparison = annotate(self.item, "your letter", kind=KIND.COMPARISON)
        comparison.targets.create(
            position=1, document=other, start=0, end=9, exact="Zqxcanary"
        )
        self.assertEqual(len(self.shown().notes), 1)
        Document.objects.filter(pk=other.pk).update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.shown().notes, [])

    def test_a_comparison_shows_both_passages(self):
        other = make_document("other", "I got your letter of Friday.", title="Other")
        comparison = annotate(
            self.item, "received your letter of", kind=KIND.COMPARISON
        )
        comparison.targets.create(
            position=1, document=other, start=0, end=21, exact="I got your letter of"
        )
        ((first, second),) = self.note().comparison.rows
        self.assertEqual(
            [piece.words for piece in (*first, *second) if piece.is_shared],
            ["your letter of"] * 2,
        )
        self.assertEqual(self.note().comparison.second.address, "/documents/other/")

    def test_the_second_place_in_the_same_text_has_an_id_of_its_own(self):
        comparison = annotate(self.item, "your letter", kind=KIND.COMPARISON)
        comparison.targets.create(
            position=1, document=self.document, start=0, end=4, exact="Dear"
        )
        html = self.shown().html
        self.assertIn('id="a-1" ', html)
        self.assertIn('id="a-1-2" ', html)

    def test_page_by_page_each_id_stands_once(self):
        annotate(self.item, "understanding of the situation")
        html = "".join(leaf.html for leaf in self.shown().leaves(""))
        self.assertEqual(html.count('id="a-1"'), 1)
        self.assertEqual(html.count('id="call-a-1"'), 1)

    def test_its_queries_do_not_grow_with_the_annotations(self):
        for _ in range(3):
            annotate(self.item, "your letter")
        with self.assertNumQueries(5):
            self.draw()
        for _ in range(20):
            annotate(self.item, "second", kind=KIND.QUESTION, asks="text")
        with self.assertNumQueries(5):
            self.draw()

    def draw(self):
        # The document, the annotations, their places; the conditional passages, notes and
        # references of the document.
        shown = self.shown()
        return shown.html, shown.notes, shown.apparatus.links


class RegionTests(TestCase):
    """Regions of scans: a crop in the note, and a box on the whole scan."""

    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        scan = PageImage(document=cls.document, page_key="2")
        cls.scan = record_scan(
            scan, make_scan(size=(60, 80)), "2.jpg", masters_folder()
        )
        cls.item = make_reading(cls.document).items.get()
        cls.annotation = annotate(cls.item, kind=KIND.REGION)
        cls.target = cls.annotation.targets.create(
            document=cls.document,
            image=cls.scan.sha256,
            x=40,
            y=10,
            width=20,
            height=12,
        )

    def shown(self):
        self.item.document = Document.objects.for_reading().get(pk=self.document.pk)
        return AnnotatedItem(self.item)

    def test_it_is_cut_out_with_what_is_round_it(self):
        (note,) = self.shown().notes
        self.assertEqual(note.where, "region")
        self.assertEqual(note.region.view_box, "35 5 25 22")

    def test_the_scan_has_a_box_and_stands_apart_from_its_page(self):
        shown = self.shown()
        (scan,) = shown.scans
        self.assertEqual([region.number for region in scan.regions], [1])
        self.assertEqual([leaf.scans for leaf in shown.leaves("")], [[], []])

    def test_a_scan_that_is_gone_or_smaller_loses_its_region(self):
        self.target.x = 50
        self.target.save()
        self.assertEqual(self.shown().notes[0].where, "lost")
        self.scan.delete()
        self.assertEqual(self.shown().notes[0].where, "lost")
        self.assertEqual(self.shown().scans, [])

    def test_the_page_draws_both_without_a_style(self):
        address = f"{self.item.reading.get_absolute_url()}1/"
        page = self.client.get(address).content.decode()
        self.assertIn('viewBox="35 5 25 22"', page)
        self.assertIn('viewBox="0 0 60 80"', page)
        self.assertIn('<a href="#annotation-1" aria-label="Annotation 1">', page)
        self.assertNotIn(" style=", page)
