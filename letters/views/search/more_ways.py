"""The page "More ways to search": a form that leads to the search which it writes."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from letters.forms.more_ways import MoreWaysForm
from letters.forms.search import SearchForm
from letters.models import Edition
from letters.reader.search.facets import standing_values
from letters.reader.search.links import SearchLinks


@require_safe
def more_ways(request: HttpRequest) -> HttpResponse:
    form = MoreWaysForm(request.GET, Edition.objects.visible_to(request.user))
    if form.is_bound and form.is_valid():
        links = SearchLinks(SearchForm(form.parameters))
        return HttpResponseRedirect(f"{reverse('letters:search')}?{links.query}")
    context = {
        "form": form,
        "standing": standing_values(form.searched.chosen, form.volumes),
        "remarks": [] if form.is_bound else form.searched.query.not_understood,
    }
    return render(request, "letters/search_more.html", context)
