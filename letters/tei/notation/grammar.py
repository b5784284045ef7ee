"""The words of the notation: fences, classes, and how to escape them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei import vocabulary as tei
from letters.tei.nodes import BlockKind, SpanKind

# Fences whose lines are the words of one block, with further fences between them, and
# those whose paragraphs are paragraphs of TEI.
LINE_FENCES = {
    "heading": BlockKind.HEADING,
    "letterhead": BlockKind.LETTERHEAD,
    "marks": BlockKind.MARKS,
    "dateline": BlockKind.DATELINE,
    "salute": BlockKind.SALUTE,
    "closing": BlockKind.SALUTE,
    "signature": BlockKind.SIGNATURE,
    "paragraph": BlockKind.PARAGRAPH,
    "item": BlockKind.ITEM,
    "opener": BlockKind.OPENER,
    "closer": BlockKind.CLOSER,
    "segment": BlockKind.SEGMENT,
    "byline": BlockKind.BYLINE,
    "label": BlockKind.LABEL,
    "cell": BlockKind.CELL,
    "line": BlockKind.LINE,
}
CONTAINER_FENCES = {
    "quotation": BlockKind.QUOTATION,
    "postscript": BlockKind.POSTSCRIPT,
    "list": BlockKind.LIST,
    "table": BlockKind.TABLE,
    "row": BlockKind.ROW,
    "attachment": BlockKind.ATTACHMENT,
    "division": BlockKind.DIVISION,
    "figure": BlockKind.FIGURE,
    "verse": BlockKind.VERSE,
}
# Words that belong to no block, and a note that stands in its place without a mark, or
# with `mark=…` the long form of a note that has one.
WORDS, NOTE = "words", "note"

# TEI groups what opens a letter, and what closes it; the notation does not, in these.
GROUPS = {
    "dateline": BlockKind.OPENER,
    "salute": BlockKind.OPENER,
    "closing": BlockKind.CLOSER,
    "signature": BlockKind.CLOSER,
}
GROUPING = {BlockKind.DIVISION, BlockKind.ATTACHMENT}
ALONE = "alone"

# Elements without words in a line or between blocks, by their word and their name.
_FRUS = tei.FRUS_NAMESPACE
EMPTIES = {
    "gap": ("gap", ""),
    "picture": ("graphic", ""),
    "space": ("space", ""),
    "anchor": ("anchor", ""),
    "milestone": ("milestone", ""),
    "pointer": ("ptr", ""),
    "file": ("file", _FRUS),
    "pdf": ("pdf", _FRUS),
    "pagecount": ("page-count-according-to-citation", _FRUS),
    "remark": ("problem", _FRUS),
}
BREAK = "break"

# In a list and in a table, what a line begins with; a row of a table begins with a bar.
LINE_MARKS = {
    "list": {"# ": "heading", "- ": "item", "= ": "label"},
    "table": {"# ": "heading"},
}
CELL_ROLES = {"=": "label", "#": "num"}


@dataclass(frozen=True, slots=True)
class SpanClass:
    """What `[…]{.word}` is. `fixed` are the attributes that the word itself gives."""

    kind: SpanKind
    fixed: tuple[tuple[str, str], ...] = ()
    element: str = ""


def _highlight(rendition: str) -> SpanClass:
    return SpanClass(SpanKind.HIGHLIGHT, (("rend", rendition),))


SPAN_CLASSES = {
    "hand": SpanClass(SpanKind.HANDWRITTEN),
    "added": SpanClass(SpanKind.ADDED),
    "stamp": SpanClass(SpanKind.STAMP),
    "number": SpanClass(SpanKind.NUMBER),
    "classification": SpanClass(SpanKind.CLASSIFICATION),
    "conditional": SpanClass(SpanKind.CONDITIONAL),
    "condition": SpanClass(SpanKind.CONDITION),
    "supplied": SpanClass(SpanKind.SUPPLIED),
    "unclear": SpanClass(SpanKind.UNCLEAR),
    "withheld": SpanClass(SpanKind.WITHHELD),
    "struck": SpanClass(SpanKind.STRUCK, (("rend", "strikethrough"),)),
    "ref": SpanClass(SpanKind.REFERENCE),
    "person": SpanClass(SpanKind.PERSON),
    "place": SpanClass(SpanKind.PLACE),
    "term": SpanClass(SpanKind.TERM),
    "date": SpanClass(SpanKind.DATE),
    "italic": _highlight("italic"),
    "bold": _highlight("strong"),
    "underline": _highlight("underline"),
    "smallcaps": _highlight("smallcaps"),
    "superscript": _highlight("superscript"),
    "subscript": _highlight("sub"),
    "roman": _highlight("roman"),
    "highlight": SpanClass(SpanKind.HIGHLIGHT),
    "deleted": SpanClass(SpanKind.STRUCK),
    "sign": SpanClass(SpanKind.METAMARK),
    "technical": SpanClass(SpanKind.TERM, (), "term"),
}
# Parts of a line that have no other word than the name of their element in TEI.
ELEMENT_WORDS = frozenset(
    (
        *("abbr", "affiliation", "bibl", "choice", "corr", "country", "desc", "email"),
        *("emph", "expan", "foreign", "forename", "formula", "geogName", "lang"),
        *("measure", "mentioned", "name", "num", "occupation", "orgName", "orig"),
        *("phr", "q", "reg", "region", "roleName", "rs", "said", "seg", "settlement"),
        *("sic", "signed", "salute", "soCalled", "subst", "surname", "time", "title"),
    )
)
ITALIC = SPAN_CLASSES["italic"]
STRUCK = SPAN_CLASSES["struck"]

# On the page these stand in square brackets, unless they are `.unbracketed`.
BRACKETED = {SpanKind.CONDITIONAL, SpanKind.SUPPLIED, SpanKind.WITHHELD}
UNBRACKETED = "unbracketed"

# The edges of a conditional passage that crosses paragraphs.
EDGES = {"opens": True, "closes": False}

PAGE_TYPES = ("inferred", "implied")
NOTE_TYPE = re.compile(r"[a-z]+")
NOTE_LABEL = re.compile(r"[^\s\[\]{}^]+")
# The identifier that the series gives the page of this number, and the word of a note
# without a mark on the page: its label is only a name.
USUAL_PAGE = "pg_{}"
UNMARKED = "unmarked"
UNANCHORED = "unanchored"


def span_class_of(word: str) -> SpanClass | None:
    if word in ELEMENT_WORDS:
        return SpanClass(SpanKind.UNKNOWN, (), word)
    return SPAN_CLASSES.get(word)


def is_element_of(word: str, kind: BlockKind) -> bool:
    """Whether `word` names another TEI element than usual for blocks of this kind."""
    return tei.BLOCK_OF_ELEMENT.get(word) is kind and (
        tei.ELEMENT_OF_BLOCK.get(kind) != word
    )


_BACKSLASHED = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED_ALWAYS = re.compile(r"[\\*~]")
_ESCAPED_AT_START = re.compile(r"(?=:::|\{)")
_ESCAPED_IN_TEXT = re.compile(r"\[(?=\^|Page )|\](?=\{)")
_ESCAPED_IN_SPAN = re.compile(r"[\[\]]")


def escape(text: str, *, in_span: bool = False, at_start: bool = True) -> str:
    """`text` with backslashes, so that the notation reads it as these characters."""
    text = _ESCAPED_ALWAYS.sub(r"\\\g<0>", text)
    text = (_ESCAPED_IN_SPAN if in_span else _ESCAPED_IN_TEXT).sub(r"\\\g<0>", text)
    if at_start and _ESCAPED_AT_START.match(text):
        text = "\\" + text
    return text


def unescape(text: str) -> str:
    return _BACKSLASHED.sub(r"\1", text)
