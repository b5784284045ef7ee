"""A reading with annotations of all kinds, for tests in a browser."""

from __future__ import annotations

from letters.ingest.annotations import noted_text
from letters.ingest.media_folders import masters_folder
from letters.models import Annotation, Document, PageImage, Reading
from letters.tests.facsimile.scans import make_scan
from letters.tests.factories import annotate, make_reading
from letters.tests.scan_records import record_scan

SLUG = "bracket234"
READING = f"/readings/{SLUG}/"

_KIND = Annotation.Kind
_CHOICES = ["To warn", "To offer talks", "To end talks"]
_ORDER = ["The memorandum is written", "The letter is signed", "It is delivered"]


def make_class_reading() -> Reading:
    """Public, of the demonstration's memorandum, draft and printed letter."""
    documents = [
        Document.objects.get(identifier=identifier)
        for identifier in (
            "reagan-andropov-1983-memorandum",
            "reagan-andropov-1983-draft",
            "frus1981-88v04/d190",
        )
    ]
    reading = make_reading(
        *documents,
        slug=SLUG,
        title="One bracket, two letters",
        byline="Ms. Rivera, history",
        visibility="public",
        introduction="Read **both**.",
        tasks="1. Say why.",
    )
    _annotate_draft(reading, documents[1], documents[2])
    printed = reading.items.last()
    printed.extent, printed.page_key, printed.hides_annotations = "page", "680", True
    printed.save()
    annotate(printed, "premise", body="What follows from it?")
    return reading


def _annotate_draft(reading: Reading, draft: Document, printed: Document) -> None:
    item = reading.items.get(document=draft)
    item.first_view = "passages=met"
    item.introduction = "Read it *twice*."
    item.save()
    question = {"kind": _KIND.QUESTION}
    annotate(item, "Ambassador Hartman", kind=_KIND.EXPLANATION, body="Who is he?")
    annotate(item, "intermediate-range", asks="text", body="Why?", **question)
    choice = {"asks": "choice", "choices": _CHOICES, "solution": [1]}
    annotate(item, "equitable", body="What for?", **choice, **question)
    annotate(item, asks="order", choices=_ORDER, body="What came first?", **question)
    annotate(item, "personal emissary", asks="passage", body="Where?", **question)
    annotate(item, "START agreement", kind=_KIND.TERM, body="A treaty.")
    address = "https://history.state.gov/"
    annotate(item, "Stockholm", kind=_KIND.LINK, address=address)
    annotate(item, "Lebanon", is_whited_out=True, body="Guess where.")
    comparison = annotate(item, "I await your thoughts", kind=_KIND.COMPARISON)
    text = noted_text(printed).texts[""]
    comparison.targets.create(
        position=1, document=printed, start=0, end=200, exact=text[:200]
    )
    region = annotate(item, kind=_KIND.REGION, body="A stamp.")
    scan = record_scan(
        PageImage(document=draft, page_key="3"),
        make_scan(size=(600, 800)),
        "p3.jpg",
        masters_folder(),
    )
    region.targets.create(
        document=draft, image=scan.sha256, x=400, y=50, width=150, height=60
    )
