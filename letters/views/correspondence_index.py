"""All public letters as one file for indexes of correspondence, such as correspSearch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_safe

from letters.exports.cmif_file import cmif as cmif_pieces
from letters.middleware.page_cache import etag_of_state
from letters.models.locks import AdvisoryLock, one_of_few_places
from letters.reader.letter_index import indexed_letters, indexed_sources, letter_index
from letters.views.decorators import TOO_MANY
from letters.views.outages import BUSY_SECONDS, unavailable


class _HeldPlace:
    """The pieces of a file, whose place is free again when Django closes the response:
    sent to its end, or given up."""

    def __init__(self, pieces: Iterator[str], place: ExitStack) -> None:
        self._pieces = pieces
        self._place = place

    def __iter__(self) -> Iterator[str]:
        return self._pieces

    def close(self) -> None:
        self._place.close()


@require_safe
@gzip_page
@condition(etag_func=etag_of_state)
def cmif(request: HttpRequest) -> HttpResponseBase:
    """CMIF 2, streamed: no archive is too large for it. Only a few at once."""
    place = ExitStack()
    places = one_of_few_places(
        AdvisoryLock.FILE_BEING_MADE, settings.LETTERS_FILES_AT_ONCE
    )
    if not place.enter_context(places):
        place.close()
        return unavailable(TOO_MANY, retry_after=BUSY_SECONDS)
    absolute = request.build_absolute_uri
    pieces = cmif_pieces(
        letter_index(absolute), indexed_sources(absolute), indexed_letters(absolute)
    )
    response = StreamingHttpResponse(
        _HeldPlace(pieces, place), content_type="application/xml"
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
