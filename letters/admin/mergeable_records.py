"""Records that are merged by hand."""

from __future__ import annotations

from django.http import HttpRequest

from letters.admin.shared_records import SharedRecordAdmin
from letters.models.merges import MergeableRecord


class MergeableRecordAdmin(SharedRecordAdmin):
    autocomplete_fields = ["merged_into"]
    list_select_related = ["merged_into"]

    def get_readonly_fields(
        self, request: HttpRequest, obj: MergeableRecord | None = None
    ) -> list[str]:
        # Permanent: the address of the page is made of it.
        return ["identifier"] if obj else []
