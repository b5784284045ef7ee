"""Cross-references of one flow of text: those marked in TEI, and those in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from letters.derivation.model import Context, ReadFlow
from letters.tei.nodes import Note, Span, SpanKind
from letters.tei.plain_text import Located
from letters.tei.references import Target, find_references

MARKED = "marked"

# Nothing that is longer than the columns that keep it points into the series.
_FRAGMENT = re.compile(
    r"(?P<volume>frus[\w-]{1,70})?"
    r"(?:#?(?P<document>d\d{1,10}[a-z]{0,10})(?:fn(?P<footnote>[\w-]{1,40}))?"
    r"|#?pg_(?P<page>[\w-]{1,40}))?"
)


_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,480}")


@dataclass(frozen=True, slots=True)
class LocatedReference:
    start: int
    end: int
    target: Target
    form: str


def find_in_flow(flow: ReadFlow, context: Context) -> list[LocatedReference]:
    """References in order. Prose is read in notes, and in an editor's own text."""
    marked = [
        found
        for span in flow.plain.spans
        if span.node.kind is SpanKind.REFERENCE and (found := _marked(span))
    ]
    if not (isinstance(flow.parent, Note) or context.is_editorial):
        return marked
    place = replace(context.place, note=flow.key or None)
    in_prose = [
        LocatedReference(found.start, found.end, found.target, found.form)
        for found in find_references(flow.plain.text, place)
        if not any(
            found.start < other.end and other.start < found.end for other in marked
        )
    ]
    return sorted([*marked, *in_prose], key=lambda found: found.start)


def _marked(found: Located[Span]) -> LocatedReference | None:
    target = read_target(found.node.attributes.get("target", ""))
    return LocatedReference(found.start, found.end, target, MARKED) if target else None


def read_target(pointer: str) -> Target | None:
    """The series' own way of pointing: "#d84", "#d84fn2", "frus1961-63v05#pg_45"; or an
    address on the web."""
    if _ADDRESS.fullmatch(pointer.strip()):
        return Target(address=pointer.strip())
    found = _FRAGMENT.fullmatch(pointer.strip())
    if not found or not any(found.groups()):
        return None
    return Target(found["volume"], found["document"], found["footnote"], found["page"])
