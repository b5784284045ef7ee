"""The witnesses of a letter: what was made from what, and one paragraph in all of them."""

from __future__ import annotations

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from letters.middleware.canonical_address import values_that_match
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.witnesses.lineage import Lineage
from letters.reader.witnesses.lineage_drawing import draw_lineage
from letters.reader.witnesses.passage_versions import passage_versions
from letters.views.decorators import document_view

_KEY = re.compile(r"[^/\s]{1,80}")


@cached_until_change(values_that_match(paragraph=_KEY))
@document_view
def document_witnesses(request: HttpRequest, document: Document) -> HttpResponse:
    lineage = Lineage(document, request.user)
    key = request.GET.get("paragraph", "")
    versions = passage_versions(document, key, lineage.held) if key else []
    if versions is None:
        raise Http404("No such paragraph")
    context = {
        "document": document,
        "lineage": lineage,
        "drawing": draw_lineage(lineage),
        "versions": versions,
        "paragraphs": document.segments.filter(kind="paragraph"),
    }
    return render(request, "letters/document_witnesses.html", context)
