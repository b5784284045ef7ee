"""Reading a paper ends, whatever the paper is."""

import sys
from pathlib import Path
from unittest import TestCase, mock

from letters.ingest import time_limit
from letters.ingest.file_formats import Format, encode
from letters.ingest.rehearsal import rehearse
from letters.ingest.time_limit import (
    RehearsalProcess,
    TookTooLongError,
    read_in_time,
)
from letters.tei.errors import SourceError, TeiError
from letters.tei.transcription import propose
from letters.tests.factories import SEEDS

# A program that takes no end over the word "slow", as a regular expression can.
HANGING = """
import json, re, sys
from letters.ingest.rehearsal import allow, hand_over
for line in sys.stdin:
    text, _, seconds, _ = json.loads(line)
    allow(seconds)
    if text == "slow":
        re.fullmatch("(a+)+", "a" * 60 + "!")
    hand_over(None)
"""
LONG = f"{'A sentence of the letter. ' * 7}\n\n" * 20_000
FILM = Path(SEEDS / "reagan-andropov-draft-1983.txt")


class TimeLimitTests(TestCase):
    def make_hanging(self) -> RehearsalProcess:
        process = RehearsalProcess((sys.executable, "-c", HANGING))
        self.addCleanup(process.end)
        return process

    def test_it_hands_over_what_it_read(self):
        reading = read_in_time(FILM.read_text(), Format.RAW)

        self.assertEqual(reading.proposal, propose(FILM.read_text()))
        for document, tei in zip(
            reading.proposal.documents, reading.sources(), strict=True
        ):
            self.assertEqual(tei, encode(document.notation, Format.RAW))

    def test_it_says_what_cannot_be_read_and_where(self):
        for text, file_format in (
            ("<div", Format.TEI),
            ("Yes.\n\n[a]{", Format.NOTATION),
            ("", Format.RAW),
        ):
            with self.subTest(text):
                with self.assertRaises(TeiError) as here:
                    rehearse(text, file_format).sources()
                with self.assertRaises(type(here.exception)) as there:
                    read_in_time(text, file_format).sources()
                self.assertEqual(str(there.exception), str(here.exception))

    def test_a_paper_that_was_read_is_not_read_again(self):
        text = "Dear Sir:\n\nYes.\n"
        first = read_in_time(text, Format.RAW)
        with mock.patch.object(RehearsalProcess, "read") as read:
            self.assertIs(read_in_time(text, Format.RAW), first)
        read.assert_not_called()

    def test_it_ends_what_takes_too_long(self):
        process = self.make_hanging()

        with self.assertRaises(TookTooLongError) as ended:
            process.read("slow", "raw", 1)
        self.assertFalse(ended.exception.was_waiting)
        self.assertFalse(process.is_running())

    def test_it_ends_what_waits_too_long_for_the_machine(self):
        process = self.make_hanging()

        with (
            mock.patch.object(time_limit, "SECONDS_BY_THE_CLOCK", 0),
            self.assertRaises(TookTooLongError) as ended,
        ):
            process.read("slow", "raw", 60)
        self.assertTrue(ended.exception.was_waiting)

    def test_it_ends_what_needs_too_much_memory(self):
        program = "from letters.ingest import rehearsal; rehearsal.main(megabytes=64)"
        process = RehearsalProcess((sys.executable, "-c", program))
        self.addCleanup(process.end)
        self.assertIsNotNone(process.read("Dear Sir:\n\nYes.\n", "raw", 60))

        with self.assertRaises(TookTooLongError) as ended:
            process.read(LONG, "raw", 60)
        self.assertTrue(ended.exception.was_large)
        self.assertFalse(ended.exception.was_waiting)
        self.assertIn("more than 500 MB of memory", ended.exception.told(seconds=60))

    def test_it_refuses_at_once_what_nobody_could_read_in_time(self):
        with (
            mock.patch.object(RehearsalProcess, "read") as read,
            self.assertRaisesRegex(SourceError, "5,000,001 characters.*Part it"),
        ):
            read_in_time("a" * 5_000_001, Format.RAW)
        read.assert_not_called()

    def test_a_process_that_read_a_long_paper_reads_no_other(self):
        read_in_time(f"A long line{' ' * time_limit.LONGEST_OF_MANY}.\n", Format.RAW)
        self.assertFalse(time_limit._idle)

    def test_a_process_reads_many_papers_each_with_a_time_of_its_own(self):
        process = self.make_hanging()
        for _ in range(3):
            self.assertIsNone(process.read("quick", "raw", 1))

    def test_it_refuses_what_takes_too_long_and_says_what_to_do(self):
        with self.assertRaisesRegex(SourceError, "longer than 1 second.*Part it"):
            read_in_time(LONG, Format.RAW, seconds=1)

    def test_after_a_refusal_the_next_paper_is_read(self):
        with self.assertRaises(SourceError):
            read_in_time(LONG, Format.RAW, seconds=1)
        read_in_time(FILM.read_text(), Format.RAW)
