"""Where a pointer of the series leads: d12, d12fn3, pg_45, or a whole volume."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from letters.derivation.text.cross_references import read_target
from letters.reader.target_addresses import target_address
from letters.tei.references import Target
from letters.views.not_held import not_held


@require_safe
def edition_find(
    request: HttpRequest, identifier: str, pointer: str = ""
) -> HttpResponse:
    """Redirect to the target. For one that is not held, answer 404 with a page that says
    where else it may be."""
    target = _read_pointer(identifier, pointer)
    if address := target_address(target, request.user):
        return HttpResponseRedirect(address)
    return not_held(request, target)


def _read_pointer(volume: str, pointer: str) -> Target:
    """Raises Http404."""
    if not pointer:
        return Target(volume)
    target = read_target(pointer)
    if not target or target.fragment != pointer or not pointer.isascii():
        raise Http404("No such pointer")
    return replace(target, volume=volume)
