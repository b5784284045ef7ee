"""What is chosen in a list of the admin, for an action on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse

# No more than fit into the column of a primary key.
_MOST_DIGITS = 18
_NO_RECORD = "{} of the chosen rows name no record, and were left out."


class SelectionMixin:
    """What is no key of a record chooses nothing, where Django's query would break."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        keys = [key for key in chosen if is_key(key)]
        if others := len(chosen) - len(keys):
            request.POST = request.POST.copy()
            request.POST.setlist(ACTION_CHECKBOX_NAME, keys)
            said = _NO_RECORD.format(others)
            self.message_user(request, said, messages.WARNING)
        return super().changelist_view(request, extra_context)


def is_key(value: object) -> bool:
    """Whether it can be the primary key of a record, as a form sends it."""
    text = str(value)
    return text.isdecimal() and len(text) <= _MOST_DIGITS
