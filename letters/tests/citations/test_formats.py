"""Citations as records for other programs."""

from __future__ import annotations

import json
from dataclasses import replace
from unittest import TestCase

from letters.citations import CitationSource, Name, bibtex, csl_json, ris
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

    def test_what_nobody_sent_is_no_letter(self):
        (fields,) = json.loads(csl_json(NOTE))
        self.assertEqual(fields["type"], "document")

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

    def test_no_character_opens_a_field_that_is_not_closed(self):
        for code in range(32):
            written = bibtex(replace(LETTER, title=f"To{chr(code)}day"))
            with self.subTest(code):
                self.assertEqual(written.count("{"), written.count("}"))

    def test_an_office_is_not_taken_apart(self):
        office = Name.of("the Department of State")
        written = bibtex(replace(LETTER, senders=(office,)))
        self.assertIn("author = {{the Department of State}},", written)


# In EDTF: parts and circa of CSL, PY and DA of RIS, year, month and date of BibTeX, and
# the words that stay beside them.
DATES = (
    ("1991", [[1991]], False, "1991", "1991///", "1991", "", "", ""),
    ("1991-XX", [[1991]], False, "1991", "1991///", "1991", "", "", ""),
    ("1991-02", [[1991, 2]], False, "1991", "1991/02//", "1991", "feb", "", ""),
    ("1991-02-XX", [[1991, 2]], False, "1991", "1991/02//", "1991", "feb", "", ""),
    (
        *("1991-02-03T18:00:00", [[1991, 2, 3]], False, "1991", "1991/02/03"),
        *("1991", "feb", "", ""),
    ),
    (
        *("1990-12-30/1991-01-02", [[1990, 12, 30], [1991, 1, 2]], False, "1990"),
        *("1990/12/30/–1991/01/02", "1990/1991", "", "1990-12-30/1991-01-02", ""),
    ),
    (
        *("1991-05-02/1991-05-09", [[1991, 5, 2], [1991, 5, 9]], False, "1991"),
        *("1991/05/02/–1991/05/09", "1991", "may", "1991-05-02/1991-05-09", ""),
    ),
    (
        *("1991-05/1992", [[1991, 5], [1992]], False, "1991"),
        *("1991/05//–1992", "1991/1992", "", "1991-05/1992", ""),
    ),
    (
        *("[1991-05-02..1991-05-09]", [[1991, 5]], True, "1991", "", "1991", "", ""),
        "between May 2 and May 9, 1991",
    ),
    (
        *("[1990-12-30,1991-01-02]", [[1990], [1991]], True, "1990", ""),
        *("1990/1991", "", "", "December 30, 1990 or January 2, 1991"),
    ),
    (
        *("{1991-05-02,1991-05-09}", [[1991, 5]], False, "1991", "1991/05//"),
        *("1991", "may", "", "May 2 and May 9, 1991"),
    ),
    (
        *("[..1991-05-09]", [[1991]], True, "1991", "", "1991", "", ""),
        "May 9, 1991 or earlier",
    ),
    ("1991/..", [[1991]], True, "1991", "", "1991", "", "1991/..", "from 1991 on"),
    ("1991-05~", [[1991, 5]], True, "1991", "", "1991", "", "", "about May 1991"),
    (
        *("1991-05-04?", [[1991, 5, 4]], True, "1991", "", "1991", "", "1991-05-04?"),
        "May 4, 1991 (uncertain)",
    ),
    ("199X", [[1990], [1999]], True, "1990", "", "1990/1999", "", "199X", "1990s"),
)


def dated(edtf: str) -> CitationSource:
    return replace(LETTER, date=parse_edtf(edtf))


class InexactDateTests(TestCase):
    """What programs read is figures; words are beside it."""

    def test_csl_has_parts_and_says_if_they_are_not_certain(self):
        for edtf, parts, is_circa, *_ in DATES:
            with self.subTest(edtf):
                (fields,) = json.loads(csl_json(dated(edtf)))
                circa = {"circa": True} if is_circa else {}
                self.assertEqual(fields["issued"], {"date-parts": parts, **circa})

    def test_ris_has_the_year_and_what_is_known_of_the_day(self):
        for edtf, _, _, year, day, *_ in DATES:
            with self.subTest(edtf):
                lines = dict(
                    line.split("  - ", 1)
                    for line in ris(dated(edtf)).split("\r\n")[:-1]
                )
                self.assertEqual((lines["PY"], lines.get("DA", "")), (year, day))

    def test_bibtex_has_figures_for_a_year(self):
        for edtf, _, _, _, _, year, month, date, _ in DATES:
            with self.subTest(edtf):
                lines = bibtex(dated(edtf)).splitlines()
                for line in (
                    f"  year = {{{year}}},",
                    f"  month = {month}," if month else "",
                    f"  date = {{{date}}}," if date else "",
                ):
                    self.assertIn(line, [*lines, ""])
                found = sum(line.startswith(("  month", "  date")) for line in lines)
                self.assertEqual(found, bool(month) + bool(date))

    def test_words_stay_where_figures_do_not_say_all(self):
        for edtf, *_, words in DATES:
            with self.subTest(edtf):
                (fields,) = json.loads(csl_json(dated(edtf)))
                written = f"Dated {words}" if words else ""
                self.assertEqual(fields.get("note", ""), written)
                self.assertEqual(f"N1  - {written}" in ris(dated(edtf)), bool(words))
                self.assertEqual(
                    f", dated {words}}}," in bibtex(dated(edtf)), bool(words)
                )

    def test_a_season_has_a_number_in_csl_and_a_name_in_ris(self):
        (fields,) = json.loads(csl_json(dated("1991-22")))
        self.assertEqual(fields["issued"], {"date-parts": [[1991]], "season": 2})
        self.assertIn("\r\nDA  - 1991///Summer\r\n", ris(dated("1991-22")))

    def test_without_a_date_there_is_none(self):
        undated = replace(LETTER, date=None)
        self.assertNotIn("issued", csl_json(undated))
        self.assertNotRegex(ris(undated), "(PY|DA|N1)  - ")
        self.assertNotRegex(bibtex(undated), "year|month|date =")


class TransmittedLetterTests(TestCase):
    def test_each_format_names_the_document_that_transmits_it(self):
        letter = replace(MEMORANDUM, carrier="Telegram From Moscow")

        for form in (ris, bibtex, csl_json):
            with self.subTest(form.__name__):
                written = form(letter).casefold()
                self.assertIn("transmitted in telegram from moscow", written)
