"""Why a valid form could not be saved."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

_ATTRIBUTE = "letters_refusal"

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
