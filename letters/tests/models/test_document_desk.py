"""What archivists ask of many documents."""

from datetime import date

from django.test import TestCase

from letters.ingest.saving import Edit
from letters.ingest.settlements import settle
from letters.models import Document, DocumentStatus
from letters.models.document_desk import Lacking
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_agent,
    make_archivist,
    make_document,
    merge_agents,
)


class DeskCase(TestCase):
    def identifiers(self, documents):
        return sorted(documents.values_list("identifier", flat=True))


class NamingTests(DeskCase):
    @classmethod
    def setUpTestData(cls):
        cls.letter = make_document("letter")
        cls.agent = make_agent(
            "khrushchev",
            "Khrushchev, Nikita S.",
            "Nikita Khrushchev",
            ("Chruschtschow",),
        )
        event = cls.letter.correspondence_events.filter(type="sent").first()
        cls.letter.correspondence_events.filter(pk=event.pk).update(agent=cls.agent)
        make_document("other", "We agreed on nothing at all.")

    def test_it_finds_by_name_variant_and_words_as_written(self):
        for words in ("nikita", "Khrushchev Nikita", "chruschtschow", "kennedy"):
            with self.subTest(words):
                found = Document.objects.naming(words.split())
                self.assertEqual(self.identifiers(found), ["letter"])

    def test_all_words_are_of_one_name(self):
        self.assertFalse(Document.objects.naming(["Nikita", "Kennedy"]).exists())

    def test_it_finds_by_the_name_of_another_record_of_the_person(self):
        other = make_agent("premier", "The Premier", "", ("Nikita Sergeyevich",))
        for kept, merged in ((other, self.agent), (self.agent, other)):
            with self.subTest(kept=kept):
                merge = merge_agents(kept, merged)
                found = Document.objects.naming(["Sergeyevich"])
                self.assertEqual(self.identifiers(found), ["letter"])
                merge.merged.merged_into = None
                merge.merged.save()
                merge.delete()


class StateTests(DeskCase):
    def test_it_finds_by_open_problems_and_their_kind(self):
        bad = make_document("bad", LETTER + "\n\nAn open ( here.")
        make_document("good")
        for found, expected in (
            (Document.objects.with_open_problems(), ["bad"]),
            (Document.objects.with_open_problems("unbalanced"), ["bad"]),
            (Document.objects.with_open_problems("date-differs"), []),
            (Document.objects.without_open_problems(), ["good"]),
        ):
            self.assertEqual(self.identifiers(found), expected)
        settle(bad.problems.all(), "As printed.")
        self.assertFalse(Document.objects.with_open_problems().exists())

    def test_it_finds_what_may_have_been_written_within_days(self):
        make_document("day", date_edtf="1962-10-26")
        make_document("year", date_edtf="1962")
        make_document("never", date_edtf="")
        days = date(1962, 10, 1), date(1962, 10, 31)
        found = Document.objects.dated_between(*days)
        self.assertEqual(self.identifiers(found), ["day", "year"])

    def test_it_finds_by_who_saved_a_revision(self):
        make_document("hers", edit=Edit(editor=make_archivist("anna")))
        make_document("nobodys")
        self.assertEqual(self.identifiers(Document.objects.saved_by("anna")), ["hers"])

    def test_it_finds_what_published_documents_cite_and_readers_do_not_see(self):
        draft = make_document("draft", status=DocumentStatus.DRAFT)
        citing = make_document("citing")
        reference = citing.crossreferences.first()
        citing.crossreferences.filter(pk=reference.pk).update(target=draft)
        self.assertEqual(self.identifiers(Document.objects.awaited()), ["draft"])
        Document.objects.filter(pk=citing.pk).update(status=DocumentStatus.DRAFT)
        self.assertFalse(Document.objects.awaited().exists())


class LackingTests(DeskCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        Document.objects.create(identifier="described", title="Only described")

    def test_it_finds_what_lacks_something(self):
        draft = "reagan-andropov-1983-draft"
        for what, lacking, having in (
            (Lacking.TEXT, "described", draft),
            (Lacking.DATE, "described", draft),
            (Lacking.CORRESPONDENTS, "described", "frus1981-88v04/d190"),
            (Lacking.SCANS, draft, ""),
            (Lacking.PAGE_SCANS, draft, "described"),
            (Lacking.KEEPER, "described", draft),
        ):
            with self.subTest(what):
                found = self.identifiers(Document.objects.lacking(what))
                self.assertIn(lacking, found)
                self.assertNotIn(having, found)

    def test_every_kind_can_be_asked_for(self):
        for what in Lacking:
            with self.subTest(what):
                self.assertIsNotNone(Document.objects.lacking(what).count())

    def test_a_page_that_has_its_scan_lacks_none(self):
        draft = Document.objects.get(identifier="reagan-andropov-1983-draft")
        for page in draft.pages.filter(pagination=""):
            draft.page_images.create(
                page_key=page.key, sha256="0" * 64, width=1, height=1, size=1
            )
        found = Document.objects.lacking(Lacking.PAGE_SCANS)
        self.assertNotIn(draft.identifier, self.identifiers(found))
