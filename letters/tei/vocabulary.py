"""Which TEI element is which part of our text. The only place that spells them."""

from __future__ import annotations

import re

from letters.tei.nodes import BlockKind, SpanKind

# TEI Guidelines P5, chapters 3 (core), 4 (default text structure), 11 (primary
# sources), 14 (tables); `attachment` is the Foreign Relations series' own.
BLOCK_OF_ELEMENT = {
    "div": BlockKind.DIVISION,
    "p": BlockKind.PARAGRAPH,
    "ab": BlockKind.PARAGRAPH,
    "head": BlockKind.HEADING,
    "opener": BlockKind.OPENER,
    "dateline": BlockKind.DATELINE,
    "salute": BlockKind.SALUTE,
    "byline": BlockKind.BYLINE,
    "closer": BlockKind.CLOSER,
    "signed": BlockKind.SIGNATURE,
    "postscript": BlockKind.POSTSCRIPT,
    "quote": BlockKind.QUOTATION,
    "list": BlockKind.LIST,
    "item": BlockKind.ITEM,
    "itemitem": BlockKind.ITEM,
    "label": BlockKind.LABEL,
    "table": BlockKind.TABLE,
    "row": BlockKind.ROW,
    "cell": BlockKind.CELL,
    "figure": BlockKind.FIGURE,
    "attachment": BlockKind.ATTACHMENT,
    "lg": BlockKind.VERSE,
    "l": BlockKind.LINE,
    "seg": BlockKind.SEGMENT,
    # The parts of a text: TEI Guidelines 4.1. Divisions may be numbered.
    **dict.fromkeys(("front", "body", "back"), BlockKind.DIVISION),
    **{f"div{level}": BlockKind.DIVISION for level in range(1, 8)},
    # Title pages: TEI Guidelines 4.6.
    "titlePage": BlockKind.DIVISION,
    "docTitle": BlockKind.DIVISION,
    "titlePart": BlockKind.PARAGRAPH,
    "docImprint": BlockKind.PARAGRAPH,
    # Addresses: TEI Guidelines 3.6.2.
    "address": BlockKind.DIVISION,
    "addrLine": BlockKind.SEGMENT,
    # Divisions by number and texts within the text: TEI Guidelines 4.1.
    **{f"div{level}": BlockKind.DIVISION for level in range(1, 8)},
    "floatingText": BlockKind.DIVISION,
    "body": BlockKind.DIVISION,
    "front": BlockKind.DIVISION,
    "back": BlockKind.DIVISION,
    "epigraph": BlockKind.DIVISION,
    "argument": BlockKind.DIVISION,
    "listBibl": BlockKind.DIVISION,
    "sp": BlockKind.DIVISION,
    "trailer": BlockKind.SEGMENT,
    "speaker": BlockKind.SEGMENT,
    "stage": BlockKind.SEGMENT,
    "bibl": BlockKind.SEGMENT,
    "figDesc": BlockKind.SEGMENT,
}

# Forme work: what stands on the paper outside the running text.
FORME_WORK = "fw"
BLOCK_OF_FORME_WORK = {
    "letterhead": BlockKind.LETTERHEAD,
    "marks": BlockKind.MARKS,
}

SPAN_OF_ELEMENT = {
    "hi": SpanKind.HIGHLIGHT,
    "del": SpanKind.STRUCK,
    "add": SpanKind.HANDWRITTEN,
    "stamp": SpanKind.STAMP,
    "idno": SpanKind.NUMBER,
    "metamark": SpanKind.METAMARK,
    "supplied": SpanKind.SUPPLIED,
    "unclear": SpanKind.UNCLEAR,
    "ref": SpanKind.REFERENCE,
    "persName": SpanKind.PERSON,
    "placeName": SpanKind.PLACE,
    "gloss": SpanKind.TERM,
    "term": SpanKind.TERM,
    "date": SpanKind.DATE,
    "q": SpanKind.QUOTED,
    "said": SpanKind.QUOTED,
    "soCalled": SpanKind.QUOTED,
}
ADDITION = "add"
# `add` is a hand's where the encoder says so; what is only above the line may be typed.
HANDWRITING = "handwritten"
WRITTEN_BY_HAND = re.compile(
    r"\b(?:hand|manuscript|script|ink|pencil|crayon|pen|autograph)", re.IGNORECASE
)
TYPED = re.compile(r"typ(?:e|ist|ed)|machine|print", re.IGNORECASE)

