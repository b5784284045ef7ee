"""Reads the notes of a Hypothesis export, and finds the words they were made on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from letters.web_annotation.anchoring import find_quote
from letters.web_annotation.placement import Lost, Placement
from letters.web_annotation.quotes import Quote
from letters.web_annotation.reading import AnnotationError, read_quote

# What the page shows within its text, and ours has not: numbers of notes, and of pages.
_NOTE_NUMBER = re.compile(
    r"(?<=[^\W\d_])\d{1,3}(?!\w)|(?<=[.,;:?!”’)\"'])\d{1,3}(?!\w)"
)
_PAGE_LABEL = re.compile(r"\s?\[Page [^\]\s]{1,20}\](?: \((?:implied|inferred)\))?\s?")
_PASSAGE_LABEL = re.compile(r"\[conditional passage (?:begins|ends)\]")
# A mark with what the page says of it to those who hear it; its own words stay.
_MARK_LABEL = re.compile(
    r"\[(?:filing number|handwritten|letterhead|reading uncertain|stamped|struck out|"
    r"supplied by the editor|withheld)(?:, [^:\[\]]{1,60})?: "
    r"(?P<words>(?:\[[^\[\]]{0,200}\]|[^\[\]]){0,400})\]"
)
_MOST_TAGS = 50


@dataclass(frozen=True, slots=True)
class HypothesisNote:
    """`quote` is None for a note on a whole page. `text` is Markdown. A reply answers
    another note, and stands at no words of its own."""

    address: str
    text: str
    quote: Quote | None = None
    tags: tuple[str, ...] = ()
    created: str = ""
    is_reply: bool = False


def read_export(export: Any) -> list[HypothesisNote]:
    """The notes of an export: a list, or an object with "annotations" or "rows"."""
    rows = export
    if isinstance(export, dict):
        rows = export.get("annotations", export.get("rows"))
    if not isinstance(rows, list):
        raise AnnotationError("annotations", "There is no list of notes.")
    return [read_note(row, f"annotations[{n}]") for n, row in enumerate(rows)]


def read_note(row: Any, place: str = "note") -> HypothesisNote:
    if not isinstance(row, dict):
        raise AnnotationError(place, "It is no object.")
    address, text = row.get("uri"), row.get("text") or ""
    if not isinstance(address, str) or not isinstance(text, str):
        raise AnnotationError(place, "It has no address, or no text.")
    tags = row.get("tags")
    words = (
        [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    )
    return HypothesisNote(
        address=address,
        text=text,
        quote=_quote(row.get("target"), f"{place}.target"),
        tags=tuple(words[:_MOST_TAGS]),
        created=str(row.get("created") or ""),
        is_reply=bool(row.get("references")),
    )


def _quote(targets: Any, place: str) -> Quote | None:
    for target in targets if isinstance(targets, list) else []:
        selectors = target.get("selector") if isinstance(target, dict) else None
        for selector in selectors if isinstance(selectors, list) else []:
            is_object = isinstance(selector, dict)
            if is_object and selector.get("type") == "TextQuoteSelector":
                return read_quote(selector, place)
    return None


def find_note(text: str, quote: Quote) -> Placement:
    """Where the words are, once as they were quoted, once without what only a page
    shows."""
    placement = find_quote(text, quote)
    bare = Quote(*map(without_page, (quote.exact, quote.prefix, quote.suffix)))
    if not isinstance(placement, Lost) or bare == quote:
        return placement
    again = find_quote(text, bare)
    return placement if isinstance(again, Lost) and placement.candidates else again


def without_page(words: str) -> str:
    """`words` without numbers of notes and labels of pages."""
    words = _PASSAGE_LABEL.sub("", _PAGE_LABEL.sub(" ", words))
    words = _MARK_LABEL.sub(r"\g<words>", words)
    return _NOTE_NUMBER.sub("", words)
