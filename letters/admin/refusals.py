"""Why a form that was right could not be saved after all."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

_NAME = "letters_refusal"


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
