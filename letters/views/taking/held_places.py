"""Files that are sent while they are made, only so many at once by all web processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse

from letters.models.locks import AdvisoryLock, one_of_few_places
from letters.views.outages import BUSY_SECONDS, unavailable

StreamingView = Callable[..., HttpResponseBase]

TOO_MANY = (
    "The archive is sending as many files to other readers as it can at once. "
    "Please try again in a minute."
)


class HeldStream:
    """The chunks of a file, and the place that is free again when it is closed.

    A generator would not do: one that nobody has begun to read does nothing when it is
    closed.
    """

    def __init__(self, chunks: Iterable[bytes], place: ExitStack) -> None:
        self._chunks = iter(chunks)
        self._place = place

    def __iter__(self) -> HeldStream:
        return self

    def __next__(self) -> bytes:
        return next(self._chunks)

    def close(self) -> None:
        self._place.close()


def few_streams_at_once(view: StreamingView) -> StreamingView:
    """Let only LETTERS_DOWNLOADS_AT_ONCE readers have such files, until each is sent."""

    @wraps(view)
    def in_one_of_few_places(
        request: HttpRequest, *arguments: Any, **rest: Any
    ) -> HttpResponseBase:
        places = settings.LETTERS_DOWNLOADS_AT_ONCE
        with ExitStack() as place:
            is_free = place.enter_context(
                one_of_few_places(AdvisoryLock.DOWNLOAD_BEING_SENT, places)
            )
            if not is_free:
                return unavailable(TOO_MANY, retry_after=BUSY_SECONDS)
            response = view(request, *arguments, **rest)
            if isinstance(response, StreamingHttpResponse):
                # The server would have all of a file made to throw it away.
                is_asked_for = request.method != "HEAD"
                chunks = response.streaming_content if is_asked_for else ()
                response.streaming_content = HeldStream(chunks, place.pop_all())
            return response

    return in_one_of_few_places
