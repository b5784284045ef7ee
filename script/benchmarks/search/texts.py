"""The published documents as one text each, for every other engine to index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from letters.models import Document

BATCH = 200
# Stands for a missing date; no query asks for it.
NO_DATE = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Text:
    """A document. `body` is its plain text, followed by its notes."""

    pk: int
    title: str
    body: str
    volume: str
    day: date

    @property
    def whole(self) -> str:
        return f"{self.title}\n{self.body}"


def texts() -> Iterator[Text]:
    documents = with_texts().order_by("pk").iterator(chunk_size=BATCH)
    return map(text_of, documents)


def with_texts() -> QuerySet[Document]:
    return (
        Document.objects.published()
        .select_related("transcription", "edition")
        .defer("transcription__tei", "transcription__html")
        .prefetch_related("footnotes")
    )


def text_of(document: Document) -> Text:
    notes = (footnote.text for footnote in document.footnotes.all())
    transcription = getattr(document, "transcription", None)
    return Text(
        pk=document.pk,
        title=document.title,
        body="\n".join([transcription.text if transcription else "", *notes]),
        volume=document.edition.identifier if document.edition else "",
        day=document.date_earliest or NO_DATE,
    )
