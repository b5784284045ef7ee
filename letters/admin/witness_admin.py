"""Witnesses of letters, and what was said of their conditional passages."""

from django.contrib import admin

from letters.admin.shared_records import SharedRecordAdmin
from letters.models import PassageCondition, Witness


@admin.register(Witness)
class WitnessAdmin(SharedRecordAdmin):
    list_display = ["__str__", "document", "state", "key", "based_on", "date_edtf"]
    list_select_related = ["document"]
    list_filter = ["state", "is_document"]
    search_fields = ["title", "key", "wanted", "document__identifier", "evidence"]
    autocomplete_fields = ["document"]


@admin.register(PassageCondition)
class PassageConditionAdmin(SharedRecordAdmin):
    list_display = ["__str__", "document", "passage_key", "authority", "date_edtf"]
    list_select_related = ["document", "authority"]
    search_fields = ["words", "citation", "printed_in", "document__identifier"]
    autocomplete_fields = ["document", "authority"]
