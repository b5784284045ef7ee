"""Which readings and items somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from letters.models.document_status import DocumentStatus
from letters.models.restorable import RestorableQuerySet

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

_OPEN = ("unlisted", "public")


class ReadingQuerySet(RestorableQuerySet):
    def with_link(self) -> ReadingQuerySet:
        """Those that answer to whoever has their address: closed ones say that they
        are, drafts and deleted ones are not there."""
        return self.present().exclude(visibility="draft")

    def open(self) -> ReadingQuerySet:
        """Those that students read today."""
        closed = Q(closes_on__lte=timezone.localdate())
        return self.present().filter(visibility__in=_OPEN).exclude(closed)

    def listed(self) -> ReadingQuerySet:
        """Those that lists, feeds and pages of documents name."""
        return self.open().filter(visibility="public")

    def of(self, user: AbstractUser) -> ReadingQuerySet:
        """Those of a teacher, deleted ones too."""
        return self.filter(owner=user)

    def with_document(self, document: int) -> ReadingQuerySet:
        """Those that have the document of this key, or a part of it, among their items."""
        return self.filter(
            items__document=document, items__deleted__isnull=True
        ).distinct()


class ReadingItemQuerySet(RestorableQuerySet):
    def shown(self) -> ReadingItemQuerySet:
        """Those whose document is published: nobody is shown others in a reading."""
        return self.present().filter(document__status=DocumentStatus.PUBLISHED)
