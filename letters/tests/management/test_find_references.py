"""manage.py find_references: a file of texts in, a file of references out."""

import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

VOLUME = {"type": "volume", "vol": "frus1961-63v06", "docs": []}
NOTE = {
    "type": "note",
    "vol": "frus1961-63v06",
    "doc": "d60",
    "note": "d60fn3",
    "n": "3",
    "text": "See Document 5.",
    "refs": [],
    "unmarked": [],
}
EXPECTED = {
    "vol": "frus1961-63v06",
    "doc": "d60",
    "note": "d60fn3",
    "refs": [{"start": 4, "end": 14, "target": "#d5"}],
}


class FindReferencesTests(SimpleTestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.gold = self.folder / "gold.jsonl"
        self.write(VOLUME, NOTE)

    def write(self, *records):
        self.gold.write_text("\n".join(json.dumps(record) for record in records))

    def run_command(self, *arguments):
        output = StringIO()
        call_command("find_references", str(self.gold), *arguments, stdout=output)
        return output.getvalue()

    def test_it_prints_a_line_for_each_text(self):
        (line,) = self.run_command().splitlines()
        self.assertEqual(json.loads(line), EXPECTED)

    def test_it_writes_a_file(self):
        predictions = self.folder / "predictions.jsonl"

        output = self.run_command("-o", str(predictions))

        self.assertEqual(output, "")
        self.assertEqual(json.loads(predictions.read_text()), EXPECTED)

    def test_a_line_that_cannot_be_read_is_named_and_nothing_is_written(self):
        self.write(VOLUME, NOTE, {**NOTE, "text": None})
        predictions = self.folder / "predictions.jsonl"

        with self.assertRaisesRegex(CommandError, r"gold\.jsonl: Line 3: “text”"):
            self.run_command("--output", str(predictions))

        self.assertFalse(predictions.exists())

    def test_a_file_that_is_not_there_is_an_error(self):
        self.gold.unlink()
        with self.assertRaisesRegex(CommandError, r"gold\.jsonl"):
            self.run_command()

    def test_a_place_that_cannot_be_written_is_an_error(self):
        with self.assertRaisesRegex(CommandError, "absent"):
            self.run_command("-o", str(self.folder / "absent" / "predictions.jsonl"))
