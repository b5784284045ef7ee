"""Which document answers which, seen from one of the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from letters.exports.tei_file import Neighbour
from letters.models import Document, StatedReply
from letters.models.document_queries import DocumentQuerySet
from letters.tei.dates import describe, parse_edtf

REPLIES_TO = StatedReply.Direction.REPLIES_TO
ANSWERS = "Answers"
RELATIONS = {True: ANSWERS, False: "Answered by"}


@dataclass(frozen=True, slots=True)
class Answer:
    """`evidence` are the words that say so, of this document or of the other `letter`.

    `letter` is None if it is not held, or hidden; then `letter_date` may give its date.
    If it `is_inferred`, the words name no letter: it is the one that a note at them says
    is printed, or the latest before.
    """

    relation: str
    letter: Document | None
    evidence: str
    letter_date: str
    footnote_key: str
    is_stated_here: bool
    is_inferred: bool = False

    @property
    def missing(self) -> str:
        """What is known of the other letter, if it is not held."""
        of = f" of {self.letter_date}" if self.letter_date else ""
        return f"a letter{of} that is not in this archive"


def replies_stated(
    document: Document, visible: DocumentQuerySet
) -> QuerySet[StatedReply]:
    """What the document says of answers, then what others in `visible` say of it."""
    is_here = Q(document=document)
    stating = visible.filter(pk=OuterRef("document"))
    target = visible.filter(pk=OuterRef("target"))
    return (
        StatedReply.objects.standing()
        .filter(is_here | Q(target=document))
        .filter(is_here | Exists(stating))
        .select_related("document", "target")
        .annotate(is_here=is_here, is_target_visible=Exists(target))
        .order_by(
            "-is_here", "document__date_earliest", "document__identifier", "position"
        )
    )


def answers_of(replies: Sequence[Any]) -> list[Answer]:
    """In the order of `replies_stated`; what is stated here is not repeated from there,
    nor what a letter states from the telegram that transmits it."""
    answers, stated_here = [], set()
    for reply in replies:
        target = reply.target if reply.is_target_visible else None
        letter = target if reply.is_here else reply.document
        answer = _answer(reply, letter, is_here=reply.is_here)
        statement = (answer.relation, letter)
        if reply.is_here or statement not in stated_here:
            answers.append(answer)
        if reply.is_here and letter:
            stated_here.add(statement)
    carriers = {
        (answer.relation, answer.letter.carrier_id)
        for answer in answers
        if answer.letter and answer.letter.carrier_id
    }
    return [
        answer
        for answer in answers
        if not answer.letter or (answer.relation, answer.letter.pk) not in carriers
    ]


def answers_by_document(
    documents: Iterable[Document], visible: DocumentQuerySet
) -> dict[int, list[Answer]]:
    """What each of the documents answers, and what answers it, under its primary key:
    one query for all."""
    keys = {document.pk for document in documents}
    replies = (
        StatedReply.objects.standing()
        .filter(Q(document__in=keys) | Q(target__in=keys))
        .filter(Exists(visible.filter(pk=OuterRef("document"))))
        .select_related("document", "target")
        .annotate(is_target_visible=Exists(visible.filter(pk=OuterRef("target"))))
        .order_by("document__date_earliest", "document__identifier", "position")
    )
    seen_from: dict[int, list[StatedReply]] = {key: [] for key in keys}
    for reply in replies:
        for key, is_here in ((reply.document_id, True), (reply.target_id, False)):
            if key in keys:
                seen = copy(reply)
                seen.is_here = is_here
                seen_from[key].append(seen)
    return {
        key: answers_of(sorted(seen, key=lambda reply: not reply.is_here))
        for key, seen in seen_from.items()
    }


def _answer(reply: StatedReply, letter: Document | None, *, is_here: bool) -> Answer:
    # A statement of the other document has the opposite direction.
    is_answering = (reply.direction == REPLIES_TO) is is_here
    date = describe(parse_edtf(reply.letter_date)) if reply.letter_date else ""
    return Answer(
        RELATIONS[is_answering],
        letter,
        reply.evidence,
        date,
        reply.footnote_key,
        is_here,
        reply.is_inferred,
    )


def correspondence_context(
    answers: Iterable[Answer], absolute: Callable[[str], str]
) -> Iterator[Neighbour]:
    """The letters that this one answers, and those that answer it, for a TEI header.

    `absolute` completes an address with the site's.
    """
    for answer in answers:
        title, address = answer.missing, ""
        if answer.letter:
            title = answer.letter.name_and_date
            address = absolute(answer.letter.get_absolute_url())
        yield Neighbour(answer.relation == ANSWERS, title, address)
