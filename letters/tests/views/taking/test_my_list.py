"""My list: what is in its address, what is told of it, and in which files it is taken."""

from __future__ import annotations

import json
from io import BytesIO
from unittest import mock
from zipfile import ZipFile

from django.test import TestCase
from lxml import html
from pypdf import PdfReader

from letters.forms.my_list import LONGEST_NOTE, MOST_ENTRIES
from letters.models import DocumentStatus, FormerIdentifier
from letters.reader.taking import paper_list
from letters.tests.factories import make_document, make_edition

LIST = "/my-list/"
FIRST = "frus1961-63v06/d12"


class MyListTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        edition = make_edition()
        edition.series_title = "Foreign Relations of the United States"
        edition.save()
        cls.first = make_document(FIRST, edition=edition, number="12")
        make_document("second", "The second.", title="Second", date_edtf="1963")
        make_document("draft", "Hidden.", title="D", status=DocumentStatus.DRAFT)


class MyListPageTests(MyListTestCase):
    def page(self, *listed: str, **parameters: object) -> html.HtmlElement:
        answer = self.client.get(LIST, {"d": listed, **parameters})
        return html.fromstring(answer.content)

    def listed(self, *listed: str, **parameters: object) -> list[tuple[str, str]]:
        """The identifiers and notes of the entries shown."""
        page = self.page(*listed, **parameters)
        return list(
            zip(
                page.xpath("//input[@name='d']/@value"),
                page.xpath("//input[@name='n']/@value"),
                strict=True,
            )
        )

    def test_it_has_the_documents_of_its_address_in_order_with_their_notes(self):
        self.assertEqual(
            self.listed("second", FIRST, n=["Read this", ""]),
            [("second", "Read this"), (FIRST, "")],
        )

    def test_what_is_hidden_or_never_was_is_only_counted(self):
        page = self.page("draft", FIRST, "nothing-here")
        words = " ".join(page.text_content().split())

        self.assertIn("1 document; 2 more are not in this archive.", words)
        whole = html.tostring(page, encoding="unicode")
        self.assertNotIn("draft", whole)
        self.assertNotIn("nothing-here", whole)

    def test_a_list_of_hidden_documents_alone_tells_as_little(self):
        words = " ".join(self.page("draft").text_content().split())
        self.assertIn("1 entry is not in this archive.", words)
        self.assertIn("The list is empty.", words)

    def test_an_archivist_sees_drafts_of_the_list(self):
        with mock.patch(
            "letters.models.document_queries.DocumentQuerySet.visible_to",
            lambda documents, _user: documents.all(),
        ):
            self.assertEqual(self.listed("draft"), [("draft", "")])

    def test_a_document_that_was_renamed_is_found(self):
        FormerIdentifier.objects.create(identifier="old-name", document=self.first)
        self.assertEqual(self.listed("old-name", FIRST), [(FIRST, "")])

    def test_what_is_taken_off_or_added_leads_to_the_address_without_it(self):
        for parameters, expected in (
            ({"d": [FIRST, "second"], "x": [FIRST]}, "?d=second"),
            ({"d": [FIRST], "x": [FIRST]}, ""),
            ({"d": ["second"], "add": FIRST}, f"?d=second&d={FIRST}"),
            (
                {"add": f"https://a.example/documents/{FIRST}/pages/3/?view=pages"},
                f"?d={FIRST}",
            ),
            ({"d": ["second"], "n": ["A & B"], "add": FIRST}, None),
        ):
            with self.subTest(str(parameters)):
                answer = self.client.get(LIST, parameters)
                if expected is None:
                    expected = f"?d=second&d={FIRST}&n=A+%26+B"
                self.assertRedirects(answer, f"{LIST}{expected}")

    def test_words_that_name_no_document_are_told(self):
        answer = self.client.get(LIST, {"d": FIRST, "add": "<Cuba?>"})
        self.assertContains(answer, "&lt;Cuba?&gt;” is not the address of a document")

    def test_the_address_to_send_is_the_list(self):
        page = self.page(FIRST, "draft", n=["Mine", "Yours"])
        (address,) = page.xpath("//input[@id='list-address']/@value")
        self.assertEqual(address, f"http://testserver/my-list/?d={FIRST}&n=Mine")

    def test_it_takes_so_many_documents_and_such_long_notes_and_no_more(self):
        names = [f"name-{number}" for number in range(MOST_ENTRIES + 20)]
        for name in names[:3]:
            make_document(name, "Text.")
        self.assertEqual(len(self.listed(*names)), 3)
        self.assertEqual(self.listed(*names[3:], names[0]), [])
        ((_, note),) = self.listed(FIRST, n=["x" * 3_000])
        self.assertEqual(note, "x" * LONGEST_NOTE)

    def test_nothing_that_is_asked_is_an_error(self):
        for parameters in (
            {"d": ["\x00", "../..", "é", "x" * 5_000, ""]},
            {"d": FIRST, "n": ["\x00\n<script>", "", "", ""]},
            {"x": "\x00"},
            {"add": "\x00"},
            {"add": "x" * 5_000},
            {"d": FIRST, "style": "nonsense"},
        ):
            for address in (LIST, f"{LIST}citations/", f"{LIST}documents.ris"):
                with self.subTest(address, parameters=str(parameters)[:40]):
                    status = self.client.get(address, parameters).status_code
                    self.assertIn(status, (200, 302))

    def test_its_queries_do_not_grow(self):
        make_document("third", "The third.")
        # The documents; those that had such names.
        with self.assertNumQueries(1):
            self.page(FIRST)
        with self.assertNumQueries(1):
            self.page(FIRST, "second", "third")
        with self.assertNumQueries(2):
            self.page(FIRST, "nothing", "draft")

    def test_nobody_keeps_or_passes_on_its_address(self):
        answer = self.client.get(LIST, {"d": FIRST})
        self.assertEqual(answer["Cache-Control"], "no-store")
        self.assertEqual(answer["Referrer-Policy"], "no-referrer")
        self.assertContains(answer, "noindex")

    def test_each_document_and_each_row_leads_to_a_list_with_it(self):
        link = f'href="/my-list/?d={FIRST}"'
        for address in (f"/documents/{FIRST}/", "/documents/", "/chronology/1962/"):
            with self.subTest(address):
                self.assertContains(self.client.get(address), link)


