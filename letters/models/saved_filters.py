"""Filters of the list of documents that archivists have saved under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser


class SavedFilterQuerySet(models.QuerySet["SavedFilter"]):
    def offered_to(self, user: AbstractUser) -> SavedFilterQuerySet:
        """The user's own, and those that colleagues share."""
        return self.filter(Q(owner=user) | Q(is_shared=True)).select_related("owner")


class SavedFilter(models.Model):
    """The query string of a list, under a name."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters"
    )
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000)
    is_shared = models.BooleanField("for colleagues, too", default=False)
    saved = models.DateTimeField(auto_now=True)

    objects = SavedFilterQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], name="saved_filter_name_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
