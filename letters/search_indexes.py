"""What of a document is searched. Haystack finds this module by its name."""

from __future__ import annotations

from django.db.models import QuerySet
from haystack import indexes

from letters.models import Document


class DocumentIndex(indexes.SearchIndex, indexes.Indexable):
    """Plain texts alone: no markup, no numbers of notes or pages between the words.

    Lists are texts of their own, so that no phrase runs from one into the next.
    """

    text = indexes.CharField(document=True)
    title = indexes.CharField(model_attr="title")
    correspondents = indexes.MultiValueField()
    notes = indexes.MultiValueField()
    marks = indexes.MultiValueField()

    def get_model(self) -> type[Document]:
        return Document

    def index_queryset(
        self,
        using: str | None = None,  # noqa: ARG002 (Haystack passes it)
    ) -> QuerySet[Document]:
        """Published documents, with all that is prepared below."""
        return (
            Document.objects.published()
            .select_related("transcription")
            .defer("transcription__tei", "transcription__html")
            .prefetch_related("footnotes", "marks", "correspondence_events__agent")
        )

    def prepare_text(self, document: Document) -> str:
        # A document may be described before anybody has transcribed it.
        transcription = getattr(document, "transcription", None)
        return transcription.text if transcription else ""

    def prepare_correspondents(self, document: Document) -> list[str]:
        return sorted({event.name for event in document.correspondence_events.all()})

    def prepare_notes(self, document: Document) -> list[str]:
        return [footnote.text for footnote in document.footnotes.all()]

    def prepare_marks(self, document: Document) -> list[str]:
        return [mark.text for mark in document.marks.all()]
