"""Manifests, canvases and collections: valid, complete, and of what is public alone."""

from datetime import date

from django.test import TestCase
from django.urls import reverse

from letters.models import Document, DocumentStatus, FormerIdentifier, Region
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_archivist,
    make_document,
    make_edition,
    make_section,
)
from letters.tests.views.documents.test_images import make_scan, scan_bytes
from letters.tests.views.iiif.schema import faults_of, needs_schema

MARKED = f"{LETTER}\n[EYES ONLY]{{.stamp}} came late.\n"
HOST = "http://testserver"
TALL = scan_bytes((300, 900))


def address(name, *parts):
    return reverse(f"letters:iiif-{name}", args=parts)


class PresentationCase(TestCase):
    def read(self, name, *parts):
        response = self.client.get(address(name, *parts))
        self.assertEqual(response.status_code, 200)
        return response.json()


class ManifestTests(PresentationCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(notation=MARKED)
        cls.scan = make_scan(cls.document, "2")
        box = {"x": 10, "y": 20, "width": 200, "height": 100}
        cls.box = Region.objects.create(image=cls.scan, kind="mark", key="m1", **box)

    def setUp(self):
        self.manifest = self.read("manifest", self.document.identifier)

    @needs_schema
    def test_it_is_valid(self):
        self.assertEqual(faults_of(self.manifest), [])
        del self.manifest["label"]
        self.assertNotEqual(faults_of(self.manifest), [])

    def test_it_names_the_document_its_date_and_its_files(self):
        self.assertEqual(
            self.manifest["label"], {"none": [self.document.name_and_date]}
        )
        self.assertEqual(self.manifest["navDate"], "1962-10-26T00:00:00Z")
        files = [link["id"] for link in self.manifest["rendering"]]
        base = f"{HOST}{self.document.get_absolute_url()}"
        self.assertEqual(files, [f"{base}pdf/", f"{base}tei/", f"{base}text/"])
        self.assertEqual(self.manifest["homepage"][0]["id"], base)

    def test_every_page_is_a_canvas_with_or_without_a_scan(self):
        first, second = self.manifest["items"]
        self.assertEqual(first["items"], [])
        self.assertEqual((first["width"], first["height"]), (1700, 2200))
        self.assertEqual(first["label"], {"en": ["Page 1"]})
        self.assertEqual((second["width"], second["height"]), (640, 480))
        painted = second["items"][0]["items"][0]
        self.assertEqual(painted["target"], second["id"])
        self.assertEqual(painted["motivation"], "painting")

    def test_every_canvas_with_a_scan_has_a_thumbnail_that_is_there(self):
        picture = self.manifest["items"][1]["thumbnail"][0]
        response = self.client.get(picture["id"].removeprefix(HOST))
        self.assertEqual(response["Content-Type"], "image/jpeg")
        self.assertEqual((picture["width"], picture["height"]), (400, 300))

    def test_the_text_of_a_page_is_with_its_canvas(self):
        first, second = (page["annotations"][0] for page in self.manifest["items"])
        words = [page["items"][0]["body"]["value"] for page in (first, second)]
        self.assertTrue(words[0].endswith("some understanding of the"))
        self.assertTrue(words[1].startswith("situation."))
        self.assertEqual(first["items"][0]["motivation"], "supplementing")

    def test_a_mark_is_at_its_box(self):
        canvas = self.manifest["items"][1]
        mark = canvas["annotations"][0]["items"][1]
        self.assertEqual(mark["target"], f"{canvas['id']}#xywh=10,20,200,100")
        self.assertEqual(mark["body"]["value"], "Stamp: EYES ONLY")
        self.assertEqual(mark["motivation"], "commenting")

    def test_a_box_of_what_the_text_has_no_more_is_left_out(self):
        Region.objects.update(key="m9")
        manifest = self.read("manifest", self.document.identifier)
        page = manifest["items"][1]["annotations"][0]
        self.assertEqual(len(page["items"]), 1)

    def test_a_canvas_has_an_answer_at_its_own_address(self):
        for page in self.manifest["items"]:
            with self.subTest(page["id"]):
                answer = self.client.get(page["id"].removeprefix(HOST)).json()
                self.assertEqual(answer["id"], page["id"])
                self.assertEqual(answer["partOf"][0]["id"], self.manifest["id"])

    def test_a_second_scan_of_a_page_is_on_a_canvas_of_its_own(self):
        from_behind = make_scan(self.document, "2", position=1, content=TALL)
        pages = self.read("manifest", self.document.identifier)["items"]
        self.assertEqual(len(pages), 3)
        self.assertEqual(pages[1]["id"], self.manifest["items"][1]["id"])
        self.assertIn(from_behind.sha256[:16], pages[2]["id"])
        self.assertEqual(pages[2]["label"], {"en": ["Page 2, scan 2"]})

    def test_a_licence_is_told_only_if_the_rights_name_one(self):
        self.assertNotIn("rights", self.manifest)
        licence = "creativecommons.org/publicdomain/zero/1.0/"
        Document.objects.update(reproduction_conditions=f"CC0: https://{licence}.")
        manifest = self.read("manifest", self.document.identifier)
        self.assertEqual(manifest["rights"], f"http://{licence}")

    def test_a_text_without_pages_is_one_canvas(self):
        letter = make_document("short", "Come at once.")
        pages = self.read("manifest", letter.identifier)["items"]
        self.assertEqual(len(pages), 1)
        text = pages[0]["annotations"][0]["items"][0]["body"]["value"]
        self.assertEqual(text, "Come at once.")

    def test_a_document_without_a_text_has_its_scans(self):
        letter = Document.objects.create(
            identifier="described", title="Seen", status=DocumentStatus.PUBLISHED
        )
        make_scan(letter, "1")
        manifest = self.read("manifest", "described")
        self.assertEqual(len(manifest["items"]), 1)
        self.assertNotIn("rendering", manifest)


class RangeTests(PresentationCase):
    def test_both_paginations_are_ranges_over_the_canvases(self):
        document = make_document(
            "both", "A [Page 2] B [Page 7]{ed=typescript} C [Page 3] D"
        )
        manifest = self.read("manifest", document.identifier)
        canvases = {page["id"] for page in manifest["items"]}
        self.assertEqual(faults_of(manifest), [])
        names = [part["label"]["en"][0] for part in manifest["structures"]]
        self.assertEqual(len(names), len({*names}))
        for pagination in manifest["structures"]:
            for page in pagination["items"]:
                with self.subTest(page["id"]):
                    self.assertTrue(page["items"])
                    self.assertLessEqual({one["id"] for one in page["items"]}, canvases)


class CollectionTests(PresentationCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        chapter = make_section(cls.edition, "ch1")
        part = make_section(cls.edition, "part1", parent=chapter)
        make_section(cls.edition, "empty")
        place = {"edition": cls.edition, "section": chapter}
        make_document("frus1961-63v06/d1", **place)
        make_document("frus1961-63v06/d2", **{**place, "section": part})
        make_document("frus1961-63v06/d3", edition=cls.edition)
        make_document("frus1961-63v06/d4", status=DocumentStatus.DRAFT, **place)
        make_document("letter")

    def ids(self, collection):
        return [
            item["id"].removeprefix(f"{HOST}/iiif/") for item in collection["items"]
        ]

    def test_the_archive_lists_its_volumes_and_the_papers_of_none(self):
        archive = self.read("archive")
        papers = ["editions/frus1961-63v06/collection", "papers/1/collection"]
        self.assertEqual(self.ids(archive), papers)

    def test_a_volume_lists_its_sections_and_what_stands_outside(self):
        edition = self.read("edition", "frus1961-63v06")
        listed = ["editions/frus1961-63v06/sections/ch1/collection"]
        listed.append("frus1961-63v06/d3/manifest")
        self.assertEqual(self.ids(edition), listed)
        self.assertEqual(edition["partOf"][0]["id"], f"{HOST}/iiif/collection")

    def test_a_section_lists_its_parts_and_its_documents_but_no_draft(self):
        section = self.read("section", "frus1961-63v06", "ch1")
        listed = ["editions/frus1961-63v06/sections/part1/collection"]
        listed.append("frus1961-63v06/d1/manifest")
        self.assertEqual(self.ids(section), listed)

    def test_papers_are_listed_by_hundreds(self):
        self.assertEqual(self.ids(self.read("papers", 1)), ["letter/manifest"])
        for number in (0, 2, 10**20):
            with self.subTest(number):
                response = self.client.get(address("papers", number))
                self.assertEqual(response.status_code, 404)

    def test_all_that_is_listed_is_there_and_valid(self):
        waiting, seen = ["/iiif/collection"], set()
        while waiting:
            place = waiting.pop()
            seen.add(place)
            resource = self.client.get(place).json()
            with self.subTest(place):
                self.assertEqual(resource["id"], f"{HOST}{place}")
                self.assertEqual(faults_of(resource), [])
            if resource["type"] == "Collection":
                listed = (item["id"].removeprefix(HOST) for item in resource["items"])
                waiting += [item for item in listed if item not in seen]
        self.assertEqual(sum(place.endswith("/manifest") for place in seen), 4)

    def test_a_collection_is_the_same_for_archivists(self):
        public = self.read("section", "frus1961-63v06", "ch1")
        self.client.force_login(make_archivist())
        self.assertEqual(self.read("section", "frus1961-63v06", "ch1"), public)


class VisibilityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.hidden = make_document("hidden", status=DocumentStatus.DRAFT)
        cls.shown = make_document("shown")
        make_scan(cls.hidden)

    def ask(self, identifier, page="2", method="get"):
        addresses = (
            address("manifest", identifier),
            address("canvas", identifier, page),
        )
        return [getattr(self.client, method)(place) for place in addresses]

    def test_hidden_and_absent_have_the_same_answer(self):
        pairs = zip(self.ask("hidden"), self.ask("never"), strict=True)
        for hidden, absent in pairs:
            self.assertEqual(hidden.status_code, 404)
            self.assertEqual(hidden.content, absent.content)
            self.assertEqual(hidden.headers, absent.headers)

    def test_a_withdrawn_document_is_gone_at_once(self):
        self.assertEqual([r.status_code for r in self.ask("shown")], [200, 200])
        Document.objects.filter(pk=self.shown.pk).update(status="withdrawn")
        for gone, absent in zip(self.ask("shown"), self.ask("never"), strict=True):
            self.assertEqual(gone.status_code, 404)
            self.assertEqual(gone.content, absent.content)

    def test_other_sites_may_read_what_is_published_and_nothing_else(self):
        for response in self.ask("shown"):
            self.assertEqual(response["Access-Control-Allow-Origin"], "*")
        self.client.force_login(make_archivist())
        for response in self.ask("hidden"):
            self.assertEqual(response.status_code, 200)
            self.assertNotIn("Access-Control-Allow-Origin", response)
            self.assertIn("no-store", response["Cache-Control"])

    def test_a_browser_is_told_before_it_asks(self):
        for response in self.ask("shown", method="options"):
            self.assertEqual(response.status_code, 204)
            self.assertEqual(response["Access-Control-Allow-Origin"], "*")
        for response in self.ask("hidden", method="options"):
            self.assertEqual(response.status_code, 404)
            self.assertNotIn("Access-Control-Allow-Origin", response)

    def test_nothing_is_sent_twice(self):
        for response in self.ask("shown"):
            place = response.request["PATH_INFO"]
            again = self.client.get(place, headers={"if-none-match": response["ETag"]})
            self.assertEqual(again.status_code, 304)

    def test_nothing_can_be_changed(self):
        for response in self.ask("shown", method="post"):
            self.assertEqual(response.status_code, 405)

    def test_a_former_identifier_leads_to_the_present_one(self):
        FormerIdentifier.objects.create(identifier="once", document=self.shown)
        for response, name in zip(
            self.ask("once"), ("manifest", "canvas/2"), strict=True
        ):
            self.assertRedirects(response, f"/iiif/shown/{name}", status_code=301)

    def test_a_page_that_is_not_there_is_not_found(self):
        for page in ("9", "2~0123456789abcdef", "%", "manifest"):
            with self.subTest(page):
                response = self.client.get(address("canvas", "shown", page))
                self.assertEqual(response.status_code, 404)


class WorthTests(PresentationCase):
    """The collection that comes with the archive."""

    @needs_schema
    def test_its_manifests_are_valid_and_dated(self):
        load_collection()
        for document in Document.objects.published():
            with self.subTest(document.identifier):
                manifest = self.read("manifest", document.identifier)
                self.assertEqual(faults_of(manifest), [])
                day = manifest.get("navDate", "")[:10]
                expected = document.date_earliest or ""
                self.assertEqual(
                    day, expected.isoformat() if isinstance(expected, date) else ""
                )
