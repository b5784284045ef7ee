"""Each request has a name, is counted, and may be written into the access log.

The log says which page was asked for and how that went: never who asked, nor the words of
a search.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from contextlib import ExitStack

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from letters.monitoring.counted_requests import count_request
from letters.monitoring.log_lines import FIELDS
from letters.monitoring.request_ids import HEADER, request_named
from letters.monitoring.slow_queries import SlowQueryLog

access_log = logging.getLogger("letters.access")

# Of answers that no view made: pages from the cache, static files, unknown addresses.
NO_PAGE = "none"


class MonitoredRequestMiddleware:
    """It stands before all others, so that it sees every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        slow = settings.LETTERS_SLOW_QUERY_MS / 1000
        self._slow_queries = SlowQueryLog(slow) if slow else None

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.monotonic()
        with ExitStack() as stack:
            given = request.headers.get(HEADER, "")
            name = stack.enter_context(request_named(given))
            if self._slow_queries:
                stack.enter_context(connection.execute_wrapper(self._slow_queries))
            response = self._get_response(request)
            seconds = time.monotonic() - start
            # One that the archive made means nothing to anybody outside.
            if name == given:
                response[HEADER] = name
            self._note(request, response.status_code, seconds)
        return response

    def _note(self, request: HttpRequest, status: int, seconds: float) -> None:
        match = request.resolver_match
        page = match.view_name if match and match.view_name else NO_PAGE
        count_request(page, request.method or "", status, seconds)
        if settings.LETTERS_ACCESS_LOG:
            fields = {
                "method": request.method,
                "path": request.path,
                "page": page,
                "status": status,
                "seconds": round(seconds, 4),
            }
            access_log.info(
                "%s %s %s %.3f s",
                *(request.method, request.path, status, seconds),
                extra={FIELDS: fields},
            )
