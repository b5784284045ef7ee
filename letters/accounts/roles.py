"""The roles: groups with permissions, made after each migration.

An administrator gives a role by adding an account to its group. What a group has beyond
the permissions of its role stays. The role of teachers is made in `teaching/role.py`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q


class Role(StrEnum):
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    PUBLISHER = "publisher"
    TEACHER = "teacher"
    ADMINISTRATOR = "administrator"


# What each role is for, in the words of the form of an account.
MEANINGS = {
    Role.CONTRIBUTOR: "hands in documents, and corrects these until they are published",
    Role.EDITOR: "describes and corrects everything, and publishes nothing",
    Role.PUBLISHER: "edits, publishes and withdraws",
    Role.TEACHER: "has the teacher’s desk, and nothing else",
    Role.ADMINISTRATOR: "may do all of this, and makes accounts",
}

_ARCHIVE = Q(content_type__app_label="letters")
# What teachers prepare is no business of archivists.
_TEACHING = Q(
    content_type__model__in=("annotation", "annotationtarget", "reading", "readingitem")
)
_HAND_IN = Q(codename="hand_in_document")
_PUBLISH = Q(codename="publish_document")
# An administrator who could change groups or superusers could become one.
_ACCOUNTS = Q(content_type__app_label="auth", content_type__model="user") | Q(
    content_type__app_label="auth", codename="view_group"
)

PERMISSIONS = {
    Role.CONTRIBUTOR: _ARCHIVE & _HAND_IN,
    Role.EDITOR: _ARCHIVE & ~_TEACHING & ~_PUBLISH,
    Role.PUBLISHER: _ARCHIVE & ~_TEACHING,
    Role.ADMINISTRATOR: _ARCHIVE | _ACCOUNTS,
}


def make_roles(sender: AppConfig, using: str, **_signal: Any) -> None:
    """Make the groups with the permissions that they should have at least."""
    # Django makes the permissions after the migration as well, perhaps later than this.
    for label in (sender.label, "auth"):
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    permissions = Permission.objects.using(using)
    for role, of_role in PERMISSIONS.items():
        group, _ = Group.objects.using(using).get_or_create(name=role.value)
        group.permissions.add(*permissions.filter(of_role))
