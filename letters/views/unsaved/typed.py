"""Everything that was posted with a form, to be posted once more."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from letters.views.unsaved.carried_files import (
    CARRIED,
    LEFT_OUT,
    CarriedFile,
    carry_files,
)

# Posted with a form that is to be shown again before it is saved.
RESUMED = "resumed"
# Of the login that stands in place of a form. No field of a form begins so.
SIGN_IN = "signin"
# The name that the browser keeps the words under: static/js/unsaved_words.js.
DRAFT = "kept_as"

_OWN = ("csrfmiddlewaretoken", RESUMED)
_OWN_PREFIXES = (f"{SIGN_IN}-", CARRIED, LEFT_OUT)
_PASSWORD = re.compile(r"(?:^|[_-])(?<!usable_)password[0-9]?\Z")
# What a form carries for itself: nobody typed it.
_STATE = re.compile(
    r"\A(?:_.*|initial-.*|.*_FORMS|.*-id|based_on|rows_seen|taken_over|text_format|"
    r"revision|kept_as)\Z",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Typed:
    """Names and values; files as far as they travel along. No password is among them."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[CarriedFile] = field(default_factory=list)
    too_large: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, request: HttpRequest) -> Typed:
        """What was posted with `request`; nothing where that cannot be read."""
        try:
            fields = [
                (name, value)
                for name, values in request.POST.lists()
                if is_typed(name)
                for value in values
            ]
            return cls(fields, *carry_files(request))
        except (SuspiciousOperation, MultiPartParserError, UnreadablePostError):
            return cls()

    @property
    def words(self) -> list[tuple[str, str]]:
        """What a person would miss: neither empty nor written by the form itself."""
        return [
            (name, value)
            for name, value in self.fields
            if value.strip() and not _STATE.match(name)
        ]


def is_typed(name: str) -> bool:
    """Whether the field is one of the form, and no secret."""
    is_own = name in _OWN or name.startswith(_OWN_PREFIXES)
    return not is_own and not _PASSWORD.search(name)


def shows_typed(view: Any) -> Any:
    """Say that a view of the admin shows a resumed form without saving it."""
    view.shows_typed = True
    return view


def is_resumed(request: HttpRequest) -> bool:
    """Whether a form was sent to be shown, not to be saved."""
    return request.method == "POST" and RESUMED in request.POST
