"""Every page of documents that an older version derived and the present rules refuse."""

import re
from unittest import mock

from django.test import TestCase
from django.urls import reverse

from letters.derivation import derive
from letters.ingest import derived_rows
from letters.ingest.derivation_run import BackgroundRun
from letters.models import (
    CorrespondenceEvent,
    Document,
    Edition,
    Place,
    PlaceVariant,
    Revision,
    SectionText,
    Transcription,
)
from letters.tei import body
from letters.tei.errors import SourceError
from letters.tests.factories import (
    load_collection,
    make_archivist,
    make_entry,
    make_reading,
    make_section,
    make_topic,
)
from letters.tests.test_urls import ADDRESSES, PRINTED

ATTRIBUTES = re.compile(r' (?:class|data-[a-z-]+)="[^"]*"')


class RefusedTextTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        edition = Edition.objects.get()
        make_section(edition, "ch1", html="<p>A chapter</p>")
        make_topic(make_section(edition, "index"), "Berlin")
        make_entry(edition, "p_RRW1")
        sent = CorrespondenceEvent.Type.SENT
        edition.documents.get().correspondence_events.create(type=sent, place="Moscow")
        place = Place.objects.create(identifier="moscow", name="Moscow")
        PlaceVariant.objects.create(place=place, name="Moscow")
        make_reading(edition.documents.get(), slug="letters")
        for text in Transcription.objects.all():
            # As rules may have written it that knew nothing of what is agreed on now.
            html = ATTRIBUTES.sub("", text.html)
            Transcription.objects.filter(pk=text.pk).update(
                html=html, text=text.text[:-10], derivation_version=1
            )
        cls.archivist = make_archivist()

    def setUp(self):
        refuse = mock.Mock(side_effect=KeyError("surface"))
        for module, name in (
            (derive, "derive"),
            (derive, "derive_section"),
            (derived_rows, "derive"),
        ):
            patch = mock.patch.object(module, name, refuse)
            patch.start()
            self.addCleanup(patch.stop)
        with self.assertLogs("letters"):
            BackgroundRun(lambda _: None, mock.Mock(is_set=lambda: False)).run()

    def test_all_are_refused_and_stay(self):
        documents = Document.objects.count()
        self.assertEqual(Transcription.objects.refused().count(), documents)
        self.assertEqual(Transcription.objects.older().count(), documents)
        self.assertFalse(SectionText.objects.awaiting().exists())

    def test_every_page_answers_as_promised(self):
        for name, (address, status) in ADDRESSES.items():
            with self.subTest(name):
                self.assertEqual(self.client.get(address).status_code, status)

    def test_pages_with_marked_words_answer_too(self):
        for query in ("?find=weapons", "?find=weapons&match=1", "?view=pages"):
            with self.subTest(query):
                self.assertEqual(self.client.get(f"{PRINTED}{query}").status_code, 200)

    def test_the_present_revision_is_what_older_rules_made_of_it(self):
        number = Document.objects.get(identifier="frus1981-88v04/d190").revision_number
        page = self.client.get(f"{PRINTED}revisions/{number}/")
        self.assertContains(page, "<article")
        self.assertNotContains(page, "encoded-text")

    def test_a_former_revision_is_shown_as_its_encoded_text(self):
        Revision.objects.filter(number=1).update(
            was_published=True, tei='<div type="document"><p>As it was</p></div>'
        )
        page = self.client.get(f"{PRINTED}revisions/1/")
        self.assertContains(page, "cannot set this revision as a page")
        self.assertContains(page, "&lt;p&gt;As it was")

    def test_no_page_fails_where_the_encoded_text_itself_is_refused(self):
        refuse = mock.Mock(side_effect=SourceError("No element of ours."))
        with mock.patch.object(body, "read_body", refuse):
            for name, (address, _) in ADDRESSES.items():
                if not address.startswith("/documents/"):
                    continue
                with self.subTest(name):
                    self.assertLess(self.client.get(address).status_code, 500)

    def test_archivists_can_open_it_see_why_and_withdraw_it(self):
        self.client.force_login(self.archivist)
        document = Document.objects.get(identifier="frus1981-88v04/d190")
        address = reverse("admin:letters_document_change", args=[document.pk])
        with mock.patch.object(body, "read_body", side_effect=SourceError("Not ours.")):
            self.assertContains(self.client.get(address), "refuse this text")

        documents = reverse("admin:letters_document_changelist")
        self.client.post(
            documents, {"action": "withdraw", "_selected_action": [document.pk]}
        )

        self.client.logout()
        self.assertEqual(self.client.get(PRINTED).status_code, 404)

    def test_the_first_page_of_the_admin_names_them(self):
        self.client.force_login(self.archivist)
        page = self.client.get(reverse("admin:index"))
        self.assertContains(page, "?problems=refused")
        self.assertContains(page, "as an older version read them")

        listed = self.client.get(
            reverse("admin:letters_document_changelist"), {"problems": "refused"}
        )
        self.assertContains(listed, "3 documents")
