import stat
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from letters.facsimile import (
    READING,
    THUMBNAIL,
    NotPreparedError,
    ScanRefusedError,
    UnknownScanError,
    derivative_path,
    ensure_derivative,
    make_derivative,
    store_master,
)
from letters.tests.facsimile.scans import make_noise, make_png, make_scan

DIGEST = "ab" + "0" * 62
SECRET = b"GPS 55.75N 37.61E"


class DerivativeTestCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.target = self.root / "derived" / "page.jpg"

    def derive(self, file, width=THUMBNAIL):
        master = self.root / "master"
        master.write_bytes(file.getvalue())
        make_derivative(master, width, self.target)
        image = Image.open(self.target)
        image.load()
        return image

    def assert_shades(self, image, top, bottom):
        """Compare the grey above and below the middle, as exactly as JPEG stores it."""
        grey = image.convert("L")
        x, y = grey.width // 2, grey.height // 4
        self.assertAlmostEqual(grey.getpixel((x, y)), top, delta=4)
        self.assertAlmostEqual(grey.getpixel((x, 3 * y)), bottom, delta=4)


class SizeTests(DerivativeTestCase):
    def test_it_is_as_wide_as_asked_and_keeps_its_proportions(self):
        for image_format in ("JPEG", "PNG", "TIFF"):
            with self.subTest(image_format):
                image = self.derive(make_scan(image_format, size=(1300, 2000)))
                self.assertEqual((image.format, image.size), ("JPEG", (400, 615)))

    def test_it_is_never_enlarged(self):
        image = self.derive(make_scan(size=(60, 80)), READING)
        self.assertEqual(image.size, (60, 80))

    def test_a_line_of_one_pixel_keeps_its_pixel(self):
        self.assertEqual(self.derive(make_scan(size=(4000, 1))).size, (400, 1))


class OrientationTests(DerivativeTestCase):
    def test_the_page_stands_upright_whatever_its_exif_says(self):
        turns = {
            1: None,
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            4: Image.Transpose.FLIP_TOP_BOTTOM,
            5: Image.Transpose.TRANSPOSE,
            6: Image.Transpose.ROTATE_90,
            7: Image.Transpose.TRANSVERSE,
            8: Image.Transpose.ROTATE_270,
        }
        for orientation, lay_down in turns.items():
            for image_format in ("JPEG", "PNG", "TIFF"):
                with self.subTest(orientation=orientation, image_format=image_format):
                    file = self.turned_page(lay_down, orientation, image_format)
                    image = self.derive(file)
                    self.assertEqual(image.size, (400, 640))
                    self.assert_shades(image, top=20, bottom=200)

    def turned_page(self, lay_down, orientation, image_format):
        page = Image.open(make_scan("PNG", size=(500, 800)))
        if lay_down is not None:
            page = page.transpose(lay_down)
        exif = Image.Exif()
        exif[0x0112] = orientation
        file = BytesIO()
        page.save(file, image_format, exif=exif)
        return file

    def test_an_unreadable_exif_leaves_the_page_as_it_lies(self):
        image = self.derive(make_scan(exif=b"Exif\0\0nonsense"))
        self.assert_shades(image, top=20, bottom=200)


class ColourTests(DerivativeTestCase):
    def test_every_kind_of_scan_keeps_its_shades(self):
        modes = {
            "JPEG": ("L", "RGB", "CMYK"),
            "PNG": ("L", "LA", "P", "RGB", "RGBA"),
            "TIFF": ("L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr"),
        }
        for image_format, of_format in modes.items():
            for mode in of_format:
                with self.subTest(image_format=image_format, mode=mode):
                    image = self.derive(
                        make_scan(image_format, mode=mode, size=(500, 800))
                    )
                    self.assertIn(image.mode, {"L", "RGB"})
                    self.assert_shades(image, top=20, bottom=200)

    def test_16_bit_grey_is_scaled_and_not_clipped(self):
        for mode, image_format in (
            ("I;16", "PNG"),
            ("I;16", "TIFF"),
            ("I;16B", "TIFF"),
        ):
            with self.subTest(mode=mode, image_format=image_format):
                page = Image.new("I", (500, 800), 40_000)
                page.paste(1000, (0, 0, 500, 400))
                file = BytesIO()
                page.convert(mode).save(file, image_format)
                self.assert_shades(self.derive(file), top=4, bottom=156)

    def test_a_bilevel_page_gets_shades_of_grey(self):
        page = Image.new("1", (800, 800), 1)
        for x in range(0, 800, 2):
            page.paste(0, (x, 0, x + 1, 400))
        file = BytesIO()
        page.save(file, "TIFF", compression="group4")
        self.assert_shades(self.derive(file), top=128, bottom=255)

    def test_what_is_transparent_becomes_white_paper(self):
        file = BytesIO()
        page = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
        page.paste((20, 20, 20, 255), (0, 0, 100, 50))
        page.save(file, "PNG")
        self.assert_shades(self.derive(file), top=20, bottom=255)

    def test_colours_are_converted_to_srgb_by_the_profile(self):
        page = Image.new("RGB", (50, 50), (200, 100, 50))
        file = BytesIO()
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        # A profile whose red and blue primaries have changed places.
        profile = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ")
        page.save(file, "PNG", icc_profile=profile.replace(b"?XYZ", b"bXYZ"))

        red, _, blue = self.derive(file).getpixel((25, 25))

        self.assertLess(red, blue)

    def test_a_broken_or_unfitting_profile_is_ignored(self):
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        cases = (("RGB", b"nonsense"), ("RGB", srgb[:200]), ("CMYK", srgb), ("L", srgb))
        for mode, profile in cases:
            with self.subTest(mode=mode, length=len(profile)):
                image = self.derive(make_scan("JPEG", mode=mode, icc_profile=profile))
                self.assert_shades(image, top=20, bottom=200)


