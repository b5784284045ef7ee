"""What is indexed of the own words of sections."""

from __future__ import annotations

from django.db.models import QuerySet
from haystack import indexes

from letters.models import Section
from letters.search.interface import IndexEntry
from letters.search.query.facets import Facet
from letters.search.query.tree import TextPart
from letters.search_indexes.entry_index import texts_of, volume_value


class SectionIndex(indexes.SearchIndex, indexes.Indexable):
    """The own words of a section: a preface, or a heading with its notes. Its documents
    and parts are indexed apart. Its fields are some of those of documents."""

    text = indexes.CharField(document=True)
    title = indexes.CharField(model_attr="title")
    notes = indexes.MultiValueField()
    volume = indexes.MultiValueField()

    def get_model(self) -> type[Section]:
        return Section

    def index_queryset(
        self,
        using: str | None = None,  # noqa: ARG002 (Haystack passes it)
    ) -> QuerySet[Section]:
        """Those of published volumes, with all rows that are read below."""
        return (
            Section.objects.published()
            .select_related("content", "edition")
            .defer("content__tei", "content__html")
        )

    def prepare_text(self, section: Section) -> str:
        return section.own_text

    def prepare_notes(self, section: Section) -> list[str]:
        return [note.text for note in section.own_notes]

    def prepare_volume(self, section: Section) -> list[str]:
        return volume_value(section.edition)

    def entry_of(self, section: Section) -> IndexEntry:
        """Everything that an engine indexes."""
        prepared = self.full_prepare(section)
        return IndexEntry(
            pk=section.pk,
            texts={part: texts_of(prepared.get(part, [])) for part in TextPart},
            lists={facet: prepared.get(facet, []) for facet in Facet},
        )
