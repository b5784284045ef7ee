"""The words of the notation: fences, classes, attributes, and how to escape them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from letters.tei.errors import NotationError
from letters.tei.nodes import ID, Attributes, BlockKind, SpanKind

# Fences whose content is one line, and those that hold blocks.
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
}
CONTAINER_FENCES = {
    "quotation": BlockKind.QUOTATION,
    "postscript": BlockKind.POSTSCRIPT,
    "list": BlockKind.LIST,
}
# TEI groups what opens a letter, and what closes it; the notation does not.
GROUPS = {
    "dateline": BlockKind.OPENER,
    "salute": BlockKind.OPENER,
    "closing": BlockKind.CLOSER,
    "signature": BlockKind.CLOSER,
}


@dataclass(frozen=True, slots=True)
class SpanClass:
    """What `[…]{.word}` is. `fixed` are the attributes that the word itself gives."""

    kind: SpanKind
    fixed: tuple[tuple[str, str], ...] = ()


def _highlight(rendition: str) -> SpanClass:
    return SpanClass(SpanKind.HIGHLIGHT, (("rend", rendition),))


SPAN_CLASSES = {
    "hand": SpanClass(SpanKind.HANDWRITTEN),
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
}
ITALIC = SPAN_CLASSES["italic"]
STRUCK = SPAN_CLASSES["struck"]

# On the page these stand in square brackets, unless they are `.unbracketed`.
BRACKETED = {SpanKind.CONDITIONAL, SpanKind.SUPPLIED, SpanKind.WITHHELD}
UNBRACKETED = "unbracketed"

# The edges of a conditional passage that crosses paragraphs.
EDGES = {"opens": True, "closes": False}

# Notation keys and the TEI attributes they stand for; `by` names a hand.
KEYS = {
    "by": "hand",
    "cert": "cert",
    "corresp": "corresp",
    "ed": "ed",
    "effect": "ana",
    "evidence": "evidence",
    "extent": "extent",
    "facs": "facs",
    "from": "from",
    "notAfter": "notAfter",
    "notBefore": "notBefore",
    "place": "place",
    "quantity": "quantity",
    "reason": "reason",
    "rend": "rend",
    "resp": "resp",
    "target": "target",
    "to": "to",
    "unit": "unit",
    "when": "when",
}
POINTERS = {"hand", "ana"}
KEY_OF_ATTRIBUTE = {attribute: key for key, attribute in KEYS.items()}

PAGE_TYPES = ("inferred", "implied")
NOTE_TYPE = re.compile(r"[a-z]+")
IDENTIFIER = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)

_ATTRIBUTE = re.compile(
    r"""\s*(?:
        \#(?P<id>[^\s{}="#.]+(?:\.[^\s{}="#.]+)*)
      | \.(?P<class>[\w-]+)
      | (?P<key>[A-Za-z]+)=(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<bare>[^\s{}"]+))
    )""",
    re.VERBOSE,
)
_BACKSLASHED = re.compile(r"\\(.)", re.DOTALL)
_UNQUOTED_VALUE = re.compile(r"[\w#/:.,+-]+")


@dataclass(frozen=True, slots=True)
class AttributeList:
    """What stands in `{…}`: an identifier, class words, and TEI attributes."""

    identifier: str = ""
    classes: tuple[str, ...] = ()
    attributes: Attributes = field(default_factory=dict)

    def with_identifier(self) -> dict[str, str]:
        attributes = dict(self.attributes)
        return {ID: self.identifier, **attributes} if self.identifier else attributes


def parse_attributes(text: str) -> AttributeList:
    """Read the inside of `{…}`. Raises NotationError without a place."""
    identifier, classes, attributes = "", [], {}
    at, end = 0, len(text.rstrip())
    while at < end:
        part = _ATTRIBUTE.match(text, at)
        if not part:
            raise NotationError(
                f"“{text[at:].strip()}” is not an attribute. Write {{#id .word key="
                'value}, with quotes round a value that holds spaces: key="…".'
            )
        at = part.end()
        if part["id"]:
            identifier = _check_identifier(part["id"])
        elif part["class"]:
            classes.append(part["class"])
        else:
            name = _attribute_name(part["key"])
            value = part["bare"] or _BACKSLASHED.sub(r"\1", part["quoted"] or "")
            attributes[name] = f"#{value}" if name in POINTERS else value
    return AttributeList(identifier, tuple(classes), attributes)


def _check_identifier(text: str) -> str:
    if not IDENTIFIER.fullmatch(text):
        raise NotationError(
            f"“#{text}” cannot be an identifier: use letters, digits, “-”, “_” and "
            "“.”, beginning with a letter."
        )
    return text


def _attribute_name(key: str) -> str:
    if key not in KEYS:
        raise NotationError(f"“{key}” is not a key. Known: {', '.join(sorted(KEYS))}.")
    return KEYS[key]


def format_attributes(attributes: AttributeList) -> str:
    """`attributes` as `{…}`, or "" where there are none."""
    parts = [f".{word}" for word in attributes.classes]
    if attributes.identifier:
        parts.append(f"#{attributes.identifier}")
    for name, value in sorted(dict(attributes.attributes).items()):
        if name in POINTERS:
            value = value.removeprefix("#")
        parts.append(f"{KEY_OF_ATTRIBUTE.get(name, name)}={_quote(value)}")
    return "{" + " ".join(parts) + "}" if parts else ""


def _quote(value: str) -> str:
    if _UNQUOTED_VALUE.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


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
