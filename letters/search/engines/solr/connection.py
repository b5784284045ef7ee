"""Asks a Solr server, and reports what it answers instead of an answer as our errors.

pysolr writes the requests and reads the answers. Sending them is ours: pysolr lets errors
of requests through, takes a balancer's page for an answer, and names the address in each
of its messages, with the password in it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit

import pysolr
import requests

from letters.search.errors import (
    RejectedError,
    SearchUnavailableError,
    TooBroadError,
    UnreachableError,
)

# What is left for the way, when the server has given up within its own time.
GRACE_SECONDS = 2
# To write and to commit takes longer the larger the index is.
WRITE_SECONDS = 120
_LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
# How Lucene names a query with more words than the server allows.
_TOO_MANY = ("TooManyClauses", "TooManyNestedClauses", "too many boolean clauses")

logger = logging.getLogger(__name__)


class Connection(pysolr.Solr):
    """To one core or collection. Each method may raise UnreachableError; those that search
    TooBroadError and SearchUnavailableError, those that write RejectedError."""

    def __init__(self, url: str, search_seconds: float) -> None:
        address, credentials = without_password(url)
        super().__init__(address, timeout=WRITE_SECONDS, auth=credentials)
        self._search_seconds = search_seconds

    def search(self, q: str, **parameters: Any) -> pysolr.Results:
        allowed = int(1000 * self._search_seconds)
        results = super().search(q, timeAllowed=allowed, **parameters)
        if results.raw_response.get("responseHeader", {}).get("partialResults"):
            raise TooBroadError("The search was given up.")
        return results

    def forms_beginning(self, field: str, beginning: str, most: int) -> list[str]:
        """The `most` commonest ones of a field."""
        found = self.suggest_terms(field, beginning, **{"terms.limit": most})
        return [form for form, _ in found[field]]

    def _send_request(
        self,
        method: str,
        path: str = "",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        files: object = None,
    ) -> str:
        is_search = path.startswith(("select", "terms"))
        seconds = self._search_seconds + GRACE_SECONDS if is_search else self.timeout
        if not is_search:
            # What is told in XML would be answered in XML.
            path += f"{'&' if '?' in path else '?'}wt=json"
        try:
            answer = self.get_session().request(
                method,
                self._create_full_url(path),
                data=body.encode() if isinstance(body, str) else body,
                headers=dict(headers or {}),
                files=files,
                timeout=seconds,
                auth=self.auth,
            )
        except requests.RequestException as error:
            # Its words may have the address.
            reason = f"The Solr server does not answer ({type(error).__name__})."
            raise UnreachableError(reason) from None
        return _answer_in(answer, is_search=is_search)


def without_password(url: str) -> tuple[str, tuple[str, str] | None]:
    """The address as it may be told, and the user and password that it has."""
    parts = urlsplit(url)
    if parts.username is None:
        return url, None
    host = parts.netloc.rpartition("@")[2]
    credentials = unquote(parts.username), unquote(parts.password or "")
    return urlunsplit(parts._replace(netloc=host)), credentials


def _answer_in(answer: requests.Response, *, is_search: bool) -> str:
    status = answer.status_code
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status in _LATER:
        raise _fault_of(answer) or UnreachableError(
            f"The Solr server answers {status}."
        )
    try:
        content = json.loads(answer.content)
    except ValueError:
        reason = f"What answers {status} for the Solr server is no Solr server."
        raise UnreachableError(reason) from None
    if status == HTTPStatus.OK:
        return answer.content.decode()
    message = content.get("error", {}).get("msg", "")
    if is_search:
        logger.error("The Solr server refused a search: %s", message)
        raise _fault_of(answer) or SearchUnavailableError(
            f"The Solr server refuses the search ({status})."
        )
    raise RejectedError(message or f"The Solr server answers {status}.")


def _fault_of(answer: requests.Response) -> TooBroadError | None:
    is_too_broad = any(words in answer.text for words in _TOO_MANY)
    return TooBroadError("The search has too many words.") if is_too_broad else None
