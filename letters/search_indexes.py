"""What is indexed of documents and of sections. Haystack finds this module by its name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from haystack import indexes

from letters.derivation.correspondence.authors import is_initials, names_a_person
from letters.derivation.description.document_kinds import TRANSMITTED_LETTER
from letters.derivation.description.markings import term_label
from letters.derivation.model import MarkKind
from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    Edition,
    Mark,
    Section,
)
from letters.models.places import names_of_place
from letters.search.interface import IndexEntry
from letters.search.query.facets import (
    Dating,
    Facet,
    Feature,
    key_of_level,
    write_value,
)
from letters.search.query.tree import TextPart

# A document that may be of any day of a year counts for none of its months.
MOST_DAYS_IN_MONTHS = 62
MOST_YEARS = 30

# Fields that cannot have the name of their facet.
FIELDS = {
    Facet.FROM: "sender",
    Facet.TO: "recipient",
    Facet.HAS: "feature",
    Facet.DATING: "dating",
}

EVENT_PLACE = "letters_correspondenceevent.place"

# The record that stands for the person of an event, if readers may know its name.
_PUBLIC_IDENTITY = Agent.objects.listed_in_public().filter(
    pk=OuterRef("agent__merged_into")
)

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
        return (
            Document.objects.published()
            .select_related(
                "transcription",
                "edition",
                "holding__repository",
                "holding__archival_unit__repository",
                "archival_unit__repository",
            )
            .annotate(place_names=names_of_place("letters_document.dateline_place"))
            .defer("transcription__tei", "transcription__html")
            .prefetch_related(
                "footnotes",
                "marks",
                "hands__agent",
                "conditionalpassages",
                "page_images",
                Prefetch(
                    "correspondence_events",
                    CorrespondenceEvent.objects.select_related(
                        "agent__merged_into"
                    ).annotate(
                        place_names=names_of_place(EVENT_PLACE),
                        has_public_identity=Exists(_PUBLIC_IDENTITY),
                    ),
                ),
            )
        )

    def prepare_text(self, document: Document) -> str:
        return document.text

    def prepare_names(self, document: Document) -> list[str]:
        events = document.correspondence_events.all()
        return sorted({name for event in events for name in _names_of(event)})

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
        sent = _correspondents(document, CorrespondenceEvent.Type.SENT)
        signers = (write_value(_name_of(event)) for event in _signatures(document))
        return list(dict.fromkeys([*sent, *signers]))

    def prepare_recipient(self, document: Document) -> list[str]:
        return _correspondents(document, CorrespondenceEvent.Type.RECEIVED)

    def prepare_author(self, document: Document) -> list[str]:
        """The persons who signed it, sent it, or wrote the paper; initials of which the
        volume's list does not tell the person name nobody."""
        known = [
            event
            for event in (*_signatures(document), *_authorship(document))
            if event.agent or not is_initials(event.name_as_written)
        ]
        return list(dict.fromkeys(write_value(_name_of(event)) for event in known))

    def prepare_participant(self, document: Document) -> list[str]:
        names = _correspondents(document, CorrespondenceEvent.Type.TOOK_PART)
        return list(dict.fromkeys(names))

    def prepare_year(self, document: Document) -> list[str]:
        first, last = _bounds(document)
        if not first or last.year - first.year > MOST_YEARS:
            return []
        return [f"{year:04}" for year in range(first.year, last.year + 1)]

    def prepare_month(self, document: Document) -> list[str]:
        first, last = _bounds(document)
        if not first or (last - first).days > MOST_DAYS_IN_MONTHS:
            return []
        return list(dict.fromkeys(f"{day:%Y-%m}" for day in _days(first, last)))

    def prepare_volume(self, document: Document) -> list[str]:
        return _volume(document.edition)

    def prepare_kind(self, document: Document) -> list[str]:
        kind = write_value(document.kind, document.get_kind_display())
        transmitted, _ = TRANSMITTED_LETTER
        return [kind, *([write_value(transmitted)] if document.carrier_id else [])]

    def prepare_subject(self, document: Document) -> list[str]:
        return [write_value(subject) for subject in getattr(document, "subjects", ())]

    def prepare_place(self, document: Document) -> list[str]:
        """Where its datelines say that it was written: the place by its name, and by
        the other forms of it that documents print."""
        places = [(document.dateline_place, document.place_names)]
        places += [
            (event.place, event.place_names)
            for event in document.correspondence_events.all()
            if event.type == CorrespondenceEvent.Type.SENT
        ]
        names = [name for printed, known in places for name in (known or [printed])]
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
        """The hands, and what they wrote: often only initials are known."""
        wordings = {mark.text for mark in document.marks.all() if mark.hand_key}
        hands = [write_value(hand.key, str(hand)) for hand in document.hands.all()]
        return [*hands, *sorted(wordings)]

    def prepare_feature(self, document: Document) -> list[str]:
        features = {
            feature for mark in document.marks.all() for feature in _features_of(mark)
        }
        if any(passage.is_in_text for passage in document.conditionalpassages.all()):
            features.add(Feature.CONDITIONAL)
        if document.page_images.all():
            features.add(Feature.FACSIMILE)
        if not all(note.is_source_note for note in document.footnotes.all()):
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
            texts={part: _texts(prepared[part]) for part in TextPart},
            lists={facet: prepared[FIELDS.get(facet, facet)] for facet in Facet},
            **_days_of(document),
            place=document.position,
        )


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
        return _volume(section.edition)

    def entry_of(self, section: Section) -> IndexEntry:
        """Everything that an engine indexes."""
        prepared = self.full_prepare(section)
        return IndexEntry(
            pk=section.pk,
            texts={part: _texts(prepared.get(part, [])) for part in TextPart},
            lists={facet: prepared.get(facet, []) for facet in Facet},
        )


