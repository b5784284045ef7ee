"""What a handout does not print of a text: passages of another version, layers that the
teacher left out, and the notes that were called for there."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from html import unescape

from letters.models import AnnotationTarget, ConditionalPassage, Footnote
from letters.reader.apparatus import Apparatus
from letters.rendering.contract import NOTE_MARK_ELEMENT, PASSAGE
from letters.rendering.left_out import (
    METAMARK,
    classes_of,
    first_shown,
    has_class,
    join_spans,
    leave_out,
    left_out_spans,
)

NOTES = "notes"


class LeftOutWords:
    """The words of a document that nobody finds on the paper."""

    def __init__(
        self,
        apparatus: Apparatus,
        layers: Collection[str],
        version: str,
        omitted_passages: Collection[str],
    ) -> None:
        brackets = {METAMARK} if version != ConditionalPassage.Version.DRAFTED else ()
        self._has_class = has_class(classes_of(layers).union(brackets))
        self._apparatus = apparatus
        self._has_notes = NOTES not in layers
        self._passages = omitted_passages

    def _is_left_out(self, tag: str) -> bool:
        passage = PASSAGE.search(tag)
        is_omitted = passage and unescape(passage["key"]) in self._passages
        return bool(is_omitted) or self._has_class(tag)

    @property
    def _html(self) -> str:
        return self._apparatus.document.transcription.html

    @property
    def _text(self) -> str:
        return self._apparatus.document.transcription.text

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Where they stand in the text."""
        spans = left_out_spans(self._html, self._text, self._is_left_out)
        return join_spans(spans)

    def cut_from(self, html: str, annotations: Collection[int]) -> str:
        """`html` without them, and without the calls of `annotations`, which are about
        nothing else."""
        return leave_out(html, self._is_left_out, annotations)

    def called(self, footnotes: list[Footnote]) -> list[Footnote]:
        """Those whose marks are printed, or that never had one."""
        if not self._has_notes:
            return []
        return [note for note in footnotes if note.key not in self._uncalled]

    @cached_property
    def _uncalled(self) -> set[str]:
        return _called_in(self._html) - _called_in(self.cut_from(self._html, ()))

    def first_printed(self, target: AnnotationTarget) -> int | None:
        """The first character that is printed of the words, if any is."""
        start, end = target.start or 0, target.end or 0
        if target.footnote:
            is_gone = not self._has_notes or target.footnote in self._uncalled
            return None if is_gone else start
        return first_shown(self._text, start, end, self.spans)


def _called_in(html: str) -> set[str]:
    """The keys of the notes whose marks are there."""
    return {unescape(mark["key"]) for mark in NOTE_MARK_ELEMENT.finditer(html)}
