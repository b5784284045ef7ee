"""All public letters as one file for indexes of correspondence, such as correspSearch."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from letters.exports.cmif_file import cmif as cmif_pieces
from letters.middleware.page_cache import etag_of_state
from letters.reader.letter_index import indexed_letters, indexed_sources, letter_index
from letters.views.taking.downloads import in_chunks
from letters.views.taking.held_places import few_streams_at_once


@require_safe
@gzip_page
def cmif(request: HttpRequest) -> HttpResponseBase:
    """CMIF 2, streamed: no archive is too large for it."""
    response = _unless_it_is_known(request)
    response["Access-Control-Allow-Origin"] = "*"
    return response


@condition(etag_func=etag_of_state)
@few_streams_at_once
def _unless_it_is_known(request: HttpRequest) -> HttpResponseBase:
    absolute = request.build_absolute_uri
    pieces = cmif_pieces(
        letter_index(absolute), indexed_sources(absolute), indexed_letters(absolute)
    )
    return StreamingHttpResponse(in_chunks(pieces), content_type="application/xml")
