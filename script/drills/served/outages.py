"""What the archive runs on goes away: its database, and the room on its disk."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from drills.served.archive import FORM, LETTER, Answer, Archive, wait

from letters.tests.archive.programs import manage

ADDRESSES = (
    *("/", LETTER, "/documents/", "/people/", "/search/?q=Andropov"),
    *(f"{LETTER}pdf/", f"{LETTER}cite/", "/admin/login/", "/health/ready"),
)
INTAKE = "/admin/letters/sourcefile/add/"
TOKEN = "t" * 32
LOG_IN = """
from importlib import import_module
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
user = User.objects.get(username="archivist")
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY] = str(user.pk)
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
session[HASH_SESSION_KEY] = user.get_session_auth_hash()
session.create()
print(session.session_key)
"""


def take_the_database_away(archive: Archive) -> str:
    """A database of its own kind, as by DATABASE_URL, is stopped and started again."""
    archive.database("start")
    address = archive.database_address()
    with archive.served(DATABASE_URL=address):
        before = [archive.status(one) for one in ADDRESSES]
        archive.database("stop", "--now")
        answers = [archive.ask(one) for one in ADDRESSES]
        away = Counter(answer.status for answer in answers)
        told = sum("does not answer" in answer.body for answer in answers)
        patient = sum("Retry-After" in answer.headers for answer in answers)
        alive = archive.status("/health/live")
        archive.database("start")
        seconds = wait(lambda: [archive.status(one) for one in ADDRESSES] == before)
    archive.database("stop")
    return (
        f"of {len(answers)} addresses {away[503]} were 503, {told} in plain words, "
        f"{patient} with Retry-After (health/live {alive}); all as before "
        f"{seconds:.1f} s after it was back, without a restart"
    )


def fill_the_disk(archive: Archive) -> str:
    """An archivist hands in a letter while the disk has no room, and again when it has."""
    with archive.served():
        archivist = Archivist(archive)
        count = "SELECT count(*) FROM letters_document"
        before = archive.psql(count)
        with _no_room(archive.folder):
            refused = [archivist.hand_in(f"full-{number}") for number in range(3)]
            read = archive.status(LETTER)
        between = wait(lambda: archive.status(LETTER) == HTTPStatus.OK)
        kept = archive.psql(count) == before
        seconds = wait(lambda: archivist.hand_in("full-1").status == HTTPStatus.FOUND)
    told = sum("disk is full" in answer.body for answer in refused)
    statuses = ", ".join(str(answer.status) for answer in refused)
    return (
        f"letters handed in: {statuses}, {told} told that the disk is full; nothing "
        f"{'was saved' if kept else 'SHOULD HAVE BEEN SAVED'}; a page meanwhile: {read}, "
        f"again after {between:.1f} s; with room a letter is saved after {seconds:.1f} s"
    )


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[None]:
    """A file system of its own, in memory. Raises PermissionError where that may not be."""
    options = ["-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder)]
    done = subprocess.run(["mount", *options], capture_output=True, text=True)  # noqa: S603, S607
    if done.returncode:
        raise PermissionError(done.stderr.strip())
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)  # noqa: S603, S607


@contextmanager
def _no_room(folder: Path) -> Iterator[None]:
    """One file takes all the room that is left."""
    filler = folder / "filler"
    room = os.statvfs(folder)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, room.f_bavail * room.f_bsize)
    try:
        yield
    finally:
        filler.unlink()


class Archivist:
    """Somebody who is logged in at the admin."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        made = manage(archive.folder, "shell", "--no-imports", "-c", LOG_IN)
        self._cookie = f"sessionid={made.stdout.strip()}; csrftoken={TOKEN}"

    def hand_in(self, identifier: str, sentences: int = 40_000) -> Answer:
        words = "We saw you, and left again. " * sentences
        letter = f"Dear Mr. {identifier}:\n\n{words}"
        sent = {"pasted": letter, "identifiers": identifier, "_save": "Save"}
        return self._archive.ask(
            INTAKE,
            "POST",
            urlencode({**sent, "csrfmiddlewaretoken": TOKEN}),
            {"Cookie": self._cookie, "Content-Type": FORM},
        )
