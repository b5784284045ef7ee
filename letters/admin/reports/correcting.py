"""From a report to the words that it is about, and back when they are corrected."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from letters.models import Document, MistakeReport


def correction_address(report: MistakeReport) -> str:
    """The page that corrects the words; "" for a section, whose text comes from a file.

    Of a transmitted letter and of a report without a place, the list of paragraphs.
    """
    document = report.document
    if document is None:
        return ""
    query = f"?report={report.pk}"
    if document.carrier_id:
        address = reverse("admin:letters_document_words", args=[document.carrier_id])
    elif part := _part_of(report, document):
        address = reverse("admin:letters_document_part", args=[document.pk, *part])
    else:
        address = reverse("admin:letters_document_words", args=[document.pk])
    return address + query


def _part_of(report: MistakeReport, document: Document) -> tuple[str, str] | None:
    """The kind and the key of the paragraph or note that the words stand in."""
    if report.footnote:
        notes = document.footnotes.filter(key=report.footnote)
        return ("note", report.footnote) if notes.exists() else None
    segments = document.segments.all()
    if report.start is not None:
        within = segments.filter(start__lte=report.start, end__gt=report.start)
        segment = within.order_by("-start", "end").first()
    else:
        is_segment = report.part_kind == "segment"
        segment = segments.filter(key=report.part_key).first() if is_segment else None
    return ("text", segment.key) if segment else None


def report_carried(
    request: HttpRequest, document: Document, number: str | int | None = None
) -> MistakeReport | None:
    """The waiting report that a correction of `document` began with, if there is one:
    that of this number, or that which the address names."""
    named = str(number or request.GET.get("report", ""))
    if not named.isdecimal() or len(named) > 18:
        return None
    waiting = MistakeReport.objects.visible_to(request.user).waiting()
    report = waiting.filter(pk=named).select_related("document").first()
    if not report or not report.document:
        return None
    is_of_it = document.pk in (report.document_id, report.document.carrier_id)
    return report if is_of_it else None


def address_after(report: MistakeReport, document: Document) -> str:
    """The page of the report, which proposes to settle it by the newest revision."""
    address = reverse("admin:letters_mistakereport_change", args=[report.pk])
    newest = document.revisions.first()
    return f"{address}?correction={newest.number}" if newest else address
