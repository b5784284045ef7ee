"""The style sheets that a file carries with it, for readers without the site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.contrib.staticfiles import finders


def read_style_sheets(names: Iterable[str]) -> str:
    """All of them as one; nothing for one that is missing."""
    files = map(find_static_file, names)
    return "\n".join(file.read_text(encoding="utf-8") if file else "" for file in files)


def find_static_file(name: str) -> Path | None:
    path = finders.find(name)
    return Path(path) if path else None
