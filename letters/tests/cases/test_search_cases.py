"""The shared cases of searching: each query finds what stands beside it as right."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from django.test import TestCase
from lxml import html

from letters.ingest.volumes.volume_import import import_volume
from letters.models import CorrespondenceEvent, DocumentStatus
from letters.tests.corpus import SHARED, needs
from letters.tests.factories import make_document
from letters.tests.search.documents import (
    forget_index,
    page_for,
    search_for,
    update_index,
)

CASES = SHARED / "cases" / "search"
DASHES, ELISIONS, CAPITALS = (
    CASES / f"{name}.tsv" for name in ("dash", "elision", "capitals")
)
CHAPTER_NOTE = SHARED / "cases" / "tei" / "chapter-note.xml"
SENDER = "from: "


def rows_of(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and not row[0].startswith("#"):
                yield row


def make_case(identifier: str, text: str) -> None:
    """A document with the text; one that begins with SENDER says who sent it."""
    sender = text.removeprefix(SENDER)
    document = make_document(identifier, "Text." if sender != text else text, title="")
    if sender != text:
        CorrespondenceEvent.objects.create(
            document=document,
            type=CorrespondenceEvent.Type.SENT,
            name_as_written=sender,
        )


class SearchCaseTestCase(TestCase):
    def tearDown(self):
        forget_index()

    def assert_all_found(self, path: Path) -> None:
        rows = list(rows_of(path))
        for number, (text, *_) in enumerate(rows):
            make_case(f"case-{number}", text)
        update_index()
        for number, (text, query, *_) in enumerate(rows):
            with self.subTest(text=text, query=query):
                self.assertIn(f"case-{number}", search_for(query))


@needs(DASHES)
class DashCaseTests(SearchCaseTestCase):
    def test_a_typed_hyphen_finds_the_printed_dash(self):
        self.assert_all_found(DASHES)

    def test_both_spellings_of_one_text_are_marked(self):
        make_case("both", "the Q–7 aircraft and the Q-7 aircraft")
        update_index()

        page = html.fromstring(self.client.get("/search/", {"q": '"Q-7"'}).content)

        marked = [mark.text_content() for mark in page.iter("mark")]
        self.assertEqual(marked, ["Q–7", "Q-7"])


@needs(ELISIONS)
class ElisionCaseTests(SearchCaseTestCase):
    def test_the_word_behind_an_elided_article_is_found_alone(self):
        self.assert_all_found(ELISIONS)

    def test_a_word_with_an_apostrophe_inside_stays_one_word(self):
        make_case("one", "Mr. O’Neill of the Ba’th")
        update_index()

        for query, found in {
            "O'Neill": ["one"],
            "Neill": [],
            "Ba'th": ["one"],
            "th": [],
        }.items():
            with self.subTest(query):
                self.assertEqual(search_for(query), found)


@needs(CAPITALS)
class CapitalsCaseTests(SearchCaseTestCase):
    def test_the_count_in_small_letters_is_said_and_linked(self):
        for query, *_ in rows_of(CAPITALS):
            name = query.lower()
            make_case(name, f"TO {query}")
            for number in range(3):
                make_case(f"{name}-{number}", f"Of {query.title()}.")
        update_index()
        for query, *_ in rows_of(CAPITALS):
            with self.subTest(query):
                page = html.fromstring(
                    self.client.get("/search/", {"q": query}).content
                )
                (told,) = page.xpath("//section[@aria-labelledby='capitals-label']")
                words = " ".join(told.text_content().split())
                self.assertIn(f"{query.lower()}: 4 documents", words)
                (link,) = told.iter("a")
                self.assertEqual(link.get("href"), f"?q={query.lower()}")


@needs(CHAPTER_NOTE)
class FrontMatterCaseTests(SearchCaseTestCase):
    def test_words_of_a_preface_and_of_a_note_on_a_heading_are_found_apart(self):
        content = CHAPTER_NOTE.read_bytes()
        import_volume(content, "chapter-note.xml", DocumentStatus.PUBLISHED, str)
        update_index()
        for query, key in (('"grew quinces"', "preface"), ('"about medlars"', "ch1")):
            with self.subTest(query):
                self.assertEqual(search_for(query), [])
                (hit,) = page_for(f"{query} in:front").section_hits
                self.assertEqual(hit.section.key, key)
