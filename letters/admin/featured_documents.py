"""Which documents the home page begins with."""

from django.contrib import admin

from letters.admin.shared_records import SharedRecordAdmin
from letters.models import FeaturedDocument


@admin.register(FeaturedDocument)
class FeaturedDocumentAdmin(SharedRecordAdmin):
    list_display = ["document", "words", "position"]
    list_select_related = ["document"]
    search_fields = ["document__title", "document__identifier", "words"]
    autocomplete_fields = ["document"]
