"""Which document answers which, seen from one of the two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q

from letters.exports.tei_file import Neighbour
from letters.models import Document, StatedReply
from letters.models.document_queries import DocumentQuerySet
from letters.models.together import Rows, fields_of
from letters.tei.dates import describe, parse_edtf

REPLIES_TO = StatedReply.Direction.REPLIES_TO
ANSWERS = "Answers"
_OF_OTHERS = ("id", "identifier", "title", "date_edtf", "date_reason")
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


def replies_stated(here: Document, visible: DocumentQuerySet) -> Rows[StatedReply]:
    """What the document says of answers, then what others in `visible` say of it."""
    is_here = Q(document=here)
    document = visible.filter(pk=OuterRef("document"))
    target = visible.filter(pk=OuterRef("target"))
    return Rows(
        StatedReply.objects.filter(is_here | Q(target=here))
        .filter(is_here | Exists(document))
        .annotate(is_here=is_here, is_target_visible=Exists(target))
        .order_by(
            "-is_here", "document__date_earliest", "document__identifier", "position"
        ),
        *fields_of(StatedReply),
        *(f"{end}__{field}" for end in ("document", "target") for field in _OF_OTHERS),
        *("is_here", "is_target_visible"),
    )


def answers_of(replies: Sequence[Any]) -> list[Answer]:
    """In the order of the `replies_stated`; what both documents say is said here."""
    answers, named = [], set()
    for reply in replies:
        target = reply.target if reply.is_target_visible else None
        other = target if reply.is_here else reply.document
        answer = _answer(reply, other, is_here=reply.is_here)
        known = (answer.relation, other)
        if reply.is_here or known not in named:
            answers.append(answer)
        if reply.is_here and other:
            named.add(known)
    return answers


def _answer(reply: StatedReply, other: Document | None, *, is_here: bool) -> Answer:
    # Said by the other document, it is the other way round.
    answers = (reply.direction == REPLIES_TO) is is_here
    date = describe(parse_edtf(reply.letter_date)) if reply.letter_date else ""
    return Answer(
        IN_WORDS[answers], other, reply.evidence, date, reply.footnote_key, is_here
    )


def correspondence_context(
    answers: Iterable[Answer], absolute: Callable[[str], str]
) -> Iterator[Neighbour]:
    """The letters that this one answers, and those that answer it, for a TEI header.

    `absolute` completes an address with the site's.
    """
    for answer in answers:
        title, address = answer.missing, ""
        if answer.other:
            title = f"{answer.other.title}, {answer.other.date_in_words}"
            address = absolute(answer.other.get_absolute_url())
        yield Neighbour(answer.relation == ANSWERS, title, address)
