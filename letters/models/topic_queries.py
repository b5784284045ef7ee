"""Questions about headings in the indexes of volumes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Count, Min, Q, Sum

from letters.models.editions import Edition

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class TopicQuerySet(models.QuerySet["Topic"]):
    def visible_to(self, user: AbstractUser | AnonymousUser) -> TopicQuerySet:
        visible = Edition.objects.visible_to(user)
        return self.filter(visible.include("section__edition"))

    def with_words(self, words: Iterable[str]) -> TopicQuerySet:
        """Those with all these words, or parts of words, in small letters."""
        condition = Q()
        for word in words:
            condition &= Q(words__contains=word)
        return self.filter(condition)

    def counted(self) -> models.QuerySet:
        """One line for each key: its name, volumes and places."""
        return (
            self.order_by()
            .values("key")
            .annotate(
                listed_name=Min("name"),
                volumes=Count("section__edition", distinct=True),
                all_places=Sum("places"),
            )
        )
