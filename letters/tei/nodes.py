"""The typed text: what a letter is made of, whichever notation it came in.

A body is one `Block` of kind DIVISION. White space is already normalised in it
(see `whitespace`), so that joining the strings gives the text. Attributes keep the
names and values of TEI; `xml:id` is the only prefixed name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from letters.tei.gap_words import gap_words, space_words, words_around

Attributes: TypeAlias = Mapping[str, str]

ID = "xml:id"

# For quotations of which the source says that they are some, and prints no marks.
QUOTATION_MARKS = ("“", "”")

_WORDS = {"gap": gap_words, "space": space_words}


class BlockKind(StrEnum):
    """Parts of a text that stand on lines of their own."""

    DIVISION = "division"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LETTERHEAD = "letterhead"
    MARKS = "marks"
    OPENER = "opener"
    DATELINE = "dateline"
    SALUTE = "salute"
    BYLINE = "byline"
    CLOSER = "closer"
    SIGNATURE = "signature"
    POSTSCRIPT = "postscript"
    QUOTATION = "quotation"
    LIST = "list"
    ITEM = "item"
    LABEL = "label"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    FIGURE = "figure"
    ATTACHMENT = "attachment"
    VERSE = "verse"
    LINE = "line"
    SEGMENT = "segment"


class SpanKind(StrEnum):
    """Parts of a line that say how something stands on the page, or what it is."""

    HIGHLIGHT = "highlight"
    STRUCK = "struck"
    HANDWRITTEN = "handwritten"
    STAMP = "stamp"
    NUMBER = "number"
    CLASSIFICATION = "classification"
    CONDITIONAL = "conditional"
    CONDITION = "condition"
    METAMARK = "metamark"
    SUPPLIED = "supplied"
    UNCLEAR = "unclear"
    WITHHELD = "withheld"
    REFERENCE = "reference"
    PERSON = "person"
    PLACE = "place"
    TERM = "term"
    DATE = "date"
    ADDED = "added"
    QUOTED = "quoted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """`element` is the TEI name where the kind alone would be written as another."""

    kind: BlockKind
    children: tuple[Node, ...] = ()
    attributes: Attributes = field(default_factory=dict)
    element: str = ""

    @property
    def identifier(self) -> str:
        return self.attributes.get(ID, "")


@dataclass(frozen=True, slots=True)
class Span:
    """`element` is the TEI name where the kind alone does not give it (UNKNOWN)."""

    kind: SpanKind
    children: tuple[Node, ...] = ()
    attributes: Attributes = field(default_factory=dict)
    element: str = ""

    @property
    def identifier(self) -> str:
        return self.attributes.get(ID, "")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, held where its mark stands; its own text is not in the line's.

    One that is not `is_called` stands in a list of notes, and nothing calls for it. With
    an `element` it is another reading of the words before its mark, and that is the name
    of it in TEI. `before` and `after` are the rest of a word that it is a part of.
    """

    children: tuple[Node, ...] = ()
    attributes: Attributes = field(default_factory=dict)
    is_called: bool = True
    element: str = ""
    before: str = ""
    after: str = ""

    @property
    def is_anchored(self) -> bool:
        """Whether a mark in the text calls for it."""
        is_apart = not self.element and self.attributes.get("type") == "unanchored"
        return self.is_called and not is_apart

    @property
    def number(self) -> str:
        """The mark as printed: "4", "*"; empty for a note without a mark."""
        return "" if self.element else self.attributes.get("n", "")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The point where a page begins: it belongs to the word after it.

    `image` is the picture of the page, as the file names it elsewhere.
    """

    attributes: Attributes = field(default_factory=dict)
    image: str = field(default="", compare=False)
    # The sign that parts a word which goes on behind the break: no letter of the word.
    hyphen: str = ""

    @property
    def label(self) -> str:
        return self.attributes.get("n", "")

    @property
    def pagination(self) -> str:
        """Which of several paginations this break belongs to; empty is the main one."""
        return self.attributes.get("ed", "")

    @property
    def is_inferred(self) -> bool:
        return self.attributes.get("type") == "inferred"


@dataclass(frozen=True, slots=True)
class LineBreak:
    attributes: Attributes = field(default_factory=dict)
    hyphen: str = ""

    @property
    def is_in_word(self) -> bool:
        """Whether the word goes on in the next line: TEI Guidelines 3.11.3."""
        return self.attributes.get("break") == "no"


@dataclass(frozen=True, slots=True)
class PassageEdge:
    """The bracket that opens or closes a conditional passage across paragraphs.

    Inside one paragraph a passage is a `Span`; a span cannot cross paragraphs.
    """

    passage: str
    opens: bool
    text: str = ""
    attributes: Attributes = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Empty:
    """An element that holds no running text: a picture, a file, a gap.

    Its `namespace` is given where it is not TEI's.
    """

    element: str
    attributes: Attributes = field(default_factory=dict)
    text: str = ""
    namespace: str = ""

    @property
    def words(self) -> str:
        """What stands in the running text for it: words for a gap or a space, or its own,
        which few encoders put there."""
        if words := _WORDS.get(self.element):
            return words(self.attributes, self.text)
        is_call = self.element == "ptr" and "target" in self.attributes
        return "" if self.namespace or is_call else self.text


Node: TypeAlias = (
    "str | Block | Span | Note | PageBreak | LineBreak | PassageEdge | Empty"
)
Parent: TypeAlias = Block | Span | Note


def walk(parent: Parent, *, into_notes: bool = False) -> Iterator[Node]:
    """Every node below `parent` in document order."""
    inner = (Block, Span, Note) if into_notes else (Block, Span)
    pending = list(reversed(parent.children))
    while pending:
        node = pending.pop()
        yield node
        if isinstance(node, inner):
            pending.extend(reversed(node.children))


def breaks_within(note: Note) -> list[PageBreak]:
    """The page breaks in a note that runs on to the next page."""
    return [node for node in walk(note, into_notes=True) if isinstance(node, PageBreak)]


# What others put on the page: no words of the heading or the signature.
ON_THE_PAGE = frozenset({SpanKind.HANDWRITTEN, SpanKind.STAMP, SpanKind.NUMBER})


def flat_text(node: Node, *, without: frozenset[SpanKind] = frozenset()) -> str:
    """The characters of `node`, line breaks as spaces, notes left out."""
    if isinstance(node, str):
        return node
    if isinstance(node, Block):
        return _flat_children(node, without)
    if isinstance(node, Span):
        if node.kind in without:
            return ""
        before, after = unspelled_edges(node)
        return f"{before}{_flat_children(node, without)}{after}"
    if isinstance(node, LineBreak):
        return "" if node.is_in_word else " "
    if isinstance(node, PassageEdge):
        return node.text
    return node.words if isinstance(node, Empty) else ""


def _flat_children(parent: Block | Span, without: frozenset[SpanKind]) -> str:
    return "".join(
        [
            child if isinstance(child, str) else flat_text(child, without=without)
            for child in parent.children
        ]
    )


def unspelled_edges(node: Block | Span | Note) -> tuple[str, str]:
    """What stands before and after the node's words, and is not spelled in the source: the
    words for a gap, quotation marks, or the rest of a word."""
    if isinstance(node, Note):
        return node.before, node.after
    if isinstance(node, Span) and node.kind is SpanKind.QUOTED:
        return QUOTATION_MARKS
    if not isinstance(node, Span) or node.kind is not SpanKind.WITHHELD:
        return "", ""
    said = "".join(map(flat_text, node.children))
    return words_around(node.attributes, said)
