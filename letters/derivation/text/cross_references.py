"""Cross-references of a text and its notes: marked in TEI, or read in prose.

Where the prose around a marked reference names another volume than the markup, the prose
is right: editions were marked up by programs that took each "Document 96" for one of the
same volume, whichever volume the note names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from letters.derivation.model import Context, ReadFlow
from letters.tei.nodes import Note, Span, SpanKind
from letters.tei.plain_text import Located
from letters.tei.references import Form, FoundReference, Target, read_references
from letters.tei.references.targets import OWN_DOCUMENT
from letters.tei.references.volumes import volume_identified

MARKED = "marked"
_NAMES_A_VOLUME = {
    Form.VOLUME_DOCUMENT,
    Form.VOLUME_FOOTNOTE,
    Form.VOLUME_PAGE,
    Form.IBID,
}

# What is longer than the columns that store it does not point into the series.
_FRAGMENT = re.compile(
    r"(?P<volume>frus[\w-]{1,70})?"
    r"(?:#?(?P<document>d\d{1,10}[a-z]{0,10})(?:fn(?P<footnote>[\w-]{1,40}))?"
    r"|#?pg_(?P<page>[\w-]{1,40}))?"
)
_PART = re.compile(r"\b[Pp]art\b")
# How far before the end of a phrase its words may name the part, in characters.
_NEAR = 60
_OWN_DOCUMENT = re.compile(
    rf"{OWN_DOCUMENT}(?P<identifier>[\w-]{{1,79}}(?:/[\w-]{{1,80}})?)", re.ASCII
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,480}")


@dataclass(frozen=True, slots=True)
class LocatedReference:
    start: int
    end: int
    target: Target
    form: str
    # What the markup points to, where the words around it name another volume.
    overruled: Target | None = None


def find_in_flows(
    flows: Iterable[ReadFlow], context: Context
) -> Iterator[tuple[ReadFlow, LocatedReference]]:
    """The references of each flow, in order. An "ibid." means what the note before cites."""
    place = context.place
    for flow in flows:
        references, ibid = _find_in_flow(flow, replace(context, place=place))
        for reference in references:
            yield flow, reference
        if isinstance(flow.parent, Note):
            place = replace(place, ibid=ibid)


def _find_in_flow(
    flow: ReadFlow, context: Context
) -> tuple[list[LocatedReference], Target | None]:
    """References in order, and what an "ibid." in the next note would mean.

    Prose is searched only in notes and in an editor's text.
    """
    marked = [
        reference
        for span in flow.plain.spans
        if span.node.kind is SpanKind.REFERENCE
        and (reference := _marked_reference(span))
    ]
    is_searched = isinstance(flow.parent, Note) or context.is_editorial
    if not (marked or is_searched):
        return [], None
    place = replace(context.place, note=flow.key or None)
    read = read_references(flow.plain.text, place)
    phrases = read.references
    checked = [
        _as_the_words_say(reference, phrases, flow.plain.text, context.place.volume)
        for reference in marked
    ]
    if not is_searched:
        return checked, read.ibid
    in_prose = [
        LocatedReference(phrase.start, phrase.end, phrase.target, phrase.form)
        for phrase in phrases
        if not any(_overlap(phrase, reference) for reference in marked)
    ]
    references = sorted([*checked, *in_prose], key=lambda reference: reference.start)
    return references, read.ibid


def _as_the_words_say(
    reference: LocatedReference,
    phrases: Sequence[FoundReference],
    text: str,
    own_volume: str | None,
) -> LocatedReference:
    """The reference with the target that its words name, if that is in another volume."""
    encoded = reference.target
    if encoded.address is not None or encoded.identifier is not None:
        return reference
    naming = [
        phrase
        for phrase in phrases
        if phrase.form in _NAMES_A_VOLUME and _overlap(phrase, reference)
    ]
    # Of "Document 245 and footnote 2 thereto", the one that the markup is about.
    naming.sort(key=lambda phrase: phrase.target.fragment != encoded.fragment)
    encoded_volume = encoded.volume or own_volume
    for phrase in naming[:1]:
        named = phrase.target.volume
        if named in (None, encoded_volume) or _may_be_parts_of_one(
            named, encoded_volume, text[: phrase.end]
        ):
            break
        return replace(
            reference, target=phrase.target, form=phrase.form, overruled=encoded
        )
    return reference


def _may_be_parts_of_one(named: str, encoded: str | None, words: str) -> bool:
    """Whether the two differ in the part alone, which the words do not name."""
    in_words, in_markup = volume_identified(named), volume_identified(encoded)
    return in_words.with_part("") == in_markup.with_part("") and not _PART.search(
        words[-_NEAR:]
    )


def _overlap(phrase: FoundReference, reference: LocatedReference) -> bool:
    return phrase.start < reference.end and reference.start < phrase.end


def _marked_reference(span: Located[Span]) -> LocatedReference | None:
    pointer = span.node.attributes.get("target", "")
    own = _OWN_DOCUMENT.fullmatch(pointer.strip())
    target = Target(identifier=own["identifier"]) if own else read_target(pointer)
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
