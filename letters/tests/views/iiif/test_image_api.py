"""The image service of a scan: who is answered, and with what."""

import json
from io import BytesIO
from shutil import rmtree

from django.test import TestCase, override_settings
from PIL import Image

from letters.facsimile import tile_tree
from letters.ingest.media_folders import masters_folder, tiles_folder
from letters.ingest.scan_cutting import cut_one
from letters.ingest.scans import store_file
from letters.models import Document, DocumentStatus, FormerIdentifier, PageImage
from letters.models.images import ScanState
from letters.tests.facsimile.drawn_scans import HIGH, WIDE, draw_page, many_pages, write
from letters.tests.facsimile.scans import make_scan as a_scan
from letters.tests.factories import make_archivist, make_document
from letters.tests.views.documents.test_images import make_scan
from letters.tests.views.iiif.scans import ready_scan

TILE = "0,0,1024,1024/1024,1024/0/default.jpg"
PART = "100,100,300,300/150,/0/default.jpg"


class ImageApiTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.scan = ready_scan(cls.document)

    def ask(self, tail=TILE, scan=None, **headers):
        address = f"{(scan or self.scan).iiif_base()}/{tail}"
        return self.client.get(address, headers=headers)

    def picture(self, tail):
        return Image.open(BytesIO(self.ask(tail).getvalue()))


class InfoTests(ImageApiTestCase):
    def info(self):
        return json.loads(self.ask("info.json").content)

    def test_it_says_what_the_service_can(self):
        info = self.info()
        self.assertEqual(info["id"], f"http://testserver{self.scan.iiif_base()}")
        self.assertEqual((info["width"], info["height"]), (WIDE, HIGH))
        self.assertEqual(info["profile"], "level2")
        self.assertEqual(info["tiles"], [{"width": 1024, "scaleFactors": [1, 2]}])

    def test_each_size_that_it_names_is_a_picture(self):
        for size in self.info()["sizes"]:
            with self.subTest(size):
                tail = f"full/{size['width']},{size['height']}/0/default.jpg"
                shown = self.picture(tail)
                self.assertEqual(shown.size, (size["width"], size["height"]))

    def test_a_program_of_linked_data_gets_its_media_type(self):
        plain = self.ask("info.json")
        linked = self.ask("info.json", accept="application/ld+json")
        self.assertEqual(plain["Content-Type"], "application/json")
        self.assertTrue(linked["Content-Type"].startswith("application/ld+json"))
        self.assertIn("Accept", plain["Vary"])
        self.assertEqual(linked.content, plain.content)

    def test_the_address_of_the_service_leads_to_it(self):
        response = self.client.get(self.scan.iiif_base())
        self.assertEqual(response.status_code, 303)
        self.assertEqual(response["Location"], f"{self.scan.iiif_base()}/info.json")


