"""Files of volumes are found in folders and unpacked, up to a limit."""

import gzip
import lzma
import tempfile
from pathlib import Path

from django.test import SimpleTestCase

from letters.ingest.volumes.files import (
    MAX_BYTES,
    earlier_twin,
    find_files,
    printable,
    read_file,
)
from letters.tei.errors import SourceError
from letters.tests.bounds import bounded


class FileCase(SimpleTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def write(self, name, content=b"<TEI/>"):
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path


class FileFindingTests(FileCase):
    def test_folders_are_searched_for_volumes_and_nothing_else(self):
        names = ["b.xml", "a/c.xml.gz", "a/d.xml.xz"]
        for name in [*names, "notes.txt", "b.xml.bak", "a/e.gz"]:
            self.write(name)
        (self.folder / "folder.xml").mkdir()

        files = find_files([self.folder])

        self.assertEqual(
            {str(file.relative_to(self.folder)) for file in files}, set(names)
        )

    def test_a_file_named_twice_is_one(self):
        path = self.write("b.xml")
        self.assertEqual(find_files([path, self.folder, path]), [path])

    def test_a_path_without_a_volume_is_an_error(self):
        (self.folder / "empty").mkdir()
        cases = {
            "absent": "no such file or folder",
            "empty": "no volume",
            self.write("notes.txt").name: "no volume",
        }
        for name, message in cases.items():
            with (
                self.subTest(name),
                self.assertRaisesRegex(FileNotFoundError, f"{name}: {message}"),
            ):
                find_files([self.folder / name])


class FileReadingTests(FileCase):
    def test_packed_files_are_unpacked(self):
        content = b"<TEI>\n</TEI>\n"
        for name, pack in {
            "a.xml.gz": gzip.compress,
            "a.xml.xz": lzma.compress,
        }.items():
            with self.subTest(name):
                self.assertEqual(read_file(self.write(name, pack(content))), content)

    def test_what_cannot_be_unpacked_is_refused(self):
        packed = lzma.compress(b"x" * 10_000)
        cases = {
            "text.xml.gz": b"<TEI/>",
            "text.xml.xz": b"<TEI/>",
            "cut.xml.xz": packed[:-20],
            "cut.xml.gz": gzip.compress(b"x" * 10_000)[:-10],
            "damaged.xml.gz": gzip.compress(b"x")[:12] + b"\xff" * 9,
        }
        for name, content in cases.items():
            with (
                self.subTest(name),
                self.assertRaisesRegex(SourceError, "The file cannot be read"),
            ):
                read_file(self.write(name, content))

    def test_a_bomb_is_not_unpacked(self):
        with gzip.open(self.folder / "bomb.xml.gz", "wb", compresslevel=1) as bomb:
            for _ in range(1_000):
                bomb.write(bytes(1_000_000))
        with bounded(), self.assertRaisesRegex(SourceError, f"{MAX_BYTES:,} bytes"):
            read_file(self.folder / "bomb.xml.gz")

    def test_a_file_that_is_not_readable_is_refused(self):
        with self.assertRaisesRegex(SourceError, "cannot be read"):
            read_file(self.folder / "gone.xml")

    def test_two_files_of_one_volume_must_be_equal(self):
        first = self.write("v06.xml", b"<TEI/>")
        equal = self.write("v06.xml.gz", gzip.compress(b"<TEI/>"))
        different = self.write("v06.xml.xz", lzma.compress(b"<TEI></TEI>"))
        files = [first, equal, different]

        self.assertIsNone(earlier_twin(first, files))
        self.assertEqual(read_file(equal, earlier_twin(equal, files)), b"<TEI/>")
        with self.assertRaisesRegex(
            SourceError, "v06.xml is a different version of the same volume"
        ):
            read_file(different, earlier_twin(different, files))

    def test_a_broken_twin_is_no_obstacle(self):
        broken = self.write("v06.xml.gz", b"<TEI/>")
        self.assertEqual(read_file(self.write("v06.xml"), broken), b"<TEI/>")


class FileNameTests(SimpleTestCase):
    def test_bytes_that_are_no_text_can_be_shown_and_stored(self):
        self.assertEqual(printable(Path("caf\udce9.xml")), "caf\ufffd.xml")
        self.assertEqual(printable("café.xml"), "café.xml")
