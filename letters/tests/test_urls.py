"""Every public address with its status: the promise to people who cite us."""

from django.test import TestCase
from django.urls import get_resolver

from letters.models import Edition
from letters.models.identifiers import RESERVED
from letters.tests.factories import (
    load_collection,
    make_document,
    make_entry,
    make_reading,
    make_section,
    make_topic,
)
from letters.urls import urlpatterns
from letters.urls.routes import DOCUMENT

NAMES = {pattern.name for pattern in urlpatterns}
DRAFT = "/documents/reagan-andropov-1983-draft/"
EDITION = "/editions/frus1981-88v04/"
PRINTED = "/documents/frus1981-88v04/d190/"

ADDRESSES = {
    "home": ("/", 200),
    "document-list": ("/documents/", 200),
    "document-list-file": ("/documents.zip", 200),
    "document-feed": ("/documents.atom", 200),
    "sitemap": ("/sitemap.xml", 200),
    "sitemap-section": ("/sitemap-documents.xml", 200),
    "coverage": ("/coverage/", 200),
    "about": ("/about/", 200),
    "editorial-principles": ("/editorial-principles/", 200),
    "how-to-cite": ("/how-to-cite/", 200),
    "reuse": ("/reuse/", 200),
    "accessibility": ("/accessibility/", 200),
    "privacy": ("/privacy/", 200),
    "contact": ("/contact/", 200),
    "chronology": ("/chronology/", 200),
    "chronology-undated": ("/chronology/undated/", 200),
    "chronology-year": ("/chronology/1983/", 200),
    "chronology-month": ("/chronology/1983/12/", 200),
    "chronology-day": ("/chronology/1983/12/19/", 200),
    "edition-list": ("/editions/", 200),
    "edition-detail": (EDITION, 200),
    "edition-persons": (f"{EDITION}persons/", 200),
    "edition-terms": (f"{EDITION}terms/", 200),
    "edition-page": (f"{EDITION}pages/680/", 200),
    "edition-find": (f"{EDITION}find/d190fn2", 302),
    "series-address": ("/historicaldocuments/frus1981-88v04/d190/", 302),
    "edition-epub": (f"{EDITION}epub/", 200),
    "edition-tei": (f"{EDITION}tei/", 200),
    "section-detail": (f"{EDITION}sections/ch1/", 200),
    "entry-detail": (f"{EDITION}entries/p_RRW1/", 200),
    "place-list": ("/places/", 200),
    "place-detail": ("/places/moscow/", 200),
    "repository-list": ("/repositories/", 200),
    "repository-detail": ("/repositories/reagan-library/", 200),
    "correction-list": ("/corrections/", 200),
    "correction-feed": ("/corrections.atom", 200),
    "wanted": ("/wanted/", 200),
    "wanted-csv": ("/wanted.csv", 200),
    "wanted-detail": ("/wanted/frus1981-88v04/d185/", 200),
    "teaching-help": ("/help/teaching/", 200),
    "notation-help": ("/help/notation/", 200),
    "search-help": ("/help/search/", 200),
    "search-more": ("/search/more/", 200),
    "agent-list": ("/people/", 200),
    "agent-detail": ("/people/reagan-ronald/", 200),
    "agent-files": ("/people/reagan-ronald/documents.csv", 200),
    "network": ("/people/network/", 200),
    "agent-network": ("/people/reagan-ronald/network/", 200),
    "my-list": ("/my-list/?d=frus1981-88v04/d190", 200),
    "my-list-citations": ("/my-list/citations/?d=frus1981-88v04/d190", 200),
    "my-list-pdf": ("/my-list/documents.pdf?d=frus1981-88v04/d190", 200),
    "my-list-file": ("/my-list/documents.ris?d=frus1981-88v04/d190", 200),
    "glossary": ("/glossary/", 200),
    "topic-list": ("/topics/", 200),
    "topic-detail": ("/topics/berlin/", 200),
    "exchange-files": (
        "/people/reagan-ronald/with/andropov-yuri/documents.csv",
        200,
    ),
    "edition-files": (f"{EDITION}documents.csv", 200),
    "exchange-detail": ("/people/reagan-ronald/with/andropov-yuri/", 200),
    "document-detail": (PRINTED, 200),
    "page-detail": (f"{PRINTED}pages/680/", 200),
    "footnote-detail": (f"{PRINTED}notes/6/", 200),
    "reference-detail": (f"{PRINTED}references/x8/", 200),
    "segment": (f"{PRINTED}segments/p3/", 302),
    "mark": (f"{DRAFT}marks/m3/", 302),
    "passage": (f"{DRAFT}passages/passage/", 302),
    "page-image": (f"{DRAFT}images/{'0' * 64}/1200/", 404),
    "iiif-base": (f"/iiif/reagan-andropov-1983-draft/{'0' * 64}", 404),
    "iiif-info": (f"/iiif/reagan-andropov-1983-draft/{'0' * 64}/info.json", 404),
    "iiif-image": (
        f"/iiif/reagan-andropov-1983-draft/{'0' * 64}/full/max/0/default.jpg",
        404,
    ),
    "revision-list": (f"{PRINTED}revisions/", 200),
    "revision-detail": (f"{PRINTED}revisions/2/", 200),
    "revision-changes": (f"{PRINTED}revisions/2/changes/", 200),
    "document-pdf": (f"{PRINTED}pdf/", 200),
    "document-tei": (f"{PRINTED}tei/", 200),
    "document-text": (f"{PRINTED}text/", 200),
    "document-notation": (f"{PRINTED}notation/", 200),
    "document-source": (f"{PRINTED}source/", 200),
    "document-witnesses": (f"{DRAFT}witnesses/", 200),
    "document-comparison": (f"{PRINTED}compare/reagan-andropov-1983-draft/", 200),
    "revision-comparison": (f"{PRINTED}revisions/2/compare/2/", 200),
    "document-shared": (f"{PRINTED}shared/reagan-andropov-1983-draft/", 200),
    "document-cite": (f"{PRINTED}cite/?note=6", 200),
    "citation-file": (f"{PRINTED}cite/ris/", 200),
    "document-report": (f"{PRINTED}report/?note=6", 200),
    "section-report": (f"{EDITION}sections/ch1/report/", 200),
    "report-help": ("/help/reports/", 200),
    "reading-list": ("/readings/", 200),
    "reading-detail": ("/readings/letters/", 200),
    "reading-item": ("/readings/letters/1/", 200),
    "reading-annotations": ("/readings/letters/annotations.jsonld", 200),
    "reading-handout": ("/readings/letters/handout/", 200),
    "reading-handout-pdf": ("/readings/letters/handout/pdf/", 200),
    "reading-handout-epub": ("/readings/letters/handout/epub/", 200),
    "reading-embed": ("/readings/letters/embed/", 200),
    "reading-oembed": ("/readings/oembed.json", 400),
    "annotations-help": ("/help/annotations/", 200),
    "api": ("/api/1/", 200),
    "api-openapi": ("/api/1/openapi.json", 200),
    "api-documents": ("/api/1/documents/", 200),
    "api-document": (f"/api/1{PRINTED}", 200),
    "api-pages": (f"/api/1{PRINTED}pages/", 200),
    "api-notes": (f"/api/1{PRINTED}notes/", 200),
    "api-references": (f"/api/1{PRINTED}references/", 200),
    "api-people": ("/api/1/people/", 200),
    "api-person": ("/api/1/people/reagan-ronald/", 200),
    "api-editions": ("/api/1/editions/", 200),
    "api-edition": (f"/api/1{EDITION}", 200),
    "api-nothing": ("/api/1/nothing/", 404),
    "iiif-archive": ("/iiif/collection", 200),
    "iiif-papers": ("/iiif/papers/1/collection", 200),
    "iiif-edition": (f"/iiif{EDITION}collection", 200),
    "iiif-section": (f"/iiif{EDITION}sections/ch1/collection", 200),
    "iiif-manifest": ("/iiif/frus1981-88v04/d190/manifest", 200),
    "iiif-search": ("/iiif/frus1981-88v04/d190/search?q=soviet", 200),
    "iiif-search-1": ("/iiif/frus1981-88v04/d190/search/1?q=soviet", 200),
    "iiif-canvas": ("/iiif/frus1981-88v04/d190/canvas/680", 200),
    "oai": ("/oai?verb=Identify", 200),
    "cmif": ("/cmif.xml", 200),
    "opds": ("/opds/", 200),
    "opds-new": ("/opds/new/", 200),
    "opds-books": ("/opds/books/", 200),
    "robots": ("/robots.txt", 200),
    "favicon": ("/favicon.ico", 200),
    "opensearch": ("/opensearch.xml", 200),
    "security": ("/.well-known/security.txt", 200),
    "health-live": ("/health/live", 200),
    "metrics": ("/metrics", 200),
}
# Tested where the index is: letters/tests/search and letters/tests/archive.
ELSEWHERE = {
    "search",
    "search-json",
    "search-csv",
    "search-file",
    "search-feed",
    "search-suggest",
    "api-search",
    "document-similar",
    "health-ready",
}
# Anybody may send these forms: letters/tests/views/test_mistake_reports.py. What is
# collected may be asked for by both methods: letters/tests/views/test_harvesting.py.
TAKES_FORMS = {"document-report", "section-report", "oai"}
# Of teachers who are signed in: letters/tests/views/teaching.
AT_THE_DESK = {name for name in NAMES if name.startswith("teach")} - {"teaching-help"}


class PublicAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        edition = Edition.objects.get()
        make_topic(make_section(edition, "ch1"), "Berlin")
        make_entry(edition, "p_RRW1")
        make_reading(make_document(), slug="letters")

    def test_every_address_answers_as_promised(self):
        for name, (address, status) in ADDRESSES.items():
            with self.subTest(name):
                self.assertEqual(self.client.get(address).status_code, status)

    def test_no_address_is_forgotten_here(self):
        self.assertEqual(NAMES, set(ADDRESSES) | ELSEWHERE | AT_THE_DESK)

    def test_no_identifier_ends_in_a_word_that_follows_one(self):
        following = {
            str(pattern.pattern).removeprefix(DOCUMENT).partition("/")[0]
            for pattern in urlpatterns
            if str(pattern.pattern).startswith(DOCUMENT)
        }
        self.assertEqual(following - {""}, set(RESERVED))

    def test_only_reading_is_allowed(self):
        for name, (address, _) in ADDRESSES.items():
            with self.subTest(name):
                expected = 200 if name in TAKES_FORMS else 405
                self.assertEqual(self.client.post(address).status_code, expected)

    def test_hostile_addresses_are_not_found(self):
        for address in (
            "/documents/%00/",
            "/documents/a/b/c/",
            "/documents/../etc/",
            f"/documents/{'a' * 3000}/",
            f"{PRINTED}notes/%00/",
            f"{PRINTED}revisions/{'9' * 30}/",
            f"{EDITION}sections/%00/",
            f"{EDITION}pages/{'9' * 3000}/",
            f"{EDITION}find/{'d' * 3000}",
            f"{EDITION}entries/../p_RRW1/",
            "/wanted/../../etc/",
            "/readings/%00/",
            f"/readings/letters/{'9' * 3000}/",
        ):
            with self.subTest(address[:40]):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_scans_have_no_address_but_through_their_document(self):
        routes = str(get_resolver().reverse_dict.keys())
        self.assertNotIn("media", routes)
