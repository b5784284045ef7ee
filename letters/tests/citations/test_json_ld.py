"""A document in the terms of schema.org."""

from __future__ import annotations

from dataclasses import replace
from unittest import TestCase

from letters.citations import json_ld
from letters.tei.dates import parse_edtf
from letters.tests.citations.examples import LETTER, MEMORANDUM, NOTE


class JsonLdTests(TestCase):
    def test_a_title_that_many_have_gives_way_to_the_label(self):
        made = json_ld(replace(NOTE, label="Editorial note: On Berlin"))
        self.assertEqual(
            (made["name"], made["alternateName"]),
            ("Editorial note: On Berlin", "Editorial Note"),
        )

    def test_a_paper_in_an_archive(self):
        self.assertEqual(
            json_ld(LETTER),
            {
                "@context": "https://schema.org",
                "@type": ["ArchiveComponent", "Message"],
                "@id": "https://letters.example/dulles-macmillan/",
                "url": "https://letters.example/dulles-macmillan/",
                "name": "Dulles to Macmillan",
                "genre": "letter",
                "sender": [
                    {
                        "@type": "Person",
                        "name": "John Foster Dulles",
                        "familyName": "Dulles",
                        "givenName": "John Foster",
                    }
                ],
                "recipient": [
                    {
                        "@type": "Person",
                        "name": "Harold Macmillan",
                        "familyName": "Macmillan",
                        "givenName": "Harold",
                    }
                ],
                "dateSent": "1955-07-08",
                "holdingArchive": {
                    "@type": "ArchiveOrganization",
                    "name": "Dwight D. Eisenhower Library",
                    "location": "Abilene, KS",
                },
                "itemLocation": "John Foster Dulles Papers, Box 5, Folder 3",
            },
        )

    def test_a_document_of_a_volume_is_part_of_it(self):
        fields = json_ld(replace(MEMORANDUM, page="505"))
        self.assertEqual(
            fields["isPartOf"],
            {
                "@type": ["Book", "PublicationVolume"],
                "name": MEMORANDUM.volume.title,
                "volumeNumber": "XXI",
                "editor": [
                    {"@type": "Person", "name": "James McElveen"},
                    {"@type": "Person", "name": "James Siekmeier"},
                ],
                "publisher": {
                    "@type": "Organization",
                    "name": "Government Printing Office",
                },
                "datePublished": "2014",
                "isPartOf": {
                    "@type": "BookSeries",
                    "name": "Foreign Relations of the United States",
                },
            },
        )
        self.assertEqual((fields["position"], fields["pagination"]), ("190", "505"))

    def test_no_day_is_said_that_is_not_known(self):
        fields = json_ld(replace(LETTER, date=parse_edtf("1955-07~")))
        self.assertNotIn("dateSent", fields)
        self.assertEqual(fields["temporal"], "1955-07~")

    def test_what_nobody_sent_is_no_message(self):
        self.assertEqual(json_ld(NOTE)["@type"], ["ArchiveComponent"])
