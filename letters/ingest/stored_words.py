"""What the stored parts of a text say, in the words of the present rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from letters.derivation.carried_keys import Measured, Range, words_of_parts
from letters.derivation.derive import DERIVATION_VERSION, derive
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.models import CrossReference, Document, Mark, Segment, Transcription
from letters.tei.body import read_document

# Without the name of the element in a text, no gap can be in it.
_GAP = "gap"


def fresh_records(transcription: Transcription) -> DocumentRecords | None:
    """What the present rules make of the stored text, if older ones had no words for a
    gap in it. Raises TeiError; asks no database."""
    is_older = transcription.derivation_version < DERIVATION_VERSION
    if not is_older or _GAP not in transcription.tei:
        return None
    return derive(read_document(transcription.tei), KnownKeys(), Context())


class StoredWords:
    """The words of the segments, marks and references of one document.

    Older rules had none for a gap: the same part is found in the `fresh` records of the
    text, which have them.
    """

    def __init__(
        self,
        document: Document,
        transcription: Transcription,
        fresh: DocumentRecords | None = None,
    ) -> None:
        self.texts = {"": transcription.text}
        self.fresh = fresh
        if fresh:
            notes = document.footnotes.values_list("key", "text")
            self.texts.update(dict(notes))

    def of(self, rows: Iterable[Any]) -> Iterator[tuple[Any, str]]:
        """Each row, and what it says."""
        if not self.fresh:
            yield from ((row, self._stored(row)) for row in rows)
            return
        for footnote, of_flow in groupby(rows, _footnote_of):
            yield from self._carried(footnote, list(of_flow))

    def _stored(self, row: Any) -> str:
        if isinstance(row, Segment):
            return self.texts[""][row.start : row.end]
        words: str = row.text if isinstance(row, Mark) else row.printed
        return words

    def _carried(self, footnote: str, rows: list[Any]) -> Iterator[tuple[Any, str]]:
        flow = self.fresh.flows.get(footnote) if self.fresh else None
        if not flow or footnote not in self.texts or not flow.plain.gap_words:
            yield from ((row, self._stored(row)) for row in rows)
            return
        words = words_of_parts(
            Measured(self.texts[footnote]),
            Measured(flow.plain.text, flow.plain.gap_words),
            [(row.start, row.end) for row in rows],
            self._parts_now(type(rows[0]), footnote),
        )
        yield from zip(rows, words, strict=True)

    def _parts_now(self, model: type[Any], footnote: str) -> list[Range]:
        assert self.fresh  # noqa: S101
        if model is Segment:
            return [(part.start, part.end) for part in self.fresh.segments]
        parts = self.fresh.references if model is CrossReference else self.fresh.marks
        return [(part.start, part.end) for part in parts if part.footnote == footnote]


def _footnote_of(row: Any) -> str:
    return "" if isinstance(row, Segment) else str(row.footnote_key)
