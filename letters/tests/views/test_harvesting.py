"""OAI-PMH 2.0: what is collected is what is public, whoever asks, and however often."""

import io
from base64 import urlsafe_b64encode
from datetime import timedelta
from unittest import mock

import requests
from django.test import TestCase
from lxml import etree
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

from letters.exports.oai_pmh import utc
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, PublicRecord, Transcription
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_archivist,
    make_document,
    make_edition,
    make_tei,
)
from letters.views import harvesting

NAMESPACES = {
    "o": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "t": "http://www.tei-c.org/ns/1.0",
}
SECRET = "Zqxcanary"
HIDDEN = (DocumentStatus.DRAFT, DocumentStatus.IN_REVIEW)


class HarvestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        edition = make_edition()
        for number in range(1, 8):
            make_document(f"frus1961-63v06/d{number}", edition=edition)
        for status in HIDDEN:
            make_document(f"{SECRET}-{status}", title=SECRET, status=status)
        cls.withdrawn = make_document("withdrawn", title=SECRET)
        cls.withdrawn.status = DocumentStatus.WITHDRAWN
        save_document(cls.withdrawn, make_tei(LETTER), Edit())

    def ask(self, **arguments):
        """The root of the answer, which a strict parser reads."""
        response = self.client.get("/oai", arguments)
        self.assertEqual(response.status_code, 200)
        return etree.fromstring(response.content)

    def found(self, path, **arguments):
        return self.ask(**arguments).xpath(path, namespaces=NAMESPACES)

    def code(self, **arguments):
        return self.found("/o:OAI-PMH/o:error/@code", **arguments)

    def collector(self):
        """A kept client, whose requests end in the archive of this test."""
        patched = mock.patch.object(requests, "get", self.fetch)
        patched.start()
        self.addCleanup(patched.stop)
        return Sickle("http://testserver/oai")

    def fetch(self, address, params=None, **_options):
        answer = self.client.get("/oai", params)
        response = requests.Response()
        response.status_code = answer.status_code
        response.raw = io.BytesIO(answer.content)
        response.headers["content-type"] = answer["Content-Type"]
        response.encoding = "utf-8"
        return response

    def public(self):
        published = Document.objects.published()
        return {f"oai:testserver:{document.identifier}" for document in published}


@mock.patch.object(harvesting, "RECORDS_PER_PAGE", 3)
@mock.patch.object(harvesting, "TEXTS_PER_PAGE", 3)
@mock.patch.object(harvesting, "HEADERS_PER_PAGE", 4)
class CollectingTests(HarvestCase):
    def test_all_records_are_those_of_the_database(self):
        for prefix in ("oai_dc", "tei"):
            with self.subTest(prefix):
                records = list(self.collector().ListRecords(metadataPrefix=prefix))
                present = [one.header for one in records if not one.deleted]
                gone = [one.header.identifier for one in records if one.deleted]
                names = [header.identifier for header in present]
                self.assertEqual(sorted(names), sorted(self.public()))
                self.assertEqual(gone, ["oai:testserver:withdrawn"])

    def test_headers_are_those_of_the_records(self):
        headers = self.collector().ListIdentifiers(metadataPrefix="oai_dc")
        names = {header.identifier for header in headers if not header.deleted}
        self.assertEqual(names, self.public())

    def test_a_set_is_an_edition(self):
        sets = {one.setSpec for one in self.collector().ListSets()}
        self.assertEqual(sets, {"frus1961-63v06", "frus1981-88v04"})
        records = self.collector().ListRecords(
            metadataPrefix="oai_dc", set="frus1961-63v06"
        )
        self.assertEqual(len(list(records)), 7)

    def test_texts_are_those_of_the_download(self):
        for record in self.collector().ListRecords(
            metadataPrefix="tei", ignore_deleted=True
        ):
            identifier = record.header.identifier.removeprefix("oai:testserver:")
            with self.subTest(identifier):
                file = self.client.get(f"/documents/{identifier}/tei/").content
                (own,) = record.xml.iter("{http://www.tei-c.org/ns/1.0}TEI")
                own.tail = None
                self.assertEqual(
                    etree.tostring(own, method="c14n2", strip_text=True),
                    etree.tostring(
                        etree.fromstring(file), method="c14n2", strip_text=True
                    ),
                )

    def test_what_changes_while_it_is_collected_is_not_missed(self):
        records = self.collector().ListRecords(metadataPrefix="oai_dc")
        collected = [next(records).header.identifier]
        document = Document.objects.get(identifier="frus1961-63v06/d7")
        document.title = "Another title"
        save_document(document, make_tei(LETTER), Edit())
        collected += [record.header.identifier for record in records]
        self.assertLessEqual(self.public(), set(collected))

    def test_from_the_last_answer_on_the_changes_alone_are_collected(self):
        before = PublicRecord.objects.update(
            stamped=PublicRecord.objects.earliest("stamped").stamped - timedelta(days=2)
        )
        self.assertEqual(before, 11)
        (answered,) = self.found("//o:responseDate/text()", verb="Identify")
        since = {"metadataPrefix": "oai_dc", "from": answered}
        with self.assertRaises(NoRecordsMatch):
            self.collector().ListRecords(**since)
        document = Document.objects.get(identifier="frus1961-63v06/d7")
        document.status = DocumentStatus.WITHDRAWN
        save_document(document, make_tei(LETTER), Edit())
        (record,) = self.collector().ListRecords(**since)
        self.assertTrue(record.deleted)


