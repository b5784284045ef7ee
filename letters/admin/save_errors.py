"""Why a valid form could not be saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import OperationalError
from django.http import HttpRequest

_ATTRIBUTE = "letters_refusal"

# PostgreSQL's codes for lock_not_available and deadlock_detected.
_LOCK_CODES = {"55P03", "40P01"}
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
        setattr(request, _ATTRIBUTE, self)

    @classmethod
    def of(cls, request: HttpRequest) -> Refusal | None:
        return getattr(request, _ATTRIBUTE, None)


def is_busy(error: OperationalError) -> bool:
    """Whether another transaction held the row for too long."""
    return getattr(error.__cause__, "pgcode", None) in _LOCK_CODES
