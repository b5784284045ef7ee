"""Carries the places of readers' reports along when the text of a document changes.

It is called where every text is written, in the same transaction, as for annotations.
What cannot be followed is lost, and archivists are told; it is found again where its
words come back.
"""

from __future__ import annotations

from dataclasses import dataclass

from letters.ingest.annotations import noted_text
from letters.models import Document, MistakeReport
from letters.web_annotation.corrections import (
    Anchor,
    DocumentCorrection,
    NotedText,
)
from letters.web_annotation.placement import Lost

_CARRIED = ("place", "footnote", "start", "end", "words_now")
# Shorter words that come back may be others that look the same.
_SHORTEST_FOUND_AGAIN = 20
_PLACED = (MistakeReport.Place.FOUND, MistakeReport.Place.LOST)


@dataclass(frozen=True, slots=True)
class ReportedText:
    """The text of a document before it changes, and the reports that wait on it."""

    reports: list[MistakeReport]
    text: NotedText


def reported_text(document: Document) -> ReportedText | None:
    """What stands to be carried; None where no report waits. The rows are locked."""
    waiting = document.mistake_reports.waiting().filter(place__in=_PLACED)
    locked = list(waiting.order_by("pk").select_for_update(of=("self",)))
    return ReportedText(locked, noted_text(document)) if locked else None


def carry_reports(document: Document, before: ReportedText | None) -> None:
    """Write where the words of the reports on the text `before` stand by now."""
    if before is None:
        return
    now = noted_text(document)
    if now == before.text:
        return
    correction = DocumentCorrection(before.text, now)
    for report in before.reports:
        was = _values_of(report)
        if report.start is None or report.end is None:
            _look_again(report, now)
        else:
            _carry(report, report.start, report.end, correction)
        if _values_of(report) != was:
            report.save(update_fields=_CARRIED)


def _carry(
    report: MistakeReport, start: int, end: int, correction: DocumentCorrection
) -> None:
    carried = correction.carry(Anchor(report.footnote, start, end))
    report.footnote = carried.footnote
    if isinstance(carried.placement, Lost):
        report.place = MistakeReport.Place.LOST
        report.start = report.end = None
        return
    _stand_at(report, carried.placement.start, carried.placement.end, correction.new)


def _look_again(report: MistakeReport, now: NotedText) -> None:
    """Place lost words where they came back, as when a text was emptied and restored."""
    text, words = now.texts.get(report.footnote, ""), report.words_now
    if len(words) >= _SHORTEST_FOUND_AGAIN and text.count(words) == 1:
        start = text.index(words)
        report.place = MistakeReport.Place.FOUND
        _stand_at(report, start, start + len(words), now)


def _stand_at(report: MistakeReport, start: int, end: int, now: NotedText) -> None:
    report.start, report.end = start, end
    report.words_now = now.texts[report.footnote][start:end]


def _values_of(report: MistakeReport) -> list[object]:
    return [getattr(report, name) for name in _CARRIED]
