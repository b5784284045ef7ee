"""Who is a teacher: whoever has the permissions of the group `teacher`.

The group is made after each migration. An archivist gives the role by adding a user to
it; superusers have every permission anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

GROUP = "teacher"
_MODELS = ("reading", "readingitem", "annotation")


def is_teacher(user: AbstractUser | AnonymousUser) -> bool:
    """Whether the teacher's desk is open to `user`."""
    return user.has_perm("letters.change_reading")


def has_teacher_role(user: AbstractUser) -> bool:
    """Whether somebody gave `user` the role, and not just every permission there is."""
    given = Permission.objects.filter(Q(group__user=user) | Q(user=user))
    app = {"content_type__app_label": "letters", "codename": "change_reading"}
    return given.filter(**app).exists()


def make_teacher_group(sender: AppConfig, using: str, **_signal: Any) -> None:
    """Make the group with its permissions; what it has beyond them stays."""
    # Django makes the permissions after the migration as well, perhaps later than this.
    create_permissions(sender, verbosity=0, using=using)
    group, _ = Group.objects.using(using).get_or_create(name=GROUP)
    permissions = Permission.objects.using(using).filter(
        content_type__app_label=sender.label, content_type__model__in=_MODELS
    )
    group.permissions.add(*permissions)
