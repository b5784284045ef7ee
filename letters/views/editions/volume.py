"""A volume: its title page, its contents and its sections."""

from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from letters.forms.page_view import FoundWordsForm
from letters.ingest.volumes.exporting import export_edition
from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.models import Document, Edition, SectionText
from letters.reader.contents import Contents
from letters.reader.printed_page import page_labels
from letters.reader.section_matches import SectionMatches
from letters.views.addresses import page_of_list
from letters.views.decorators import edition_view, few_at_once
from letters.views.documents.downloads import file_response

DOCUMENTS_PER_PAGE = 50


@cached_until_change(page_numbers("page"))
@edition_view
def edition_detail(request: HttpRequest, edition: Edition) -> HttpResponse:
    visible = Document.objects.visible_to(request.user).printed()
    # Documents in a section are listed on its page.
    documents = visible.filter(edition=edition, section=None).for_rows()
    entries = edition.entries.order_by().values_list("kind").annotate(Count("pk"))
    contents = Contents(edition, visible)
    context = {
        "edition": edition,
        "contents": contents,
        "entries": dict(entries),
        "labels": contents.is_paged_through and page_labels(edition, visible),
        "page": page_of_list(request, documents.in_volume_order(), DOCUMENTS_PER_PAGE),
    }
    return render(request, "letters/edition_detail.html", context)


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
@few_at_once
def edition_tei(request: HttpRequest, edition: Edition) -> HttpResponse:
    """The whole volume as one file, with the documents that the reader may see."""
    documents = Document.objects.visible_to(request.user).filter(edition=edition)
    content = export_edition(edition, documents).encode()
    return file_response(content, "application/xml", f"{edition.identifier}.xml")
