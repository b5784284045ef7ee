"""What the first readers of a web process would else wait for: a second and more."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.template.loader import get_template
from django.urls import reverse
from django.utils.module_loading import import_string

from letters.search import SearchUnavailableError, check_index


def import_pages() -> None:
    """Import the views and the engine, and read the templates of readers' pages. It asks
    the database nothing: the master does this, and its copies must not share a session."""
    reverse("letters:home")
    import_string(settings.HAYSTACK_CONNECTIONS["default"]["ENGINE"])
    for template in settings.TEMPLATES:
        for folder in map(Path, template["DIRS"]):
            for file in folder.glob("letters/**/*.html"):
                get_template(str(file.relative_to(folder)))


def open_index() -> None:
    """In a thread of each worker: the master would keep old files from being deleted.
    Where there is no index yet, those who search are told."""
    with suppress(SearchUnavailableError, DatabaseError):
        check_index()
    connection.close()
