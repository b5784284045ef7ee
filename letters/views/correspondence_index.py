"""All public letters as one file for indexes of correspondence, such as correspSearch."""

from __future__ import annotations

from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import condition, require_safe

from letters.exports.cmif_file import cmif as cmif_pieces
from letters.middleware.page_cache import etag_of_state
from letters.reader.letter_index import indexed_letters, indexed_sources, letter_index


@require_safe
@condition(etag_func=etag_of_state)
def cmif(request: HttpRequest) -> StreamingHttpResponse:
    """CMIF 2, streamed: no archive is too large for it."""
    absolute = request.build_absolute_uri
    pieces = cmif_pieces(
        letter_index(absolute), indexed_sources(absolute), indexed_letters(absolute)
    )
    response = StreamingHttpResponse(pieces, content_type="application/xml")
    response["Access-Control-Allow-Origin"] = "*"
    return response
