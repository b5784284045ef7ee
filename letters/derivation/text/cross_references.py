"""Cross-references of one flow of text: marked in TEI, or read in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from letters.derivation.model import Context, ReadFlow
from letters.tei.nodes import Note, Span, SpanKind
from letters.tei.plain_text import Located
from letters.tei.references import Target, find_references

MARKED = "marked"

# What is longer than the columns that store it does not point into the series.
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
    """References in order. Prose is searched only in notes and in an editor's text."""
    marked = [
        reference
        for span in flow.plain.spans
        if span.node.kind is SpanKind.REFERENCE
        and (reference := _marked_reference(span))
    ]
    if not (isinstance(flow.parent, Note) or context.is_editorial):
        return marked
    place = replace(context.place, note=flow.key or None)
    in_prose = [
        LocatedReference(phrase.start, phrase.end, phrase.target, phrase.form)
        for phrase in find_references(flow.plain.text, place)
        if not any(
            phrase.start < reference.end and reference.start < phrase.end
            for reference in marked
        )
    ]
    return sorted([*marked, *in_prose], key=lambda reference: reference.start)


def _marked_reference(span: Located[Span]) -> LocatedReference | None:
    target = read_target(span.node.attributes.get("target", ""))
    return LocatedReference(span.start, span.end, target, MARKED) if target else None


def read_target(pointer: str) -> Target | None:
    """What a pointer of the series leads to ("#d84", "#d84fn2", "frus1961-63v05#pg_45"),
    or an address on the web."""
    if _ADDRESS.fullmatch(pointer.strip()):
        return Target(address=pointer.strip())
    match = _FRAGMENT.fullmatch(pointer.strip())
    if not match or not any(match.groups()):
        return None
    return Target(match["volume"], match["document"], match["footnote"], match["page"])
