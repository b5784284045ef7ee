"""A disturbed import leaves whole documents, and goes on later."""

from __future__ import annotations

import os
import signal
import tempfile
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import TransactionTestCase

from letters.models import Document, ImportRun, Transcription, VolumeImport
from letters.tests.ingest.volumes.files import EDITION, FIRST, long_volume
from letters.tests.ingest.volumes.interruptions import (
    are_ended,
    are_gone,
    are_waiting,
    begin,
    end_of,
    held_at,
    kill_group,
    run,
    workers_of,
)
from letters.tests.ingest.volumes.tables import what_is_held

pytestmark = pytest.mark.processes

OTHER = "frus1961-63v05"
WORDS = "<p>Dear Mr. President:<note n='1'>Khrushchev.</note></p>"
# Three batches of documents, of which the last is never full.
DOCUMENTS = 100
IN_THE_THIRD_BATCH = f"{EDITION}/d95"


class InterruptionCase(TransactionTestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.write(EDITION)

    def write(self, identifier: str, words: str = WORDS) -> Path:
        path = self.folder / f"{identifier}.xml"
        path.write_text(long_volume(DOCUMENTS, words))
        return path

    def import_again(self, *files: Path) -> str:
        """Run the command again in this process; return its output."""
        output = StringIO()
        call_command("import_frus", *files, processes=1, stdout=output)
        return output.getvalue()

    def begin(self, *arguments):
        process = begin(*arguments)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    # The server notices that a client is gone when it answers: after `held_at`.
    def assert_whole_documents(self, number: int) -> None:
        """Assert that each document has all that belongs to it."""
        self.assertEqual(Document.objects.count(), number)
        self.assertEqual(Transcription.objects.count(), number)
        for document in Document.objects.all():
            self.assertEqual(document.revisions.count(), 1)
            self.assertTrue(document.footnotes.exists())
            self.assertTrue(document.is_imported)

    def assert_as_if_undisturbed(self, *files: Path) -> None:
        disturbed = what_is_held()
        call_command("flush", interactive=False, verbosity=0)
        self.import_again(*files)
        undisturbed = what_is_held()
        for table, rows in undisturbed.items():
            with self.subTest(table):
                self.assertEqual(disturbed[table], rows)


class KilledTests(InterruptionCase):
    def test_killed_in_a_batch_it_leaves_whole_documents_and_goes_on(self):
        self.write(EDITION, FIRST)
        with held_at(IN_THE_THIRD_BATCH):
            process = self.begin(self.file)
            self.assertTrue(are_waiting(1))
            kill_group(process)
        self.assertTrue(are_gone())
        self.assert_whole_documents(80)

        self.assertIn("20 created, 80 unchanged", self.import_again(self.file))
        states = ImportRun.objects.order_by("pk").values_list("state", flat=True)
        self.assertEqual(list(states), ["interrupted", "finished"])
        self.assert_as_if_undisturbed(self.file)

    def test_killed_with_its_processes_it_goes_on(self):
        second_file = self.write(OTHER)
        with held_at(IN_THE_THIRD_BATCH, f"{OTHER}/d95"):
            process = self.begin(self.file, second_file, "--processes=2")
            self.assertTrue(are_waiting(2))
            kill_group(process)
        self.assertTrue(are_gone())
        self.assert_whole_documents(160)

        finished = run(self.file, second_file, "--processes=2")

        self.assertIn("40 created, 160 unchanged", finished.stdout)
        self.assert_whole_documents(200)

    def test_its_processes_end_when_it_alone_is_killed(self):
        with held_at(f"{EDITION}/d5", f"{OTHER}/d5"):
            process = self.begin(self.file, self.write(OTHER), "--processes=2")
            self.assertTrue(are_waiting(2))
            workers = workers_of(process)
            process.kill()
            self.assertTrue(are_ended(workers))
        self.assertTrue(are_gone())
        self.assert_whole_documents(0)

    def test_when_one_of_its_processes_is_killed_it_says_so_and_goes_on_later(self):
        second_file = self.write(OTHER)
        with held_at(IN_THE_THIRD_BATCH, f"{OTHER}/d95"):
            process = self.begin(self.file, second_file, "--processes=2")
            self.assertTrue(are_waiting(2))
            os.kill(workers_of(process)[0], signal.SIGKILL)
            ended = end_of(process)
        self.assertEqual(ended.returncode, 1)
        self.assertIn("A process of the import was ended", ended.stderr)
        self.assertNotIn("Traceback", ended.stderr)
        self.assertTrue(are_gone())
        self.assert_whole_documents(160)

        self.assertIn(
            "40 created, 160 unchanged", self.import_again(self.file, second_file)
        )


class StoppedTests(InterruptionCase):
    def test_stopped_by_a_signal_it_says_so_and_goes_on_later(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(number), held_at(IN_THE_THIRD_BATCH):
                process = self.begin(self.file)
                self.assertTrue(are_waiting(1))
                os.killpg(process.pid, number)
            ended = end_of(process)
            self.assertEqual(ended.returncode, 130, ended.stderr)
            self.assertIn("run it again to go on", ended.stderr)
            self.assertNotIn("Traceback", ended.stderr)
            self.assertIn(Document.objects.count(), (80, DOCUMENTS))
        self.assertEqual(
            set(ImportRun.objects.values_list("state", flat=True)), {"interrupted"}
        )

        self.import_again(self.file)

        self.assert_whole_documents(DOCUMENTS)

    def test_stopped_with_its_processes_it_begins_no_other_volume(self):
        files = [self.file, *(self.write(f"frus1961-63v0{n}") for n in range(1, 4))]
        with held_at(*(f"{file.stem}/d5" for file in files)):
            process = self.begin(*files, "--processes=2")
            self.assertTrue(are_waiting(2))
            os.killpg(process.pid, signal.SIGINT)
        ended = end_of(process)

        self.assertEqual(ended.returncode, 130, ended.stderr)
        self.assertLess(VolumeImport.objects.count(), len(files))
        self.assertFalse(VolumeImport.objects.filter(state="imported"))
        self.assertTrue(are_gone())


class TwoTests(InterruptionCase):
    def test_a_second_import_at_the_same_time_is_refused(self):
        with held_at(f"{EDITION}/d5"):
            process = self.begin(self.file)
            self.assertTrue(are_waiting(1))
            refused = run(self.write(OTHER))
            self.assertEqual(refused.returncode, 3)
            self.assertRegex(refused.stderr, r"An import is running since \d\d:\d\d")
        self.assertEqual(end_of(process).returncode, 0)
        self.assert_whole_documents(DOCUMENTS)

    def test_equal_files_of_one_volume_in_two_processes_are_one_import(self):
        folder = self.folder / "copy"
        folder.mkdir()
        copy = folder / self.file.name
        copy.write_bytes(self.file.read_bytes())
        with held_at(f"{EDITION}/d5"):
            process = self.begin(self.file, copy, "--processes=2")
            self.assertTrue(are_waiting(1))
        ended = end_of(process)

        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertIn("100 created, 100 unchanged", ended.stdout)
        self.assert_whole_documents(DOCUMENTS)

    def test_when_the_database_goes_away_it_says_so_and_goes_on_later(self):
        with held_at(IN_THE_THIRD_BATCH):
            process = self.begin(self.file)
            self.assertTrue(are_waiting(1))
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE "
                    "datname = current_database() AND pid <> pg_backend_pid()"
                )
            ended = end_of(process)
        self.assertEqual(ended.returncode, 1)
        self.assertIn("run it again to go on", ended.stderr)
        self.assertNotIn("Traceback", ended.stderr)
        self.assert_whole_documents(80)

        self.assertIn("20 created, 80 unchanged", self.import_again(self.file))
