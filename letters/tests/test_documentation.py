"""What docs/ says is true: examples are run, tables are compared with the code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import SimpleTestCase, TestCase
from django.urls import resolve

from letters.tests.factories import load_collection, make_reading
from letters.tests.search.documents import forget_index, update_index
from letters.tests.test_layers import APP, MAY_IMPORT
from letters.tests.test_urls import ADDRESSES, ELSEWHERE

DOCS = Path(settings.BASE_DIR) / "docs"
CONTRIBUTING = Path(settings.BASE_DIR) / "CONTRIBUTING.md"
# A request, what it answers, and perhaps a part of the body.
EXAMPLE = re.compile(
    r"^```http\nGET (?P<address>\S+)\n(?P<status>\d{3}) (?P<value>[^\n]+)\n```\n"
    r"(?:```(?P<kind>json|text)\n(?P<body>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
ENVIRONMENT_VARIABLE = re.compile(
    r'"(LETTERS_[A-Z_]+|PORT|WEB_CONCURRENCY|DATABASE_URL)"'
)
# Set by one process of the archive for another; and a former name.
NOT_FOR_OPERATORS = {"LETTERS_PARENT_WATCH", "LETTERS_KEEPS_PAGES"}
# Pages for people; and scans and sections, of which the demonstration has none.
NOT_FOR_PROGRAMS = {"search", "document-similar", "page-image", "iiif-section"}


def read(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def between(text: str, name: str) -> str:
    """What stands between the comments that mark a part of a page."""
    return text.partition(f"<!-- {name} -->")[2].partition(f"<!-- /{name} -->")[0]


def layers_as_markdown() -> str:
    rows = (
        f"| `{package}` | {', '.join(f'`{name}`' for name in sorted(allowed)) or '–'} |"
        for package, allowed in MAY_IMPORT.items()
    )
    return "\n".join(["", "| package | may import |", "|---|---|", *rows, ""])


class OperatingTests(SimpleTestCase):
    def test_every_setting_is_in_the_table_and_no_other(self):
        table = between(read("operating.md"), "settings")
        listed = set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE))
        self.assertEqual(listed, names_of_settings() - NOT_FOR_OPERATORS)


def names_of_settings() -> set[str]:
    """The environment variables that the project reads."""
    modules = (Path(settings.BASE_DIR) / "archive").rglob("*.py")
    text = "".join(module.read_text(encoding="utf-8") for module in modules)
    return set(ENVIRONMENT_VARIABLE.findall(text))


class ArchitectureTests(SimpleTestCase):
    def test_the_table_of_layers_is_the_one_that_is_enforced(self):
        self.assertEqual(
            between(read("architecture.md"), "layers"), layers_as_markdown()
        )

    def test_every_package_is_in_the_list_of_folders(self):
        listed = set(
            re.findall(r"^\| `letters/(\w+)/` \|", read("architecture.md"), re.M)
        )
        packages = {path.parent.name for path in APP.glob("*/__init__.py")}
        self.assertEqual(listed, packages)


class PathTests(SimpleTestCase):
    def test_every_path_that_is_named_exists(self):
        named = re.compile(
            r"`((?:letters|archive|docs|script|static|templates|fixtures)/[\w./-]*)`"
        )
        for page in (*DOCS.glob("*.md"), CONTRIBUTING):
            for path in named.findall(page.read_text(encoding="utf-8")):
                with self.subTest(page=page.name, path=path):
                    self.assertTrue((Path(settings.BASE_DIR) / path).exists())


class ExampleTests(TestCase):
    """docs/api.md, on the demonstration collection and a reading."""

    @classmethod
    def setUpTestData(cls):
        load_collection()
        make_reading(slug="letters")

    def setUp(self):
        forget_index()
        self.addCleanup(forget_index)
        update_index()

    def test_every_example_answers_as_it_says(self):
        for example in EXAMPLE.finditer(read("api.md")):
            with self.subTest(example["address"]):
                response = self.client.get(example["address"])
                header = "Location" if response.status_code == 302 else "Content-Type"
                self.assertEqual(response.status_code, int(example["status"]))
                self.assertEqual(response[header], example["value"])
                self.assert_holds(body_of(response), example)

    def assert_holds(self, body: bytes, example: re.Match[str]) -> None:
        if example["kind"] == "json":
            whole = json.loads(body)
            self.assertEqual(part_of(whole, json.loads(example["body"])), whole)
        elif example["kind"] == "text":
            missing = set(example["body"].splitlines()) - set(
                body.decode().splitlines()
            )
            self.assertEqual(missing, set())

    def test_every_address_for_programs_has_an_example(self):
        shown = {
            resolve(example["address"].partition("?")[0]).url_name
            for example in EXAMPLE.finditer(read("api.md"))
        }
        for_programs = {
            name
            for name, (address, _) in ADDRESSES.items()
            if self.is_for_programs(address)
        }
        self.assertEqual((for_programs | ELSEWHERE) - NOT_FOR_PROGRAMS - shown, set())

    def is_for_programs(self, address: str) -> bool:
        response = self.client.get(address)
        is_page = response.get("Content-Type", "").startswith("text/html")
        return response.status_code == 302 or not is_page


def body_of(response: Any) -> bytes:
    return (
        b"".join(response.streaming_content) if response.streaming else response.content
    )


def part_of(whole: Any, part: Any) -> Any:
    """`whole`, with what `part` says in place of its own: the same if it says the same."""
    if isinstance(whole, dict) and isinstance(part, dict):
        return whole | {key: part_of(whole.get(key), part[key]) for key in part}
    if isinstance(whole, list) and isinstance(part, list) and len(whole) == len(part):
        return [part_of(*pair) for pair in zip(whole, part, strict=True)]
    return part
