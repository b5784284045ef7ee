"""What is derived from a text, as plain values. Offsets count in the plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from letters.derivation.description.markings import Markings
from letters.derivation.stable_keys import Known
from letters.derivation.text.note_marks import NoteNames
from letters.tei.dates import HistoricalDate
from letters.tei.header import LetterHeader, StatedHolding
from letters.tei.nodes import Block, BlockKind, Note
from letters.tei.plain_text import PlainText
from letters.tei.references import Place, Target
from letters.tei.source_note import SourceNote


class MarkKind(StrEnum):
    """Kinds of marks that somebody put on the page, or an editor into the text."""

    HANDWRITING = "handwriting"
    STAMP = "stamp"
    LETTERHEAD = "letterhead"
    NUMBER = "number"
    CLASSIFICATION = "classification"
    DELETION = "deletion"
    SUPPLIED = "supplied"
    UNCLEAR = "unclear"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class PageRecord:
    """`has_no_break` is a first page known only from the number of the second."""

    key: str
    label: str
    pagination: str
    is_inferred: bool
    is_implied: bool
    certainty: str
    start: int
    end: int
    has_no_break: bool = False


@dataclass(frozen=True, slots=True)
class SegmentRecord:
    key: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FootnoteRecord:
    """`anchor` is None for a note that nothing in the text calls for; `encoded_id` is
    the xml:id that other texts point to. A note with `turns_page` continues on the next
    page. `place` and `hand` are TEI's: where it is written, and by whom."""

    key: str
    number: str
    kind: str
    anchor: int | None
    text: str
    within: str = ""
    encoded_id: str = ""
    turns_page: bool = False
    place: str = ""
    hand: str = ""

    @property
    def names(self) -> NoteNames:
        return NoteNames(self.number, self.kind, self.text, self.place, self.hand)


@dataclass(frozen=True, slots=True)
class ReferenceRecord:
    """`footnote` is the key of the note it stands in, empty for the running text.

    `overruled` is what the markup points to, where the words name another volume.
    """

    key: str
    footnote: str
    start: int
    end: int
    printed: str
    target: Target
    form: str
    overruled: Target | None = None


@dataclass(frozen=True, slots=True)
class MarkRecord:
    key: str
    kind: MarkKind
    footnote: str
    start: int
    end: int
    text: str
    hand: str
    place: str
    is_struck: bool
    # The measure of a gap: how many units are missing, and why.
    unit: str = ""
    quantity: str = ""
    is_approximate: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A conditional passage; `effect` is "include", "omit" or empty, as encoded."""

    key: str
    start: int
    end: int
    text: str
    effect: str


@dataclass(frozen=True, slots=True)
class ConditionRecord:
    """The words of an instruction that set the condition of a passage."""

    key: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class EventRecord:
    """`footnote` is the key of the note that says so, empty for the text itself.

    `person` is the volume's key for the one person meant, `date` is EDTF, `time` as
    printed with its zone, `role` the office that is printed with the name, `side` whom a
    participant spoke for, `authority` under what it was declassified, `case_number`
    what its stamp calls the number of the case.

    `called` is the form for sorting by which the header of the file calls the person, and
    `called_by` the key or address that it gives.
    """

    type: str
    name: str
    evidence: str
    footnote: str = ""
    person: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    role: str = ""
    side: str = ""
    is_inferred: bool = False
    authority: str = ""
    case_number: str = ""
    called: str = ""
    called_by: str = ""


@dataclass(frozen=True, slots=True)
class TransmittedRecord:
    """A text that another one carries: a letter in a telegram, a note quoted whole.

    Offsets count in the running text of the carrier, from the salutation or the first
    words to the last. `kind` is a value of DocumentKind. A name is empty where nothing
    tells it; `sender_person` and `recipient_person` are the volume's keys of the persons.
    A doubt says why a side is not certain. It `has_open_end` where neither a mark nor a
    signature shows its end.
    `date` is EDTF; `evidence` are the words by which it was known.
    """

    key: str
    kind: str
    start: int
    end: int
    evidence: str
    sender: str = ""
    sender_person: str = ""
    sender_doubt: str = ""
    recipient: str = ""
    recipient_person: str = ""
    recipient_doubt: str = ""
    date: str = ""
    salutation: str = ""
    told_at: tuple[int, int] = (0, 0)
    has_open_end: bool = False


@dataclass(frozen=True, slots=True)
class DateRecord:
    """The date of the document: as encoded, and as read from the printed words. `time`
    is that of the dateline, as printed; `received` are its words on the receipt."""

    encoded: HistoricalDate | None
    written: HistoricalDate | None
    printed: str
    place: str = ""
    time: str = ""
    received: str = ""

    @property
    def date(self) -> HistoricalDate | None:
        return self.encoded or self.written

    @property
    def edtf(self) -> str:
        return self.date.edtf if self.date else ""


class Direction(StrEnum):
    """How a document is related to the letter that its text or its notes name."""

    REPLIES_TO = "replies-to"
    ANSWERED_BY = "answered-by"


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """The letter that is answered, or that answers: printed at `target`, or written at
    `letter_date` (EDTF). One of the two may be missing.

    One that `is_inferred` counts only if a letter between the same two sides is found: at
    the `target`, or without one the latest before.

    Offsets count in the text of `footnote`, or in the running text if that is empty.
    """

    key: str
    direction: Direction
    footnote: str
    start: int
    end: int
    evidence: str
    target: Target | None = None
    letter_date: str = ""
    is_inferred: bool = False


class TextProblemCode(StrEnum):
    """What looks wrong in a text. The codes are stored with the problems."""

    CONDITIONAL_PASSAGE = "conditional-passage"
    DATE_DIFFERS = "date-differs"
    HEADER_DIFFERS = "header-differs"
    HYPHENS_LEFT_OUT = "hyphens-left-out"
    IMAGES_NAMED = "images-named"
    IMPOSSIBLE_DATE = "impossible-date"
    MARK_WITHOUT_NOTE = "mark-without-note"
    NO_RULE = "no-rule"
    NOTE_WITHOUT_MARK = "note-without-mark"
    OPEN_END = "open-end"
    PAGE_SEQUENCE = "page-sequence"
    REFERENCE_DIFFERS = "reference-differs"
    UNBALANCED = "unbalanced"


@dataclass(frozen=True, slots=True)
class ProblemRecord:
    """`field` is what it concerns, "sender" or "date", where the code does not tell."""

    code: TextProblemCode
    message: str
    excerpt: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a text cannot say about itself. `begins_on` is the label of the edition's page
    on which it begins, `header` what the header of its own file says of it."""

    place: Place = field(default_factory=Place)
    date: HistoricalDate | None = None
    is_editorial: bool = False
    begins_on: str = ""
    header: LetterHeader | None = None


