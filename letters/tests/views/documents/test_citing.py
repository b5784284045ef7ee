"""How documents and places in them are cited, as readers get it."""

from __future__ import annotations

import json

from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.models import Document, DocumentStatus
from letters.tests.factories import load_collection, make_document

FRUS = "frus1981-88v04/d190"
DRAFT = "reagan-andropov-1983-draft"


def words_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


class CitingTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def page(self, identifier: str, **parameters: str) -> html.HtmlElement:
        address = reverse("letters:document-cite", args=[identifier])
        response = self.client.get(address, parameters)
        self.assertEqual(response.status_code, 200)
        return html.fromstring(response.content)

    def cited(self, identifier: str, **parameters: str) -> dict[tuple[str, str], str]:
        page = self.page(identifier, **parameters)
        return {
            (
                words_of(group.xpath("preceding-sibling::h2[1]")[0]),
                words_of(entry.find("dt")),
            ): words_of(entry.find("dd"))
            for group in page.xpath("//dl[@class='citations']")
            for entry in group.xpath("div")
        }


class CitationTests(CitingTestCase):
    def test_the_printed_letter_in_all_three_ways(self):
        cited = self.cited(FRUS)
        edition = cited["As the edition prints it", "Chicago, note"]
        self.assertTrue(
            edition.startswith(
                "Ronald Reagan to Konstantin Chernenko, [about March 1984], in Foreign "
                "Relations of the United States, 1981–1988, vol. 4, Soviet Union, "
            ),
            edition,
        )
        self.assertIn(", doc. 190, pp. 679–682, http://testserver/", edition)
        paper = cited["The paper itself", "Chicago, note"]
        self.assertIn("8490236, 8490283, 8490304", paper)
        self.assertIn("Reagan", paper)
        citation = cited["As it stands here", "Chicago, note"]
        revision = Document.objects.get(identifier=FRUS).revision_number
        self.assertIn(
            f"Letters archive, revision {revision}, "
            f"http://testserver/documents/{FRUS}/.",
            citation,
        )
        self.assertIn(("As the edition prints it", "Office of the Historian"), cited)

    def test_places_are_cited_at_their_own_address(self):
        document = Document.objects.get(identifier=FRUS)
        paragraph = document.segments.filter(kind="paragraph")[2]
        for parameters, place, address in (
            ({"page": "681"}, "p. 681", "pages/681/"),
            ({"note": "4"}, "note 4", "notes/4/"),
            ({"segment": paragraph.key}, "para. 3", f"segments/{paragraph.key}/"),
        ):
            with self.subTest(place):
                citation = self.cited(FRUS, **parameters)[
                    "As it stands here", "Chicago, note"
                ]
                self.assertIn(f", {place}, Letters archive, ", citation)
                self.assertTrue(
                    citation.endswith(f"/documents/{FRUS}/{address}."), citation
                )

    def test_a_mark_is_cited_with_its_words(self):
        mark = Document.objects.get(identifier=DRAFT).marks.get(text="anf")
        citation = self.cited(DRAFT, mark=mark.key)[
            "As it stands here", "Chicago, note"
        ]
        self.assertIn(", p. 1, handwriting “anf”, Letters archive, ", citation)

    def test_from_a_page_its_paragraphs_can_be_cited(self):
        links = self.page(FRUS, page="681").xpath("//a[starts-with(@href,'?segment=')]")
        self.assertGreater(len(links), 1)
        for link in links:
            key = link.get("href").partition("=")[2]
            self.assertIn("para. ", " ".join(self.cited(FRUS, segment=key).values()))

    def test_what_is_not_there_cannot_be_cited(self):
        address = reverse("letters:document-cite", args=[FRUS])
        for parameters in (
            *({"page": "999"}, {"note": "99"}, {"segment": "x"}, {"mark": "x"}),
            *({"page": "\x00"}, {"note": "9" * 500}),
        ):
            with self.subTest(parameters):
                self.assertEqual(self.client.get(address, parameters).status_code, 404)

    def test_every_page_of_a_document_leads_there(self):
        for address, link in (
            (f"/documents/{FRUS}/", f"/documents/{FRUS}/cite/"),
            (f"/documents/{FRUS}/pages/681/", f"/documents/{FRUS}/cite/?page=681"),
            (f"/documents/{FRUS}/notes/4/", f"/documents/{FRUS}/cite/?note=4"),
        ):
            with self.subTest(address):
                self.assertContains(self.client.get(address), f'href="{link}"')

    def test_a_draft_is_cited_by_nobody(self):
        make_document("hidden", status=DocumentStatus.DRAFT)
        for tail in ("", "ris/", "bibtex/", "csl/"):
            response = self.client.get(f"/documents/hidden/cite/{tail}")
            self.assertEqual(response.status_code, 404)