# Names, words and parts of words: they stand in the line as they are.
PLAIN_ELEMENTS = frozenset(
    {
        *("name", "orgName", "objectName", "eventName", "rs", "geogName", "geogFeat"),
        *("forename", "surname", "roleName", "addName", "nameLink", "genName"),
        *("settlement", "country", "region", "district", "bloc", "affiliation"),
        *("street", "postCode", "postBox", "email", "time", "num", "unit"),
        *("measure", "measureGrp", "w", "pc", "c", "m", "s", "cl", "phr"),
        *("abbr", "expan", "orig", "reg", "sic", "corr", "am", "ex", "lem", "rdg"),
        *("choice", "app", "subst", "mod", "retrace", "restore"),
        *("seg", "title", "foreign", "emph", "mentioned", "distinct", "ident"),
        *("author", "editor", "publisher", "pubPlace", "docDate", "docAuthor"),
        *("docEdition", "biblScope", "locus", "desc", "g"),
    }
)

# `seg` by its type: these stand inside a line, whatever is around them.
SPAN_OF_SEGMENT = {
    "conditional": SpanKind.CONDITIONAL,
    "condition": SpanKind.CONDITION,
    "classification": SpanKind.CLASSIFICATION,
}

# Lines of their own among paragraphs, parts of the line inside one.
SOFT_ELEMENTS = {
    *("seg", "signed", "salute"),
    *("trailer", "speaker", "stage", "bibl", "figDesc"),
}
BLOCKS_OF_BLOCKS = {
    BlockKind.DIVISION,
    BlockKind.OPENER,
    BlockKind.CLOSER,
    BlockKind.ATTACHMENT,
    BlockKind.POSTSCRIPT,
}

PICTURE_DESCRIPTION = "figDesc"

# Elements without running text. `gap` may describe what is missing in `desc`.
HAND_SHIFT = "handShift"
EMPTY_ELEMENTS = {
    *("graphic", "space", "anchor", "milestone", "gap", "ptr", "cb", "gb"),
    HAND_SHIFT,
}

NOTE = "note"
PAGE_BREAK = "pb"
LINE_BREAK = "lb"
GAP = "gap"
DESCRIPTION = "desc"
ANCHOR = "anchor"
SPAN_GROUP = "spanGrp"
SPAN = "span"

# What encoders of the series say about a file, not what the letter says.
SERIES_NAMESPACES = {
    "http://history.state.gov/frus/ns/1.0",
    "http://history.state.gov/ns/1.0",
}

FRUS_NAMESPACE = "http://history.state.gov/frus/ns/1.0"

# Writing goes the other way; where several names read alike, the first is written.
ELEMENT_OF_BLOCK = {
    **{kind: name for name, kind in reversed(BLOCK_OF_ELEMENT.items())},
    BlockKind.ATTACHMENT: f"{{{FRUS_NAMESPACE}}}attachment",
}
ELEMENT_OF_SPAN = {kind: name for name, kind in reversed(SPAN_OF_ELEMENT.items())}
ELEMENT_OF_SPAN[SpanKind.ADDED] = ADDITION
TYPE_OF_SEGMENT = {kind: name for name, kind in SPAN_OF_SEGMENT.items()}
TYPE_OF_FORME_WORK = {kind: name for name, kind in BLOCK_OF_FORME_WORK.items()}

# The edges of a passage across paragraphs (TEI Guidelines 20.4, stand-off).
OPENS, CLOSES = "conditional-open", "conditional-close"