class PictureTests(ImageApiTestCase):
    def test_a_tile_is_its_file_byte_for_byte(self):
        response = self.ask(TILE)
        tree = tile_tree(tiles_folder(), self.scan.scan_name)
        self.assertEqual(response.getvalue(), (tree / TILE).read_bytes())
        self.assertIn("sandbox", response["Content-Security-Policy"])

    def test_parts_sizes_turns_and_qualities(self):
        for tail, size, mode in (
            (PART, (150, 150), "RGB"),
            ("full/max/90/default.jpg", (HIGH, WIDE), "RGB"),
            ("full/200,/!0/gray.png", (200, 165), "L"),
            ("full/^2000,/180/bitonal.png", (2000, 1652), "L"),
        ):
            with self.subTest(tail):
                shown = self.picture(tail)
                self.assertEqual((shown.size, shown.mode), (size, mode))

    def test_a_mirrored_page_is_mirrored_and_then_turned_clockwise(self):
        corner = self.picture("40,60,100,100/10,/!90/default.png")
        whole = self.picture("full/max/!90/default.png")
        # Mirrored, the red mark is at the right; turned, it is below.
        left, top = HIGH - 160, WIDE - 140
        self.assertEqual(corner.size, (10, 10))
        red, green, _blue = whole.getpixel((left + 50, top + 50))
        self.assertGreater(red - green, 100)

    def test_black_and_white_is_nothing_between(self):
        shown = self.picture("full/400,/0/bitonal.png")
        self.assertEqual({shade for _n, shade in shown.getcolors()}, {0, 255})

    def test_what_is_no_picture_of_it_is_a_bad_request_with_a_reason(self):
        for tail, reason in (
            ("full/5000,/0/default.jpg", "at most 4,096"),
            ("9999,0,5,5/max/0/default.jpg", "nothing of the scan"),
            ("full/max/45/default.jpg", "The rotation is"),
            ("full/max/0/grey.jpg", "The quality is"),
            ("full/max/0/default.bmp", "The format is"),
        ):
            with self.subTest(tail):
                response = self.ask(tail)
                self.assertContains(response, reason, status_code=400)

    def test_its_canonical_address_and_its_profile_are_linked(self):
        link = self.ask("full/600,/0/default.jpg")["Link"]
        base = self.scan.iiif_base()
        self.assertIn(f"<http://testserver{base}/full/600,496/0/default.jpg>", link)
        self.assertIn('level2.json>;rel="profile"', link)

    def test_who_has_a_picture_is_told_that_it_has_not_changed(self):
        for tail in (TILE, PART):
            first = self.ask(tail)
            again = self.ask(tail, if_none_match=first["ETag"])
            with self.subTest(tail):
                self.assertEqual((again.status_code, again.getvalue()), (304, b""))
                self.assertEqual(again["Cache-Control"], "no-cache")

    @override_settings(LETTERS_SCAN_ACCEL="/tiles-of-scans/")
    def test_a_proxy_is_told_which_tile_to_send(self):
        response, name = self.ask(TILE), self.scan.scan_name
        expected = f"/tiles-of-scans/{name[:2]}/{name}/{TILE}"
        self.assertEqual(response["X-Accel-Redirect"], expected)
        self.assertEqual(response.content, b"")
        self.assertEqual(response["Content-Type"], "image/jpeg")

    def test_a_tile_takes_one_query(self):
        address = f"{self.scan.iiif_base()}/{TILE}"
        with self.assertNumQueries(1):
            self.client.get(address)

    def test_a_page_of_a_file_of_many_has_a_service_of_its_own(self):
        content = many_pages(3)
        first = make_scan(self.document, content=write(draw_page((9, 9)), "PNG"))
        self.assertNotIn(".", first.iiif_base())
        image = PageImage(document=self.document, page_key="1")
        scan = store_file(BytesIO(content), "f.tif", masters_folder()).record(image, 2)
        cut_one(scan.sha256, 2)
        self.assertTrue(scan.iiif_base().endswith(f"/{scan.sha256}.2"))
        self.assertEqual(self.ask("info.json", scan).status_code, 200)
        self.assertEqual(self.client.get(scan.address("400")).status_code, 200)


class UnpreparedScanTests(ImageApiTestCase):
    tile = "0,0,1024,900/1024,900/0/default.jpg"

    def setUp(self):
        self.scan = ready_scan(self.document, write(draw_page((1100, 900)), "PNG"))

    def test_until_it_is_cut_programs_are_asked_to_come_again(self):
        for state in (ScanState.WAITING, ScanState.CUTTING):
            PageImage.objects.update(state=state)
            for tail in ("info.json", TILE):
                with self.subTest(state, tail=tail):
                    response = self.ask(tail)
                    self.assertEqual(response.status_code, 503)
                    self.assertEqual(response["Retry-After"], "10")

    def test_a_damaged_one_says_why(self):
        PageImage.objects.update(state=ScanState.DAMAGED, fault="It is cut short.")
        response = self.ask("info.json")
        self.assertContains(response, "It is cut short.", status_code=503)
        self.assertFalse(response.has_header("Retry-After"))
        self.assertEqual(self.client.get(self.scan.address("400")).status_code, 503)

    def test_tiles_that_somebody_deleted_are_cut_again(self):
        rmtree(tile_tree(tiles_folder(), self.scan.scan_name))
        self.assertEqual(self.ask(self.tile).status_code, 503)
        self.scan.refresh_from_db()
        self.assertEqual(self.scan.state, ScanState.WAITING)

        cut_one(self.scan.sha256, 0)
        self.assertEqual(self.ask(self.tile).status_code, 200)


