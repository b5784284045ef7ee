"""Links stated replies to the documents that they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.db.models.functions import Left

from letters.derivation.correspondence.sides.parties import last_word, same_party
from letters.derivation.description.document_kinds import DocumentKind
from letters.ingest.answered_parties import settle_parties
from letters.models import CorrespondenceEvent, Document, Edition, StatedReply
from letters.models.document_queries import DocumentQuerySet
from letters.tei.dates import parse_edtf

# What can be an answer, or be answered; a memorandum of a conversation cannot.
_ANSWERABLE = (
    DocumentKind.LETTER,
    DocumentKind.MESSAGE,
    DocumentKind.TELEGRAM,
    DocumentKind.NOTE,
    DocumentKind.MEMORANDUM,
    DocumentKind.DESPATCH,
)
_WORD = re.compile(r"[\w’'-]+")
_LETTERS = (DocumentKind.LETTER, DocumentKind.MESSAGE)
# The letter that an opening takes up without naming it was written in so many days before.
_LATEST = timedelta(days=30)
# A telegram may transmit a letter so many days after that was written.
_LONGEST_WAY = 7
# How much of a telegram can announce the letter that it transmits, in characters.
OPENING = 600


def resolve_replies(document: Document) -> None:
    """Link the replies that `document` states, and those that name it, to their targets."""
    _resolve_about(Document.objects.filter(pk=document.pk))


def resolve_replies_of(edition: Edition) -> None:
    """Do the same for every document of `edition`."""
    _resolve_about(Document.objects.filter(edition=edition))


def _resolve_about(documents: DocumentQuerySet) -> None:
    stated = StatedReply.objects.filter(target=None)
    _resolve(
        stated.filter(document__in=documents), _in_their_texts(Document.objects.all())
    )
    # The other replies are many: only those that may mean one of these documents, or one
    # that transmits it.
    carriers = documents.exclude(carrier=None).values("carrier")
    days = {str(day) for day in documents.values_list("date_earliest", flat=True)}
    may_mean = Q(target_identifier__in=documents.values("identifier"))
    elsewhere = stated.filter(may_mean | Q(letter_date__in=days))
    elsewhere |= StatedReply.objects.filter(target__in=carriers)
    among = Document.objects.filter(Q(pk__in=documents) | Q(pk__in=carriers))
    _resolve(elsewhere.exclude(document__in=documents), _in_their_texts(among))


def _in_their_texts(documents: DocumentQuerySet) -> DocumentQuerySet:
    """Without the letters that are kept after they were gone from their carriers."""
    return documents.exclude(carrier__isnull=False, carried_from=None)


def _resolve(stated: QuerySet[StatedReply], among: DocumentQuerySet) -> None:
    """Set the target of each stated reply, if it is `among` these documents."""
    opening = Left("document__transcription__text", OPENING)
    replies = list(stated.select_related("document").annotate(opening=opening))
    if not replies:
        return
    named = {reply.target_identifier for reply in replies}
    by_identifier = {
        document.identifier: document for document in among.filter(identifier__in=named)
    }
    letters = defaultdict(list)
    for letter in among.filter(carrier__in=by_identifier.values()):
        letters[letter.carrier_id].append(letter)
    by_day = defaultdict(list)
    for document in among.filter(
        date_earliest__in={day for reply in replies if (day := _day(reply))},
        kind__in=_ANSWERABLE,
    ):
        by_day[document.date_earliest].append(document)
    before = _letters_before(replies, among)
    sides = _Sides(
        [reply.document for reply in replies],
        by_identifier.values(),
        *letters.values(),
        *by_day.values(),
        before,
    )
    for reply in replies:
        document = by_identifier.get(reply.target_identifier)
        if reply.is_inferred and reply.letter_date:
            reply.target = _only_crossed(by_day[_day(reply)], reply, sides)
        elif reply.is_inferred:
            named = [document, *letters[document.pk]] if document else ()
            reply.target = _latest_crossed(
                named if reply.target_identifier else before, reply, sides
            )
        elif document and _is_of_the_day(document, reply):
            meant = _letter_meant(letters[document.pk], document, reply, sides)
            is_told = not meant and _only_tells_of_it(document, reply, sides)
            reply.target = None if is_told else meant or document
        else:
            reply.target = _only_crossed(by_day[_day(reply)], reply, sides)
    resolved = [reply for reply in replies if reply.target]
    StatedReply.objects.bulk_update(resolved, ["target"])
    settle_parties(resolved)


def _letters_before(
    replies: Iterable[StatedReply], among: DocumentQuerySet
) -> Sequence[Document]:
    """The letters that replies without a named letter may answer, in the same volumes."""
    unnamed = [
        reply.document
        for reply in replies
        if reply.is_inferred and not (reply.target_identifier or reply.letter_date)
    ]
    days = [document.date_earliest for document in unnamed if document.date_earliest]
    if not days:
        return []
    return among.filter(
        edition__in={document.edition_id for document in unnamed},
        kind__in=_LETTERS,
        date_earliest__range=(min(days) - _LATEST, max(days)),
    )


def _latest_crossed(
    documents: Iterable[Document], reply: StatedReply, sides: _Sides
) -> Document | None:
    """The latest of the letters that the other wrote before; None if two are of its day."""
    answer = reply.document
    crossed = [
        document
        for document in documents
        if document.kind in _ANSWERABLE
        and document.edition_id == answer.edition_id
        and not _are_one_paper(document, answer)
        and _is_before(document, answer, any_time=bool(reply.target_identifier))
        and sides.cross(document, answer)
    ]
    latest = max(
        (document.date_earliest or date.min for document in crossed), default=None
    )
    of_the_day = [
        document
        for document in crossed
        if (document.date_earliest or date.min) == latest
    ]
    return of_the_day[0] if len(of_the_day) == 1 else None


def _is_before(document: Document, answer: Document, *, any_time: bool) -> bool:
    first, last = document.date_earliest, answer.date_latest
    if not first or not last:
        return any_time
    return first <= last and (any_time or last - first <= _LATEST)


def _letter_meant(
    letters: Sequence[Document], carrier: Document, reply: StatedReply, sides: _Sides
) -> Document | None:
    """The letter that the named document transmits, if that is what is answered: it is of
    the same two sides, or the one letter in a telegram between others."""
    crossed = [each for each in letters if sides.cross(each, reply.document)]
    is_of_others = reply.document.kind == DocumentKind.TELEGRAM or not sides.cross(
        carrier, reply.document
    )
    if not crossed and is_of_others:
        crossed = [each for each in letters if each.kind in _LETTERS]
    return crossed[0] if len(crossed) == 1 else None


def _only_crossed(
    documents: Sequence[Document], reply: StatedReply, sides: _Sides
) -> Document | None:
    """The one document of the day between the same sides: the letter, and not the
    telegram that transmits it."""
    crossed = [
        document
        for document in documents
        if not _are_one_paper(document, reply.document)
        and (
            sides.cross(document, reply.document)
            or _is_announced(document, reply, sides)
        )
    ]
    carriers = {document.carrier_id for document in crossed}
    crossed = [document for document in crossed if document.pk not in carriers]
    return crossed[0] if len(crossed) == 1 else None


def _are_one_paper(first: Document, second: Document) -> bool:
    """Whether one of the two transmits the other, or a third transmits both."""
    return (first.carrier_id or first.pk) == (second.carrier_id or second.pk)


def _day(reply: StatedReply) -> date | None:
    stated = parse_edtf(reply.letter_date) if reply.letter_date else None
    return stated.earliest if stated else None


def _is_of_the_day(document: Document, reply: StatedReply) -> bool:
    """Whether the date of the document that is named agrees, to a day: a note may name
    one that only mentions the letter, and a telegram may transmit it a day later."""
    day = _day(reply)
    if not day or not document.date_earliest or not document.date_latest:
        return True
    days = (document.date_earliest - day).days
    is_wire = document.kind == DocumentKind.TELEGRAM
    return abs(days) <= 1 or (is_wire and 0 < days <= _LONGEST_WAY)


def _only_tells_of_it(document: Document, reply: StatedReply, sides: _Sides) -> bool:
    """Whether the telegram that a note names only tells of what is answered, as one in
    which the Secretary of State hands on condolences: it names the one who is thanked, and
    another sent and signed it."""
    answer = reply.document
    if document.kind != DocumentKind.TELEGRAM or answer.kind not in _LETTERS:
        return False
    names = {last_word(name) for name in sides.names(answer, "received")} - {""}
    writers = {
        last_word(name)
        for side in ("sent", "signed")
        for name in sides.names(document, side)
    }
    words = {*_WORD.findall(document.text.casefold())}
    return bool(names & words) and not names & writers and bool(writers)


def _is_announced(letter: Document, reply: StatedReply, sides: _Sides) -> bool:
    """Whether `reply` is a telegram that transmits a letter to the writer of `letter`,
    whom it names before the letter begins."""
    return (
        reply.document.kind == DocumentKind.TELEGRAM
        and letter.kind in _LETTERS
        and letter.edition_id == reply.document.edition_id
        and any(
            last_word(name) in reply.opening.casefold()
            for name in sides.names(letter, "sent")
        )
    )


class _Sides:
    """The senders and recipients of some documents."""

    def __init__(self, *groups: Iterable[Document]) -> None:
        self._names: dict[tuple[int, str], list[CorrespondenceEvent]] = defaultdict(
            list
        )
        events = CorrespondenceEvent.objects.filter(
            document__in={document.pk for group in groups for document in group},
            type__in=("sent", "received", "signed"),
        )
        for event in events.select_related("agent__merged_into"):
            self._names[event.document_id, event.type].append(event)

    def names(self, document: Document, side: str) -> list[str]:
        return [event.name_as_written for event in self._names[document.pk, side]]

    def cross(self, first: Document, second: Document) -> bool:
        """Whether each was sent to the sender of the other."""
        return self._meet(first, "sent", second, "received") and self._meet(
            first, "received", second, "sent"
        )

    def _meet(
        self, first: Document, side: str, second: Document, opposite: str
    ) -> bool:
        return any(
            _is_same_party(event, counterpart)
            for event in self._names[first.pk, side]
            for counterpart in self._names[second.pk, opposite]
        )


def _is_same_party(first: CorrespondenceEvent, second: CorrespondenceEvent) -> bool:
    if first.agent and second.agent and first.agent.identity == second.agent.identity:
        return True
    return same_party(first.name_as_written, second.name_as_written)
