"""Real volumes, wholly imported: nothing is missing, nothing is made up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.test import TestCase
from lxml import etree

from letters.ingest.outlines import outline_of
from letters.ingest.volumes.exporting import export_edition
from letters.ingest.volumes.volume_import import import_volume
from letters.models import CrossReference, Document, DocumentStatus, Edition, Footnote
from letters.models.document_queries import DocumentQuerySet
from letters.tei.volume import read_volume
from letters.tests.corpus import SAMPLE, chosen, needs, volume, whole
from letters.tests.ingest.volumes.tables import DerivedTwice

# Its documents have pages of their own: another outline.
ONLINE = "frus1969-76ve05p2"
DERIVED_AGAIN = 40
SAMPLES = chosen(SAMPLE)


def content(identifier: str) -> bytes:
    return volume(identifier).read_bytes()


@cache
def documents_in(identifier: str) -> list[etree._Element]:
    """The documents of a volume as lxml sees them."""
    parser = etree.XMLParser(huge_tree=True, collect_ids=False)
    root = etree.fromstring(content(identifier), parser)
    return root.findall(".//{*}div[@type='document']")


def bring_in(identifier: str) -> None:
    import_volume(content(identifier), f"{identifier}.xml", DocumentStatus.PUBLISHED)


def held(identifier: str) -> DocumentQuerySet:
    return Document.objects.printed().filter(edition__identifier=identifier)


def assert_outline_of_file(case: TestCase, identifier: str) -> None:
    outline = outline_of(Edition.objects.get(identifier=identifier))
    in_file = read_volume(content(identifier), f"{identifier}.xml").outline
    case.assertEqual(outline, in_file)


@needs(*map(volume, SAMPLE))
class SampleTests(DerivedTwice, TestCase):
    @classmethod
    def setUpTestData(cls):
        for identifier in SAMPLES:
            bring_in(identifier)

    def test_each_document_of_the_file_is_here(self):
        for identifier in SAMPLES:
            with self.subTest(identifier):
                in_file = len(documents_in(identifier))
                self.assertEqual(held(identifier).count(), in_file)

    def test_each_note_in_a_document_is_here(self):
        for identifier in SAMPLES:
            notes = Footnote.objects.filter(document__in=held(identifier))
            in_file = sum(
                len(document.findall(".//{*}note"))
                for document in documents_in(identifier)
            )
            with self.subTest(identifier):
                self.assertEqual(notes.count(), in_file)

    def test_each_page_break_before_the_last_word_is_the_beginning_of_a_page(self):
        for identifier in SAMPLES:
            in_file = [
                label
                for document in documents_in(identifier)
                for label in breaks_in(document)
            ]
            rows = held(identifier).order_by("position", "pages__position")
            pages = rows.values_list("begins_on_page", "pages__label", "pages__start")
            in_tables = [
                label for before, label, start in pages if start or label != before
            ]
            with self.subTest(identifier):
                self.assertEqual(in_tables, in_file)

    def test_nine_in_ten_links_within_a_volume_are_found_at_the_least(self):
        for identifier in SAMPLES:
            links = CrossReference.objects.filter(
                document__edition__identifier=identifier, target_edition=identifier
            )
            resolved = links.filter(state="resolved").count()
            with self.subTest(identifier):
                self.assertGreater(resolved / links.count(), 0.9)

    def test_the_file_comes_back_to_the_last_byte(self):
        for identifier in SAMPLES:
            edition = Edition.objects.get(identifier=identifier)
            with self.subTest(identifier):
                exported = export_edition(edition, Document.objects.all())
                self.assertEqual(exported.encode(), content(identifier))

    def test_the_outline_in_the_tables_is_that_of_the_file(self):
        assert_outline_of_file(self, SAMPLES[0])

    def test_documents_derived_again_change_no_row(self):
        self.assert_deriving_changes_nothing(DERIVED_AGAIN)


@whole
@needs(volume(ONLINE))
class OnlineTests(TestCase):
    def test_documents_with_pages_of_their_own_have_none_in_the_outline(self):
        bring_in(ONLINE)
        assert_outline_of_file(self, ONLINE)


def breaks_in(document: etree._Element) -> Iterator[str]:
    """The labels of the page breaks that words of `document` follow."""
    pending: list[str] = []
    for event, element in etree.iterwalk(document, events=("start", "end")):
        is_break = etree.QName(element).localname == "pb"
        if event == "start" and is_break:
            pending.append(element.get("n"))
        words = element.text if event == "start" else element.tail
        is_tail_of_document = event == "end" and element is document
        if words and words.strip() and not is_tail_of_document:
            yield from pending
            pending.clear()
