"""The same documents as a search index of Haystack, which finds it by its name."""

from __future__ import annotations

from datetime import datetime, time

from benchmarks.search.texts import text_of, with_texts
from django.conf import settings
from django.db.models import QuerySet
from haystack import indexes

from letters.models import Document


class DocumentIndex(indexes.SearchIndex, indexes.Indexable):
    text = indexes.CharField(document=True)
    title = indexes.CharField(model_attr="title")
    volume = indexes.CharField(faceted=True)
    year = indexes.IntegerField(faceted=True)
    day = indexes.DateTimeField()

    def get_model(self) -> type[Document]:
        return Document

    def index_queryset(self, using: str | None = None) -> QuerySet[Document]:  # noqa: ARG002
        return with_texts().filter(pk__lte=settings.STOCK_LAST_DOCUMENT)

    def prepare(self, document: Document) -> dict[str, object]:
        text = text_of(document)
        return super().prepare(document) | {
            "text": text.whole,
            "volume": text.volume,
            "year": text.day.year,
            "day": datetime.combine(text.day, time.min),
        }
