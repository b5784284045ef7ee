"""Queries whose SQL is written once give what the ordinary ones give, each time anew."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document, DocumentStatus, Footnote
from letters.models.written_sql import ANY_IDENTIFIER, ANY_KEY, WrittenQuery
from letters.reader.document_rows import DocumentRows, document_for_reading
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
    make_entry,
    make_mention,
)

ANYBODY = AnonymousUser()
WRITTEN_ONCE = (
    *("pages", "footnotes", "segments", "events"),
    *("mentions", "references", "marks", "hands"),
)


class WrittenQueryTests(TestCase):
    def test_it_gives_the_rows_of_each_key_as_they_are_then(self):
        one, two = (make_document(name, f"x[^1]\n\n[^1]: {name}") for name in "ab")
        query = WrittenQuery(Footnote.objects.filter(document=ANY_KEY))
        for document, text in ((one, "a"), (two, "b"), (one, "a")):
            with self.subTest(document=document.identifier):
                self.assertEqual(
                    [row.text for row in query.rows({ANY_KEY: document.pk})], [text]
                )
        one.footnotes.update(text="changed")
        self.assertEqual(
            [row.text for row in query.rows({ANY_KEY: one.pk})], ["changed"]
        )
        two.footnotes.all().delete()
        self.assertEqual(query.rows({ANY_KEY: two.pk}), [])

    def test_what_belongs_to_one_record_knows_it(self):
        document = make_document("a", "x[^1]\n\n[^1]: Note.")
        notes = WrittenQuery(Document(pk=ANY_KEY).footnotes.all())
        (note,) = notes.rows({ANY_KEY: document.pk}, document)
        with self.assertNumQueries(0):
            self.assertIs(note.document, document)

    def test_an_identifier_can_be_given(self):
        for name in "ab":
            make_document(name)
        query = WrittenQuery(Document.objects.filter(identifier=ANY_IDENTIFIER))
        for name in ("b", "a"):
            self.assertEqual(
                [row.identifier for row in query.rows({ANY_IDENTIFIER: name})], [name]
            )
        self.assertEqual(query.rows({ANY_IDENTIFIER: "c"}), [])


class RowsOfPublicTests(TestCase):
    """Readers who are not logged in get by written queries what others get."""

    @classmethod
    def setUpTestData(cls):
        cls.archivist = make_archivist()
        edition = make_edition()
        cls.document = make_document(edition=edition, number="1")
        make_mention(cls.document, make_entry(edition))

    def rows(self, user):
        document = document_for_reading(self.document.identifier, user)
        of_document = DocumentRows(document, user)
        return {
            "document": [_columns(document)],
            **{
                name: [*map(_columns, getattr(of_document, name))]
                for name in WRITTEN_ONCE
            },
        }

    def test_every_kind_has_the_same_rows_and_columns(self):
        public, all_of_them = self.rows(ANYBODY), self.rows(self.archivist)
        for name in ("footnotes", "events", "mentions", "references"):
            self.assertTrue(public[name], name)
        for name, rows in all_of_them.items():
            with self.subTest(kind=name):
                self.assertEqual(public[name], rows)

    def test_a_document_is_hidden_at_once(self):
        name = self.document.identifier
        self.assertEqual(document_for_reading(name, ANYBODY), self.document)
        for status in set(DocumentStatus) - {DocumentStatus.PUBLISHED}:
            Document.with_deleted.filter(identifier=name).update(status=status)
            with self.subTest(status=status):
                self.assertIsNone(document_for_reading(name, ANYBODY))


def _columns(row):
    return {name: value for name, value in vars(row).items() if name != "_state"}
