"""Addresses of the Office of the Historian's site lead to what this archive has of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from letters.derivation.text.cross_references import read_target
from letters.models import Section
from letters.tei.references import Target
from letters.views.editions.find import edition_find
from letters.views.not_held import not_held


@require_safe
def series_address(
    request: HttpRequest, identifier: str, pointer: str = ""
) -> HttpResponse:
    """history.state.gov/historicaldocuments/frus1961-63v06/d67: who writes the name of
    this site before it, or leaves a part out, means the same. A chapter, a preface or a
    list has the key of its section. For what is not held: 404, and where else it is."""
    target = read_target(pointer) if pointer else None
    if not pointer or (target and target.fragment == pointer):
        return edition_find(request, identifier, pointer)
    sections = Section.objects.visible_to(request.user)
    section = sections.named(f"{identifier}/{pointer}").first()
    if section:
        return HttpResponseRedirect(section.get_absolute_url())
    return not_held(request, Target(volume=identifier))
