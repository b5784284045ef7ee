import zlib
from io import BytesIO
from unittest import TestCase

from PIL import Image

from letters.facsimile import FrameFacts, ScanLimits, ScanRefusedError, inspect_scan
from letters.tests.facsimile.scans import (
    make_noise,
    make_png,
    make_scan,
    make_tiff,
    png_chunk,
)

NOT_A_SCAN = "This is not a JPEG, PNG, TIFF, JPEG 2000 or PDF file."


class AcceptedScanTests(TestCase):
    def test_it_describes_a_scan_by_its_content(self):
        cases = (
            ("JPEG", "RGB", "image/jpeg", "jpg"),
            ("JPEG", "CMYK", "image/jpeg", "jpg"),
            ("PNG", "I;16", "image/png", "png"),
            ("PNG", "P", "image/png", "png"),
            ("TIFF", "1", "image/tiff", "tif"),
            ("JPEG2000", "RGB", "image/jp2", "jp2"),
            ("PDF", "L", "application/pdf", "pdf"),
        )
        for image_format, mode, media_type, extension in cases:
            with self.subTest(image_format=image_format, mode=mode):
                facts = inspect_scan(make_scan(image_format, mode=mode))

                self.assertEqual(
                    (facts.media_type, facts.extension), (media_type, extension)
                )
                self.assertEqual(facts.frames, (FrameFacts(0, 60, 80),))

    def test_it_counts_the_bytes_and_rewinds_the_file(self):
        file = make_scan()
        facts = inspect_scan(file)
        self.assertEqual(facts.byte_count, len(file.getvalue()))
        self.assertEqual(file.tell(), 0)

    def test_width_and_height_are_those_of_the_upright_page(self):
        exif = Image.Exif()
        exif[0x0112] = 6
        for image_format in ("JPEG", "PNG", "TIFF"):
            with self.subTest(image_format=image_format):
                facts = inspect_scan(make_scan(image_format, exif=exif))
                self.assertEqual(facts.frames, (FrameFacts(0, 80, 60),))

    def test_bytes_after_the_end_of_a_jpeg_are_kept_with_it(self):
        file = BytesIO(make_scan().getvalue() + b"<html><script>alert(1)</script>")
        self.assertEqual(inspect_scan(file).media_type, "image/jpeg")

    def test_a_compressed_bilevel_tiff_is_read(self):
        file = make_scan("TIFF", mode="1", compression="group4")
        self.assertEqual(inspect_scan(file).frame(0).width, 60)

    def test_a_header_is_all_that_is_read(self):
        content = make_noise("TIFF").getvalue()
        facts = inspect_scan(BytesIO(content[:-9000]))
        self.assertEqual(facts.frames, (FrameFacts(0, 200, 200),))

    def test_a_page_that_the_file_does_not_have_is_refused(self):
        with self.assertRaisesRegex(ScanRefusedError, "no page 2"):
            inspect_scan(make_scan()).frame(1)

    def test_a_broken_colour_profile_is_no_reason_to_refuse(self):
        file = make_scan(icc_profile=b"not a profile")
        self.assertEqual(inspect_scan(file).frame(0).width, 60)


class RefusedScanTests(TestCase):
    def assert_refused(self, file, reason, limits=None):
        with self.assertRaisesRegex(ScanRefusedError, reason):
            inspect_scan(file, limits)

    def test_it_refuses_other_kinds_of_file_whatever_they_are_called(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        gif, webp = BytesIO(), BytesIO()
        frames = [Image.new("L", (4, 4), shade) for shade in (0, 90, 180)]
        frames[0].save(gif, "GIF", save_all=True, append_images=frames[1:])
        frames[0].save(webp, "WEBP", save_all=True, append_images=frames[1:])
        cases = {
            "SVG": svg,
            "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%pipe%id\n",
            "HTML": b"<html><script>alert(1)</script></html>",
            "GIF": gif.getvalue(),
            "WebP": webp.getvalue(),
            "one byte": b"\xff",
        }
        for kind, content in cases.items():
            with self.subTest(kind=kind):
                self.assert_refused(BytesIO(content), NOT_A_SCAN)

    def test_it_refuses_an_empty_file(self):
        self.assert_refused(BytesIO(), "The file is empty.")

    def test_it_refuses_too_many_pixels_before_decoding_any(self):
        cases = (
            (make_png(50_000, 50_000), "This is 2,500 megapixels; the limit is 320."),
            (make_png(18_000, 18_000), "This is 324 megapixels; the limit is 320."),
            (make_png(20_000, 16_001), "This is 320.1 megapixels; the limit is 320."),
            (make_tiff(65_535, 65_535), "This is 4,294.9 megapixels"),
            (make_tiff(2**32 - 1, 2**32 - 1), "megapixels; the limit is 320."),
        )
        for file, reason in cases:
            with self.subTest(reason=reason):
                self.assert_refused(file, reason)

    def test_it_refuses_a_side_that_is_too_long(self):
        self.assert_refused(
            make_png(40_000, 2), "40,000 by 2 pixels; the limit for a side is 32,000"
        )

    def test_it_refuses_too_many_bytes(self):
        self.assert_refused(
            make_noise(), "the limit is 1,000", ScanLimits(max_bytes=1000)
        )

    def test_it_refuses_a_header_that_makes_no_sense(self):
        cases = {
            "no size": make_tiff(0, 0),
            "header alone": BytesIO(b"\x89PNG\r\n\x1a\n"),
        }
        for name, file in cases.items():
            with self.subTest(name):
                self.assert_refused(file, "The file is damaged: .")

    def test_it_refuses_pages_without_end(self):
        cases = (
            (make_tiff(4, 4, strip=8, pages=20_000), "more than 500 pages. Divide it."),
            (make_tiff(4, 4, strip=8, next_page=8), "runs in a circle"),
        )
        for file, reason in cases:
            with self.subTest(reason):
                self.assert_refused(file, reason)

    def test_it_refuses_an_animated_png(self):
        frames = [Image.new("L", (4, 4), shade) for shade in range(5)]
        file = BytesIO()
        frames[0].save(file, "PNG", save_all=True, append_images=frames[1:])
        self.assert_refused(file, "This PNG is an animation of 5 frames")

    def test_it_refuses_colours_that_cannot_be_shown(self):
        self.assert_refused(make_scan("TIFF", mode="F"), "cannot be shown .F.")

    def test_it_refuses_text_and_profiles_that_unpack_to_a_hundred_megabytes(self):
        packed = b"x\0\0" + _pack_zeros(100)
        for name in (b"zTXt", b"iCCP"):
            with self.subTest(name):
                self.assert_refused(
                    make_png(4, 4, png_chunk(name, packed)), "The file is damaged: ."
                )

    def test_a_pdf_that_cannot_be_read_is_refused(self):
        for content in (b"%PDF-1.7\n", b"%PDF-1.7 broken"):
            with self.subTest(content):
                self.assert_refused(BytesIO(content), "damaged or locked")

    def test_a_pdf_of_too_many_pages_is_refused(self):
        file = make_scan("PDF", save_all=True, append_images=[Image.new("L", (9, 9))])
        self.assert_refused(file, "has 2 pages; at most 1", ScanLimits(max_frames=1))

    def test_the_file_is_rewound_when_it_is_refused(self):
        file = make_png(50_000, 50_000)
        self.assert_refused(file, "megapixels")
        self.assertEqual(file.tell(), 0)


def _pack_zeros(megabytes: int) -> bytes:
    packer = zlib.compressobj()
    blocks = [packer.compress(bytes(1_000_000)) for _ in range(megabytes)]
    return b"".join([*blocks, packer.flush()])
