"""A reading within the page of another site, and what such a site asks about it."""

from __future__ import annotations

import json
import re
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from letters.forms.oembed import OEmbedForm
from letters.models import Reading
from letters.reader.handout import handout_context
from letters.rendering.contract import START_TAG
from letters.views.readings.reading_view import ReadingView, reading_view

# Only what the page shows; any site with a secure address may frame it. It runs no
# script and sends no form.
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors https:"
)
WIDTH, HEIGHT = 800, 600
# The pages of a reading that may be named to embed it.
_EMBEDDED = ("letters:reading-detail", "letters:reading-item", "letters:reading-embed")
_JSON = ("", "json")


def framed(view: ReadingView) -> ReadingView:
    """Let other sites frame the view, and this one alone. A closed reading says there,
    too, that it is closed."""

    @xframe_options_exempt
    @wraps(view)
    def in_frame(request: HttpRequest, **rest: Any) -> HttpResponse:
        response = view(request, **rest)
        if response.status_code == HTTPStatus.GONE:
            page = render_to_string("letters/reading_embed_closed.html", {}, request)
            response.content = page.encode()
        response["Content-Security-Policy"] = POLICY
        # Pages that are cached keep no policy of their own.
        response["Cache-Control"] = "no-cache"
        return response

    return in_frame


@framed
@reading_view
def embed(request: HttpRequest, reading: Reading) -> HttpResponse:
    context = handout_context(reading, request.build_absolute_uri)
    html = render_to_string("letters/reading_embed.html", context, request)
    # Links lead to pages that no other site may frame, so they open outside of it.
    return HttpResponse(START_TAG.sub(_stay_within, html))


def _stay_within(tag: re.Match[str]) -> str:
    """A link to a place in the page itself stays in the frame."""
    return tag[0].replace(' href="#', ' target="_self" href="#')


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """What is not understood is a bad request; what is not open is not there, or gone."""
    form = OEmbedForm(request.GET)
    if not form.is_valid():
        return JsonResponse({"error": form.errors}, status=HTTPStatus.BAD_REQUEST)
    if form.cleaned_data["format"] not in _JSON:
        error = {"error": "There is JSON only."}
        return JsonResponse(error, status=HTTPStatus.NOT_IMPLEMENTED)
    slug = _slug_in(form.path_within(request.get_host()))
    response: HttpResponse = _answer(request, slug=slug, form=form)
    if response.status_code == HTTPStatus.GONE:
        response.content = json.dumps({"error": "This reading is closed."}).encode()
        response["Content-Type"] = "application/json"
    response["Access-Control-Allow-Origin"] = "*"
    return response


@reading_view
def _answer(request: HttpRequest, reading: Reading, form: OEmbedForm) -> HttpResponse:
    address = reverse("letters:reading-embed", args=[reading.slug])
    width, height = form.size_within(WIDTH, HEIGHT)
    frame = format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'style="border:0" allowfullscreen></iframe>',
        *(request.build_absolute_uri(address), reading.title, width, height),
    )
    answer = {
        "version": "1.0",
        "type": "rich",
        "title": reading.title,
        "author_name": reading.byline,
        "provider_name": settings.LETTERS_SITE_NAME,
        "provider_url": request.build_absolute_uri(reverse("letters:home")),
        "html": frame,
        "width": width,
        "height": height,
    }
    return JsonResponse({name: value for name, value in answer.items() if value})


def _slug_in(path: str) -> str:
    try:
        match = resolve(path)
    except Resolver404:
        match = None
    if match is None or match.view_name not in _EMBEDDED:
        raise Http404("No reading")
    return str(match.kwargs["slug"])
