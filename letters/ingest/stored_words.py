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
from letters.tei.plain_text import PlainText

# Without the name of such an element in a text, no words of the archive are in it.
_ELEMENTS_WITH_WORDS = ("gap", "space")
# From this version of the rules on, the stored texts have words for their gaps.
_WITH_WORDS_FOR_GAPS = 5


def fresh_records(transcription: Transcription) -> DocumentRecords | None:
    """What the present rules make of the stored text, if older ones had no words for a
    gap or blank space in it. Raises TeiError; asks no database."""
    is_older = transcription.derivation_version < DERIVATION_VERSION
    has_words = any(name in transcription.tei for name in _ELEMENTS_WITH_WORDS)
    if not (is_older and has_words):
        return None
    return derive(read_document(transcription.tei), KnownKeys(), Context())


class StoredWords:
    """The words of the segments, marks and references of one document.

    Older rules had none for a gap, or for blank space: the same part is found in the
    `fresh` records of the text, which have them.
    """

    def __init__(
        self,
        document: Document,
        transcription: Transcription,
        fresh: DocumentRecords | None = None,
    ) -> None:
        self.texts = {"": transcription.text}
        self.fresh = fresh
        self.lacks_gaps = transcription.derivation_version < _WITH_WORDS_FOR_GAPS
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
        added = self._words_added(flow.plain) if flow else []
        if not flow or footnote not in self.texts or not added:
            yield from ((row, self._stored(row)) for row in rows)
            return
        words = words_of_parts(
            Measured(self.texts[footnote]),
            Measured(flow.plain.text, added),
            [(row.start, row.end) for row in rows],
            self._parts_now(type(rows[0]), footnote),
        )
        yield from zip(rows, words, strict=True)

    def _words_added(self, plain: PlainText) -> list[Range]:
        """The words of `plain` that the stored text has not."""
        if self.lacks_gaps:
            return plain.gap_words
        spaces = (empty for empty in plain.empties if empty.node.element == "space")
        return [(space.start, space.end) for space in spaces]

    def _parts_now(self, model: type[Any], footnote: str) -> list[Range]:
        assert self.fresh  # noqa: S101
        if model is Segment:
            return [(part.start, part.end) for part in self.fresh.segments]
        parts = self.fresh.references if model is CrossReference else self.fresh.marks
        return [(part.start, part.end) for part in parts if part.footnote == footnote]


def _footnote_of(row: Any) -> str:
    return "" if isinstance(row, Segment) else str(row.footnote_key)