def _volume(edition: Edition | None) -> list[str]:
    return [write_value(edition.identifier, edition.title)] if edition else []


def _features_of(mark: Mark) -> Iterator[Feature]:
    if mark.kind in FEATURE_OF_MARK:
        yield FEATURE_OF_MARK[mark.kind]
    if mark.is_struck:
        yield Feature.STRUCK


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)


def _identity_of(event: CorrespondenceEvent) -> Agent | None:
    """The record that stands for the person or the office. Each volume has its own."""
    agent = event.agent
    return agent.identity if agent and event.has_public_identity else agent


def _name_of(event: CorrespondenceEvent) -> str:
    identity = _identity_of(event)
    return str(identity) if identity else event.name_as_written


def _names_of(event: CorrespondenceEvent) -> set[str]:
    """The name as written, and the names of the agent and of the one it stands under."""
    agents = filter(None, [event.agent, _identity_of(event)])
    names = {name for agent in agents for name in (str(agent), agent.authorized_name)}
    return {name for name in {event.name_as_written, *names} if name}


def _correspondents(document: Document, event_type: str) -> list[str]:
    # Notes name people who handled the letter; it was not written to them.
    return [
        write_value(_name_of(event))
        for event in document.correspondence_events.all()
        if event.type == event_type and not event.footnote_key
    ]


def _signatures(document: Document) -> Iterator[CorrespondenceEvent]:
    """Those that a source note tells of, too."""
    for event in document.correspondence_events.all():
        if event.type == CorrespondenceEvent.Type.SIGNED:
            yield event


def _authorship(document: Document) -> Iterator[CorrespondenceEvent]:
    """The events by which persons sent the document or, as its heading says, wrote it."""
    types = (CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.DRAFTED)
    for event in document.correspondence_events.all():
        if event.type in types and not event.footnote_key and _is_by_person(event):
            yield event


def _is_by_person(event: CorrespondenceEvent) -> bool:
    if event.agent:
        return event.agent.kind == Agent.Kind.PERSON
    return names_a_person(event.name_as_written)


def _texts(prepared: str | list[str]) -> list[str]:
    return [prepared] if isinstance(prepared, str) else prepared


def _bounds(document: Document) -> tuple[date | None, date | None]:
    """The first and last possible day; for an open date, its one known day twice."""
    first, last = document.date_earliest, document.date_latest
    return first or last, last or first


def _days_of(document: Document) -> dict[str, int]:
    first, last = _bounds(document)
    if not first:
        return {}
    return {"earliest": first.toordinal(), "latest": last.toordinal()}
