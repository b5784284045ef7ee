"""Places and the forms of their names in the admin."""

from django.contrib import admin

from letters.admin.base import LabelledCellsMixin, StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.mergeable_records import MergeableRecordAdmin
from letters.models import Place, PlaceVariant


class PlaceVariantInline(StorableTextMixin, LabelledCellsMixin, admin.TabularInline):
    model = PlaceVariant
    formset = TolerantInlineFormSet
    extra = 1
    verbose_name = "form of the name in documents"
    verbose_name_plural = "forms of the name in documents"


@admin.register(Place)
class PlaceAdmin(MergeableRecordAdmin):
    list_display = ["name", "latitude", "longitude", "merged_into", "identifier"]
    search_fields = ["name", "identifier", "variants__name"]
    inlines = [PlaceVariantInline]
