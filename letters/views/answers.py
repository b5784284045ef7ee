"""Which document answers which, seen from one of the two."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from letters.models import Document, StatedReply
from letters.models.documents import DocumentQuerySet
from letters.tei.dates import describe, parse_edtf

REPLIES_TO = StatedReply.Direction.REPLIES_TO
ANSWERS = "Answers"
IN_WORDS = {True: ANSWERS, False: "Answered by"}


@dataclass(frozen=True, slots=True)
class Answer:
    """`evidence` says so: words of this document, or of the `other` one.

    `other` is None if it is not held, or hidden; then `letter_date` may say of which
    day the letter is.
    """

    relation: str
    other: Document | None
    evidence: str
    letter_date: str
    footnote_key: str
    is_stated_here: bool

    @property
    def missing(self) -> str:
        """What is known of the other letter, if it is not held."""
        of = f" of {self.letter_date}" if self.letter_date else ""
        return f"a letter{of} that is not in this archive"


def answers_of(document: Document, visible: DocumentQuerySet) -> list[Answer]:
    """What `document` says of answers, then what others in `visible` say of it."""
    others = visible.only("identifier", "title", "date_edtf", "date_reason")
    here = document.statedreplys.prefetch_related(Prefetch("target", queryset=others))
    elsewhere = (
        StatedReply.objects.filter(target=document, document__in=visible)
        .exclude(document=document)
        .prefetch_related(Prefetch("document", queryset=others))
        .order_by("document__date_earliest", "document__identifier", "position")
    )
    said_here = [_answer(reply, reply.target, is_here=True) for reply in here]
    named = {(answer.relation, answer.other) for answer in said_here if answer.other}
    said_elsewhere = [
        _answer(reply, reply.document, is_here=False) for reply in elsewhere
    ]
    return said_here + [
        answer
        for answer in said_elsewhere
        if (answer.relation, answer.other) not in named
    ]


def _answer(reply: StatedReply, other: Document | None, *, is_here: bool) -> Answer:
    # Said by the other document, it is the other way round.
    answers = (reply.direction == REPLIES_TO) is is_here
    date = describe(parse_edtf(reply.letter_date)) if reply.letter_date else ""
    return Answer(
        IN_WORDS[answers], other, reply.evidence, date, reply.footnote_key, is_here
    )
