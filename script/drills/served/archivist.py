"""Publishes and withdraws the letter of a drill at one of several web servers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from urllib.parse import urlencode

from drills.served.archive import FORM, LETTER, Archive, wait
from drills.served.outages import LOG_IN, TOKEN

from archive.serving.supervision import WEB_SERVER
from letters.tests.archive.programs import begin, manage


class Archivist:
    """Publishes and withdraws the letter, at one of the web servers."""

    def __init__(self, archive: Archive) -> None:
        made = manage(archive.folder, "shell", "--no-imports", "-c", LOG_IN)
        self._cookie = f"sessionid={made.stdout.strip()}; csrftoken={TOKEN}"
        identifier = LETTER.strip("/").rpartition("/")[2]
        self._key = archive.psql(
            f"SELECT id FROM letters_document WHERE identifier = '{identifier}'"  # noqa: S608
        )
        self._database = archive

    def give(self, action: str, server: Archive) -> None:
        """Returns when it is acknowledged."""
        form = {"action": action, "_selected_action": self._key, "index": 0}
        answer = server.ask(
            "/admin/letters/document/",
            "POST",
            urlencode({**form, "select_across": 0, "csrfmiddlewaretoken": TOKEN}),
            {
                "Host": "localhost",
                "X-Forwarded-Proto": "https",
                "Referer": "https://localhost/admin/letters/document/",
                "Cookie": self._cookie,
                "Content-Type": FORM,
            },
        )
        if answer.status != HTTPStatus.FOUND:
            raise ConnectionError(f"{action}: {answer.status}")

    def is_public(self) -> bool:
        query = f"SELECT status FROM letters_document WHERE id = {self._key}"  # noqa: S608
        return self._database.psql(query) == "published"


@contextmanager
def second_server(server: Archive, settings: dict[str, str]) -> Iterator[int]:
    """Its process. It shares the database, and what else the settings name."""
    own = {"PORT": str(server.port), "WEB_CONCURRENCY": "2", **settings}
    with server.log.open("a") as log:
        process = begin(server.folder, *WEB_SERVER, stderr=log, **own)
        try:
            wait(lambda: server.status("/health/live") == HTTPStatus.OK)
            yield process.pid
        finally:
            process.terminate()
            process.communicate()
