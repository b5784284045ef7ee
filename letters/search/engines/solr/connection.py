"""Asks a Solr server, and reports what it answers instead of an answer as our errors.

pysolr writes the requests and reads the answers. Sending them is ours: pysolr lets errors
of requests through, takes a balancer's page for an answer, and names the address in each
of its messages, with the password in it.
"""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit

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
# Whether there is a machine at an address is known soon. (It is also the limit to send all
# that is asked, so that what is written needs more.)
CONNECT_SECONDS = 2
# To write and to commit takes longer the larger the index is.
WRITE_SECONDS = 120
_LATER = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}
# How Lucene names a query with more words than the server allows.
_TOO_MANY = ("TooManyClauses", "TooManyNestedClauses", "too many boolean clauses")

# What is asked of a server, not of a collection.
_COLLECTIONS = "/admin/collections?action="
# A user and a password.
Credentials = tuple[str, str]

logger = logging.getLogger(__name__)


class Connection(pysolr.Solr):
    """To one core or collection, at one of several servers that have it: their addresses
    stand in `url`, separated by commas. Where one does not answer, the next is asked, and
    remains the first to be asked.

    Each method may raise UnreachableError; those that search TooBroadError and
    SearchUnavailableError, those that write RejectedError.
    """

    def __init__(self, url: str, search_seconds: float) -> None:
        servers = [without_password(address.strip()) for address in url.split(",")]
        # Not all readers come to the same one.
        random.shuffle(servers)
        super().__init__(servers[0][0], timeout=WRITE_SECONDS)
        self._servers = servers
        self._search_seconds = search_seconds
        self.is_cloud = False

    @property
    def longest_search_seconds(self) -> float:
        """After so long, whoever asks has given up."""
        return self._search_seconds + GRACE_SECONDS

    def search(self, q: str, **parameters: Any) -> pysolr.Results:
        allowed = int(1000 * self._search_seconds)
        # Each shard tells at once what is asked for: a document that is written meanwhile
        # is not missed when its fields are read.
        parameters = {"distrib.singlePass": "true", **parameters}
        results = super().search(q, timeAllowed=allowed, **parameters)
        header = results.raw_response.get("responseHeader", {})
        self.is_cloud = "zkConnected" in header
        if header.get("partialResults"):
            raise TooBroadError("The search was given up.")
        return results

    def forms_beginning(self, field: str, beginning: str, most: int) -> list[str]:
        """The `most` commonest ones of a field."""
        found = self.suggest_terms(field, beginning, **{"terms.limit": most})
        return [form for form, _ in found[field]]

    @property
    def alias(self) -> str:
        """That of a SolrCloud which the addresses name. Raises RejectedError."""
        name = self.url.rpartition("/")[2]
        aliases = json.loads(self._send_request("get", f"{_COLLECTIONS}LISTALIASES"))
        if name not in aliases["aliases"]:
            raise RejectedError(f"LETTERS_SOLR_URL names no alias: {name}.")
        return name

    def stand_for(self, collection: str) -> None:
        """Let the alias lead to another collection. Raises RejectedError."""
        asked = urlencode({"name": self.alias, "collections": collection})
        self._send_request("get", f"{_COLLECTIONS}CREATEALIAS&{asked}")

    def _create_full_url(self, path: str = "") -> str:
        if path.startswith(_COLLECTIONS):
            return self.url.rpartition("/")[0] + path
        return super()._create_full_url(path)

    def _send_request(
        self,
        method: str,
        path: str = "",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        files: object = None,
    ) -> str:
        is_search = path.startswith(("select", "terms"))
        seconds = self.longest_search_seconds if is_search else self.timeout
        to_connect = min(CONNECT_SECONDS, seconds) if is_search else seconds
        if not is_search:
            # What is told in XML would be answered in XML.
            path += f"{'&' if '?' in path else '?'}wt=json"
        fault: UnreachableError | None = None
        for credentials in self._servers_in_turn():
            try:
                answer = self.get_session().request(
                    method,
                    self._create_full_url(path),
                    data=body.encode() if isinstance(body, str) else body,
                    headers=dict(headers or {}),
                    files=files,
                    timeout=(to_connect, seconds),
                    auth=credentials,
                )
                return _answer_in(answer, is_search=is_search)
            except requests.RequestException as error:
                # Its words may have the address.
                reason = f"The Solr server does not answer ({type(error).__name__})."
                fault = UnreachableError(reason)
            except UnreachableError as error:
                fault = error
        raise fault or UnreachableError("No Solr server is named.") from None

    def _servers_in_turn(self) -> Iterator[Credentials | None]:
        """How to sign in at each; `url` is its address meanwhile."""
        for _ in range(len(self._servers)):
            self.url, credentials = self._servers[0]
            yield credentials
            # Whoever comes here had no answer there.
            self._servers.append(self._servers.pop(0))


def in_collection(url: str, collection: str) -> str:
    """The same servers, and another collection there."""
    servers = (address.strip().rpartition("/")[0] for address in url.split(","))
    return ",".join(f"{server}/{collection}" for server in servers)


def without_password(url: str) -> tuple[str, Credentials | None]:
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