class MyListFileTests(MyListTestCase):
    def content(self, suffix: str, **parameters: object) -> bytes:
        parameters = {"d": ["second", FIRST], "n": ["Read this"], **parameters}
        response = self.client.get(f"{LIST}documents.{suffix}", parameters)
        self.assertEqual(response.status_code, 200)
        return response.getvalue()

    def test_citations_have_the_notes(self):
        second, first = json.loads(self.content("csl"))

        self.assertEqual((second["id"], second["annote"]), ("second", "Read this"))
        self.assertNotIn("annote", first)
        self.assertIn(b"\r\nN1  - Read this\r\n", self.content("ris"))
        self.assertIn(b"annote = {Read this}", self.content("bib"))

    def test_a_zip_has_the_list_in_words(self):
        archive = ZipFile(BytesIO(self.content("zip")))

        first, second = archive.read("my-list.txt").decode().split("\n\n")
        self.assertTrue(first.endswith("\nRead this"))
        self.assertIn("Khrushchev", second)

    def test_what_is_hidden_is_in_no_file(self):
        for suffix in ("zip", "csv", "jsonl", "ris", "bib", "csl"):
            with self.subTest(suffix):
                content = self.content(suffix, d=["draft", FIRST])
                self.assertNotIn(b"draft", content)

    def test_the_citations_are_written_out_in_a_style(self):
        usual = self.client.get(f"{LIST}citations/", {"d": [FIRST, "second"]})
        mla = self.client.get(f"{LIST}citations/", {"d": FIRST, "style": "mla"})

        self.assertContains(usual, "Citations of 2 documents")
        page = html.fromstring(usual.content)
        self.assertEqual(len(page.find_class("listed-citations")[0].findall("p")), 2)
        self.assertContains(mla, 'aria-current="true">MLA</a>')

    def test_one_pdf_has_each_on_sheets_of_its_own_behind_a_list(self):
        sheets = [
            " ".join(sheet.extract_text().split())
            for sheet in PdfReader(BytesIO(self.content("pdf"))).pages
        ]

        self.assertIn("My list", sheets[0])
        self.assertIn("Read this", sheets[0])
        self.assertTrue(any("The second." in sheet for sheet in sheets[1:]))
        self.assertTrue(any("Dear Mr. President" in sheet for sheet in sheets[2:]))
        self.assertIn("Second, 1963", sheets[1])

    def test_a_pdf_has_so_many_documents_and_tells_of_the_others(self):
        with mock.patch.object(paper_list, "MOST_ON_PAPER", 1):
            sheets = PdfReader(BytesIO(self.content("pdf"))).pages
            words = " ".join(sheets[0].extract_text().split())
        self.assertIn("1 of these is not in this file", words)

    def test_a_pdf_that_is_too_long_is_refused_in_words(self):
        with mock.patch("letters.views.taking.my_list.LONGEST", 1_000):
            response = self.client.get(f"{LIST}documents.pdf", {"d": FIRST})
        self.assertContains(response, "too long for one PDF", status_code=503)
