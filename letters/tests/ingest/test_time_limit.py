"""Reading a paper ends, whatever the paper is."""

import sys
from pathlib import Path
from unittest import TestCase

from letters.ingest.time_limit import RehearsalProcess, require_in_time
from letters.tei.errors import SourceError
from letters.tests.factories import SEEDS

# A program that takes no end over the word "slow", as a regular expression can.
HANGING = """
import json, re, sys
from letters.ingest.rehearsal import allow
for line in sys.stdin:
    text, _, seconds = json.loads(line)
    allow(seconds)
    if text == "slow":
        re.fullmatch("(a+)+", "a" * 60 + "!")
    print("done", flush=True)
"""
FILM = Path(SEEDS / "reagan-andropov-draft-1983.txt")


class TimeLimitTests(TestCase):
    def make_hanging(self) -> RehearsalProcess:
        process = RehearsalProcess((sys.executable, "-c", HANGING))
        self.addCleanup(process.end)
        return process

    def test_it_reads_a_paper_and_says_nothing(self):
        require_in_time(FILM.read_text(), "raw")

    def test_it_leaves_what_cannot_be_read_to_the_import(self):
        for text, file_format in (("<div", "tei"), ("[a]{", "notation"), ("", "raw")):
            require_in_time(text, file_format)

    def test_it_ends_what_takes_too_long(self):
        process = self.make_hanging()

        self.assertFalse(process.reads("slow", "raw", 1))
        self.assertFalse(process.is_running())

    def test_a_process_reads_many_papers_each_with_a_time_of_its_own(self):
        process = self.make_hanging()
        for _ in range(3):
            self.assertTrue(process.reads("quick", "raw", 1))

    def test_it_refuses_what_takes_too_long_and_says_what_to_do(self):
        text = "A paragraph of the letter.\n\n" * 140_000

        with self.assertRaisesRegex(SourceError, "longer than 1 second.*Part it"):
            require_in_time(text, "raw", seconds=1)

    def test_after_a_refusal_the_next_paper_is_read(self):
        with self.assertRaises(SourceError):
            require_in_time("A paragraph of it.\n\n" * 200_000, "raw", seconds=1)
        require_in_time(FILM.read_text(), "raw")
