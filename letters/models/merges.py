"""Records that an archivist can say are other names of one: no chain of them is left."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction

IN_A_CIRCLE = "This record would be merged into itself."


class MergeableRecord(models.Model):
    """Has `merged_into`: the record that stands for it, never one merged itself."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Save, and let the records merged into this one lead where it leads."""
        fields = options.get("update_fields")
        if fields is not None and "merged_into" not in fields:
            super().save(*args, **options)
            return
        with transaction.atomic():
            self._lead_to_the_last()
            super().save(*args, **options)
            if self.merged_into_id:
                records = type(self)._default_manager.filter(merged_into=self.pk)
                records.update(merged_into=self.merged_into_id)

    def clean(self) -> None:
        super().clean()
        self._lead_to_the_last()

    def _lead_to_the_last(self) -> None:
        """Raises ValidationError where the chain of records leads back to this one."""
        self._wait_for_other_merges()
        seen = {self.pk} if self.pk else set()
        following = self.merged_into_id
        while following:
            if following in seen:
                raise ValidationError({"merged_into": IN_A_CIRCLE})
            seen.add(following)
            self.merged_into_id = following
            records = type(self)._default_manager.filter(pk=following)
            following = records.values_list("merged_into", flat=True).first()

    def _wait_for_other_merges(self) -> None:
        """Let whoever merges one of the two records at this moment finish: each alone
        sees no circle. Outside of a transaction nothing could be held."""
        if self.merged_into_id and connection.in_atomic_block:
            both = {self.pk, self.merged_into_id} - {None}
            records = type(self)._default_manager.filter(pk__in=both)
            list(records.order_by("pk").select_for_update().values_list("pk"))
