"""A document on sheets of paper: each of its pages on one, its notes at the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from letters.citations import citations
from letters.forms.page_view import PageViewForm
from letters.models import Page
from letters.reader.apparatus import Apparatus
from letters.reader.citation_source import citation_source
from letters.reader.cited_part import whole_document
from letters.reader.leaf import page_slice
from letters.rendering import put_notes_in_place
from letters.rendering.left_out import classes_of, has_class, leave_out


@dataclass(frozen=True, slots=True)
class Sheet:
    """`scans` stand on the sheet that faces it: the name of each picture, and its words."""

    page: Page
    html: str
    scans: Sequence[Mapping[str, str]] = ()


def paper_context(
    apparatus: Apparatus, form: PageViewForm, absolute: Callable[[str], str]
) -> dict[str, Any]:
    """The document in the version, and on the pages, that the form asks for.

    `absolute` completes an address with the site's.
    """
    document, passages = apparatus.document, apparatus.passages
    source = citation_source(whole_document(apparatus), apparatus, absolute)
    first_citation = next(iter(citations(source)))
    notes = _anchored_notes(apparatus, form)
    sheets = _sheets(apparatus, form, notes)
    html = _without_hidden(document.transcription.html, form)
    footnotes, hides_notes = apparatus.footnotes, "notes" in form.hidden
    return {
        "document": document,
        "apparatus": apparatus,
        "leaves": sheets,
        "html": "" if sheets else put_notes_in_place(html, notes),
        "summaries": [] if hides_notes else [n for n in footnotes if n.is_summary],
        "notes": [n for n in footnotes if n.anchor is None and not n.is_summary],
        "version": form.version_of(passages),
        "omitted_passages": form.omitted_passages(passages),
        "hidden": " ".join(form.hidden),
        "left_out": form.names_of_hidden,
        "citation": "".join(run.text for run in first_citation.runs),
        "address": source.address,
    }


def with_facing_scans(
    sheets: Sequence[Sheet], facing: Mapping[str, Sequence[Mapping[str, str]]]
) -> dict[str, Any]:
    """The same sheets, each facing the scans of its page; the scans of other pages stand
    before the text."""
    leaves = [replace(sheet, scans=facing.get(sheet.page.key, ())) for sheet in sheets]
    shown = {sheet.page.key for sheet in sheets}
    others = [scan for key, rows in facing.items() if key not in shown for scan in rows]
    return {"leaves": leaves, "scans_before": others, "has_title_sheet": bool(facing)}


def _anchored_notes(apparatus: Apparatus, form: PageViewForm) -> dict[str, str]:
    """The HTML of the notes that the text calls for, by their keys. A summary stands
    apart from them."""
    if "notes" in form.hidden:
        return {}
    return {
        note.key: note.html
        for note in apparatus.footnotes
        if note.anchor is not None and not note.is_summary
    }


def _sheets(
    apparatus: Apparatus, form: PageViewForm, notes: dict[str, str]
) -> list[Sheet]:
    pagination = form.page_view(apparatus.paginations) or ""
    html = apparatus.document.transcription.html
    return [
        Sheet(page, put_notes_in_place(_without_hidden(cut, form), notes))
        for page in apparatus.paginations.get(pagination, [])
        for cut in [page_slice(page).cut_after_others(html)]
    ]


def _without_hidden(html: str, form: PageViewForm) -> str:
    """`html` without the layers that are left out, and so without the notes in them."""
    return leave_out(html, has_class(classes_of(form.hidden)))
