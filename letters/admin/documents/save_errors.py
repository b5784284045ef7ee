"""Why a form that was right could not be saved after all."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import OperationalError
from django.http import HttpRequest

_NAME = "letters_refusal"

# PostgreSQL's: lock_not_available, deadlock_detected.
_OF_LOCKS = {"55P03", "40P01"}
BUSY = (
    "Somebody else, or you in another window, is saving the same thing and has not "
    "finished. Nothing of yours is saved yet. Save again in a moment."
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Shown with the form when it is built again; `prefix` names the inline form."""

    message: str
    prefix: str = ""

    def remember(self, request: HttpRequest) -> None:
        setattr(request, _NAME, self)

    @classmethod
    def of(cls, request: HttpRequest) -> Refusal | None:
        return getattr(request, _NAME, None)


def is_busy(error: OperationalError) -> bool:
    """Whether it was only that somebody else held the row for too long."""
    return getattr(error.__cause__, "pgcode", None) in _OF_LOCKS
