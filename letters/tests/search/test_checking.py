"""Checking finds where index and database differ, and mends it."""

from __future__ import annotations

from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import Document, DocumentStatus, IndexRequest
from letters.search.checking import compare
from letters.tests.search.documents import (
    change_text,
    forget_index,
    make_document,
    search_for,
    update_index,
)


class CheckTests(TestCase):
    def setUp(self):
        self.addCleanup(forget_index)
        self.document = make_document()
        self.draft = make_document(identifier="draft", status=DocumentStatus.DRAFT)
        self.gone = make_document(identifier="gone")
        update_index()

    def drift(self) -> None:
        """Change documents without the outbox."""
        Document.objects.filter(pk=self.document.pk).update(title="Another title")
        Document.objects.filter(pk=self.draft.pk).update(
            status=DocumentStatus.PUBLISHED
        )
        self.gone_pk = self.gone.pk
        Document.objects.filter(pk=self.gone.pk).delete()
        IndexRequest.objects.all().delete()

    def test_index_and_database_agree(self):
        self.assertEqual(compare().differing, frozenset())
        self.assertEqual(compare().agreeing, 2)

    def test_what_differs_is_named(self):
        self.drift()
        comparison = compare()

        self.assertEqual(comparison.outdated, {self.document.pk})
        self.assertEqual(comparison.missing, {self.draft.pk})
        self.assertEqual(comparison.withdrawn, {self.gone_pk})

    def test_what_waits_to_be_indexed_does_not_differ(self):
        change_text(self.document, "Consulates.")

        self.assertEqual(compare().differing, frozenset())
        self.assertEqual(compare().waiting, {self.document.pk})

    def test_the_command_fails_and_names_the_documents(self):
        self.drift()
        output = StringIO()

        with self.assertRaisesRegex(CommandError, "differ"):
            call_command("check_index", stdout=output)

        self.assertIn("1 missing: draft", output.getvalue())
        self.assertIn("1 outdated: letter", output.getvalue())

    def test_the_command_mends(self):
        self.drift()
        call_command("check_index", "--mend", stdout=StringIO())

        self.assertEqual(compare().differing, frozenset())
        self.assertEqual(search_for('"another title"'), ["letter"])

    def test_it_mends_by_building_where_there_is_no_index(self):
        forget_index()
        call_command("check_index", "--mend", stdout=StringIO())

        self.assertEqual(compare().agreeing, 2)

    def test_what_was_not_indexed_in_the_end_is_missing(self):
        self.assertEqual(compare().waiting, frozenset())
        second = make_document(identifier="second")
        self.assertEqual(compare().waiting, {second.pk})

        IndexRequest.objects.all().delete()
        self.assertEqual(compare().missing, {second.pk})

    def test_of_a_document_whatever_is_indexed_is_compared(self):
        changes = (
            {"title": "Another title"},
            {"kind": DocumentKind.MINUTES},
            {"date_earliest": "1961-01-01", "date_latest": "1961-12-31"},
            {"position": 7},
        )
        for change in changes:
            with self.subTest(change):
                Document.objects.filter(pk=self.document.pk).update(**change)
                IndexRequest.objects.all().delete()
                self.assertEqual(compare().outdated, {self.document.pk})
                call_command("check_index", "--mend", stdout=StringIO())
                self.assertEqual(compare().differing, frozenset())
