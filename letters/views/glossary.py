"""The glossary: the terms and abbreviations of all volumes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.reader.glossary import Glossary
from letters.views.listed_names import cached_list_of_names, listed_names


@cached_list_of_names
@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/glossary.html", listed_names(request, Glossary))
