"""Accounts: a new one gets its roles at once, such as that of teachers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.html import format_html_join

from letters.accounts.roles import MEANINGS
from letters.admin.selection import SelectionMixin
from letters.admin.unsaved import UnsavedFormMixin
from letters.models import Reading

admin.site.unregister([User, Group])

# Whoever could give these could become a superuser.
_OF_SUPERUSERS = ("is_superuser", "user_permissions")


@admin.register(User)
class AccountAdmin(UnsavedFormMixin, SelectionMixin, UserAdmin):
    """The form for a new account asks for its groups: each role is one."""

    list_filter = ("groups", "is_staff", "is_active")
    # Of superusers alone, who choose from hundreds.
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("last_login", "date_joined")
    add_fieldsets = (
        *UserAdmin.add_fieldsets,
        (
            "What it may do",
            {
                "fields": ["groups", "is_staff"],
                "description": format_html_join(
                    " ",
                    "<strong>{}</strong> {}.",
                    [(role.value, meaning) for role, meaning in MEANINGS.items()],
                ),
            },
        ),
    )

    class Media:
        js = ["js/admin_names.js"]

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **options: Any
    ) -> Any:
        """There are few groups: each is a box to check."""
        if db_field.name == "groups":
            options["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **options)

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> tuple[str, ...]:
        fields = tuple(super().get_readonly_fields(request, obj))
        return fields if request.user.is_superuser else (*fields, *_OF_SUPERUSERS)

    def has_change_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        return self._may_touch(request, obj) and super().has_change_permission(
            request, obj
        )

    def has_delete_permission(
        self, request: HttpRequest, obj: User | None = None
    ) -> bool:
        return self._may_touch(request, obj) and super().has_delete_permission(
            request, obj
        )

    def _may_touch(self, request: HttpRequest, account: User | None) -> bool:
        """An administrator cannot become a superuser by the password of one."""
        return request.user.is_superuser or not (account and account.is_superuser)

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
class RoleAdmin(UnsavedFormMixin, SelectionMixin, GroupAdmin):
    """What those in a group may do."""

    class Media:
        js = ["js/admin_names.js"]