class KeyedPart(StrEnum):
    """Parts whose keys stay with their words, by the names they have in `Revision.keys`.

    Notes and pages are not among them: their keys are made of what is printed.
    """

    SEGMENTS = "segments"
    MARKS = "marks"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class KnownKeys:
    """Identifiers in use, which the same parts get again, and `retired` ones, which no
    part gets."""

    segments: tuple[Known, ...] = ()
    marks: tuple[Known, ...] = ()
    references: tuple[Known, ...] = ()
    retired: frozenset[str] = frozenset()


@dataclass(slots=True)
class ReadFlow:
    """One flow of text with its keys: the running text, or one note."""

    key: str
    parent: Block | Note
    plain: PlainText
    segment_keys: dict[int, str] = field(default_factory=dict)
    mark_keys: dict[int, str] = field(default_factory=dict)
    references: list[ReferenceRecord] = field(default_factory=list)


@dataclass(slots=True)
class DocumentRecords:
    flows: dict[str, ReadFlow]
    note_keys: dict[int, str]
    pages: list[PageRecord]
    segments: list[SegmentRecord]
    footnotes: list[FootnoteRecord]
    references: list[ReferenceRecord]
    marks: list[MarkRecord] = field(default_factory=list)
    passages: list[PassageRecord] = field(default_factory=list)
    conditions: list[ConditionRecord] = field(default_factory=list)
    source_note: SourceNote | None = None
    source_footnote: str = ""
    holding: StatedHolding | None = None
    events: list[EventRecord] = field(default_factory=list)
    problems: list[ProblemRecord] = field(default_factory=list)
    date: DateRecord | None = None
    replies: list[ReplyRecord] = field(default_factory=list)
    subjects: list[str] = field(default_factory=list)
    transmitted: list[TransmittedRecord] = field(default_factory=list)
    markings: Markings = field(default_factory=Markings)

    @property
    def body(self) -> ReadFlow:
        return self.flows[""]

    @property
    def text(self) -> str:
        return self.body.plain.text

    def count_notes(self) -> int:
        """Without other readings of the text, and running heads, which stand as notes do."""
        return sum(not note.names.is_beside_text for note in self.footnotes)

    @property
    def heading_end(self) -> int:
        """Where the first block ends, if that is a heading; 0 without one."""
        first = self.segments[0] if self.segments else None
        return first.end if first and first.kind == BlockKind.HEADING else 0
