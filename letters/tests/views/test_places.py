"""The pages of places: what is published, its counts, the forms of a name."""

from django.http import QueryDict
from django.test import TestCase

from letters.models import (
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Place,
    PlaceVariant,
)
from letters.tests.factories import LETTER, make_archivist, make_document
from letters.tests.ingest.test_dateline_places import TALK
from letters.views.places import place_detail

MOSCOW = "/places/moscow/"


class PlacePageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("one", title="Letter one")
        make_document("two", LETTER.replace("Moscow", "MOSCOW"), title="Letter two")
        make_document("talk", TALK.replace("Washington", "Geneva"), title="Talk")
        make_document("draft", LETTER.replace("Moscow", "Zqxcanary"), title="Draft")
        drafts = Document.objects.filter(identifier="draft")
        drafts.update(status=DocumentStatus.DRAFT)

    def test_the_list_counts_published_documents_only(self):
        # The page cache, the words that documents print, the places.
        with self.assertNumQueries(3):
            response = self.client.get("/places/")
        self.assertContains(response, "2 documents")
        self.assertContains(response, "Geneva")
        self.assertNotContains(response, "anary")

    def test_archivists_see_the_places_of_drafts(self):
        self.client.force_login(make_archivist())
        self.assertContains(self.client.get("/places/"), "Zqxcanary")

    def test_a_place_lists_what_was_written_there_under_any_form(self):
        # The page cache, the place, the forms of its name, the number of documents
        # written there, these, and the number of those received there.
        with self.assertNumQueries(6):
            response = self.client.get(MOSCOW)
        self.assertContains(response, "2 documents written here")
        self.assertContains(response, "Also printed as")
        for identifier in ("one", "two"):
            self.assertContains(response, f"/documents/{identifier}/")
        self.assertNotContains(response, "/documents/talk/")

    def test_a_document_that_prints_two_forms_of_a_name_counts_once(self):
        CorrespondenceEvent.objects.create(
            document=Document.objects.get(identifier="one"),
            type="sent",
            name_as_written="X",
            place="MOSCOW",
        )
        self.assertContains(self.client.get("/places/"), "2 documents")

    def test_a_form_that_only_drafts_print_is_told_to_archivists_alone(self):
        moscow = Place.objects.get(identifier="moscow")
        PlaceVariant.objects.filter(name="Zqxcanary").update(place=moscow)
        self.assertNotContains(self.client.get(MOSCOW), "anary")
        self.client.force_login(make_archivist())
        self.assertContains(self.client.get(MOSCOW), "Zqxcanary")

    def test_a_place_lists_what_was_received_there(self):
        talk = Document.objects.get(identifier="talk")
        CorrespondenceEvent.objects.create(
            document=talk, type="received", name_as_written="X", place="Moscow"
        )
        response = self.client.get(MOSCOW)
        self.assertContains(response, "1 document received here")

    def test_what_an_archivist_rejected_is_not_listed(self):
        events = CorrespondenceEvent.objects.filter(place="MOSCOW")
        events.update(decision=CorrespondenceEvent.Decision.REJECTED)
        self.assertNotContains(self.client.get(MOSCOW), "/documents/two/")

    def test_nothing_published_is_not_found(self):
        Place.objects.create(identifier="nowhere", name="Nowhere")
        for address in (
            "/places/zqxcanary/",
            "/places/zqxcanary/?written=7",
            "/places/zqxcanary/?received=7",
            "/places/nowhere/",
            "/places/x/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_merged_place_leads_to_the_other_and_is_counted_there(self):
        moskva = Place.objects.create(identifier="moskva", name="Moskva")
        Place.objects.filter(identifier="moscow").update(merged_into=moskva)
        self.assertRedirects(self.client.get(MOSCOW), "/places/moskva/")
        self.assertContains(self.client.get("/places/moskva/"), "/documents/one/")
        self.assertContains(self.client.get("/places/"), "/places/moskva/")

    def test_a_merged_place_of_a_draft_is_not_found(self):
        hidden = Place.objects.get(name="Zqxcanary")
        Place.objects.create(identifier="old", name="Old", merged_into=hidden)
        self.assertEqual(self.client.get("/places/old/").status_code, 404)

    def test_the_record_leads_to_the_place(self):
        for identifier, place in (("one", "moscow"), ("talk", "geneva")):
            with self.subTest(identifier):
                response = self.client.get(f"/documents/{identifier}/")
                self.assertContains(response, f'href="/places/{place}/"')

    def test_the_record_leads_to_no_place_that_would_not_list_the_document(self):
        talk = Document.objects.get(identifier="talk")
        Place.objects.create(identifier="hue", name="Hue").variants.create(name="Hue")
        CorrespondenceEvent.objects.create(
            document=talk, type="delivered", name_as_written="X", place="Hue"
        )
        response = self.client.get("/documents/talk/")
        self.assertContains(response, "Hue")
        self.assertNotContains(response, "/places/hue/")

    def test_other_parameters_are_no_part_of_the_address(self):
        given = QueryDict("written=2&received=1&other=2")
        self.assertEqual(place_detail.canonical_query(given), "written=2")

    def test_a_page_kept_for_readers_ends_with_a_change_of_its_place(self):
        self.client.get(MOSCOW)
        Place.objects.filter(identifier="moscow").update(latitude=55, longitude=37)
        self.assertContains(self.client.get(MOSCOW), "° N")
