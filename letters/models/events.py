"""The steps of a letter's way, derived or entered by an archivist."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst

from letters.derivation.description.document_kinds import DocumentKind
from letters.models.agents import Agent
from letters.models.documents import Document
from letters.models.folded_words import folded_column
from letters.tei.dates import DateError, describe, parse_edtf


class Origin(models.TextChoices):
    DERIVED = "derived", "Read from the text"
    ENTERED = "entered", "Entered by an archivist"


class StandingEvents(models.Manager["CorrespondenceEvent"]):
    """Those that no archivist has rejected."""

    def get_queryset(self) -> models.QuerySet[CorrespondenceEvent]:
        rejected = CorrespondenceEvent.Decision.REJECTED
        return super().get_queryset().exclude(decision=rejected)


class CorrespondenceEvent(models.Model):
    """One step of a letter's way, by one agent (TEI `correspAction` and more).

    What an archivist decided about a derived one stays, whatever is derived later.
    """

    class Type(models.TextChoices):
        DRAFTED = "drafted", "Drafted"
        CLEARED = "cleared", "Cleared"
        APPROVED = "approved", "Approved"
        SIGNED = "signed", "Signed"
        SENT = "sent", "Sent"
        TRANSMITTED = "transmitted", "Transmitted"
        DELIVERED = "delivered", "Delivered"
        RECEIVED = "received", "Received"
        TOOK_PART = "took-part", "Took part"
        DOWNGRADED = "downgraded", "Downgraded"
        RELEASED_IN_PART = "part-release", "Declassified in part"
        DECLASSIFIED = "declassified", "Declassified"

    class Certainty(models.TextChoices):
        STATED = "stated", "Stated"
        INFERRED = "inferred", "Inferred"

    class Decision(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        CORRECTED = "corrected", "Corrected"
        REJECTED = "rejected", "Rejected: readers are not told"

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="correspondence_events"
    )
    type = models.CharField(max_length=12, choices=Type)
    agent = models.ForeignKey(
        Agent,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="correspondence_events",
    )
    name_as_written = models.CharField(max_length=300, blank=True)
    role = models.CharField(
        max_length=200, blank=True, help_text="The office held at the time."
    )
    side = models.CharField(
        max_length=200,
        blank=True,
        help_text="The government or office that a participant spoke for.",
    )
    authority = models.CharField(
        max_length=200,
        blank=True,
        help_text="Under which it was declassified: “E.O. 12958, NLS 98-123”.",
    )
    marking = models.CharField(
        max_length=120,
        blank=True,
        help_text="The marking that it struck or changed: “Top Secret to Secret”.",
    )
    case_number = models.CharField(
        max_length=120,
        blank=True,
        help_text="Of its review, unless the authority has it: “MR 98-123”.",
    )
    date_edtf = models.CharField("date (EDTF)", max_length=60, blank=True)
    time = models.CharField(
        max_length=60, blank=True, help_text="As printed, with its zone: “6 p.m. EST”."
    )
    place = models.CharField(max_length=200, blank=True)
    certainty = models.CharField(
        max_length=10, choices=Certainty, default=Certainty.STATED
    )
    evidence = models.TextField(
        blank=True, help_text="The words that state it, or why it is inferred."
    )
    footnote_key = models.CharField(max_length=80, blank=True, editable=False)
    origin = models.CharField(
        max_length=10, choices=Origin, default=Origin.ENTERED, editable=False
    )
    decision = models.CharField(
        max_length=9,
        choices=Decision,
        blank=True,
        help_text="What an archivist says of a statement that was read from the text.",
    )
    position = models.PositiveIntegerField(default=0)
    folded = folded_column(
        "name_as_written", help_text="The name as written, as it is compared."
    )

    objects = StandingEvents()
    with_rejected = models.Manager()  # noqa: DJ012 - the one above is the default

    class Meta:
        ordering = ["position", "pk"]
        indexes = [
            models.Index(fields=["place"], name="event_place"),
            # The parts of a person, who wrote to whom, and what was written where, are
            # counted from these alone.
            models.Index(
                fields=["agent", "document"],
                include=["type", "decision", "footnote_key"],
                name="event_of_agent",
                condition=models.Q(agent__isnull=False),
            ),
            models.Index(
                fields=["type", "document"],
                include=["agent", "decision"],
                name="event_of_correspondent",
                condition=models.Q(agent__isnull=False, footnote_key=""),
            ),
            models.Index(
                fields=["type", "place"],
                include=["document", "decision"],
                name="event_at_place",
                condition=~models.Q(place=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.name}"

    def clean(self) -> None:
        try:
            if self.date_edtf:
                parse_edtf(self.date_edtf)
        except DateError as error:
            raise ValidationError({"date_edtf": str(error)}) from error

    @property
    def name(self) -> str:
        return str(self.agent) if self.agent_id else self.name_as_written

    @property
    def name_to_begin_with(self) -> str:
        """The name where a line begins with it: “The Cabinet”, but “van Vliet, Jan” and
        the initials of a stamp, “anf”, as they are."""
        is_person = self.agent and self.agent.kind == Agent.Kind.PERSON
        if is_person or self.is_declassification:
            return self.name
        return capfirst(self.name)

    @property
    def is_declassification(self) -> bool:
        return self.type in DECLASSIFICATION

    @property
    def declassified_under(self) -> str:
        """What was struck, and under what: "Secret; E.O. 12958; case MR 98-123"."""
        case = f"case {self.case_number}" if self.case_number else ""
        return "; ".join(filter(None, (self.marking, self.authority, case)))

    @property
    def step(self) -> str:
        """The label before the name: a recipient named by a note is "Received by"."""
        if self.type == self.Type.SENT:
            return "From"
        if self.type == self.Type.RECEIVED:
            return "Received by" if self.footnote_key else "To"
        if self.is_name_under_draft:
            return "Name at the end"
        return self.get_type_display()

    @property
    def is_name_under_draft(self) -> bool:
        """Whether the text of a draft ends with the name, so that nobody has signed it."""
        is_read = self.type == self.Type.SIGNED and self.origin == Origin.DERIVED
        if not is_read or self.decision:
            return False
        return self.document.kind == DocumentKind.DRAFT_LETTER

    @property
    def place_beside_name(self) -> str:
        """The place, unless the name has it: "the Consulate General in Hong Kong"."""
        return "" if self.place in self.name else self.place

    @property
    def date_and_time(self) -> str:
        """When: "October 26, 1962, 8 p.m."; of whom it was sent to, "received …".

        A time that is printed stands for the one in the date.
        """
        day = self.date_edtf.partition("T")[0] if self.time else self.date_edtf
        words = ", ".join(filter(None, [_in_words(day), self.time]))
        is_receipt = self.type == self.Type.RECEIVED and not self.footnote_key
        return f"received {words}" if words and is_receipt else words

    @property
    def date_in_words(self) -> str:
        return _in_words(self.date_edtf)


def _in_words(date_edtf: str) -> str:
    return describe(parse_edtf(date_edtf)) if date_edtf else ""


# The steps by which somebody is the author of a letter, or the one to whom it is written.
AUTHOR = (CorrespondenceEvent.Type.SENT, CorrespondenceEvent.Type.SIGNED)
RECIPIENT = (CorrespondenceEvent.Type.RECEIVED,)

# The steps of its declassification history.
DECLASSIFICATION = (
    CorrespondenceEvent.Type.DOWNGRADED,
    CorrespondenceEvent.Type.RELEASED_IN_PART,
    CorrespondenceEvent.Type.DECLASSIFIED,
)
