"""Files of a generation: whole, and bounded."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase, mock

from letters.front import etag_of, link_tiles, stamp_of, write_page, writing


class WritingTests(TestCase):
    def setUp(self):
        self.generation = Path(self.enterContext(TemporaryDirectory()))
        self.target = self.generation / "https" / "letters.example" / "documents" / "="
        self.twin = self.target.with_name("=.gz")

    def test_a_page_has_a_twin_that_nginx_sends(self):
        write_page(self.generation, self.target, b"body", 7)
        self.assertEqual(self.twin.read_bytes(), b"body")
        self.assertTrue(self.target.samefile(self.twin))
        self.assertEqual(self.twin.stat().st_mtime, 7)
        self.assertEqual(self.twin.stat().st_mode & 0o777, 0o644)
        made = [path.name for path in self.generation.iterdir()]
        self.assertEqual(sorted(made), [".taken", "https"])

    def test_nginx_makes_the_same_etag_of_it(self):
        etag = etag_of(b"content", b"body")
        write_page(self.generation, self.target, b"body", stamp_of(etag))
        found = self.twin.stat()
        self.assertEqual(etag, f'W/"{int(found.st_mtime):x}-{found.st_size:x}"')
        self.assertNotEqual(etag, etag_of(b"another", b"body"))

    def test_a_page_that_is_there_is_left(self):
        write_page(self.generation, self.target, b"first", 7)
        write_page(self.generation, self.target, b"second", 8)
        self.assertEqual(self.twin.read_bytes(), b"first")

    def test_a_generation_that_was_deleted_does_not_come_back(self):
        gone = self.generation / "gone"
        with self.assertRaises(FileNotFoundError):
            write_page(gone, gone / "https" / "=", b"body", 7)
        self.assertFalse(gone.exists())

    def test_there_is_room_for_so_much_and_no_more(self):
        with mock.patch.object(writing, "_MOST_BLOCKS", 2):
            write_page(self.generation, self.target, b"body", 7)
            write_page(self.generation, self.target.with_name("=a"), b"." * 5_000, 7)
            link_tiles(self.generation, self.generation / "iiif", self.generation)
            link_tiles(self.generation, self.generation / "more", self.generation)
        names = {path.name for path in self.target.parent.iterdir()}
        self.assertEqual(names, {"=", "=.gz"})
        self.assertTrue((self.generation / "iiif").is_symlink())
        self.assertFalse((self.generation / "more").is_symlink())
