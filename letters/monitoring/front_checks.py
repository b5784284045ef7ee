"""Whether the front is one from which a change can take a page away at once: for
`manage.py check --deploy`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from letters.front import FrontFolder, caching_mount
from letters.models import RegisteredFront

_SHARED = (
    "Mount it with lookupcache=none,noac (NFS), or keep it on one machine: "
    "docs/operating.md."
)
_OTHER = (
    "Every process that changes documents must have the same folder as LETTERS_FRONT; "
    "where the former one is no longer served from: manage.py close_front --for-good "
    "with that one."
)


@register(Tags.files, deploy=True)
def check_front_folder(*_arguments: Any, **_named: Any) -> list[CheckMessage]:
    folder = settings.LETTERS_FRONT
    kind = caching_mount(folder) if folder else ""
    if not kind:
        return []
    told = (
        f"LETTERS_FRONT is on {kind}, where a withdrawn page would be seen for a while."
    )
    return [Error(told, hint=_SHARED, id="letters.E001")]


@register(Tags.database, deploy=True)
def check_registered_front(
    *_arguments: Any, databases: Sequence[str] | None = None, **_named: Any
) -> list[CheckMessage]:
    """With --database default."""
    known = RegisteredFront.objects.first() if databases else None
    folder = settings.LETTERS_FRONT
    identity = FrontFolder(folder).identity() if folder else None
    if not known or known.identity == identity:
        return []
    told = "Readers are answered from a front that this process cannot close."
    return [Error(told, hint=_OTHER, id="letters.E002")]
