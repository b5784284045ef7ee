"""Which readings and items somebody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
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

    def of_desk(self, user: AbstractUser) -> ReadingQuerySet:
        """Those that `user` works on at the desk, deleted ones too: one's own, and for a
        superuser those of the archive's own. What other teachers prepare is theirs."""
        own = Q(owner=user)
        return self.filter(own | Q(owner=None) if user.is_superuser else own)

    def for_desk(self) -> ReadingQuerySet:
        """Count what the desk says of each: its items, and the places to look at, which
        a correction changed or lost or whose documents are hidden."""
        item = Q(items__deleted=None, items__isnull=False)
        is_public = Q(items__document__status=DocumentStatus.PUBLISHED)
        target = "items__annotations__targets"
        is_changed = Q(
            **{
                f"{target}__state__in": ("changed", "lost"),
                f"{target}__document__status": DocumentStatus.PUBLISHED,
                "items__annotations__deleted": None,
            }
        )
        return self.annotate(
            number_of_items=Count("items", filter=item, distinct=True),
            changed_places=Count(target, filter=item & is_changed, distinct=True),
            hidden_items=Count("items", filter=item & ~is_public, distinct=True),
        ).order_by("-changed", "title")

    def with_document(self, document: int) -> ReadingQuerySet:
        """Those that have the document of this key, or a part of it, among their items."""
        return self.filter(
            items__document=document, items__deleted__isnull=True
        ).distinct()


class ReadingItemQuerySet(RestorableQuerySet):
    def shown(self) -> ReadingItemQuerySet:
        """Those whose document is published: nobody is shown others in a reading."""
        return self.present().filter(document__status=DocumentStatus.PUBLISHED)

    def without_document(self) -> ReadingItemQuerySet:
        """Those whose document is withdrawn or deleted."""
        return self.exclude(document__status=DocumentStatus.PUBLISHED)
