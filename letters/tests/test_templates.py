"""Templates keep what is agreed on about their form."""

from pathlib import Path
from unittest import TestCase

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
LONGEST = 160


class TemplateFormTests(TestCase):
    def test_no_line_is_too_long(self):
        too_long = [
            f"{file.relative_to(TEMPLATES)}:{number}"
            for file in sorted(TEMPLATES.rglob("*.*"))
            for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
            if len(line) > LONGEST
        ]
        self.assertEqual(too_long, [])

    def test_a_partial_begins_with_what_it_expects(self):
        silent = [
            file.name
            for file in sorted((TEMPLATES / "letters" / "partials").iterdir())
            if "Expects" not in file.read_text("utf-8").splitlines()[0]
        ]
        self.assertEqual(silent, [])
