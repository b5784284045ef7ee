"""The `meta` elements for reference managers."""

from __future__ import annotations

from dataclasses import replace
from unittest import TestCase

from letters.citations import meta_tags
from letters.tei.dates import parse_edtf
from letters.tests.citations.examples import LETTER, MEMORANDUM, NOTE


class MetaTagTests(TestCase):
    def test_a_paper_in_an_archive(self):
        self.assertEqual(
            list(meta_tags(replace(LETTER, revision=2))),
            [
                ("z:itemType", "letter"),
                ("dc:title", "Dulles to Macmillan"),
                ("bib:authors", "Dulles, John Foster"),
                ("z:recipients", "Macmillan, Harold"),
                ("dcterms:issued", "1955-07-08"),
                ("z:letterType", "letter"),
                ("z:url", "https://letters.example/dulles-macmillan/"),
                ("z:libraryCatalog", "Letters archive"),
                ("z:archive", "Dwight D. Eisenhower Library, Abilene, KS"),
                ("z:archiveLocation", "John Foster Dulles Papers, Box 5, Folder 3"),
            ],
        )

    def test_where_it_is_printed_stands_in_lines_by_their_names_in_csl(self):
        tags = dict(meta_tags(replace(MEMORANDUM, page="505–507")))
        self.assertEqual(
            tags["z:extra"].splitlines(),
            [
                f"Container-Title: {MEMORANDUM.volume.title}",
                "Editor: James McElveen and James Siekmeier",
                "Publisher: Government Printing Office",
                "Number: 190",
                "Page: 505–507",
            ],
        )

    def test_what_nobody_sent_is_a_document(self):
        tags = dict(meta_tags(replace(NOTE, date=parse_edtf("1970-12"))))
        self.assertEqual(tags["z:itemType"], "document")
        self.assertEqual(tags["dcterms:issued"], "December 1970")
        self.assertNotIn("z:letterType", tags)
