"""The sitemap: one file that names others, each with some thousand addresses."""

from __future__ import annotations

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from letters.middleware.canonical_address import page_numbers
from letters.middleware.page_cache import cached_until_change
from letters.sitemaps import SITEMAPS

SECTION = "letters:sitemap-section"


@cached_until_change()
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    return views.index(request, SITEMAPS, sitemap_url_name=SECTION).render()


@cached_until_change(page_numbers("p"))
@require_safe
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """Raises Http404 for a section or a page that there is not."""
    return views.sitemap(request, SITEMAPS, section=section).render()
