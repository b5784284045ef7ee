"""Manifests of plain values, without a database."""

from datetime import date
from unittest import TestCase

from letters.iiif import (
    CanvasScan,
    CanvasSource,
    CollectionEntry,
    ManifestSource,
    NamedLink,
    Provider,
    build_canvas,
    build_collection,
    build_manifest,
)

SITE = "https://letters.example"
SERVICE = f"{SITE}/iiif/letter/0"
HOME = NamedLink(SITE, "Archive", "text/html")
ARCHIVE = Provider("Archive", SITE)
SCAN = CanvasScan(3000, 4001, SERVICE, f"{SITE}/1200", f"{SITE}/400", 1200, 400)
BARE = CanvasSource(f"{SITE}/c1", "Page 1", 1700, 2200, SITE)
SCANNED = CanvasSource(f"{SITE}/c2", "Page 2", 3000, 4001, SITE, scan=SCAN)


def manifest(**fields):
    values = {"canvases": (BARE, SCANNED), **fields}
    return build_manifest(
        ManifestSource(f"{SITE}/m", "A letter", HOME, ARCHIVE, **values)
    )


class BuiltManifestTests(TestCase):
    def test_nothing_is_said_of_what_is_not_known(self):
        made = manifest(canvases=(BARE,))
        empty = {"metadata", "rights", "navDate", "thumbnail", "structures", "partOf"}
        self.assertEqual(empty & made.keys(), set())
        self.assertEqual(made["items"][0]["items"], [])

    def test_a_scan_with_tiles_has_its_full_size_and_its_service(self):
        body = manifest()["items"][1]["items"][0]["items"][0]["body"]
        self.assertEqual((body["width"], body["height"]), (3000, 4001))
        service = {"id": SERVICE, "type": "ImageService3", "profile": "level2"}
        self.assertEqual(body["service"], [service])

    def test_a_scan_without_tiles_is_the_picture_that_there_is(self):
        scan = CanvasScan(3000, 4001, "", "p", "t", 1200, 400)
        page = CanvasSource("c", "Page", 3000, 4001, SITE, scan=scan)
        body = build_canvas(page, "m", "A")["items"][0]["items"][0]["body"]
        self.assertEqual((body["width"], body["height"]), (1200, 1600))
        self.assertNotIn("service", body)

    def test_the_first_scan_stands_for_the_document(self):
        made = manifest()
        self.assertEqual(made["thumbnail"], made["items"][1]["thumbnail"])

    def test_words_of_papers_are_of_no_certain_language(self):
        made = manifest(metadata=(("From", ("Khrushchev",)),))
        self.assertEqual(
            made["metadata"],
            [{"label": {"en": ["From"]}, "value": {"none": ["Khrushchev"]}}],
        )


class BuiltCollectionTests(TestCase):
    def test_it_says_what_each_entry_is(self):
        entries = [
            CollectionEntry("a", "Volume", is_collection=True),
            CollectionEntry("b", "Letter", day=date(962, 1, 2)),
        ]
        made = build_collection("c", "All", entries, provider=ARCHIVE, homepage=HOME)
        kinds = [item["type"] for item in made["items"]]
        self.assertEqual(kinds, ["Collection", "Manifest"])
        self.assertEqual(made["items"][1]["navDate"], "0962-01-02T00:00:00Z")

    def test_it_may_be_empty(self):
        made = build_collection("c", "All", [], provider=ARCHIVE, homepage=HOME)
        self.assertEqual(made["items"], [])
