"""Many scans at once: which page each is of, what is refused, and that again is nothing."""

import stat
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from unittest import mock

from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from letters.ingest.bulk import scan_files
from letters.ingest.bulk.scan_files import (
    FilesRefusedError,
    files_of_folder,
    files_of_zip,
)
from letters.ingest.bulk.scan_import import ScanImport, ScanOutcome
from letters.ingest.bulk.scan_names import readings_of
from letters.models import Document, PageImage
from letters.tests.admin.test_pages import make_staff
from letters.tests.admin.transcriptions.sittings import a_tiff
from letters.tests.facsimile.scans import make_png, make_scan
from letters.tests.factories import make_document, make_edition
from letters.tests.ingest.extraction.word_papers import damaged_zips

PAGES = 195


def scan(number=1):
    """A scan that is told from others by its size."""
    return make_scan(size=(20 + number % 50, 30 + number // 50)).getvalue()


def zip_of(files):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    packed.seek(0)
    return packed


def take(files, user=None):
    with files_of_zip(zip_of(files)) as found:
        return [*ScanImport(found, user).run()]


def fault_of(name, content=None):
    return take({name: scan() if content is None else content})[0].fault


class ScanNameTests(SimpleTestCase):
    def test_the_scheme_is_read(self):
        for name, identifier, page in (
            ("reagan-andropov-1983_002.jpg", "reagan-andropov-1983", "2"),
            ("reagan-andropov-1983/002.jpg", "reagan-andropov-1983", "2"),
            ("box 4/reagan-andropov-1983/p12.jpg", "reagan-andropov-1983", "12"),
            ("frus1961-63v06/d12_p3.tif", "frus1961-63v06/d12", "3"),
            ("frus1961-63v06/d12/page-3.tif", "frus1961-63v06/d12", "3"),
            ("with_underscore_3r.png", "with_underscore", "3r"),
        ):
            with self.subTest(name):
                readings = readings_of(PurePosixPath(name))
                self.assertIn(
                    (identifier, page),
                    [(each.identifier, each.page) for each in readings],
                )

    def test_a_name_without_a_page_means_all_pages(self):
        readings = readings_of(PurePosixPath("frus1961-63v06/d12.pdf"))
        wholes = [each.identifier for each in readings if not each.page]
        self.assertEqual(wholes, ["frus1961-63v06/d12", "d12"])


class TwoHundredScansTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        breaks = " ".join(f"word [Page {page}]" for page in range(2, PAGES + 1))
        cls.letter = make_document("long-letter", f"{breaks} word.")
        cls.other = make_document("other-letter")

    def test_nine_faults_are_named_and_all_others_go_in_once(self):
        files = {f"long-letter_{page:03}.jpg": scan(page) for page in range(1, 192)}
        with files_of_zip(zip_of({"other-letter_2.jpg": scan(500)})) as before:
            list(ScanImport(before).run())
        expected = {
            "nobody_1.jpg": (scan(201), "There is no document “nobody”"),
            "long-letter_999.jpg": (scan(202), "has no page “999”"),
            "other-letter/p2.jpg": (
                scan(203),
                "has another scan, “other-letter_2.jpg”",
            ),
            "long-letter_192.jpg": (b"%PDF-1.7", "The PDF is damaged or locked"),
            "long-letter_193.jpg": (scan(204)[:200], "damaged"),
            "long-letter_194.png": (make_png(50_000, 50_000).getvalue(), "megapixels"),
            "long-letter_195.jpg": (
                scan(191),
                "very same file as “long-letter_191.jpg”",
            ),
            "../long-letter_2.jpg": (scan(205), "leads out of the ZIP"),
            "scan.jpg": (scan(206), "Name it as"),
        }
        files |= {name: content for name, (content, _) in expected.items()}
        self.assertEqual(len(files), 200)

        with files_of_zip(zip_of(files)) as found:
            planned = Counter(each.outcome for each in ScanImport(found).plan())
            first = [*ScanImport(found).run()]
            second = Counter(each.outcome for each in ScanImport(found).run())

        outcomes = Counter(each.outcome for each in first)
        self.assertEqual(outcomes, {ScanOutcome.ADDED: 191, ScanOutcome.REFUSED: 9})
        self.assertEqual(planned, outcomes)
        self.assertEqual(second, {ScanOutcome.UNCHANGED: 191, ScanOutcome.REFUSED: 9})
        faults = {each.name: each.fault for each in first if each.fault}
        self.assertEqual(faults.keys(), expected.keys())
        for name, (_, words) in expected.items():
            self.assertIn(words, faults[name])
        images = PageImage.objects.filter(document=self.letter)
        self.assertEqual(images.count(), 191)
        self.assertEqual([image.page_key for image in images[:3]], ["1", "2", "3"])


class ScanFileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.letter = make_document("letter")

    def test_a_document_whose_text_marks_no_pages_takes_page_1(self):
        make_document("unmarked", "Only words.")
        self.assertEqual(fault_of("unmarked_01.jpg"), "")
        self.assertIn("marks no pages", fault_of("unmarked_2.jpg", scan(2)))

    def test_two_files_for_one_page_are_told_apart_by_their_names(self):
        results = take({"letter_2.jpg": scan(1), "letter_p02.jpg": scan(2)})
        self.assertIn("“letter_2.jpg” is the scan of page 2", results[1].fault)

    def test_a_document_of_an_edition_is_found_in_the_folder_of_that(self):
        make_document("frus1961-63v06/d12", edition=make_edition())
        self.assertEqual(fault_of("scans/frus1961-63v06/d12_p2.jpg"), "")

    def test_a_transmitted_letter_has_its_scans_with_its_carrier(self):
        carried = make_document("carried")
        Document.objects.filter(pk=carried.pk).update(carrier=self.letter)
        self.assertIn("“letter” transmits", fault_of("carried_1.jpg"))

    def test_a_contributor_is_not_told_which_documents_of_others_there_are(self):
        contributor = make_staff("contributor")
        contributor.groups.add(Group.objects.get(name="contributor"))
        faults = [
            take({f"{name}_1.jpg": scan()}, contributor)[0].fault
            for name in ("letter", "nobody")
        ]
        self.assertIn("no document of yours “letter”", faults[0])
        self.assertEqual(faults[0].replace("letter", "nobody"), faults[1])

    def test_a_link_in_a_zip_is_refused(self):
        packed = BytesIO()
        link = zipfile.ZipInfo("letter_2.jpg")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(link, "/etc/passwd")
        with files_of_zip(packed) as found:
            results = [*ScanImport(found).run()]
        self.assertIn("This is a link", results[0].fault)

    def test_what_unpacks_to_far_more_than_a_scan_is_refused(self):
        self.assertIn("as no scan can be", fault_of("letter_2.jpg", bytes(20_000_000)))

    def test_a_zip_with_too_many_files_is_refused(self):
        refused = self.assertRaisesRegex(FilesRefusedError, "Divide them")
        with mock.patch.object(scan_files, "MOST_FILES", 1), refused:
            take({"letter_1.jpg": scan(1), "letter_2.jpg": scan(2)})

    def test_what_is_no_zip_is_refused(self):
        refused = self.assertRaisesRegex(FilesRefusedError, "no ZIP")
        with refused, files_of_zip(BytesIO(b"PK nonsense")):
            pass

    def test_a_zip_that_cannot_be_unpacked_is_refused(self):
        for wrong, content in damaged_zips("letter_2.jpg", bytes(range(256))).items():
            with self.subTest(wrong):
                try:
                    with files_of_zip(BytesIO(content)) as found:
                        (result,) = ScanImport(found).run()
                        said = result.fault
                except FilesRefusedError as error:
                    said = str(error)
                self.assertIn("anew", said)

    def test_files_of_the_system_are_counted_and_left_out(self):
        packed = zip_of({"__MACOSX/._letter_1.jpg": b"x", "letter_1.jpg": scan()})
        with files_of_zip(packed) as found:
            self.assertEqual((len(found.files), found.left_out), (1, 1))


class FileOfManyPagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_document("long", "One [Page 2] two [Page 3] three [Page 4] four.")
        cls.three = a_tiff(3)

    def take(self, name, content=None):
        (result,) = take({name: content or self.three})
        return result

    def shown(self):
        return [
            *PageImage.objects.order_by("position").values_list("page_key", "frame")
        ]

    def test_its_name_says_the_first_and_the_last_page(self):
        result = self.take("long_2-4.tif")
        self.assertEqual((result.fault, result.pages), ("", "pages 2 to 4"))
        self.assertEqual(self.shown(), [("2", 0), ("3", 1), ("4", 2)])
        again = self.take("long_2-4.tif")
        self.assertEqual(again.outcome, ScanOutcome.UNCHANGED)

    def test_a_name_without_pages_means_all_of_them(self):
        make_document("short", "One [Page 2] two [Page 3] three.")
        self.assertEqual(self.take("short.tif").fault, "")
        self.assertEqual(self.shown(), [("1", 0), ("2", 1), ("3", 2)])

    def test_another_number_of_pages_is_refused(self):
        for name in ("long.tif", "long_3.tif", "long_2-3.tif"):
            with self.subTest(name):
                fault = self.take(name).fault
                self.assertIn("The file has 3 pages, and its name means", fault)
        self.assertEqual(self.shown(), [])

    def test_pages_that_do_not_follow_each_other_are_refused(self):
        for name in ("long_4-2.tif", "long_2-9.tif"):
            with self.subTest(name):
                self.assertIn("has no page", self.take(name).fault)

    def test_a_page_that_has_another_scan_is_told(self):
        self.assertEqual(self.take("long_3.jpg", scan()).fault, "")
        self.assertIn("Page 3 of “", self.take("long_2-4.tif").fault)
        self.assertEqual(self.shown(), [("3", 0)])


class ScanFolderTests(TestCase):
    def test_the_command_takes_a_folder_and_names_faults(self):
        make_document("letter")
        with TemporaryDirectory() as folder:
            within = Path(folder) / "letter"
            within.mkdir()
            (within / "002.jpg").write_bytes(scan())
            (within / "003.jpg").symlink_to("/etc/hostname")

            with self.assertRaisesRegex(CommandError, "letter/003.jpg: This is a link"):
                call_command("import_scans", folder, verbosity=0)

            self.assertEqual(len(files_of_folder(Path(folder)).files), 2)
        self.assertEqual(PageImage.objects.get().page_key, "2")

    def test_a_dry_run_adds_nothing(self):
        make_document("letter")
        with TemporaryDirectory() as folder:
            (Path(folder) / "letter_2.jpg").write_bytes(scan())
            call_command("import_scans", folder, dry_run=True)
        self.assertFalse(PageImage.objects.exists())
