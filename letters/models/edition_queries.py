"""Questions about many editions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, Func, OuterRef

from letters.models.aggregates import is_among
from letters.models.document_status import DocumentStatus

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser


class EditionQuerySet(models.QuerySet["Edition"]):
    def published(self) -> EditionQuerySet:
        """Those with a published document."""
        documents = self.model._meta.get_field("documents").related_model.with_deleted
        published = documents.filter(status=DocumentStatus.PUBLISHED)
        return self.filter(Exists(published.filter(edition=OuterRef("pk"))))

    def visible_to(self, user: AbstractUser | AnonymousUser) -> EditionQuerySet:
        """The published ones; all, for those who may see drafts."""
        return self if user.has_perm("letters.view_edition") else self.published()

    def include(self, field: str) -> Func:
        """The condition that `field` of other rows has the key of one of these.

        They are looked up once, and by their keys: `IN` would join all their documents.
        """
        return is_among(field, self)

    def for_reading(self) -> EditionQuerySet:
        """Load what every page about one edition shows: of its file, all but the text."""
        return self.select_related("source").defer("source__skeleton", "source__record")
