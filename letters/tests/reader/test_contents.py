"""The table of contents: what each section holds, counted for one reader."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document, DocumentStatus, Edition
from letters.reader.contents import DEEPEST_SHOWN, Contents
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
    make_section,
    make_volume,
)


class ContentsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.preface = make_section(cls.edition, "preface", place="front")
        cls.compilation = make_section(cls.edition, "comp1")
        cls.chapter = make_section(cls.edition, "ch1", parent=cls.compilation)
        cls.index = make_section(cls.edition, "index", place="back")

    def make(self, number, date="1961-04-22", section=None, **fields):
        return make_document(
            f"frus1961-63v06/d{number}",
            "Text.",
            edition=self.edition,
            section=section or self.chapter,
            date_edtf=date,
            **fields,
        )

    def contents(self, user=None):
        visible = Document.objects.visible_to(user or AnonymousUser())
        return Contents(self.edition, visible)

    def test_front_body_and_back_are_apart(self):
        contents = self.contents()
        for nodes, section in (
            (contents.front, self.preface),
            (contents.body, self.compilation),
            (contents.back, self.index),
        ):
            with self.subTest(section.key):
                self.assertEqual([node.section for node in nodes], [section])

    def test_documents_count_in_all_sections_around_them(self):
        self.make(1)
        self.make(2, section=self.compilation)
        contents = self.contents()
        (compilation,) = contents.body
        (chapter,) = compilation.parts
        self.assertEqual((compilation.count, chapter.count), (2, 1))
        self.assertEqual(contents.count, 2)

    def test_drafts_count_for_archivists_alone(self):
        self.make(1, status=DocumentStatus.DRAFT)
        self.assertEqual(self.contents().body[0].count, 0)
        self.assertEqual(self.contents(make_archivist()).body[0].count, 1)

    def test_the_dates_span_the_documents_as_exactly_as_they_are_dated(self):
        for dates, words in (
            (["1961-04-22"], "April 22, 1961"),
            (["1961-04-22", "1961-04-22"], "April 22, 1961"),
            (["1961-04", "1962-10-26T19:00:00"], "April 1961 – October 26, 1962"),
            (["1961/1962", "1961-05-01"], "1961 – 1962"),
            (["", "1962"], "1962"),
            ([""], ""),
        ):
            Document.objects.all().delete()
            for number, date in enumerate(dates):
                self.make(number, date)
            with self.subTest(words):
                self.assertEqual(str(self.contents().body[0].dates), words)

    def test_the_sections_before_and_after_are_those_of_the_file(self):
        before, node, after = self.contents().find("ch1")
        self.assertEqual(before.section, self.compilation)
        self.assertEqual(node.path, [self.compilation])
        self.assertEqual(after.section, self.index)

    def test_the_first_has_none_before_it_and_the_last_none_after(self):
        contents = self.contents()
        self.assertIsNone(contents.find("preface")[0])
        self.assertIsNone(contents.find("index")[2])
        self.assertEqual(contents.find("absent"), (None, None, None))

    def test_however_deep_it_goes_it_is_asked_for_in_two_queries(self):
        above = self.index
        for depth in range(60):
            above = make_section(self.edition, f"in{depth}", parent=above, place="back")
        self.edition = Edition.objects.for_reading().get()
        with self.assertNumQueries(2):
            contents = self.contents()
        deepest = max(self.depth(node) for node in contents.back)
        self.assertEqual(deepest, DEEPEST_SHOWN + 1)

    def depth(self, node):
        return 1 + max((self.depth(part) for part in node.parts), default=0)

    def test_pages_are_numbered_through_if_a_document_begins_on_one(self):
        volume = make_volume("frus1952-54v14p2")
        document = make_document("frus1952-54v14p2/d1", edition=volume)
        visible = Document.objects.all()
        self.assertFalse(Contents(volume, visible).is_paged_through)
        Document.objects.filter(pk=document.pk).update(begins_on_page="3")
        self.assertTrue(Contents(volume, visible).is_paged_through)
