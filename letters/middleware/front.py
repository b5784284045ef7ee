"""Give to the web server in front of the archive what it may answer by itself.

Each generation of its files belongs to one state of the archive. A page gets into it
only if that state was asked for before the page was made.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest

from letters.front import (
    FrontFolder,
    caching_mount,
    link_tiles,
    page_file,
    site_folder,
    stamp_of,
    tiles_folder_of,
    write_page,
)
from letters.models import no_change_is_under_way, register_front

logger = logging.getLogger(__name__)

# What the web server sends with each page of the front; a page with others is not there.
HEADERS = {"Content-Type": "text/html; charset=utf-8"}
# With each file, so many former ones are deleted: they never become more and more.
_DISCARDED_WITH_EACH = 8


class Front:
    """The front at one state of the archive; `state_of` asks for the present one."""

    def __init__(self, state: str, made_by: str, state_of: Callable[[], str]) -> None:
        self._folder = FrontFolder(settings.LETTERS_FRONT)
        self._state = state
        # Pages of another version of the programs are not mixed with ours.
        self._prefix = f"{state}-{made_by[:12]}-"
        self._state_of = state_of

    def put_page(self, request: HttpRequest, etag: str, body: bytes) -> None:
        """`body` is compressed."""
        address = request.get_full_path()
        with _told_if_it_fails():
            generation = self._generation()
            site = generation and _site(request, generation)
            file = site and page_file(site, address)
            if generation and file:
                write_page(generation, file, body, stamp_of(etag))
                self._folder.discard_former(_DISCARDED_WITH_EACH)

    def put_tiles(self, request: HttpRequest, base: str, tree: Path) -> None:
        """`base` is the address of the scan's image service."""
        with _told_if_it_fails():
            generation = self._generation()
            site = generation and _site(request, generation)
            folder = site and tiles_folder_of(site, base)
            if generation and folder:
                link_tiles(generation, folder, tree)
                self._folder.discard_former(_DISCARDED_WITH_EACH)

    def _generation(self) -> Path | None:
        """The current one, if it is of this state; one is begun where there is none."""
        current = self._folder.current()
        if current is None and self._open():
            current = self._folder.current()
        return current if current and current.name.startswith(self._prefix) else None

    def _open(self) -> bool:
        if connection.in_atomic_block or not _may_have_front():
            return False
        opening = self._folder.begin_opening(self._prefix)
        # In this order: a change that is not under way any more is in the state.
        if (
            no_change_is_under_way()
            and self._state_of() == self._state
            and self._folder.current() is None
        ):
            return opening.finish()
        opening.give_up()
        return False


def has_tiles(request: HttpRequest, base: str) -> bool:
    """Whether the web server has the tiles already, or is not to have them."""
    if not settings.LETTERS_FRONT or not settings.LETTERS_PAGE_CACHE:
        return True
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return True
    current = FrontFolder(settings.LETTERS_FRONT).current()
    site = current and _site(request, current)
    folder = site and tiles_folder_of(site, base)
    return bool(folder and os.path.lexists(folder))


def _site(request: HttpRequest, generation: Path) -> Path | None:
    return site_folder(generation, request.scheme or "", request.get_host())


def _may_have_front() -> bool:
    """Whether this folder, and no other, is the front of this database."""
    folder = FrontFolder(settings.LETTERS_FRONT)
    identity = folder.make()
    if kind := caching_mount(folder.root):
        logger.warning("LETTERS_FRONT is on %s, which remembers names: unused.", kind)
        return False
    if not register_front(identity):
        logger.warning("This database has another front than LETTERS_FRONT: unused.")
        return False
    return True


@contextmanager
def _told_if_it_fails() -> Iterator[None]:
    """The reader gets the page; the front is only quicker."""
    try:
        yield
    except (OSError, DatabaseError) as error:
        logger.warning("The front could not take a page: %s", error)
