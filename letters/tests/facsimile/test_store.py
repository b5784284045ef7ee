import errno
import hashlib
import stat
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from letters.facsimile import (
    DamagedMasterError,
    StorageFullError,
    UnknownScanError,
    master_path,
    open_master,
    store_master,
)

CONTENT = b"the bytes of a scan"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


class UnreadableFile(BytesIO):
    """Fails after its first bytes, as a full disk or a lost connection does."""

    def __init__(self, error):
        super().__init__(CONTENT)
        self.error = error

    def read(self, size=-1):
        if self.tell():
            raise self.error
        return super().read(4)


class StoreTestCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name) / "masters"

    def stored_files(self):
        return [path for path in self.root.rglob("*") if path.is_file()]


class StoreMasterTests(StoreTestCase):
    def test_a_master_is_named_by_its_digest(self):
        digest = store_master(BytesIO(CONTENT), self.root)

        self.assertEqual(digest, DIGEST)
        self.assertEqual(self.stored_files(), [self.root / DIGEST[:2] / DIGEST])

    def test_it_comes_back_byte_for_byte(self):
        content = bytes(range(256)) * 10_000
        digest = store_master(BytesIO(content), self.root)
        with open_master(self.root, digest) as master:
            self.assertEqual(master.read(), content)

    def test_it_stores_from_the_beginning_of_a_file_that_was_read(self):
        file = BytesIO(CONTENT)
        file.read()
        self.assertEqual(store_master(file, self.root), DIGEST)

    def test_it_can_only_be_read(self):
        store_master(BytesIO(CONTENT), self.root)
        mode = stat.S_IMODE(master_path(self.root, DIGEST).stat().st_mode)
        self.assertEqual(mode, 0o444)

    def test_storing_it_twice_leaves_the_first_file_alone(self):
        store_master(BytesIO(CONTENT), self.root)
        first = master_path(self.root, DIGEST).stat()

        store_master(BytesIO(CONTENT), self.root)

        second = master_path(self.root, DIGEST).stat()
        self.assertEqual(
            (first.st_ino, first.st_mtime_ns), (second.st_ino, second.st_mtime_ns)
        )
        self.assertEqual(len(self.stored_files()), 1)

    def test_a_damaged_copy_is_reported_and_kept_as_evidence(self):
        path = master_path(self.root, DIGEST)
        path.parent.mkdir(parents=True)
        path.write_bytes(b"cut off")

        with self.assertRaisesRegex(DamagedMasterError, "7 bytes instead of 19"):
            store_master(BytesIO(CONTENT), self.root)

        self.assertEqual(path.read_bytes(), b"cut off")

    def test_several_workers_may_store_the_same_scan_at_once(self):
        with ThreadPoolExecutor(8) as pool:
            files = [BytesIO(CONTENT) for _ in range(40)]
            digests = list(pool.map(lambda file: store_master(file, self.root), files))

        self.assertEqual(set(digests), {DIGEST})
        self.assertEqual(len(self.stored_files()), 1)

    def test_a_full_disk_is_named_and_leaves_nothing_behind(self):
        file = UnreadableFile(OSError(errno.ENOSPC, "No space left on device"))
        with self.assertRaisesRegex(StorageFullError, "nothing was saved"):
            store_master(file, self.root)
        self.assertEqual(self.stored_files(), [])

    def test_a_lost_connection_leaves_nothing_behind(self):
        with self.assertRaises(ConnectionResetError):
            store_master(UnreadableFile(ConnectionResetError()), self.root)
        self.assertEqual(self.stored_files(), [])


class OpenMasterTests(StoreTestCase):
    def test_a_master_that_is_not_there_is_unknown(self):
        with self.assertRaisesRegex(UnknownScanError, "There is no scan"):
            open_master(self.root, DIGEST)

    def test_only_a_digest_can_become_part_of_a_path(self):
        names = (
            "",
            ".",
            "../../etc/x.jpg",
            "C:\\x.jpg",
            "con.jpg",
            "a.jpg.php",
            "a.php%00.jpg",
            "\u202egpj.exe",
            "x" * 300,
            "a\nSet-Cookie: b",
            DIGEST + "\n",
            DIGEST.upper(),
            DIGEST[:-1],
            "../" + DIGEST[3:],
            "٣" * 64,
            "\N{PAGE FACING UP}",
        )
        for name in names:
            with self.subTest(name=name), self.assertRaises(UnknownScanError):
                master_path(self.root, name)
