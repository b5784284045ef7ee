"""Questions about many documents: who may see them, in which order, with what."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from letters.derivation.model import MarkKind, TextProblemCode
from letters.models.aggregates import OWN, json_rows, present_parts, row_count
from letters.models.document_desk import DocumentDeskQuerySet
from letters.models.document_status import DocumentStatus, Right
from letters.tei.transcription import DoubtCode

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


# The order in which an edition prints its documents. Documents entered one by one have no
# position and follow their dates.
VOLUME_ORDER = ("position", "date_earliest", "identifier")


# The events that the document itself states, without those of its notes: people whom a
# note names as having handled it are not its correspondents.
PARTIES = json_rows(
    f"letters_correspondenceevent AS event "
    f"LEFT JOIN letters_agent AS agent ON agent.id = agent_id "
    f"WHERE {OWN} AND footnote_key = '' AND decision <> 'rejected'",
    "type",
    "coalesce(nullif(display_name, ''), authorized_name, name_as_written)",
    order="position, event.id",
)


# The problems that readers are told of, until an archivist has settled them.
TOLD_TO_READERS = (
    DoubtCode.UNDETERMINED_PAGE_BREAK,
    TextProblemCode.DATE_DIFFERS,
    TextProblemCode.OPEN_END,
)
_TOLD = ", ".join(f"'{code}'" for code in TOLD_TO_READERS)

# The kinds of parts that a document has: its own, and those that lead to it.
PARTS = present_parts(
    carried="letters_document AS carried WHERE carried.carrier_id = letters_document.id",
    # Those to the document apart from those to its pages: each way has its own index,
    # and to ask for either is to read all references of the archive.
    citing="(SELECT document_id, decision FROM letters_crossreference "  # noqa: S608
    "WHERE target_id = letters_document.id UNION ALL "
    "SELECT document_id, decision FROM letters_crossreference "
    "WHERE target_volume_id = letters_document.edition_id "
    "AND target_identifier = '' AND target_page IN "
    f"(SELECT label FROM letters_page WHERE {OWN} AND pagination = '' AND label <> '')"
    ") AS citing "
    "WHERE citing.document_id <> letters_document.id AND citing.decision <> 'rejected'",
    conditions=f"letters_passagecondition WHERE {OWN}",
    # Of a transmitted letter, those of the document that transmits it.
    corrections="letters_textcorrection WHERE document_id "
    "IN (letters_document.id, letters_document.carrier_id)",
    images=f"letters_pageimage WHERE {OWN}",
    instructions=f"letters_instruction WHERE {OWN}",
    marks=f"letters_mark WHERE {OWN}",
    mentions=f"letters_mention WHERE {OWN}",
    passages=f"letters_conditionalpassage WHERE {OWN}",
    problems=f"letters_problem WHERE {OWN} AND NOT is_settled AND code IN ({_TOLD})",
    # Public ones; those that are closed by now are left out when they are read.
    readings=f"letters_readingitem AS item JOIN letters_reading AS reading "
    f"ON reading.id = item.reading_id AND reading.visibility = 'public' "
    f"AND reading.deleted IS NULL WHERE {OWN} AND item.deleted IS NULL",
    references=f"letters_crossreference WHERE {OWN}",
    relations="letters_documentrelation WHERE letters_document.id "
    "IN (source_id, target_id)",
    replies=f"letters_statedreply WHERE {OWN} OR target_id = letters_document.id",
    witnesses=f"letters_witness WHERE {OWN}",
)

# What rows of lists show besides names: whether there is a scan, a condition, an omission.
ROW_PARTS = present_parts(
    scan=f"letters_pageimage WHERE {OWN}",
    conditional=f"letters_conditionalpassage WHERE {OWN}",
    withheld=f"letters_mark WHERE {OWN} AND kind = '{MarkKind.WITHHELD}'",
)
NOTE_COUNT = row_count(f"letters_footnote WHERE {OWN}")

# What a document is called and told from others by. A document has three times as many
# fields, which would take as long to read as to show these.
CARD_FIELDS = (
    *("identifier", "kind", "status", "title", "label", "number"),
    *("date_edtf", "date_reason"),
    *("edition__title", "edition__series_title"),
    *("edition__sub_series", "edition__volume"),
)
# With what a letter inside another document is told by.
ROW_FIELDS = (
    *CARD_FIELDS,
    *(
        f"carrier__{name}"
        for name in ("identifier", "title", "label", "number", "date_edtf")
    ),
    *("carrier__date_reason", "date_earliest", "date_latest", "changed"),
)


class DocumentQuerySet(DocumentDeskQuerySet):
    def published(self) -> DocumentQuerySet:
        return self.filter(status=DocumentStatus.PUBLISHED)

    def visible_to(self, user: AbstractUser | AnonymousUser) -> DocumentQuerySet:
        """What `user` may know to exist. Every way out of the archive uses this."""
        if user.has_perm(Right.SEE):
            return self.exclude(status=DocumentStatus.DELETED)
        if user.has_perm(Right.HAND_IN):
            return self.filter(
                Q(status=DocumentStatus.PUBLISHED)
                | Q(handed_in_by=user.pk) & ~Q(status=DocumentStatus.DELETED)
            )
        return self.published()

    def assigned_to(self, user: AbstractUser | AnonymousUser) -> DocumentQuerySet:
        """Those that wait for `user`."""
        return self.filter(assigned_to=user.pk)

    def printed(self) -> DocumentQuerySet:
        """Those that an edition prints, without the letters that they transmit."""
        return self.filter(carrier=None)

    def for_reading(self) -> DocumentQuerySet:
        """Load what every page about one document shows, and `present_parts`: the kinds
        of parts that it has. Few have a `carrier`, which is a query of its own."""
        return self.select_related(
            "transcription",
            "edition",
            "archival_unit__repository",
            "archival_unit__parent",
            "holding__repository",
            "holding__archival_unit__repository",
            "holding__archival_unit__parent",
        ).annotate(present_parts=PARTS)

    def with_keepers(self) -> DocumentQuerySet:
        """Annotate `keeper` and `collection`, keys of the repository that has the paper
        and of the archival unit: as the source note says, else as an archivist does.
        `holder` has the fonds of the collection, if it is another repository by now."""
        return self.annotate(
            keeper=Coalesce(
                "holding__repository__merged_into",
                "holding__repository",
                "archival_unit__repository__merged_into",
                "archival_unit__repository",
            ),
            collection=Coalesce("holding__archival_unit", "archival_unit"),
            holder=Coalesce(
                "holding__archival_unit__repository__merged_into",
                "holding__archival_unit__repository",
                "archival_unit__repository__merged_into",
                "archival_unit__repository",
            ),
        )

    def sent_by(
        self, authors: Collection[int], recipients: Collection[int]
    ) -> DocumentQuerySet:
        """Those that one of the `authors` sent or signed, and one of the `recipients`
        received, as they say themselves. Both are primary keys of agents."""
        events = self._events().filter(footnote_key="")
        written = events.filter(agent__in=authors, type__in=("sent", "signed"))
        received = events.filter(agent__in=recipients, type="received")
        return self.filter(
            Q(pk__in=written.values("document")) & Q(pk__in=received.values("document"))
        )

    def written_at(self, names: Collection[str]) -> DocumentQuerySet:
        """Those that say that they were sent from, or written at, a place so called."""
        sent = self._events_at(names, "sent")
        return self.filter(Q(pk__in=sent) | Q(dateline_place__in=names))

    def received_at(self, names: Collection[str]) -> DocumentQuerySet:
        """Those that say that they were received at a place so called."""
        return self.filter(pk__in=self._events_at(names, "received"))

    def _events_at(self, names: Collection[str], kind: str) -> models.QuerySet:
        """The documents of these events, but of those that an archivist rejected."""
        return self._events().filter(type=kind, place__in=names).values("document")

    def _events(self) -> models.QuerySet:
        """All that stand."""
        event = self.model._meta.get_field("correspondence_events").related_model
        return event.objects.order_by()

    def in_volume_order(self) -> DocumentQuerySet:
        return self.order_by(*VOLUME_ORDER)

    def for_cards(self) -> DocumentQuerySet:
        """Load what a document is called and told from others by, however many."""
        documents = self.select_related("edition").only(*CARD_FIELDS)
        return documents.annotate(parties=PARTIES)

    def for_rows(self) -> DocumentQuerySet:
        """Load what the tag document_row reads, however many documents."""
        documents = self.select_related("edition", "carrier").only(*ROW_FIELDS)
        return documents.annotate(
            parties=PARTIES, row_parts=ROW_PARTS, note_count=NOTE_COUNT
        )


class StandingDocuments(models.Manager.from_queryset(DocumentQuerySet)):
    """All but those that were deleted and can still be restored."""

    def get_queryset(self) -> DocumentQuerySet:
        return super().get_queryset().exclude(status=DocumentStatus.DELETED)
