"""Questions about many editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from letters.models.document_status import DocumentStatus

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> EditionQuerySet:
        """Those with a published document."""
        published = self.model.objects.filter(
            documents__status=DocumentStatus.PUBLISHED
        )
        return self.filter(pk__in=published.values("pk"))

    def visible_to(self, user: AbstractUser | AnonymousUser) -> EditionQuerySet:
        """The published ones; all, for those who may see drafts."""
        return self if user.has_perm("letters.view_edition") else self.published()

    def for_reading(self) -> EditionQuerySet:
        """Load what every page about one edition shows: of its file, all but the text."""
        return self.select_related("source").defer("source__skeleton", "source__record")