class CleanlinessTests(DerivativeTestCase):
    def test_nothing_but_the_picture_is_passed_on(self):
        exif = Image.Exif()
        exif[0x010E] = SECRET.decode()
        text = PngInfo()
        text.add_text("Comment", SECRET.decode())
        trailing = BytesIO(make_scan().getvalue() + b"<html><script>" + SECRET)
        cases = {
            "JPEG comment": make_scan(comment=SECRET),
            "JPEG EXIF": make_scan(exif=exif),
            "after the end of the JPEG": trailing,
            "PNG text": make_scan("PNG", pnginfo=text),
            "TIFF description": make_scan("TIFF", description=SECRET.decode()),
        }
        for where, file in cases.items():
            with self.subTest(where):
                self.assertIn(SECRET, file.getvalue())
                image = self.derive(file)
                self.assertNotIn(SECRET, self.target.read_bytes())
                self.assertFalse({"exif", "comment", "icc_profile"} & image.info.keys())

    def test_everybody_may_read_it(self):
        self.derive(make_scan())
        self.assertEqual(stat.S_IMODE(self.target.stat().st_mode), 0o644)

    def test_a_scan_that_cannot_be_decoded_leaves_no_file(self):
        cut = BytesIO(make_noise().getvalue()[:4000])
        for file in (cut, BytesIO(b"%!PS-Adobe")):
            with self.assertRaises(ScanRefusedError):
                self.derive(file)
            self.assertFalse(self.target.parent.exists())

    def test_what_takes_long_is_not_made_while_a_reader_waits(self):
        for file in (make_png(12_000, 12_000), make_scan("PDF")):
            with self.assertRaises(NotPreparedError):
                self.derive(file)
            self.assertFalse(self.target.parent.exists())


class EnsureDerivativeTests(DerivativeTestCase):
    def setUp(self):
        super().setUp()
        self.masters, self.derivatives = self.root / "masters", self.root / "derived"

    def ensure(self, digest, width=THUMBNAIL):
        return ensure_derivative(self.masters, self.derivatives, digest, width)

    def test_it_is_made_once(self):
        digest = store_master(make_scan(), self.masters)

        first = self.ensure(digest)
        modified = first.stat().st_mtime_ns
        second = self.ensure(digest)

        self.assertEqual(first, derivative_path(self.derivatives, digest, THUMBNAIL))
        self.assertEqual((second, second.stat().st_mtime_ns), (first, modified))

    def test_several_workers_may_make_it_at_once(self):
        digest = store_master(make_scan(size=(600, 800)), self.masters)

        with ThreadPoolExecutor(8) as pool:
            paths = set(pool.map(self.ensure, [digest] * 24))

        files = [path for path in self.derivatives.rglob("*") if path.is_file()]
        self.assertEqual(files, list(paths))
        with Image.open(files[0]) as image:
            self.assertEqual(image.size, (400, 533))

    def test_a_scan_that_is_not_stored_is_unknown(self):
        with self.assertRaises(UnknownScanError):
            self.ensure(DIGEST)
        self.assertFalse(self.derivatives.exists())

    def test_its_path_is_made_of_a_digest_and_a_known_width(self):
        self.assertEqual(
            derivative_path(self.root, DIGEST, 1200),
            self.root / "ab" / f"{DIGEST}-1200.jpg",
        )
        for digest, width in ((DIGEST, 401), (DIGEST, 10**9), ("../x", 400)):
            with (
                self.subTest(digest=digest, width=width),
                self.assertRaises(UnknownScanError),
            ):
                derivative_path(self.root, digest, width)
