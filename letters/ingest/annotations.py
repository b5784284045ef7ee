"""Carries the annotations of readings along when the text of a document changes.

It is called where every text is written, in the same transaction: the old text and the
new one are both known there. What nobody can place is lost, with its candidates, and is
looked for again whenever the text changes.

Of a text that is not public only places are stored: a teacher is never told words that
nobody was shown, not even when she is told that they are lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from letters.models import (
    AnnotationTarget,
    Document,
    Segment,
    Transcription,
    segment_key_at,
)
from letters.web_annotation.anchoring import find_again
from letters.web_annotation.corrections import (
    Anchor,
    DocumentCorrection,
    NotedText,
)
from letters.web_annotation.placement import Changed, Kept, Lost
from letters.web_annotation.quotes import quote_at

_State = AnnotationTarget.State
_CARRIED = (
    *("footnote", "start", "end", "exact", "prefix", "suffix", "segment"),
    *("state", "former_words", "candidates", "hides_words"),
)


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """The text of a document before it changes, and what is annotated of it."""

    targets: list[AnnotationTarget]
    text: NotedText


def annotated_text(document: Document) -> AnnotatedText | None:
    """What stands to be carried; None where nothing is annotated. The rows are locked:
    a teacher who moves one meanwhile waits."""
    targets = AnnotationTarget.objects.filter(document=document, image="")
    locked = list(targets.order_by("pk").select_for_update(of=("self",)))
    return AnnotatedText(locked, noted_text(document)) if locked else None


def noted_text(document: Document) -> NotedText:
    """The running text and the notes of `document`, as they are stored."""
    transcription = Transcription.objects.get(document=document)
    notes = list(document.footnotes.values_list("key", "text", "anchor", "within"))
    return NotedText(
        {"": transcription.text, **{key: text for key, text, _, _ in notes}},
        {key: None if within else anchor for key, _, anchor, within in notes},
    )


def carry_annotations(document: Document, before: AnnotatedText | None) -> None:
    """Write where the annotations of the text `before` stand in the present one."""
    if before is None:
        return
    now = noted_text(document)
    if now == before.text:
        _store_public_words(document, before.targets, now)
        return
    correction = DocumentCorrection(before.text, now)
    segments = list(document.segments.order_by("start"))
    for target in before.targets:
        was = _values_of(target)
        _carry(target, correction)
        target.segment = _segment_of(target, segments)
        if document.is_published:
            _store_words(target, now)
        _save_changed(target, was)


def store_public_words(document: Document) -> None:
    """Store what is annotated of a text that is public again, unless it is not."""
    annotated = annotated_text(document) if document.is_published else None
    if annotated is not None:
        _store_public_words(document, annotated.targets, annotated.text)


def _store_public_words(
    document: Document, targets: list[AnnotationTarget], text: NotedText
) -> None:
    for target in targets if document.is_published else ():
        was = _values_of(target)
        _store_words(target, text)
        _save_changed(target, was)


def _store_words(target: AnnotationTarget, text: NotedText) -> None:
    if target.start is None or target.end is None or target.footnote not in text.texts:
        return
    quote = quote_at(text.texts[target.footnote], target.start, target.end)
    target.stand_at(target.start, target.end, quote)


def _save_changed(target: AnnotationTarget, was: list[Any]) -> None:
    if _values_of(target) != was:
        target.save(update_fields=_CARRIED)


def _carry(target: AnnotationTarget, correction: DocumentCorrection) -> None:
    if target.start is None or target.end is None:
        _look_again(target, correction)
        return
    carried = correction.carry(Anchor(target.footnote, target.start, target.end))
    if isinstance(carried.placement, Lost):
        _lose(target, carried.footnote, carried.placement)
    else:
        _place(target, carried.footnote, carried.placement, correction.new)


def _place(
    target: AnnotationTarget, footnote: str, placement: Kept | Changed, now: NotedText
) -> None:
    start, end = placement.start, placement.end
    if isinstance(placement, Changed):
        # The words that the teacher chose, whatever became of them since she looked.
        target.former_words = target.former_words or target.exact
        target.state = _State.CHANGED
    if target.former_words == now.texts[footnote][start:end]:
        target.former_words, target.state = "", _State.PLACED
    target.footnote, target.start, target.end = footnote, start, end


def _lose(target: AnnotationTarget, footnote: str, lost: Lost) -> None:
    target.footnote = footnote
    target.start = target.end = None
    target.state = _State.LOST
    _offer(target, lost)


def _look_again(target: AnnotationTarget, correction: DocumentCorrection) -> None:
    """Place lost words that came back with what stood around them, as when a text was
    emptied and restored; else offer the places that are the most like them.

    Words that the old text had as well may be others that look the same.
    """
    if not target.exact:
        return
    text = correction.new.texts.get(target.footnote, "")
    former = correction.old.texts.get(target.footnote, "")
    around = f"{target.prefix}{target.exact}{target.suffix}"
    if around in former or text.count(around) != 1:
        _offer(target, find_again(text, target.exact, target.prefix, target.suffix))
        return
    start = text.index(around) + len(target.prefix)
    target.state = _State.CHANGED if target.former_words else _State.PLACED
    target.candidates = []
    there = Kept(start, start + len(target.exact))
    _place(target, target.footnote, there, correction.new)


def _offer(target: AnnotationTarget, lost: Lost) -> None:
    target.candidates = [
        {"start": place.start, "end": place.end, "score": round(place.score, 3)}
        for place in lost.candidates
    ]


def _segment_of(target: AnnotationTarget, segments: list[Segment]) -> str:
    """The key of the paragraph that the words begin in; that of lost ones stays."""
    if target.start is None:
        return target.segment
    if target.footnote:
        return ""
    return segment_key_at(segments, target.start)


def _values_of(target: AnnotationTarget) -> list[Any]:
    return [getattr(target, name) for name in _CARRIED]