class FileTests(CitingTestCase):
    def file(self, name: str, **parameters: str):
        address = reverse("letters:citation-file", args=[FRUS, name])
        return self.client.get(address, parameters)

    def test_each_format_is_a_file(self):
        for name, kind, ending in (
            ("ris", "application/x-research-info-systems", "ris"),
            ("bibtex", "application/x-bibtex", "bib"),
            ("csl", "application/vnd.citationstyles.csl+json", "json"),
        ):
            with self.subTest(name):
                response = self.file(name)
                self.assertEqual(response["Content-Type"], f"{kind}; charset=utf-8")
                self.assertIn(
                    f'filename="frus1981-88v04-d190.{ending}"',
                    response["Content-Disposition"],
                )

    def test_it_is_a_letter_with_author_recipient_date_and_archive(self):
        (item,) = json.loads(self.file("csl", page="681").content)
        self.assertEqual(item["type"], "personal_communication")
        self.assertEqual(item["author"], [{"family": "Reagan", "given": "Ronald"}])
        self.assertEqual(
            item["recipient"],
            [{"family": "Chernenko", "given": "Konstantin Ustinovich"}],
        )
        self.assertEqual(item["issued"], {"date-parts": [[1984, 3]], "circa": True})
        self.assertEqual(item["note"], "Dated [about March 1984]")
        self.assertEqual((item["page"], item["number"]), ("681", "190"))
        self.assertEqual(item["call-number"], "8490236, 8490283, 8490304")
        self.assertIn("Reagan", item["archive"])

    def test_there_is_no_other_format(self):
        self.assertEqual(self.file("docx").status_code, 404)


class MetadataTests(CitingTestCase):
    def test_machines_read_the_letter_in_the_terms_of_schema_org(self):
        page = html.fromstring(self.client.get(f"/documents/{FRUS}/").content)
        (json_ld,) = page.xpath("//script[@type='application/ld+json']/text()")
        item = json.loads(json_ld)
        self.assertEqual(item["sender"][0]["name"], "Ronald Reagan")
        self.assertEqual(item["identifier"], ["8490236", "8490283", "8490304"])
        self.assertEqual(item["pagination"], "679–682")

    def test_no_title_ends_the_data(self):
        title = "</script><script>alert(1)</script> & <!--"
        make_document("odd", title=title)
        page = html.fromstring(self.client.get("/documents/odd/").content)
        (json_ld,) = page.xpath("//script[@type='application/ld+json']/text()")
        self.assertEqual(json.loads(json_ld)["name"], title)
        scripts = page.xpath("//script[not(@src or @type='application/ld+json')]")
        self.assertEqual(scripts, [])

    def tags_of(self, address: str) -> dict[str, str]:
        page = html.fromstring(self.client.get(address).content)
        return {tag.get("name"): tag.get("content") for tag in page.xpath("//meta")}

    def test_document_page_and_citation_are_read_as_the_letter(self):
        for address, pages in (
            (f"/documents/{FRUS}/", "679–682"),
            (f"/documents/{FRUS}/pages/681/", "681"),
            (f"/documents/{FRUS}/cite/?page=680", "680"),
        ):
            with self.subTest(address):
                tags = self.tags_of(address)
                self.assertEqual(tags["z:itemType"], "letter")
                self.assertEqual(tags["bib:authors"], "Reagan, Ronald")
                self.assertEqual(
                    tags["z:recipients"], "Chernenko, Konstantin Ustinovich"
                )
                self.assertEqual(tags["z:callNumber"], "8490236, 8490283, 8490304")
                self.assertIn("Reagan", tags["z:archive"])
                self.assertTrue(tags["z:extra"].endswith(f"\nPage: {pages}"))
                self.assertNotIn("citation_title", tags)
