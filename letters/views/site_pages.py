"""The pages about the archive: about, principles, citing, rights, privacy, contact."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from letters.middleware.page_cache import cached_until_change
from letters.models import SitePage, SitePageName
from letters.reader.about_archive import AboutArchive

PAGES = tuple(SitePageName)


@cached_until_change()
@require_safe
def site_page(request: HttpRequest, name: SitePageName) -> HttpResponse:
    """The archive’s own text, or the one that comes with the program."""
    own = SitePage.objects.filter(name=name).first()
    if own:
        return render(request, "letters/site_pages/own_text.html", {"own": own})
    archive = AboutArchive(request.user, request.build_absolute_uri)
    context = {"title": name.label, "archive": archive}
    return render(request, f"letters/site_pages/{name}.html", context)
