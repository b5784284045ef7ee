"""What programs look for in any site: how to crawl it, its sign, whom to warn."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from letters.reader.style_sheets import find_static_file

_DAY_SECONDS = 86_400
# A file that nobody serves any more must not be believed for long (RFC 9116, 2.5.5).
_VALID = timedelta(days=90)
_TEXT = "text/plain; charset=utf-8"
_OPENSEARCH = "application/opensearchdescription+xml; charset=utf-8"

# Searches and files are made on request; what they hold has addresses of its own.
ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /search/
Disallow: /search.
Disallow: /api/1/search/
Disallow: /my-list/
Disallow: /documents.zip
Disallow: /documents.csv
Disallow: /documents.jsonl
Disallow: /documents.ris
Disallow: /documents.bib
Disallow: /documents.csl
Disallow: /people/*/documents.
Disallow: /editions/*/documents.
Disallow: /documents/*/compare/
Disallow: /documents/*/shared/
Disallow: /documents/*/report/
Disallow: /*/pdf/
Disallow: /*/epub/
Disallow: /*?find=
Disallow: /*&find=
"""


@require_safe
@cache_control(max_age=_DAY_SECONDS)
def robots(request: HttpRequest) -> HttpResponse:
    """RFC 9309, and where the sitemap is (sitemaps.org)."""
    sitemap = request.build_absolute_uri(reverse("letters:sitemap"))
    return HttpResponse(f"{ROBOTS}\nSitemap: {sitemap}\n", content_type=_TEXT)


@require_safe
@cache_control(max_age=_DAY_SECONDS)
def favicon(_request: HttpRequest) -> HttpResponse:
    """The icon that each page names, for programs that read no page."""
    file = find_static_file("icon.svg")
    if file is None:
        raise Http404("No icon")
    return HttpResponse(file.read_bytes(), content_type="image/svg+xml")


@require_safe
@cache_control(max_age=_DAY_SECONDS)
def opensearch(request: HttpRequest) -> HttpResponse:
    """With which browsers, and programs, search the archive (OpenSearch 1.1)."""
    absolute = request.build_absolute_uri
    context = {
        "page": f"{absolute(reverse('letters:search'))}?q=",
        "feed": f"{absolute(reverse('letters:search-feed'))}?q=",
        "icon": absolute(reverse("letters:favicon")),
        "own": absolute(request.path),
    }
    return render(request, "letters/opensearch.xml", context, content_type=_OPENSEARCH)


@require_safe
@cache_control(max_age=_DAY_SECONDS)
def security(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Where LETTERS_CONTACT is not set, the archive itself is all we know."""
    context = {
        "home": request.build_absolute_uri(reverse("letters:home")),
        "canonical": request.build_absolute_uri(),
        "expires": (timezone.now() + _VALID).date(),
    }
    return render(request, "letters/security.txt", context, content_type=_TEXT)
