"""Questions about entries in the lists of volumes, and about their mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length, Lower, Replace
from django.db.models.lookups import Contains, Exact

from letters.models.document_queries import VOLUME_ORDER
from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

_NUMBER = models.IntegerField()


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> EntryQuerySet:
        return self.filter(Edition.objects.visible_to(user).include("edition"))

    def called_like(self, key: str) -> EntryQuerySet:
        """All whose name or description has this key of a topic, and some others: those
        with its first word, and those with letters that a key has otherwise."""
        word = key.partition("-")[0]
        may_be = Q()
        for name in ("name", "description"):
            plain = Replace(Lower(name), Value("'"), output_field=models.TextField())
            length = Func(F(name), function="octet_length", output_field=_NUMBER)
            may_be |= Q(Contains(plain, Value(word))) | ~Q(Exact(Length(name), length))
        return self.filter(may_be)


class MentionQuerySet(models.QuerySet["Mention"]):
    def in_volume_order(self) -> MentionQuerySet:
        """With their documents, in the order of the volume."""
        order = (f"document__{field}" for field in VOLUME_ORDER)
        return self.select_related("document__edition").order_by(*order)