class OneAnswerTests(HarvestCase):
    def test_it_tells_nothing_of_what_is_hidden(self):
        self.client.force_login(make_archivist())
        for verb in ("ListRecords", "ListIdentifiers"):
            for prefix in ("oai_dc", "tei"):
                with self.subTest(verb, prefix=prefix):
                    answer = self.ask(verb=verb, metadataPrefix=prefix)
                    self.assertNotIn(SECRET, etree.tostring(answer).decode())

    def test_what_was_withdrawn_is_told_by_its_header_alone(self):
        (record,) = self.found(
            "//o:record",
            verb="GetRecord",
            identifier="oai:testserver:withdrawn",
            metadataPrefix="oai_dc",
        )
        self.assertEqual(record.xpath("*[1]/@status"), ["deleted"])
        self.assertEqual(len(record), 1)

    def test_what_was_never_public_is_not_there(self):
        for name in (f"{SECRET}-draft", "nothing", ""):
            with self.subTest(name):
                asked = {
                    "identifier": f"oai:testserver:{name}",
                    "metadataPrefix": "oai_dc",
                }
                self.assertEqual(
                    self.code(verb="GetRecord", **asked), ["idDoesNotExist"]
                )

    def test_a_record_says_who_wrote_what_to_whom(self):
        fields = self.found(
            "//dc:*",
            verb="GetRecord",
            identifier="oai:testserver:frus1981-88v04/d190",
            metadataPrefix="oai_dc",
        )
        told = [(etree.QName(field).localname, field.text) for field in fields]
        for field in (
            ("creator", "Reagan, Ronald"),
            ("date", "1984-03~"),
            ("type", "letter"),
            ("identifier", "http://testserver/documents/frus1981-88v04/d190/"),
            ("relation", "http://testserver/editions/frus1981-88v04/"),
        ):
            self.assertIn(field, told)

    def test_every_fault_has_its_code(self):
        listed = {"verb": "ListRecords", "metadataPrefix": "oai_dc"}
        for code, asked in (
            ("badVerb", {}),
            ("badVerb", {"verb": "ListEverything"}),
            ("badVerb", {"verb": ["Identify", "Identify"]}),
            ("badArgument", {"verb": "Identify", "set": "x"}),
            ("badArgument", {"verb": "ListRecords"}),
            ("badArgument", {"verb": "GetRecord", "metadataPrefix": "oai_dc"}),
            ("badArgument", {**listed, "from": "1962"}),
            ("badArgument", {**listed, "from": "1962-13-01"}),
            ("badArgument", {**listed, "from": "1962-10-26T08:00:00"}),
            ("badArgument", {**listed, "from": "2002-01-02", "until": "2002-01-01"}),
            (
                "badArgument",
                {**listed, "from": "2002-01-01", "until": "2003-01-01T00:00:00Z"},
            ),
            ("badArgument", {**listed, "resumptionToken": "x"}),
            ("badArgument", {**listed, "set": "a\0"}),
            ("badArgument", {**listed, "set": ["a", "b"]}),
            ("badArgument", {**listed, "\0": "a"}),
            ("cannotDisseminateFormat", {**listed, "metadataPrefix": "marc"}),
            ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "x"}),
            ("badResumptionToken", {"verb": "ListRecords", "resumptionToken": "é"}),
            ("badResumptionToken", {"verb": "ListSets", "resumptionToken": "x"}),
            ("noRecordsMatch", {**listed, "set": "frus1941"}),
            ("noRecordsMatch", {**listed, "until": "1962-10-26"}),
            ("noRecordsMatch", {**listed, "from": "9999-12-31", "until": "9999-12-31"}),
            ("idDoesNotExist", {"verb": "ListMetadataFormats", "identifier": "x"}),
        ):
            with self.subTest(asked):
                self.assertEqual(self.code(**asked), [code])

    def test_a_forged_token_is_refused(self):
        for parts in (
            "marc||||2026-01-01T00:00:00+00:00|1|1",
            "oai_dc||||2026-01-01T00:00:00|1|1",
            "oai_dc||||yesterday|1|1",
            "oai_dc||||2026-01-01T00:00:00+23:59|1|1",
            "oai_dc|1962||x|2026-01-01T00:00:00+00:00|1|1",
            "oai_dc||||2026-01-01T00:00:00+00:00|a/b/c|1",
            f"oai_dc||||2026-01-01T00:00:00+00:00|a|{'9' * 30}",
            "oai_dc||||2026-01-01T00:00:00+00:00|-1|1",
            "oai_dc",
        ):
            token = urlsafe_b64encode(parts.encode()).decode()
            with self.subTest(parts):
                asked = {"verb": "ListRecords", "resumptionToken": token}
                self.assertEqual(self.code(**asked), ["badResumptionToken"])

    def test_the_archive_identifies_itself(self):
        (identified,) = self.found("//o:Identify", verb="Identify")
        told = {etree.QName(part).localname: part.text for part in identified}
        self.assertEqual(told["baseURL"], "http://testserver/oai")
        self.assertEqual(told["deletedRecord"], "persistent")
        first = PublicRecord.objects.earliest("stamped").stamped
        self.assertEqual(told["earliestDatestamp"], utc(first))

    def test_an_empty_archive_identifies_itself(self):
        PublicRecord.objects.all().delete()
        self.assertEqual(len(self.found("//o:Identify", verb="Identify")), 1)
        self.assertEqual(self.code(verb="ListSets"), ["noSetHierarchy"])

    def test_a_form_that_is_sent_is_answered_too(self):
        answer = self.client.post("/oai", {"verb": "Identify"})
        self.assertContains(answer, "<baseURL>")

    def test_what_has_no_text_to_give_keeps_no_other_record_back(self):
        Document.objects.create(
            identifier="described", title="Described", status=DocumentStatus.PUBLISHED
        )
        broken = make_document("broken")
        Transcription.objects.filter(document=broken).update(tei="<div")
        for name in ("described", "broken"):
            identified = {
                "verb": "GetRecord",
                "identifier": f"oai:testserver:{name}",
            }
            with self.subTest(name):
                code = self.code(**identified, metadataPrefix="tei")
                self.assertEqual(code, ["cannotDisseminateFormat"])
                record = self.found("//dc:title", **identified, metadataPrefix="oai_dc")
                self.assertTrue(record)
        records = self.collector().ListRecords(metadataPrefix="tei")
        names = {record.header.identifier for record in records if not record.deleted}
        without = {f"oai:testserver:{name}" for name in ("described", "broken")}
        self.assertEqual(names, self.public() - without)

    def test_characters_that_xml_cannot_hold_keep_no_record_back(self):
        Document.objects.filter(identifier="frus1961-63v06/d1").update(
            title="Ki\x0bev", label=""
        )
        for prefix in ("oai_dc", "tei"):
            with self.subTest(prefix):
                answer = self.ask(
                    verb="GetRecord",
                    identifier="oai:testserver:frus1961-63v06/d1",
                    metadataPrefix=prefix,
                )
                self.assertIn("Ki ev", etree.tostring(answer, encoding="unicode"))

    def test_documents_with_the_same_ids_come_in_two_answers(self):
        tei = '<div xmlns="http://www.tei-c.org/ns/1.0" xml:id="d1"><p>A.</p></div>'
        for name in ("one", "two"):
            save_document(make_document(name), tei, Edit())
        names = [
            header.identifier.removeprefix("oai:testserver:")
            for header in (
                record.header
                for record in self.collector().ListRecords(metadataPrefix="tei")
            )
        ]
        self.assertEqual(names[-2:], ["one", "two"])
        self.ask(verb="ListRecords", metadataPrefix="tei")

    def test_a_page_of_records_takes_few_queries_however_many(self):
        # The horizon; records; documents; pages; events; problems; of texts, replies,
        # relations from both ends, and witnesses.
        for verb, prefix, queries in (
            ("ListRecords", "oai_dc", 7),
            ("ListRecords", "tei", 10),
            ("ListIdentifiers", "tei", 3),
        ):
            with self.subTest(verb, prefix=prefix), self.assertNumQueries(queries):
                self.client.get("/oai", {"verb": verb, "metadataPrefix": prefix})
