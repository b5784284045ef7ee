"""Scans whose files mislead Pillow: refused, or shown as stored."""

from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from PIL import Image

from letters.facsimile import (
    WIDTHS,
    DamagedMasterError,
    ScanLimits,
    ScanRefusedError,
    UnknownScanError,
    derivative_path,
    inspect_scan,
    open_master,
    store_master,
)
from letters.facsimile.decoding import damage_is_refused, open_scan, upright_size
from letters.tests.facsimile.scans import make_scan

DIGEST = "ab" + "0" * 62


def exif(orientation):
    data = Image.Exif()
    data[0x0112] = orientation
    return data.tobytes()


class OrientationTests(TestCase):
    def sizes(self, **options):
        (facts,) = inspect_scan(make_scan(size=(60, 80), **options)).frames
        return facts.width, facts.height

    def test_a_page_that_lies_on_its_side_is_measured_upright(self):
        for orientation in range(1, 9):
            expected = (80, 60) if orientation >= 5 else (60, 80)
            with self.subTest(orientation):
                self.assertEqual(self.sizes(exif=exif(orientation)), expected)

    def test_an_orientation_that_is_none_turns_nothing(self):
        for value in (0, 9, 65535):
            with self.subTest(value):
                self.assertEqual(self.sizes(exif=exif(value)), (60, 80))

    def test_nothing_but_exif_turns_a_page(self):
        # Neither browsers nor the program that cuts tiles follow this.
        said = b'<x:xmpmeta><rdf:RDF tiff:Orientation="6"/></x:xmpmeta>'
        self.assertEqual(self.sizes(xmp=said), (60, 80))

    def test_a_header_is_read_without_the_picture(self):
        for image_format in ("PNG", "JPEG", "TIFF", "JPEG2000"):
            with self.subTest(image_format):
                image = open_scan(make_scan(image_format, size=(60, 80)), ScanLimits())
                upright_size(image)
                # What is still to be decoded.
                self.assertTrue(image.tile)

    def test_exif_that_cannot_be_read_is_no_reason_to_refuse(self):
        for broken in (b"Exif\0\0broken", b"Exif\0\0II*\0\xff\xff\xff\xff"):
            with self.subTest(broken):
                self.assertEqual(self.sizes(exif=broken), (60, 80))


class DamageTests(TestCase):
    def test_each_complaint_becomes_a_sentence_for_the_archivist(self):
        for error, words in (
            (OSError("broken data stream when reading"), "damaged: broken data stream"),
            (KeyError(17), "damaged: it cannot be decoded"),
            (MemoryError(), "damaged: it cannot be decoded"),
            (Image.DecompressionBombError("big"), "more pixels than can be decoded"),
            (Image.DecompressionBombWarning("big"), "more pixels than can be decoded"),
        ):
            with (
                self.subTest(repr(error)),
                self.assertRaisesRegex(ScanRefusedError, words),
                damage_is_refused(),
            ):
                raise error

    def test_a_fault_of_ours_is_not_hidden_as_damage(self):
        with self.assertRaises(AssertionError), damage_is_refused():
            raise AssertionError


class StoreTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def test_what_is_no_digest_is_no_path(self):
        for digest in (
            "",
            "../" * 20,
            "ab",
            DIGEST.upper(),
            f"{DIGEST}0",
            f"{DIGEST}.1",
            f"{DIGEST}\n",
        ):
            with self.subTest(digest), self.assertRaises(UnknownScanError):
                open_master(self.root, digest)

    def test_only_the_widths_that_are_made_have_a_path(self):
        for width in WIDTHS:
            with self.subTest(width):
                path = derivative_path(self.root, DIGEST, width)
                self.assertEqual(path, self.root / "ab" / f"{DIGEST}-{width}.jpg")
        for width in (0, -400, 401, 10**9):
            with self.subTest(width), self.assertRaisesRegex(UnknownScanError, "2400"):
                derivative_path(self.root, DIGEST, width)

    def test_a_master_cut_short_on_the_disk_is_evidence_and_left(self):
        digest = store_master(BytesIO(b"a whole scan"), self.root)
        path = self.root / digest[:2] / digest
        path.chmod(0o644)
        path.write_bytes(b"a who")
        with self.assertRaisesRegex(DamagedMasterError, "5 bytes instead of 12"):
            store_master(BytesIO(b"a whole scan"), self.root)
        self.assertEqual(path.read_bytes(), b"a who")

    def test_nothing_unfinished_is_left_beside_the_masters(self):
        digest = store_master(BytesIO(b"a whole scan"), self.root)
        files = [path.name for path in self.root.rglob("*") if path.is_file()]
        self.assertEqual(files, [digest])
