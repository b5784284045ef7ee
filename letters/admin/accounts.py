"""Accounts: a new one gets its groups at once, such as that of teachers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User

from letters.admin.unsaved import UnsavedFormMixin
from letters.models import Reading

admin.site.unregister([User, Group])


@admin.register(User)
class AccountAdmin(UnsavedFormMixin, UserAdmin):
    """The form for a new account asks for its groups: “teacher” opens the desk."""

    add_fieldsets = (
        *UserAdmin.add_fieldsets,
        (
            "What it may do",
            {
                "fields": ["groups"],
                "description": "“teacher” opens the teacher’s desk, and nothing else.",
            },
        ),
    )

    def get_deleted_objects(self, objs: Iterable[User], request: Any) -> Any:
        """What a teacher prepared keeps her account from being deleted; what it is
        called is nobody's business."""
        *deleted, protected = super().get_deleted_objects(objs, request)
        number = Reading.objects.filter(owner__in=list(objs)).count()
        if number:
            name = str(Reading._meta.verbose_name)
            others = [row for row in protected if not row.lower().startswith(name)]
            hint = "hand them over first: manage.py hand_over_readings"
            protected = [*others, f"Readings: {number} ({hint})"]
        return *deleted, protected


@admin.register(Group)
class RoleAdmin(UnsavedFormMixin, GroupAdmin):
    """What those in a group may do."""
