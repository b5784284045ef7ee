"""The label of a document in lists: what tells it from others with the same title.

Thousands of documents are titled "Memorandum of Conversation" or "Editorial Note". Their
labels add who spoke of what, or how the text begins; telegrams, letters and memoranda
are told by who wrote to whom. A label has only words of the document, without its date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from letters.derivation.correspondence.sides.headings import document_title
from letters.derivation.description.document_kinds import KIND_CHOICES, DocumentKind
from letters.derivation.description.short_names import (
    bounded,
    in_small_letters,
    listed_surnames,
    only_says_who,
    opening_clause,
    short_name,
)
from letters.derivation.model import DocumentRecords, EventRecord
from letters.derivation.text.main_text import tidy
from letters.tei.nodes import BlockKind

# In characters. A date of up to 28 is set behind it, and both stay below 140.
LONGEST_LABEL = 112
LONGEST_PEOPLE = 55
# The sender, or the recipient.
LONGEST_SIDE = 45
LONGEST_PLACE = 30
# A subject that is cut shorter says nothing.
SHORTEST_SUBJECT = 12

_CONVERSATION = re.compile(
    r"^[^,.:;()]{0,60}?\b(?:conversations?|telecon|briefing|conference|meeting|call)\b",
    re.IGNORECASE,
)
_BY = re.compile(r" (?:[Pp]repared )?[Bb]y ")
# Words of kinds, which are written small behind the first word of a label.
_COMMON_WORDS = re.compile(
    r"(?<= )(?:A|An|Of|The|On|Conversations?|Telephone|Meeting|Conference|Call|Discussion"
    r"|Telecon|Briefing|Memorandum|Teletype|Private|Transcript|Record|Notes?|Draft)\b"
)
_SENT = frozenset(
    {
        DocumentKind.LETTER,
        DocumentKind.DRAFT_LETTER,
        DocumentKind.MESSAGE,
        DocumentKind.MEMORANDUM,
        DocumentKind.TELEGRAM,
        DocumentKind.DESPATCH,
        DocumentKind.NOTE,
        DocumentKind.REPORT,
        DocumentKind.OTHER,
    }
)
# Names of kinds in a label, where the name of the kind has more than one of them.
_KIND_NAMES: dict[str, tuple[str, ...]] = {
    DocumentKind.DESPATCH: ("airgram", "instruction", "despatch"),
    DocumentKind.REPORT: ("paper", "study", "report"),
    DocumentKind.NOTE: ("aide-mémoire", "note"),
    DocumentKind.OTHER: (),
}
_KIND_LABELS = dict(KIND_CHOICES)
# Those that a post sends under its number, and from a place.
_DISPATCHED = frozenset({DocumentKind.TELEGRAM, DocumentKind.DESPATCH})
# "1234. Deptel 567": the first paragraph of a numbered text has the number 1.
_NUMBER_IN_TEXT = re.compile(r"(?!1\.)(?P<number>[0-9]{1,5})\. (?=\S)")
_NUMBER_IN_TITLE = re.compile(
    r"^(?:[A-Z][\w-]{1,20} ){0,3}?(?:Telegram|Airgram|Despatch|Instruction|Cable) "
    r"(?:No\. )?(?P<number>[A-Z]{0,6}[-–]?[0-9]{1,6})\b"
)
# The Secretary's name stands under the messages of the Department that others write.
_DEPARTMENT = re.compile(r"(?i)^(?:the )?department of state$")
_POST = re.compile(
    r"(?i)\b(?:embassy|legation|mission|consulate|delegation|liaison|section|ambassador"
    r"|charg[eé]|consul|commander)\b"
)
_OFFICE_IN_FULL = re.compile(r"the (?:[\w,]+ ){3}")
_PLACE = re.compile(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,3}")
_SAME = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Described:
    """What the record of a document says of it; `subjects` may be an archivist's."""

    title: str
    kind: str
    subjects: Sequence[str] = ()


def label_of(described: Described, records: DocumentRecords) -> str:
    """The label, or "" where the title tells as much.

    A title that an archivist has typed instead of the printed one stays the label.
    """
    heading = document_title(records.text[: records.heading_end])
    if records.heading_end and not _is_same(described.title, heading):
        return ""
    kind = described.kind
    label = ""
    if kind == DocumentKind.EDITORIAL_NOTE:
        label = _editorial_note(described, records)
    elif kind == DocumentKind.CONVERSATION:
        label = _conversation(described, records)
    elif kind in _SENT:
        label = _correspondence(described, records)
    label = label or _titled(described.title, described.subjects)
    return "" if label == described.title else label


def _is_same(first: str, second: str) -> bool:
    return _SAME.sub("", first).casefold() == _SAME.sub("", second).casefold()


def _editorial_note(described: Described, records: DocumentRecords) -> str:
    if not _is_same(described.title, "Editorial Note"):
        return ""
    return _with_more("Editorial note", opening_clause(_opening(records)))


