"""Whose turn it is: the choice beside the actions on a list of documents."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth import get_user_model


class StaffField(forms.ModelChoiceField):
    """Accounts that work in the admin, by the names of their owners."""

    def __init__(self, **options: Any) -> None:
        users = get_user_model().objects.filter(is_staff=True, is_active=True)
        super().__init__(users.order_by("username"), required=False, **options)

    def label_from_instance(self, user: Any) -> str:
        name = user.get_full_name()
        return f"{name} ({user.username})" if name else user.username


class AssignmentForm(ActionForm):
    """An action, and to whom it assigns."""

    assignee = StaffField(label="to", empty_label="nobody")
