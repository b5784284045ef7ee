"""What is indexed of documents."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Expression, Prefetch, QuerySet
from haystack import indexes

from letters.derivation.correspondence.sides.authors import is_initials
from letters.derivation.description.document_kinds import TRANSMITTED_LETTER
from letters.derivation.description.markings import term_label
from letters.derivation.model import MarkKind
from letters.models import CorrespondenceEvent, Document, Footnote, Mark
from letters.models.document_queries import DocumentQuerySet
from letters.models.places import forms_of_place, place_called
from letters.search.interface import IndexEntry
from letters.search.query.facets import (
    Dating,
    Facet,
    Feature,
    key_of_level,
    write_value,
)
from letters.search.query.tree import TextPart
from letters.search_indexes.days import months_of, ordinals_of, years_of
from letters.search_indexes.entry_index import texts_of, volume_value
from letters.search_indexes.names_of_people import (
    authorship,
    correspondents,
    events_with_people,
    name_of,
    names_of,
    signatures,
)

# Fields that cannot have the name of their facet.
FIELDS = {
    Facet.FROM: "sender",
    Facet.TO: "recipient",
    Facet.HAS: "feature",
    Facet.DATING: "dating",
}

FEATURE_OF_MARK = {
    MarkKind.HANDWRITING: Feature.HANDWRITING,
    MarkKind.STAMP: Feature.STAMP,
    MarkKind.SUPPLIED: Feature.SUPPLIED,
    MarkKind.WITHHELD: Feature.WITHHELD,
}


class DocumentIndex(indexes.SearchIndex, indexes.Indexable):
    """Plain texts only: no markup, no numbers of notes or pages between the words.

    Several texts of a part stay separate, so that no phrase runs from one into the next.
    `write_value` writes the values of facets.
    """

    text = indexes.CharField(document=True)
    title = indexes.CharField(model_attr="title")
    names = indexes.MultiValueField()
    notes = indexes.MultiValueField()
    source = indexes.MultiValueField()
    marks = indexes.MultiValueField()

    sender = indexes.MultiValueField()
    recipient = indexes.MultiValueField()
    author = indexes.MultiValueField()
    participant = indexes.MultiValueField()
    year = indexes.MultiValueField()
    month = indexes.MultiValueField()
    volume = indexes.MultiValueField()
    kind = indexes.MultiValueField()
    subject = indexes.MultiValueField()
    place = indexes.MultiValueField()
    repository = indexes.MultiValueField()
    level = indexes.MultiValueField()
    handling = indexes.MultiValueField()
    classification = indexes.MultiValueField()
    hand = indexes.MultiValueField()
    feature = indexes.MultiValueField()
    dating = indexes.MultiValueField()

    def get_model(self) -> type[Document]:
        return Document

    def index_queryset(
        self,
        using: str | None = None,  # noqa: ARG002 (Haystack passes it)
    ) -> QuerySet[Document]:
        """Published documents, with all rows that are read below."""
        return _documents().published()

    def prepare(self, document: Document) -> dict[str, Any]:
        """Haystack's own signals hand over a document as it was saved."""
        if not hasattr(document, "place_forms"):
            document = _documents().get(pk=document.pk)
        return super().prepare(document)

    def prepare_text(self, document: Document) -> str:
        return document.text

    def prepare_names(self, document: Document) -> list[str]:
        events = document.correspondence_events.all()
        return sorted({name for event in events for name in names_of(event)})

    def prepare_notes(self, document: Document) -> list[str]:
        return [
            note.text for note in document.footnotes.all() if not note.is_source_note
        ]

    def prepare_source(self, document: Document) -> list[str]:
        return [note.text for note in document.footnotes.all() if note.is_source_note]

    def prepare_marks(self, document: Document) -> list[str]:
        return [mark.text for mark in document.marks.all()]

    def prepare_sender(self, document: Document) -> list[str]:
        """Who sent it, and who signed it for the sender."""
        sent = correspondents(document, CorrespondenceEvent.Type.SENT)
        signers = (write_value(name_of(event)) for event in signatures(document))
        return list(dict.fromkeys([*sent, *signers]))

    def prepare_recipient(self, document: Document) -> list[str]:
        return correspondents(document, CorrespondenceEvent.Type.RECEIVED)

    def prepare_author(self, document: Document) -> list[str]:
        """The persons who signed it, sent it, or wrote the paper; initials of which the
        volume's list does not tell the person name nobody."""
        known = [
            event
            for event in (*signatures(document), *authorship(document))
            if event.agent or not is_initials(event.name_as_written)
        ]
        return list(dict.fromkeys(write_value(name_of(event)) for event in known))

    def prepare_participant(self, document: Document) -> list[str]:
        names = correspondents(document, CorrespondenceEvent.Type.TOOK_PART)
        return list(dict.fromkeys(names))

    def prepare_year(self, document: Document) -> list[str]:
        return years_of(document)

    def prepare_month(self, document: Document) -> list[str]:
        return months_of(document)

    def prepare_volume(self, document: Document) -> list[str]:
        return volume_value(document.edition)

    def prepare_kind(self, document: Document) -> list[str]:
        kind = write_value(document.kind, document.get_kind_display())
        transmitted, _ = TRANSMITTED_LETTER
        return [kind, *([write_value(transmitted)] if document.carrier_id else [])]

    def prepare_subject(self, document: Document) -> list[str]:
        return [write_value(subject) for subject in getattr(document, "subjects", ())]

    def prepare_place(self, document: Document) -> list[str]:
        """Where its datelines say that it was written: the place by its name, and by
        the other forms of it that documents print."""
        names = [document.place_name, *document.place_forms, document.dateline_place]
        for event in document.correspondence_events.all():
            if event.type == CorrespondenceEvent.Type.SENT:
                names += [event.place_name, *event.place_forms, event.place]
        return [write_value(name) for name in dict.fromkeys(filter(None, names))]

    def prepare_repository(self, document: Document) -> list[str]:
        """As the archive names the repository, else as the source note cites it; and the
        one that has the collection by now."""
        holding = getattr(document, "holding", None)
        unit = holding.archival_unit if holding else document.archival_unit
        names = (
            [str(holding.repository or holding.repository_as_cited)] if holding else []
        )
        names += [str(unit.repository)] if unit else []
        return [write_value(name) for name in dict.fromkeys(filter(None, names))]

    def prepare_level(self, document: Document) -> list[str]:
        return [write_value(key_of_level(document.level))] if document.level else []

    def prepare_handling(self, document: Document) -> list[str]:
        return [write_value(term, term_label(term)) for term in document.handling]

    def prepare_classification(self, document: Document) -> list[str]:
        markings = filter(None, map(str.strip, document.markings.split(";")))
        return [write_value(marking.casefold(), marking) for marking in markings]

    def prepare_hand(self, document: Document) -> list[str]:
        """The hands, and what they wrote: often only initials are known. A hand without
        a person has its key: what describes it may be sentences."""
        wordings = {mark.text for mark in document.marks.all() if mark.hand_key}
        hands = [
            write_value(hand.key, str(hand.agent or hand.key))
            for hand in document.hands.all()
        ]
        return [*hands, *sorted(wordings)]

    def prepare_feature(self, document: Document) -> list[str]:
        features = {
            feature for mark in document.marks.all() for feature in _features_of(mark)
        }
        if any(passage.is_in_text for passage in document.conditionalpassages.all()):
            features.add(Feature.CONDITIONAL)
        if document.page_images.all():
            features.add(Feature.FACSIMILE)
        if any(_is_note(note) for note in document.footnotes.all()):
            features.add(Feature.NOTES)
        return sorted(features)

    def prepare_dating(self, document: Document) -> list[str]:
        date = document.date
        if not date or not (date.earliest or date.latest):
            return [Dating.UNDATED]
        is_open = not (date.earliest and date.latest)
        return [Dating.UNCERTAIN] if is_open or date.is_doubtful else []

    def entry_of(self, document: Document) -> IndexEntry:
        """Everything that an engine indexes."""
        prepared = self.full_prepare(document)
        return IndexEntry(
            pk=document.pk,
            texts={part: texts_of(prepared[part]) for part in TextPart},
            lists={facet: prepared[FIELDS.get(facet, facet)] for facet in Facet},
            **ordinals_of(document),
            place=document.position,
        )


def _documents() -> DocumentQuerySet:
    """Documents, with all rows that their entries are made of."""
    return (
        Document.objects.select_related(
            "transcription",
            "edition",
            "holding__repository",
            "holding__archival_unit__repository",
            "archival_unit__repository",
        )
        .annotate(**_place_named_in("dateline_place"))
        .defer("transcription__tei", "transcription__html")
        .prefetch_related(
            "footnotes",
            "marks",
            "hands__agent",
            "conditionalpassages",
            "page_images",
            Prefetch(
                "correspondence_events",
                events_with_people().annotate(**_place_named_in("place")),
            ),
        )
    )


def _place_named_in(field: str) -> dict[str, Expression]:
    """Annotations: the authorized name of the place, and all forms of it."""
    return {
        "place_name": place_called(field, "name"),
        "place_forms": forms_of_place(field),
    }


def _is_note(note: Footnote) -> bool:
    """Whether an editor says something there; another reading says nothing."""
    return not (note.is_source_note or note.names.is_beside_text)


def _features_of(mark: Mark) -> Iterator[Feature]:
    if mark.kind in FEATURE_OF_MARK:
        yield FEATURE_OF_MARK[mark.kind]
    if mark.is_struck:
        yield Feature.STRUCK
