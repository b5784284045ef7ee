"""A small archive to be searched, and what its pages of results say."""

from __future__ import annotations

from typing import Any

from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.derivation.description.document_kinds import DocumentKind
from letters.models import CorrespondenceEvent, Document
from letters.search.engines import configured
from letters.tests.factories import make_document, make_edition
from letters.tests.search.documents import forget_index, update_index

PAGE = reverse("letters:search")
JSON = reverse("letters:search-json")
TABLE = reverse("letters:search-csv")
FEED = reverse("letters:search-feed")

# What nobody in earnest asks for, and robots do.
ODD_QUERIES = [
    "",
    " ",
    '"balance of',
    "((((",
    "*on",
    "?????*",
    "AND OR",
    "x" * 60_000,
    "\x00\x1b",
    "title:[a TO z]",
    "<script>alert(1)</script>",
    "a^2 ~ && ||",
    "\ud7ff\U0010ffff\uffff",
]
ODD_PARAMETERS: list[dict[str, Any]] = [
    {"page": page}
    for page in ("0", "-1", "abc", "9" * 5000, "1e9", "99", "1" + "0" * 20)
] + [
    {"year": "abc"},
    {"year": ["0", "9999", "-1", "1" * 5000, "١٩٦٢"]},
    {"month": ["1962-13", "1962", "-", "\x00"]},
    {"volume": ["\x00\n", "nothing", "x" * 5000]},
    {"from": [str(number) for number in range(100)]},
    {"has": ["withheld", "everything"]},
    {"kind": "<b>"},
    {"sort": "sideways"},
    {"sort": ["date", "newest"], "page": ["2", "x"]},
]


class SearchTestCase(TestCase):
    """Four documents with the word "hotline" and one without it."""

    @classmethod
    def setUpTestData(cls):
        cls.volume = make_edition()
        cls.volume.sub_series, cls.volume.volume = "1961–1963", "Volume VI"
        cls.volume.save()
        for identifier, date, kind in (
            ("first", "1961-05-02", DocumentKind.LETTER),
            ("second", "1962-10-26", DocumentKind.LETTER),
            ("third", "1962-11-05", DocumentKind.TELEGRAM),
            ("fourth", "", DocumentKind.LETTER),
        ):
            make_document(
                identifier,
                "The hotline <b>works</b> & more.[^1]\n\n[^1]: A note on the hotline.",
                title=f"A & B <i>, {identifier}",
                date_edtf=date,
                kind=kind,
                edition=cls.volume,
                number="66",
            )
        make_document("other", "Consulates.", title="Kiev", date_edtf="1975")
        CorrespondenceEvent.objects.create(
            document=Document.objects.get(identifier="second"),
            type=CorrespondenceEvent.Type.SENT,
            name_as_written="Nikita Khrushchev",
        )

    def setUp(self):
        update_index()

    def tearDown(self):
        forget_index()

    def give_up_at_once(self) -> None:
        """From now on every search with words in it is too broad."""
        backend = configured.backend()
        self.addCleanup(setattr, backend, "seconds", backend.seconds)
        backend.seconds = -1

    def page_of(self, **parameters: Any) -> html.HtmlElement:
        """The page of results, or of help."""
        return html.fromstring(self.client.get(PAGE, parameters).content)


def words_of(element: html.HtmlElement) -> str:
    """As a screen reader says them."""
    said = element.xpath(".//text()[not(ancestor::*[@aria-hidden='true'])]")
    return " ".join("".join(said).split())


def links_in(element: html.HtmlElement, path: str) -> dict[str, str]:
    """The addresses of the links below `path`, by their words."""
    return {words_of(link): link.get("href") for link in element.xpath(f"{path}//a")}
