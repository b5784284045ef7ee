"""What a TEI file says that the archive has no rule for: elements and attributes.

The words of such an element are in the text. What it says of them is kept in the TEI and
shown nowhere, so that somebody should know of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from letters.tei import vocabulary as tei
from letters.tei.note_lists import AROUND_NOTES
from letters.tei.other_readings import INDEX_ENTRY
from letters.tei.source import TEI_NAMESPACE, Element, local_name, namespace

_XML = "{http://www.w3.org/XML/1998/namespace}"
_ELEMENTS = frozenset(
    {
        *(*tei.BLOCK_OF_ELEMENT, *tei.SPAN_OF_ELEMENT, *tei.PLAIN_ELEMENTS),
        *(*tei.EMPTY_ELEMENTS, *AROUND_NOTES),
        *(tei.NOTE, tei.PAGE_BREAK, tei.LINE_BREAK, tei.FORME_WORK, tei.DESCRIPTION),
        *(tei.SPAN_GROUP, tei.SPAN, "media", "rdgGrp", "wit", "witDetail"),
        *("surplus", "damage", "subst", "text", "group", "facsimile"),
        # Scripts that the series puts into its files for a web page of theirs.
        *("script", "object", "param", INDEX_ENTRY),
    }
)
# Attributes with a rule, and those that say who encoded it, how surely, and from where.
_ATTRIBUTES = frozenset(
    {
        *(f"{_XML}id", f"{_XML}lang", "n", "type", "subtype", "rend", "rendition"),
        *("style", "place", "hand", "new", "medium", "scribe", "script", "cert"),
        *("resp", "source", "target", "targetEnd", "corresp", "ref", "key", "facs"),
        *("url", "width", "height", "scale", "mimeType", "break", "ed", "unit"),
        *("quantity", "extent", "atLeast", "atMost", "min", "max", "precision"),
        *("reason", "dim", "cols", "rows", "role", "level", "wit", "calendar"),
        *("when", "from", "to", "notBefore", "notAfter", "anchored", "function"),
        *("effect", "path", "bytes", "readable", "class", "name", "value", "src"),
        *("language", "when-iso", "from-iso", "to-iso", "part", "org", "sample"),
    }
)
# Of a passage it says what becomes of it on its condition; elsewhere, anything.
_EFFECT = "ana"
_MOST_KINDS = 100
_LONGEST_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class Unruled:
    """A kind of markup without a rule: "<stage>" or "@ana", how often it occurs, in which
    line first, and the words there."""

    name: str
    count: int
    line: int
    words: str

    @property
    def is_element(self) -> bool:
        return self.name.startswith("<")

    @property
    def message(self) -> str:
        if self.is_element:
            return (
                f"The archive has no rule for the element {self.name}. Its words are in "
                "the text; what it says of them is only in the TEI."
            )
        return (
            f"The archive has no rule for the attribute {self.name}. What it says is "
            "only in the TEI."
        )

    @property
    def where(self) -> str:
        times = "Once" if self.count == 1 else f"{self.count:,} times, first"
        words = f": {self.words}" if self.words else ""
        return f"{times} in line {self.line}{words}"


def find_unruled(division: Element) -> list[Unruled]:
    """Each kind once, in the order of the file; of very many kinds the first hundred."""
    counts: dict[str, int] = {}
    first: dict[str, Element] = {}
    for element in division.iter(etree.Element):
        for name in _unruled_of(element):
            counts[name] = counts.get(name, 0) + 1
            first.setdefault(name, element)
    return [
        Unruled(name, counts[name], element.sourceline or 0, _words(element))
        for name, element in list(first.items())[:_MOST_KINDS]
    ]


def _unruled_of(element: Element) -> Iterator[str]:
    space = namespace(element)
    if space in tei.SERIES_NAMESPACES:
        return
    name = local_name(element)
    if space not in ("", TEI_NAMESPACE):
        yield f"<{name}> of {space}"
    elif name not in _ELEMENTS:
        yield f"<{name}>"
    is_passage = name == "seg" and element.get("type") in tei.SPAN_OF_SEGMENT
    known = _ATTRIBUTES | {_EFFECT} if is_passage else _ATTRIBUTES
    for key in element.attrib:
        attribute = str(key)
        if attribute not in known and not _is_of_series(attribute):
            yield f"@{attribute.replace(_XML, 'xml:')}"


def _is_of_series(attribute: str) -> bool:
    return attribute[1:].partition("}")[0] in tei.SERIES_NAMESPACES


def _words(element: Element) -> str:
    words = " ".join("".join(element.itertext())[: 4 * _LONGEST_EXCERPT].split())
    is_long = len(words) > _LONGEST_EXCERPT
    return f"{words[:_LONGEST_EXCERPT].rstrip()}…" if is_long else words