class LeakTests(ImageApiTestCase):
    tails = ("", "/info.json", f"/{TILE}", f"/{PART}", "/full/9999,/0/default.jpg")

    def answers(self, base):
        answers = [self.client.get(f"{base}{tail}") for tail in self.tails]
        return [(answer.status_code, answer.content) for answer in answers]

    def test_what_is_withdrawn_is_answered_as_what_never_was(self):
        absent = self.answers(f"/iiif/never-was/{self.scan.scan_name}")
        self.assertEqual({status for status, _ in absent}, {404})
        for status in (DocumentStatus.DRAFT, DocumentStatus.DELETED):
            Document.objects.update(status=status)
            with self.subTest(status):
                hidden = self.answers(self.scan.iiif_base())
                self.assertEqual(hidden, absent)

    def test_a_kept_copy_is_no_way_in(self):
        etag = self.ask(TILE)["ETag"]
        Document.objects.update(status=DocumentStatus.DRAFT)
        response = self.ask(TILE, if_none_match=etag)
        self.assertEqual(response.status_code, 404)
        for header in ("ETag", "Access-Control-Allow-Origin", "Link"):
            self.assertFalse(response.has_header(header))

    def test_a_scan_is_found_under_its_own_document_alone(self):
        other = make_document("other")
        secret = ready_scan(
            make_document("secret", status=DocumentStatus.DRAFT),
            a_scan(size=(70, 90)).read(),
        )
        absent = self.answers(f"/iiif/never-was/{self.scan.scan_name}")
        for name in (self.scan.scan_name, secret.scan_name, "0" * 64):
            own = [] if name == self.scan.scan_name else [self.document]
            for document in (other, *own):
                with self.subTest(document.identifier, name=name[:4]):
                    base = f"/iiif/{document.identifier}/{name}"
                    self.assertEqual(self.answers(base), absent)

    def test_a_frame_that_is_not_there_is_absent(self):
        base = f"/iiif/{self.document.identifier}/{self.scan.sha256}"
        for name in (".1", ".0", ".01", ".x", "0", ".99999999999"):
            with self.subTest(name):
                self.assertEqual(
                    self.client.get(f"{base}{name}/info.json").status_code, 404
                )

    def test_other_sites_may_read_what_is_published_alone(self):
        for tail in ("info.json", TILE, PART, "full/0,/0/default.jpg"):
            with self.subTest(tail):
                self.assertEqual(self.ask(tail)["Access-Control-Allow-Origin"], "*")
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.client.force_login(make_archivist())
        for tail in ("info.json", TILE, PART):
            with self.subTest(tail, draft=True):
                response = self.ask(tail)
                self.assertEqual(response.status_code, 200)
                self.assertFalse(response.has_header("Access-Control-Allow-Origin"))
                self.assertIn("no-store", response["Cache-Control"])

    def test_a_program_asks_first_whether_it_may_read(self):
        address = f"{self.scan.iiif_base()}/{TILE}"
        asked = self.client.options(address)
        self.assertEqual(asked.status_code, 204)
        self.assertEqual(asked["Access-Control-Allow-Origin"], "*")
        self.assertIn("GET", asked["Access-Control-Allow-Methods"])
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.client.options(address).status_code, 404)
        self.client.force_login(make_archivist())
        refused = self.client.options(address)
        self.assertFalse(refused.has_header("Access-Control-Allow-Origin"))

    def test_a_former_identifier_leads_to_the_present_one(self):
        FormerIdentifier.objects.create(document=self.document, identifier="old-name")
        response = self.client.get(f"/iiif/old-name/{self.scan.scan_name}/{TILE}")
        self.assertRedirects(
            response,
            f"{self.scan.iiif_base()}/{TILE}",
            status_code=301,
            fetch_redirect_response=False,
        )

    def test_it_is_only_read(self):
        self.assertEqual(
            self.client.post(f"{self.scan.iiif_base()}/{TILE}").status_code, 405
        )
