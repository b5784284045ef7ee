"""Doubts of the archive about a document are told to readers and their programs."""

from unittest import TestCase as PlainTestCase

from django.test import TestCase
from lxml import etree

from letters.citations import CitationSource, Name, json_ld
from letters.exports.tei_file import TEI, tei_file
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, Problem
from letters.tei.dates import parse_edtf
from letters.tei.source import TEI_NAMESPACE
from letters.tests.ingest.test_carried_letters import HANDED_OVER, make_carrier

ENCODED_AND_PRINTED = (
    f'<div xmlns="{TEI_NAMESPACE}" type="document"><opener><dateline>Moscow, '
    '<date when="{encoded}">{printed}</date></dateline></opener><p>Text.</p></div>'
)
SAYS = "the text has “October 26, 1962”"


class ContradictingDateTests(TestCase):
    def make(self, encoded="1962-10-27", printed="October 26, 1962", **fields):
        document = Document(
            identifier="letter",
            title="A letter",
            status=DocumentStatus.PUBLISHED,
            **{"date_edtf": encoded, **fields},
        )
        tei = ENCODED_AND_PRINTED.format(encoded=encoded, printed=printed)
        save_document(document, tei, Edit())
        return document

    def test_the_page_says_what_the_text_has(self):
        self.make()
        page = self.client.get("/documents/letter/")
        self.assertContains(page, f"October 27, 1962 ({SAYS})")
        self.assertContains(page, f"Doubtful: {SAYS}.")

    def test_the_tei_file_says_so_in_its_header(self):
        self.make()
        answer = self.client.get("/documents/letter/tei/")
        header = etree.fromstring(
            answer.getvalue() if answer.streaming else answer.content
        )
        [date] = header.xpath("//t:correspAction/t:date", namespaces={"t": TEI})
        self.assertEqual(date.get("cert"), "low")
        [note] = header.xpath("//t:correspDesc/t:note", namespaces={"t": TEI})
        self.assertIn("October 26, 1962", note.text)

    def test_what_is_not_contradicted_is_not_doubted(self):
        self.make(printed="October 27, 1962")
        self.assertNotContains(self.client.get("/documents/letter/"), "the text has")

    def test_what_an_archivist_has_settled_is_not_doubted(self):
        self.make()
        Problem.objects.update(is_settled=True)
        self.assertNotContains(self.client.get("/documents/letter/"), "the text has")

    def test_a_record_that_follows_the_text_is_not_doubted(self):
        self.make(date_edtf="1962-10-26")
        self.assertNotContains(self.client.get("/documents/letter/"), "the text has")


class DoubtsOfTransmittedLettersTests(TestCase):
    ENDS = "does not show where it ends"

    @classmethod
    def setUpTestData(cls):
        carrier = make_carrier(HANDED_OVER)
        cls.letter = Document.objects.get(carrier=carrier)
        cls.address = cls.letter.get_absolute_url()

    def test_the_page_says_why_its_sender_is_not_certain(self):
        page = self.client.get(self.address)
        self.assertContains(page, "Inferred: “1015. Text of aide-mémoire handed me")
        self.assertContains(page, "name who handed it over")

    def test_the_page_says_that_its_end_is_not_certain(self):
        page = self.client.get(self.address)
        self.assertContains(page, "Doubtful: The document that transmits this text")
        self.assertContains(page, self.ENDS)

    def test_an_end_that_an_archivist_has_settled_is_not_doubted(self):
        Problem.objects.update(is_settled=True)
        self.assertNotContains(self.client.get(self.address), self.ENDS)

    def test_the_tei_file_says_both_in_its_header(self):
        answer = self.client.get(f"{self.address}tei/")
        header = etree.fromstring(
            answer.getvalue() if answer.streaming else answer.content
        )
        sent, note = (
            header.xpath(f"//t:correspDesc/{path}", namespaces={"t": TEI})
            for path in ("t:correspAction[@type='sent']/t:*[@cert]", "t:note")
        )
        self.assertEqual([name.get("cert") for name in sent], ["medium"])
        self.assertIn(self.ENDS, note[0].text)


class DoubtsForProgramsTests(PlainTestCase):
    SOURCE = CitationSource(
        identifier="x",
        title="Title",
        kind="letter",
        archive="Archive",
        address="https://letters.example/documents/x/",
        senders=(Name.of("Rusk", is_inferred=True), Name.of("Department of State")),
        date=parse_edtf("1962-10-27"),
        contradicting_date="October 26, 1962",
        open_end="Its end is not certain.",
    )

    def test_json_ld_tells_an_inferred_sender_from_a_stated_one(self):
        inferred, stated = json_ld(self.SOURCE)["sender"]
        self.assertEqual(inferred["disambiguatingDescription"], "Inferred")
        self.assertNotIn("disambiguatingDescription", stated)

    def test_json_ld_says_which_date_the_text_has(self):
        said = json_ld(self.SOURCE)["disambiguatingDescription"]
        self.assertIn("“October 26, 1962”", said)
        self.assertIn("Its end is not certain.", said)

    def test_the_tei_file_tells_an_inferred_sender_from_a_stated_one(self):
        division = f'<div xmlns="{TEI}" type="document"><p>a</p></div>'
        file = etree.fromstring(tei_file(division, self.SOURCE, []).encode())
        names = file.xpath("//t:correspAction/t:name", namespaces={"t": TEI})
        self.assertEqual([name.get("cert") for name in names], ["medium", None])
