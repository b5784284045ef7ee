"""Files of texts with the outlines of their volumes, to be searched for references.

A gold file holds one JSON object a line. An object of type "volume" lists the
documents of a volume in order; any other is a text: a footnote, or a paragraph at a
line of a document. A text has the links that its publisher made: predictions are
compared with them, and are therefore made without them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from letters.tei.references.conventions import as_published
from letters.tei.references.parsing import read_references
from letters.tei.references.place import (
    Outline,
    OutlinedDocument,
    OutlinedNote,
    Place,
)

_Type = TypeVar("_Type")

# The keys that identify a text, in its record and in its prediction.
_IDENTITY = ("vol", "doc", "note", "line")
_LINKS = ("refs", "unmarked")


class GoldError(ValueError):
    """An invalid line of a gold file; the message gives its number."""


@dataclass(frozen=True, slots=True)
class _Text:
    identity: dict[str, Any]
    place: Place
    words: str


def predict(lines: Iterable[str | bytes]) -> list[dict[str, Any]]:
    """What each text refers to, written as the volumes of its sub-series link it.

    One object for each text, in order: {"vol", "doc", "note" or "line", "refs":
    [{"start", "end", "target"}, …]}. Raises GoldError.
    """
    outlines: dict[str, Outline] = {}
    texts: list[_Text] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = _read_record(line)
            if _expect(record, "type", str) == "volume":
                outlines[_expect(record, "vol", str)] = _read_outline(record)
            else:
                texts.append(_read_text(record))
        except ValueError as error:
            raise GoldError(f"Line {number}: {error}") from error
    return list(_predictions(texts, outlines))


def _predictions(
    texts: list[_Text], outlines: dict[str, Outline]
) -> Iterator[dict[str, Any]]:
    before = Place()
    for text in texts:
        volume = text.place.volume or ""
        place = replace(text.place, outline=outlines.get(volume))
        if (place.volume, place.document) == (before.volume, before.document):
            place = replace(place, ibid=before.ibid)
        cited = read_references(text.words, place)
        before = replace(place, ibid=cited.ibid)
        published = (
            as_published(reference, text.words, volume)
            for reference in cited.references
        )
        links = [
            {"start": link.start, "end": link.end, "target": link.target.pointer}
            for link in published
            if link is not None
        ]
        yield {**text.identity, "refs": links}


def _read_record(line: str | bytes) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("is not JSON") from error
    if not isinstance(record, dict):
        raise ValueError("is not a JSON object")
    return record


def _read_text(record: dict[str, Any]) -> _Text:
    words = _expect(record, "text", str)
    if "note" not in record and "line" not in record:
        raise ValueError("“note” or “line” is missing")
    place = Place(
        volume=_expect(record, "vol", str),
        document=_expect(record, "doc", str),
        note=_text_or_none(record.get("n"), "n"),
    )
    for name in _LINKS:
        for link in _expect(record, name, list) if name in record else []:
            _check_offsets(link, len(words))
    identity = {name: record[name] for name in _IDENTITY if name in record}
    return _Text(identity, place, words)


def _check_offsets(link: Any, length: int) -> None:
    start, end = _expect(link, "start", int), _expect(link, "end", int)
    if not 0 <= start <= end <= length:
        raise ValueError(
            f"offsets {start} to {end} are not in a text of {length} characters"
        )


def _read_outline(record: dict[str, Any]) -> Outline:
    return Outline(
        [_read_document(document) for document in _expect(record, "docs", list)]
    )


def _read_document(record: Any) -> OutlinedDocument:
    identifier = _expect(record, "id", str)
    first = _text_or_none(record.get("first_page"), "first_page")
    pages = [_text_or_none(page, "pages") for page in _expect(record, "pages", list)]
    notes = [_read_note(note, identifier) for note in _expect(record, "notes", list)]
    return OutlinedDocument(
        identifier,
        first,
        pages[-1] if pages else first,
        [note for note in notes if note is not None],
    )


def _read_note(pair: Any, document: str) -> OutlinedNote | None:
    """A note from its identifier and mark; None if it cannot be referred to."""
    if not isinstance(pair, list) or len(pair) != 2:
        raise ValueError("a note is not a pair of identifier and mark")
    key, mark = (_text_or_none(part, "notes") for part in pair)
    prefix = f"{document}fn"
    if not key or not mark or not key.startswith(prefix):
        return None
    return OutlinedNote(mark, key.removeprefix(prefix))


def _expect(record: Any, name: str, kind: type[_Type]) -> _Type:
    if not isinstance(record, dict) or name not in record:
        raise ValueError(f"“{name}” is missing")
    value = record[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ValueError(f"“{name}” is not of type {kind.__name__}")
    return value


def _text_or_none(value: Any, name: str) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ValueError(f"“{name}” is neither a text nor null")
    return value
