"""What is chosen in a list of the admin, for an action on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

_NO_RECORD = "{} of the chosen rows name no record, and were left out."


class SelectionMixin:
    """What is no key of a record chooses nothing, where Django's query would break."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> HttpResponse:
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        keys = [key for key in chosen if self._is_key(key)]
        if others := len(chosen) - len(keys):
            request.POST = request.POST.copy()
            request.POST.setlist(ACTION_CHECKBOX_NAME, keys)
            said = _NO_RECORD.format(others)
            self.message_user(request, said, messages.WARNING)
        return super().changelist_view(request, extra_context)

    def _is_key(self, value: str) -> bool:
        field = self.opts.pk
        try:
            field.run_validators(field.to_python(value))
        except (ValidationError, ValueError):
            return False
        return "\0" not in value
