"""A volume: its title page, its contents and its sections."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    QueryDict,
)
from django.shortcuts import render

from letters.forms.page_view import FoundWordsForm
from letters.ingest.volumes.exporting import export_edition
from letters.middleware.canonical_address import OtherAddressError, page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition, SectionText
from letters.models.document_queries import DocumentQuerySet
from letters.reader.carried_scans import has_scans
from letters.reader.contents import Contents
from letters.reader.printed_page import page_labels
from letters.reader.section_matches import SectionMatches
from letters.reader.taking.selection import first_of
from letters.reader.volume_dates import DATE, VolumeDates
from letters.views.addresses import page_of_list
from letters.views.decorators import edition_view, few_at_once
from letters.views.documents.downloads import file_response
from letters.views.taking.downloads import download_links, download_response
from letters.views.taking.held_places import few_streams_at_once

DOCUMENTS_PER_PAGE = 50


def _volume_query(given: QueryDict) -> str:
    date = given.get("date", "")
    dated = urlencode({"date": date}) if DATE.fullmatch(date) else ""
    pages = page_numbers("page", *(["dated"] if dated else []))(given)
    return "&".join(filter(None, (dated, pages)))


@cached_until_change(_volume_query)
@edition_view
def edition_detail(request: HttpRequest, edition: Edition) -> HttpResponse:
    """A volume by its sections, and by dates: the documents of a month are listed here,
    those of a section on its own page."""
    visible = Document.objects.visible_to(request.user).printed()
    rows = visible.filter(edition=edition).for_rows()
    entries = edition.entries.order_by().values_list("kind").annotate(Count("pk"))
    contents = Contents(edition, visible)
    outside = rows.filter(section=None).in_volume_order()
    context = {
        "edition": edition,
        "contents": contents,
        "entries": dict(entries),
        "has_scans": has_scans(rows),
        "labels": contents.is_paged_through and page_labels(edition, visible),
        "page": page_of_list(request, outside, DOCUMENTS_PER_PAGE),
        "downloads": download_links("edition-files", "", edition.identifier),
        **_dated(request, contents, rows),
    }
    return render(request, "letters/edition_detail.html", context)


def _dated(
    request: HttpRequest, contents: Contents, rows: DocumentQuerySet
) -> dict[str, Any]:
    """The volume's months, and the page of documents of the one that is asked for."""
    dates = VolumeDates(contents.months, request.GET.get("date", ""))
    if not dates.chosen:
        return {"dates": dates}
    if not dates.count:
        raise OtherAddressError("?")
    of_chosen = dates.of_chosen(rows)
    page = page_of_list(
        request, of_chosen, DOCUMENTS_PER_PAGE, "dated", count=dates.count
    )
    query = f"{urlencode({'date': dates.chosen})}&"
    return {"dates": dates, "dated_page": page, "dated_query": query}


def _section_query(given: QueryDict) -> str:
    parts = (FoundWordsForm.canonical_query(given), page_numbers("page")(given))
    return "&".join(filter(None, parts))


@cached_until_change(_section_query, uncached=("find", "match"))
@edition_view
def section_detail(request: HttpRequest, edition: Edition, key: str) -> HttpResponse:
    visible = Document.objects.visible_to(request.user).printed()
    before, node, after = Contents(edition, visible).find(key)
    if not node:
        raise Http404("No such section")
    section = node.section
    documents = visible.filter(section=section).for_rows().in_volume_order()
    content = SectionText.objects.filter(section=section).first()
    form = FoundWordsForm(request.GET)
    context = {
        "edition": edition,
        "node": node,
        "section": section,
        "content": content,
        "matches": SectionMatches(section, content or SectionText(), form),
        "previous_section": before and before.section,
        "next_section": after and after.section,
        "page": page_of_list(request, documents, DOCUMENTS_PER_PAGE),
    }
    return render(request, "letters/section_detail.html", context)


@edition_view
@few_streams_at_once
def edition_download(
    request: HttpRequest, edition: Edition, suffix: str
) -> HttpResponseBase:
    """The documents of a volume in its order, as a file."""
    visible = Document.objects.visible_to(request.user).printed()
    documents = visible.filter(edition=edition).in_volume_order()
    selection = first_of(documents, request.user, request.build_absolute_uri)
    return download_response(edition.identifier, suffix, selection)


@edition_view
@few_at_once
def edition_tei(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The whole volume as one file, with the documents that the reader may see."""
    documents = Document.objects.visible_to(request.user).filter(edition=edition)
    content = export_edition(edition, documents).encode()
    return file_response(content, "application/xml", f"{edition.identifier}.xml")
