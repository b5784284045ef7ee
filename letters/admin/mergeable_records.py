"""Records that are merged by hand, and that several archivists may edit at once."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.forms import Field, ModelForm
from django.http import HttpRequest

from letters.admin.base import ArchiveAdmin
from letters.models.merges import MergeableRecord


class MergeableRecordAdmin(ArchiveAdmin):
    """Saves what the archivist changed, and leaves alone what others did meanwhile."""

    autocomplete_fields = ["merged_into"]
    list_select_related = ["merged_into"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: MergeableRecord | None = None
    ) -> list[str]:
        # Permanent: the address of the page is made of it.
        return ["identifier"] if obj else []

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> Field | None:
        field = super().formfield_for_dbfield(db_field, request, **options)
        if field:
            # Compared with what the form showed, not with what is stored by now.
            field.show_hidden_initial = True
        return field

    def save_model(
        self, request: HttpRequest, obj: MergeableRecord, form: ModelForm, change: bool
    ) -> None:
        obj.save(update_fields=form.changed_data if change else None)
