"""Questions about entries in the lists of volumes, and about their mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from letters.models.document_queries import VOLUME_ORDER
from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> EntryQuerySet:
        return self.filter(edition__in=Edition.objects.visible_to(user))


class MentionQuerySet(models.QuerySet["Mention"]):
    def in_volume_order(self) -> MentionQuerySet:
        """With their documents, in the order of the volume."""
        order = (f"document__{field}" for field in VOLUME_ORDER)
        return self.select_related("document__edition").order_by(*order)
