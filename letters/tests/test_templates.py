"""Templates keep what is agreed on about their form."""

import re
from functools import cache
from pathlib import Path
from unittest import TestCase

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"
LONGEST = 160
TOKEN = "{% csrf_token %}"
POSTING = re.compile(r"<form\b[^>]*\bmethod=\"post\"", re.IGNORECASE)
# The name of what is included, and the rest of the tag.
INCLUDE = re.compile(r'{% include "(?P<name>[^"]++)"(?P<rest>[^%]*+)%}')


@cache
def source_of(name):
    return (TEMPLATES / name).read_text("utf-8")


def includes():
    """Of each template: its name, the name of what it includes, the rest of the tag."""
    for file in sorted(TEMPLATES.rglob("*.html")):
        name = str(file.relative_to(TEMPLATES))
        for tag in INCLUDE.finditer(source_of(name)):
            yield name, tag["name"], tag["rest"]


@cache
def needing_token():
    """The names of those that have the token, or include one that needs it."""
    needing = {
        str(file.relative_to(TEMPLATES))
        for file in TEMPLATES.rglob("*.html")
        if TOKEN in file.read_text("utf-8")
    }
    while (
        more := {name for name, inside, _ in includes() if inside in needing} - needing
    ):
        needing |= more
    return needing


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

    def test_every_form_that_is_posted_holds_a_token(self):
        forms = [
            (str(file.relative_to(TEMPLATES)), form)
            for file in sorted(TEMPLATES.rglob("*.html"))
            for form in file.read_text("utf-8").split("</form>")
            if POSTING.search(form)
        ]
        without = [name for name, form in forms if TOKEN not in form]
        # Everybody may report, without a session: letters/views/mistake_reports.py.
        self.assertEqual(without, ["letters/report_form.html"])
        self.assertGreater(len(forms), 30)

    def test_what_is_included_alone_is_given_the_token_that_it_needs(self):
        alone = [tag for tag in includes() if tag[2].split()[-1:] == ["only"]]
        lost = [
            f"{inside} in {name}"
            for name, inside, rest in alone
            if inside in needing_token() and "csrf_token=csrf_token" not in rest
        ]
        self.assertEqual(lost, [])
        self.assertGreater(len(alone), 60)
