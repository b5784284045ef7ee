"""Where page scans their tiles and the smaller images made of them are stored."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def masters_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "masters"


def tiles_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "tiles"


def derivatives_folder() -> Path:
    return Path(settings.MEDIA_ROOT) / "derivatives"
