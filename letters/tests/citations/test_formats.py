"""Citations as records for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from unittest import TestCase

from letters.citations import Name, bibtex, csl_json, ris
from letters.tei.dates import parse_edtf
from letters.tests.citations.examples import LETTER, MEMORANDUM, NOTE


class CslJsonTests(TestCase):
    def test_a_document_of_a_volume(self):
        (fields,) = json.loads(csl_json(replace(MEMORANDUM, page="505–507")))
        self.assertEqual(
            fields,
            {
                "id": "frus1969-76v21/d190",
                "type": "personal_communication",
                "title": "Memorandum From Kissinger to Nixon",
                "genre": "memorandum",
                "author": [{"family": "Kissinger", "given": "Henry"}],
                "recipient": [{"family": "Nixon", "given": "Richard"}],
                "issued": {"date-parts": [[1970, 12, 18]]},
                "event-place": "Washington",
                "number": "190",
                "page": "505–507",
                "URL": "https://letters.example/d190/",
                "source": "Letters archive",
                "version": "3",
                "container-title": MEMORANDUM.volume.title,
                "collection-title": "Foreign Relations of the United States",
                "volume": "XXI",
                "editor": [
                    {"literal": "James McElveen"},
                    {"literal": "James Siekmeier"},
                ],
                "publisher": "Government Printing Office",
            },
        )

    def test_a_paper_in_an_archive(self):
        (fields,) = json.loads(csl_json(LETTER))
        self.assertEqual(
            {key: value for key, value in fields.items() if key.startswith("archive")},
            {
                "archive": "Dwight D. Eisenhower Library",
                "archive-place": "Abilene, KS",
                "archive_location": "John Foster Dulles Papers, Box 5, Folder 3",
            },
        )

    def test_what_nobody_sent_is_no_letter_and_a_date_in_doubt_is_in_words(self):
        (fields,) = json.loads(csl_json(replace(NOTE, date=parse_edtf("1970-12~"))))
        self.assertEqual(fields["type"], "document")
        self.assertEqual(fields["issued"], {"literal": "about December 1970"})

    def test_an_office_has_one_name(self):
        office = Name.of("the Department of State", "Department of State")
        (fields,) = json.loads(csl_json(replace(LETTER, senders=(office,))))
        self.assertEqual(fields["author"], [{"literal": "the Department of State"}])


class RisTests(TestCase):
    def test_a_paper_in_an_archive(self):
        self.assertEqual(
            ris(LETTER).split("\r\n"),
            [
                "TY  - PCOMM",
                "TI  - Dulles to Macmillan",
                "AU  - Dulles, John Foster",
                "A2  - Macmillan, Harold",
                "PY  - 1955",
                "DA  - 1955/07/08",
                "M3  - letter",
                "DB  - Dwight D. Eisenhower Library",
                "AV  - John Foster Dulles Papers, Box 5, Folder 3",
                "DP  - Letters archive",
                "UR  - https://letters.example/dulles-macmillan/",
                "ER  - ",
                "",
            ],
        )

    def test_a_document_of_a_volume(self):
        lines = ris(MEMORANDUM).split("\r\n")
        for line in (
            f"T2  - {MEMORANDUM.volume.title}",
            "ED  - James McElveen",
            "ED  - James Siekmeier",
            "VL  - XXI",
            "M1  - 190",
        ):
            self.assertIn(line, lines)

    def test_no_text_makes_a_line_of_its_own(self):
        lines = ris(replace(LETTER, title="One\r\nTY  - BOOK")).split("\r\n")
        self.assertEqual(lines[1], "TI  - One TY - BOOK")
        self.assertEqual(sum(line.startswith("TY") for line in lines), 1)


class BibtexTests(TestCase):
    def test_a_paper_in_an_archive(self):
        self.assertEqual(
            bibtex(LETTER).splitlines(),
            [
                "@misc{dulles-macmillan,",
                "  author = {Dulles, John Foster},",
                "  title = {Dulles to Macmillan},",
                "  howpublished = {letter, to Harold Macmillan},",
                "  year = {1955},",
                "  note = {Dwight D. Eisenhower Library, John Foster Dulles Papers, "
                "Box 5, Folder 3},",
                "  url = {https://letters.example/dulles-macmillan/},",
                "  month = jul,",
                "}",
            ],
        )

    def test_a_key_has_no_sign_that_ends_it(self):
        self.assertTrue(bibtex(MEMORANDUM).startswith("@misc{frus1969-76v21-d190,\n"))

    def test_what_bibtex_reads_as_its_own_is_escaped(self):
        written = bibtex(replace(LETTER, title="50% {of} $9 & #1_a ^ ~ \\x"))
        self.assertIn(
            r"title = {50\% \{of\} \$9 \& \#1\_a \textasciicircum{} "
            r"\textasciitilde{} \textbackslash{}x},",
            written,
        )

    def test_an_office_is_not_taken_apart(self):
        office = Name.of("the Department of State")
        written = bibtex(replace(LETTER, senders=(office,)))
        self.assertIn("author = {{the Department of State}},", written)
