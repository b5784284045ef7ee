"""Places and the forms of their names in the admin."""

from django.contrib import admin

from letters.admin.base import ArchiveAdmin, StorableTextMixin
from letters.models import Place, PlaceVariant


class PlaceVariantInline(StorableTextMixin, admin.TabularInline):
    model = PlaceVariant
    extra = 1
    verbose_name = "form of the name in documents"
    verbose_name_plural = "forms of the name in documents"


@admin.register(Place)
class PlaceAdmin(ArchiveAdmin):
    list_display = ["name", "latitude", "longitude", "merged_into", "identifier"]
    list_select_related = ["merged_into"]
    search_fields = ["name", "identifier", "variants__name"]
    autocomplete_fields = ["merged_into"]
    inlines = [PlaceVariantInline]
