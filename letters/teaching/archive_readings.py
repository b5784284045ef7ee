"""Loads the archive's own readings, each from a file that quotes what it annotates.

The name of the file is the address of the reading. `item` of an annotation's `other` is
the number of an item of the same file, from 1; words that are quoted stand once in their
document, or in the note that `footnote` names.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import transaction

from letters.models import (
    AnnotationTarget,
    Document,
    Reading,
    ReadingItem,
    segment_key_at,
)
from letters.teaching.annotating import add_annotation, locked_texts
from letters.teaching.checking import text_of
from letters.web_annotation.quotes import quote_at


class ArchiveReadingError(ValueError):
    """A document is not published, or its words are not those that a file quotes."""


def load_readings(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the address of each reading of the folder, and what became of it.

    One that exists is not touched: somebody may have worked on it. One whose documents
    have been withdrawn or corrected meanwhile is left out.
    """
    for file in sorted(folder.glob("*.toml")):
        if Reading.objects.filter(slug=file.stem).exists():
            yield file.stem, "unchanged"
            continue
        try:
            _load(file.stem, tomllib.loads(file.read_text("utf-8")))
        except ArchiveReadingError as error:
            yield file.stem, f"left out. {error}"
        else:
            yield file.stem, "loaded"


@transaction.atomic
def _load(slug: str, written: dict[str, Any]) -> None:
    items = written.pop("item")
    reading = Reading.objects.create(
        slug=slug,
        visibility=Reading.Visibility.PUBLIC,
        **{name: _unwrap(value) for name, value in written.items()},
    )
    rows = [
        _create_item(reading, position, values) for position, values in enumerate(items)
    ]
    with locked_texts(row.document_id for row in rows):
        for row, values in zip(rows, items, strict=True):
            for annotation in values.get("annotation", []):
                _create_annotation(row, annotation, rows)


def _unwrap(body: str) -> str:
    """The body with a line for each paragraph: a line end of the file is none of it."""
    paragraphs = body.strip().split("\n\n")
    return "\n\n".join(" ".join(lines.split()) for lines in paragraphs)


def _create_item(
    reading: Reading, position: int, values: dict[str, Any]
) -> ReadingItem:
    documents = Document.objects.published()
    document = documents.filter(identifier=values["document"]).first()
    if document is None:
        raise ArchiveReadingError(f"{values['document']} is not published.")
    return ReadingItem.objects.create(
        reading=reading,
        position=position,
        document=document,
        document_identifier=document.identifier,
        heading=values.get("heading", ""),
        introduction=_unwrap(values.get("introduction", "")),
        first_view=values.get("first_view", ""),
    )


def _create_annotation(
    item: ReadingItem, values: dict[str, Any], items: list[ReadingItem]
) -> None:
    said = {
        "kind": values["kind"],
        "body": _unwrap(values["body"]),
        "address": values.get("address", ""),
        "asks": values.get("asks", ""),
        "choices": values.get("choices", []),
        "solution": values.get("solution", []),
    }
    other = values.get("other")
    places = [(item, values)] if "words" in values else []
    places += [(items[other["item"] - 1], other)] if other else []
    targets = [_target(place.document, quoted) for place, quoted in places]
    add_annotation(item, said, targets)


def _target(document: Document, quoted: dict[str, Any]) -> AnnotationTarget:
    footnote = quoted.get("footnote", "")
    text, words = text_of(document, footnote), quoted["words"]
    if text is None or text.count(words) != 1:
        raise ArchiveReadingError(f"“{words}” is not once in {document.identifier}.")
    start, segments = text.index(words), list(document.segments.all())
    end = start + len(words)
    target = AnnotationTarget(
        document=document,
        footnote=footnote,
        segment="" if footnote else segment_key_at(segments, start),
    )
    target.stand_at(start, end, quote_at(text, start, end))
    return target
