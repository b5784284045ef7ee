"""What an XML parser sees in a document, against what is derived and rendered of it.

Each of KINDS takes a document, and returns how many things it compared and a sentence for
each that is not as it should be. Used by script/check volumes, and by test_told.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lxml import html

from letters.derivation.description.mentions import count_mentions
from letters.derivation.model import DocumentRecords
from letters.rendering.contract import (
    APPARATUS,
    NOTE_CALL,
    SUMMARY,
    note_mark_id,
)
from letters.rendering.document import RenderedDocument
from letters.tei.gap_words import gap_words
from letters.tei.source import Element

Compared = tuple[int, list[str]]

_CONDITIONAL = "conditional"
_HIDDEN = "wholly-conditional"
_PERSON = re.compile(r"#(p_[\w.-]+)")
# "see vol. XI, Document 96": what stands before the reference names a volume.
_NAMES_A_VOLUME = re.compile(
    r"\bvols?\.\s+[IVXL]+(?:,\s+Part\s+\d+)?,\s+(?:Documents?\s*)?\Z"
)
_NEAR = 60


@dataclass(frozen=True)
class Told:
    """A document: its TEI, what is derived of it, and its HTML."""

    name: str
    element: Element
    records: DocumentRecords
    rendered: RenderedDocument

    @cached_property
    def page(self) -> html.HtmlElement:
        return html.fromstring(f"<main>{self.rendered.html}</main>")

    @cached_property
    def all_html(self) -> html.HtmlElement:
        notes = "".join(self.rendered.notes.values())
        return html.fromstring(f"<main>{self.rendered.html}{notes}</main>")

    @cached_property
    def texts(self) -> str:
        return "\n".join([self.records.text, *(n.text for n in self.records.footnotes)])

    def encoded(self, name: str) -> Iterator[Element]:
        return self.element.iter(f"{{*}}{name}")


def classes_of(element: html.HtmlElement) -> set[str]:
    return set(element.get("class", "").split())


def hidden_blocks(told: Told) -> Compared:
    """Blocks that are hidden with a condition, but hold more than its passage."""
    wrong = []
    blocks = [
        block
        for block in told.all_html.iter("p", "div", "blockquote", "td", "th")
        if not own_words(block)
    ]
    for block in told.all_html.find_class(_HIDDEN):
        has_passage = any(_CONDITIONAL in classes_of(each) for each in block.iter())
        if not has_passage or shown_beside_passages(block):
            wrong.append(html.tostring(block, encoding="unicode"))
    return len(blocks), wrong


def own_words(block: html.HtmlElement) -> str:
    """The words of a block that are in the plain text."""
    words = block.text or ""
    for child in block:
        if APPARATUS not in classes_of(child):
            words += own_words(child)
        words += child.tail or ""
    return words.strip()


def shown_beside_passages(block: html.HtmlElement) -> bool:
    """Whether words, a note's mark or a figure stand in it outside of all passages."""
    if (block.text or "").strip() or block.get("role") == NOTE_CALL:
        return True
    return any(
        (child.tail or "").strip()
        or (_CONDITIONAL not in classes_of(child) and shown_beside_passages(child))
        for child in block
    )


def marks_of_notes(told: Told) -> Compared:
    """Notes that the text calls for, and figures, without a place on the page."""
    ids = {element.get("id") for element in told.all_html.iter()}
    called = [note for note in told.records.footnotes if note.anchor is not None]
    wrong = [f"note {n.key}" for n in called if note_mark_id(n.key) not in ids]
    figures = sum(1 for _ in told.encoded("graphic"))
    drawn = told.all_html.text_content().count("[figure: ")
    if drawn < figures:
        wrong.append(f"{figures} figures in the TEI, {drawn} on the page")
    return len(called) + figures, wrong


def omissions(told: Told) -> Compared:
    """Gaps whose words are not in the plain text, or not on the page."""
    shown = {"the plain text": told.texts, "the page": own_words(told.all_html)}
    return omissions_in(told.element, shown)


def omissions_in(element: Element, shown: Mapping[str, str]) -> Compared:
    """Gaps of the TEI whose words are not in each of these texts, or say no unit."""
    gaps = list(element.iter("{*}gap"))
    said_of = [gap_words(dict(gap.attrib), "".join(gap.itertext())) for gap in gaps]
    words = Counter(said_of)
    wrong = [
        f"{said} does not say its unit"
        for gap, said in zip(gaps, said_of, strict=True)
        if gap.get("unit", "").rstrip("s") not in said
    ]
    wrong += [
        f"{number} {said}: {place} has {text.count(said)}"
        for said, number in words.items()
        for place, text in shown.items()
        if text.count(said) < number
    ]
    return words.total(), wrong


def summaries(told: Told) -> Compared:
    """Notes encoded as summaries that are not called so in the text and in the list."""
    encoded = [note for note in told.encoded("note") if note.get("type") == SUMMARY]
    called = [note for note in told.records.footnotes if note.names.label == "Summary"]
    marked = [
        mark for mark in told.all_html.iter("a") if mark.text_content() == "Summary"
    ]
    is_right = len(encoded) == len(called) == len(marked)
    said = f"{len(encoded)} in the TEI, {len(called)} listed, {len(marked)} marked"
    return len(encoded), [] if is_right else [said]


def two_persons(told: Told) -> Compared:
    """Names of several persons of which not all are named by the document."""
    named = count_mentions(told.records.flows.values())
    of_several = [
        keys
        for name in told.encoded("persName")
        if len(keys := _PERSON.findall(name.get("corresp", ""))) > 1
    ]
    return len(of_several), [
        f"{keys} not all named" for keys in of_several if not named.keys() >= {*keys}
    ]


def header_cells(told: Told) -> Compared:
    """Tables that have cells of labels, and other header cells than these."""
    labels = [
        cell
        for cell in told.encoded("cell")
        if "label" in (cell.get("role"), cell.getparent().get("role"))
        and cell.get("role") != "data"
    ]
    headers = [cell for cell in told.all_html.iter("th") if cell.get("scope")]
    is_right = len(labels) == len(headers)
    said = f"{len(labels)} cells of labels, {len(headers)} headers with a scope"
    return len(labels), [] if is_right else [said]


def words_against_markup(told: Told) -> Compared:
    """References after the name of a volume that lead to their own volume."""
    own = told.name.partition("/")[0]
    texts = {"": told.records.text} | {n.key: n.text for n in told.records.footnotes}
    after_volume = [
        (reference, before)
        for reference in told.records.references
        if _NAMES_A_VOLUME.search(
            before := texts.get(reference.footnote, "")[
                max(0, reference.start - _NEAR) : reference.start
            ]
        )
    ]
    wrong = [
        f"note {reference.footnote}: “…{before}{reference.printed}” "
        f"leads to {reference.target.pointer}"
        for reference, before in after_volume
        if reference.target.volume in (None, own) and reference.target.document
    ]
    return len(after_volume), wrong


KINDS: dict[str, Callable[[Told], Compared]] = {
    "1 blocks without words of their own, hidden": hidden_blocks,
    "1 marks of notes, and figures": marks_of_notes,
    "2 omissions": omissions,
    "5 summaries": summaries,
    "6 names of several persons": two_persons,
    "7 cells of labels": header_cells,
    "9 references after the name of a volume": words_against_markup,
}
