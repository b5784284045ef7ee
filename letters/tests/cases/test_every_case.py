"""No file of cases is left out: a test of this folder reads each."""

from __future__ import annotations

from pathlib import Path
from unittest import TestCase

from letters.tests.cases.given import CASES
from letters.tests.corpus import needs

TESTS = Path(__file__).parent
# What is typed in a form is tried in a browser, in a room of its own.
ELSEWHERE = {"session": TESTS.parent / "browser" / "test_nothing_typed_is_lost.py"}


def names_of(file: Path) -> set[str]:
    """By which a test may call a file: its name, or the number that begins it."""
    return {file.name, file.stem, file.stem.partition("-")[0]}


@needs(CASES)
class EveryCaseTests(TestCase):
    def test_a_test_reads_it(self):
        tests = [file for file in TESTS.glob("test_*.py") if file != Path(__file__)]
        sources = "".join(file.read_text("utf-8") for file in tests)
        for file in sorted(CASES.glob("*/*.*")):
            if file.stem in ELSEWHERE:
                continue
            with self.subTest(f"{file.parent.name}/{file.name}"):
                quoted = {f'"{name}"' for name in names_of(file)}
                is_read = any(name in sources for name in quoted)
                self.assertTrue(is_read or f"{file.stem}." in sources)

    def test_what_is_tried_elsewhere_is_there(self):
        for name, test in ELSEWHERE.items():
            with self.subTest(name):
                self.assertTrue(test.exists())
