"""My list: documents that a reader collects, without an account.

The list is in the address. A script keeps it in the browser as well; the server keeps
nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.exports.pdf import PdfUnavailableError, write_pdf
from letters.forms.my_list import (
    LONGEST_ADDRESS,
    LONGEST_NOTE,
    MOST_ENTRIES,
    STYLES,
    MyListForm,
    query_of,
)
from letters.reader.style_sheets import find_static_file, read_style_sheets
from letters.reader.taking.listed_documents import MyList, cited_in
from letters.reader.taking.paper_list import MOST_ON_PAPER, paper_list_context
from letters.views.decorators import few_at_once
from letters.views.documents.downloads import file_response
from letters.views.outages import unavailable
from letters.views.taking.downloads import download_links, download_response
from letters.views.taking.held_places import few_streams_at_once

# In characters of HTML: twice what one document may have.
LONGEST = 1_600_000
STYLE_SHEETS = ("css/components/text.css", "css/pdf.css", "css/list_pdf.css")
NAME = "my-list"
ListView = Callable[..., HttpResponseBase]


def list_view(view: ListView) -> ListView:
    """Give the view the form that the address fills, and the list in it."""

    @require_safe
    @wraps(view)
    def with_list(request: HttpRequest, **rest: str) -> HttpResponseBase:
        form = MyListForm(request.GET)
        response = view(request, form, MyList(form.entries, request.user), **rest)
        response["Cache-Control"] = "no-store"
        # Addresses that somebody shared are for those who got them.
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return with_list


@list_view
def my_list(request: HttpRequest, form: MyListForm, own: MyList) -> HttpResponse:
    if form.is_edit:
        query = query_of(form.entries)
        return HttpResponseRedirect(
            f"{request.path}?{query}" if query else request.path
        )
    query = query_of(own.entries)
    address = reverse("letters:my-list")
    context = {
        "own": own,
        "form": form,
        "address": request.build_absolute_uri(f"{address}?{query}"),
        "query": query,
        "downloads": download_links("my-list-file", query),
        "most": MOST_ENTRIES,
        "most_on_paper": MOST_ON_PAPER,
        "longest_note": LONGEST_NOTE,
        "is_too_long": len(query) > LONGEST_ADDRESS,
    }
    return render(request, "letters/my_list.html", context)


@list_view
def my_list_citations(
    request: HttpRequest, form: MyListForm, own: MyList
) -> HttpResponse:
    selection = own.selection(request.build_absolute_uri)
    context = {
        "cited": cited_in(STYLES[form.chosen_style], selection),
        "style": form.chosen_style,
        "styles": STYLES.items(),
        "query": query_of(own.entries),
        "downloads": download_links("my-list-file", query_of(own.entries)),
    }
    return render(request, "letters/my_list_citations.html", context)


@list_view
@few_streams_at_once
def my_list_download(
    request: HttpRequest, _form: MyListForm, own: MyList, suffix: str
) -> HttpResponseBase:
    return download_response(NAME, suffix, own.selection(request.build_absolute_uri))


@list_view
@few_at_once
def my_list_pdf(request: HttpRequest, _form: MyListForm, own: MyList) -> HttpResponse:
    """The first documents of the list, one after another."""
    selection = own.selection(request.build_absolute_uri)
    context = paper_list_context(selection)
    html = render_to_string("letters/exports/list_pdf.html", context)
    if len(html) > LONGEST:
        return unavailable(
            "These documents are too long for one PDF. Choose fewer, or download each alone."
        )
    style = read_style_sheets(STYLE_SHEETS)
    try:
        content = write_pdf(html, style, find_static_file)
    except PdfUnavailableError:
        return unavailable(
            "This archive cannot write PDF: its machine lacks the library Pango. "
            "You can download the texts as a ZIP file."
        )
    return file_response(content, "application/pdf", f"{NAME}.pdf", charset="")
