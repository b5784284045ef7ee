"""Records whose deletion can be undone, and that two browser tabs may edit at once."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F
from django.utils import timezone

# The most characters of an introduction, of tasks, or of an annotation.
LONGEST_BODY = 8_000


class RestorableQuerySet(models.QuerySet[Any]):
    def present(self) -> Any:
        """Those that are not deleted."""
        return self.filter(deleted=None)

    def change(self, pk: int, revision: int, **values: Any) -> bool:
        """Whether the row was still as at that `revision`; only then it is changed."""
        unchanged = self.filter(pk=pk, revision=revision, deleted=None)
        return bool(unchanged.update(**values, revision=F("revision") + 1))


class RestorableRecord(models.Model):
    """`deleted` says since when nobody sees it; `revision` grows with each change."""

    deleted = models.DateTimeField(null=True, editable=False, db_index=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = RestorableQuerySet.as_manager()

    class Meta:
        abstract = True

    def put_away(self) -> None:
        """Delete it so that it can be restored."""
        self._set_deleted(timezone.now())

    def restore(self) -> None:
        self._set_deleted(None)

    def _set_deleted(self, moment: Any) -> None:
        rows = type(self)._default_manager.filter(pk=self.pk)
        rows.update(deleted=moment, revision=F("revision") + 1)
        self.refresh_from_db(fields=["deleted", "revision"])