def _conversation(described: Described, records: DocumentRecords) -> str:
    """Kind, subject and people; without both, how the text begins."""
    match = _CONVERSATION.match(described.title)
    if not match:
        return ""
    kind = _in_small(match[0])
    people = _people_of(described, records)
    subject = "; ".join(s for s in described.subjects if not only_says_who(s, people))
    if not (subject or people):
        if not _is_same(kind, described.title):
            return _titled(described.title)
        return _with_more(kind, opening_clause(_opening(records)))
    if not subject:
        return _with_more(kind, people)
    room = LONGEST_LABEL - len(people) - 2 if people else LONGEST_LABEL
    label = _with_more(kind, subject, room)
    if not people:
        return label
    if label.endswith("…"):
        return f"{label}; {people}"
    return f"{label.rstrip('.')}. {people[:1].upper()}{people[1:]}"


def conversation_about(
    title: str, subjects: Sequence[str], people: Sequence[tuple[str, str]]
) -> str:
    """ "Berlin; Rusk, Gromyko", if the title is only the kind of a conversation."""
    match = _CONVERSATION.match(title)
    if not match or match[0] != title.rstrip("."):
        return ""
    subject = bounded("; ".join(subjects), LONGEST_LABEL - LONGEST_PEOPLE)
    named = listed_surnames(people, LONGEST_PEOPLE)
    return "; ".join(filter(None, (subject, named)))


def _people_of(described: Described, records: DocumentRecords) -> str:
    """Who took part by the text, or else who wrote it down. A body whose members are
    given by their offices is told by its title."""
    took_part = [
        (event.name, event.side)
        for event in records.events
        if event.type == "took-part" and not (event.footnote or event.is_inferred)
    ]
    if took_part and not any(_OFFICE_IN_FULL.match(name) for name, _ in took_part):
        return listed_surnames(took_part, LONGEST_PEOPLE)
    if not (by := _BY.search(described.title)):
        return ""
    author = short_name(described.title[by.end() :])
    return f"by {bounded(author, LONGEST_PEOPLE)}"


def _correspondence(described: Described, records: DocumentRecords) -> str:
    """ "Thompson, Moscow, to the Department of State, telegram 1234: Berlin"."""
    own = [event for event in records.events if not event.footnote]
    sender = _sender(own, records, described.kind)
    recipients = [short_name(name) for name in _names(own, "received")]
    if not (sender and recipients):
        return ""
    sides = f"{sender} to {bounded(' and '.join(recipients), LONGEST_SIDE)}"
    words = ", ".join(filter(None, (sides, _kind_in_words(described, records))))
    subject = "; ".join(described.subjects)
    return _with_more(words[:1].upper() + words[1:], subject)


def _sender(own: Sequence[EventRecord], records: DocumentRecords, kind: str) -> str:
    """Who signed for a post, else who sent it, with the place of a telegram."""
    senders = list(_names(own, "sent"))
    signers = list(_names(own, "signed"))
    if not senders:
        return ""
    name = bounded(" and ".join(map(short_name, senders)), LONGEST_SIDE)
    if _DEPARTMENT.match(senders[0]):
        return name.removeprefix("the ")
    if signers and _POST.search(name) and "(" not in senders[0]:
        name = listed_surnames([(in_small_letters(each), "") for each in signers])
    else:
        name = name.removeprefix("the ")
    place = (records.date.place if records.date else "").partition(",")[0]
    is_place = _PLACE.fullmatch(place) and len(place) <= LONGEST_PLACE
    if kind in _DISPATCHED and is_place and place not in name:
        return f"{name}, {place},"
    return name


def _names(events: Iterable[EventRecord], kind: str) -> Iterable[str]:
    """The names of events of the `kind`, each once, in their order."""
    return dict.fromkeys(event.name for event in events if event.type == kind)


def _kind_in_words(described: Described, records: DocumentRecords) -> str:
    kind, title = described.kind, described.title.casefold()
    own = _KIND_NAMES.get(kind, (_KIND_LABELS[kind].casefold(),))
    words = next((name for name in own if name in title), own[-1] if own else "")
    if kind not in _DISPATCHED:
        return words
    number = _NUMBER_IN_TITLE.match(described.title)
    number = number or _NUMBER_IN_TEXT.match(_opening(records))
    return f"{words} {number['number']}" if number else words


def _opening(records: DocumentRecords) -> str:
    """The first paragraph of the text, on one line."""
    for segment in records.segments:
        if segment.kind == BlockKind.PARAGRAPH and segment.end > segment.start:
            return tidy(records.text[segment.start : segment.end])
    return ""


def _titled(title: str, subjects: Sequence[str] = ()) -> str:
    """The title, and the subjects that it does not name; behind a subject of its own
    ("Memorandum for the President: Berlin") there is none."""
    if ": " in title:
        return bounded(title, LONGEST_LABEL)
    new = [
        subject for subject in subjects if subject.casefold() not in title.casefold()
    ]
    return _with_more(bounded(title, LONGEST_LABEL), "; ".join(new))


def _with_more(words: str, more: str, longest: int = LONGEST_LABEL) -> str:
    """ "words: more", as much of `more` as there is room for."""
    room = longest - len(words) - 2
    more = bounded(more, room) if room >= SHORTEST_SUBJECT else ""
    return f"{words}: {more}" if more else words


def _in_small(kind: str) -> str:
    """ "Memorandum of conversation": common words small, names as they are."""
    return _COMMON_WORDS.sub(lambda word: word[0].casefold(), tidy(kind))
