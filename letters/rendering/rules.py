"""The HTML of each kind of node, and the words that announce it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.tei.nodes import Attributes, BlockKind, Empty, SpanKind


@dataclass(frozen=True, slots=True)
class Rule:
    """A screen reader says `before` and `after`, which are never copied or shown."""

    tag: str
    class_name: str = ""
    before: str = ""
    after: str = ""
    role: str = ""


# A paragraph that holds blocks (a list, a table) cannot be a <p>.
PARAGRAPH = "p"
PARAGRAPH_OF_BLOCKS = "div"

# Roles: an item stands only in a list, and a list holds only items.
LIST, LIST_ITEM = "list", "listitem"

BLOCK_RULES = {
    BlockKind.DIVISION: Rule("div", "division"),
    BlockKind.PARAGRAPH: Rule(PARAGRAPH, "paragraph"),
    BlockKind.HEADING: Rule("p", "heading"),
    BlockKind.LETTERHEAD: Rule("p", "letterhead", "[letterhead: ", "]"),
    BlockKind.MARKS: Rule("p", "marks"),
    BlockKind.OPENER: Rule("div", "opener"),
    BlockKind.DATELINE: Rule("p", "dateline"),
    BlockKind.SALUTE: Rule("p", "salute"),
    BlockKind.BYLINE: Rule("p", "byline"),
    BlockKind.CLOSER: Rule("div", "closer"),
    BlockKind.SIGNATURE: Rule("p", "signature"),
    BlockKind.POSTSCRIPT: Rule("div", "postscript"),
    BlockKind.QUOTATION: Rule("blockquote", "quotation"),
    BlockKind.LIST: Rule("div", "list", role=LIST),
    BlockKind.ITEM: Rule("div", "item", role=LIST_ITEM),
    BlockKind.LABEL: Rule("div", "label"),
    BlockKind.TABLE: Rule("table", "table"),
    BlockKind.ROW: Rule("tr"),
    BlockKind.CELL: Rule("td"),
    BlockKind.FIGURE: Rule("div", "figure"),
    BlockKind.ATTACHMENT: Rule("div", "attachment"),
    BlockKind.VERSE: Rule("div", "verse"),
    BlockKind.LINE: Rule("p", "verse-line"),
    BlockKind.SEGMENT: Rule("p", "line"),
}

SPAN_RULES = {
    SpanKind.STRUCK: Rule("del", "struck", "[struck out: ", "]"),
    SpanKind.HANDWRITTEN: Rule("span", "hand", "[handwritten: ", "]"),
    SpanKind.STAMP: Rule("span", "stamp", "[stamped: ", "]"),
    SpanKind.NUMBER: Rule("span", "number", "[filing number: ", "]"),
    SpanKind.CLASSIFICATION: Rule("span", "classification"),
    SpanKind.CONDITIONAL: Rule(
        "span",
        "conditional",
        "[conditional passage begins] ",
        " [conditional passage ends]",
    ),
    SpanKind.CONDITION: Rule("span", "condition"),
    SpanKind.METAMARK: Rule("span", "metamark"),
    SpanKind.SUPPLIED: Rule("span", "supplied", "[supplied by the editor: ", "]"),
    SpanKind.UNCLEAR: Rule("span", "unclear", "[reading uncertain: ", "]"),
    SpanKind.WITHHELD: Rule("span", "withheld", "[withheld: ", "]"),
    SpanKind.PERSON: Rule("span", "person"),
    SpanKind.PLACE: Rule("span", "place"),
    SpanKind.TERM: Rule("span", "term"),
    SpanKind.DATE: Rule("span", "date"),
    SpanKind.REFERENCE: Rule("span", "marked-reference"),
    SpanKind.ADDED: Rule("ins", "added", "[added: ", "]"),
    SpanKind.QUOTED: Rule("span", "quoted"),
    SpanKind.UNKNOWN: Rule("span"),
}

# Elements that have a look or an announcement of their own, whichever kind they are.
RULE_OF_ELEMENT = {
    "emph": Rule("em"),
    "title": Rule("cite", "title"),
    "mentioned": Rule("i"),
    "foreign": Rule("span", "foreign"),
    "restore": Rule("span", "restored", "[struck out, then restored: ", "]"),
    "retrace": Rule("span", "retraced", "[written over again: ", "]"),
    "surplus": Rule("span", "surplus", "[superfluous: ", "]"),
    "damage": Rule("span", "damaged", "[damaged: ", "]"),
    "figDesc": Rule("p", "figure-description", "[description of the picture: ", "]"),
}
# Titles of articles and of what was never printed are upright: TEI Guidelines 3.12.2.5.
UPRIGHT_TITLES = {"a", "u"}

# The values of TEI's `place`: where something was written or stamped.
PLACES = {
    "above": "above the line",
    "below": "below the line",
    "bottom": "at the foot of the page",
    "margin": "in the margin",
    "margin-left": "in the left margin",
    "margin-right": "in the right margin",
    "top": "at the top of the page",
}

# How a gap is announced; any other reason is announced by its own word: "garbled".
WITHHELD_BY_REASON = {"": "withheld", "not-declassified": "withheld"}

# Renditions of `hi`, as encoders of the series spell them.
HIGHLIGHT_RULES = {
    "italic": Rule("i"),
    "strong": Rule("b"),
    "bold": Rule("b"),
    "underline": Rule("u"),
    "smallcaps": Rule("span", "smallcaps"),
    "roman": Rule("span", "roman"),
    "superscript": Rule("sup"),
    "sub": Rule("sub"),
    "subscript": Rule("sub"),
}

# Renditions of a paragraph or a cell that say how it is placed. The rest are in the
# TEI and change nothing here.
RENDITIONS = {
    "center": "center",
    "right": "right",
    "left": "flush-left",
    "flushleft": "flush-left",
    "italic": "italic",
    "sectiontitleital": "section-title",
    "#right": "right",
    "#center": "center",
    "#left": "flush-left",
}

# Words for what is not drawn here: a picture, and remarks of the encoders of the series
# on documents that are printed as facsimiles only.
_WORDS_FOR_EMPTY = {
    "ptr": "[pointer to {target}]",
    "graphic": "[figure: {url}]",
    "file": "[facsimile: {path}]",
    "pdf": "[facsimile as PDF: {readable}]",
    "page-count-according-to-citation": "[pages, according to the citation: {text}]",
    "problem": "[remark of the encoders: {text}]",
    "uh-oh": "[remark of the encoders: {text}]",
}
_HOLE = re.compile(r"\{(\w+)\}")


def words_for(empty: Empty) -> str:
    """The words in the place of an element without text; none for an anchor."""
    if empty.element in WORDS_FOR_POINT and not empty.namespace:
        return WORDS_FOR_POINT[empty.element](empty.attributes)
    values = {**empty.attributes, "text": " ".join(empty.text.split())}
    words = _WORDS_FOR_EMPTY.get(empty.element, "")
    if empty.element == "ptr" and empty.text:
        words = "" if empty.words else "[see note {text}]"
    return _HOLE.sub(lambda hole: values.get(hole[1]) or "not named", words)


def _words_for_milestone(attributes: Attributes) -> str:
    unit, number = attributes.get("unit", ""), attributes.get("n", "")
    words = " ".join(f"{unit or 'milestone'} {number}".split())
    return f"[{words}]" if unit or number else ""


def _words_for_hand(attributes: Attributes) -> str:
    """Which hand goes on here, and with what: TEI Guidelines 11.3.2.1."""
    hand = attributes.get("new", "").removeprefix("#")
    said = (hand, attributes.get("scribe"), attributes.get("medium"))
    words = ", ".join(dict.fromkeys(filter(None, said)))
    return (
        f"[in the hand of {words}]"
        if hand
        else f"[another hand: {words or 'not named'}]"
    )


WORDS_FOR_POINT = {
    "milestone": _words_for_milestone,
    "cb": lambda attributes: f"[column {attributes.get('n', '')}]".replace(" ]", "]"),
    "gb": lambda attributes: f"[gathering {attributes.get('n', '')}]".replace(
        " ]", "]"
    ),
    "handShift": _words_for_hand,
}
