"""People and offices in the admin."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode

from letters.admin.base import (
    LabelledCellsMixin,
    StorableTextMixin,
    is_choosing,
)
from letters.admin.deleted_records import UndoableDeletionMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.people.identity_proposals import ProposalsMixin
from letters.admin.people.merging import MergingMixin
from letters.admin.shared_records import SharedRecordAdmin
from letters.admin.widgets import TEXTS
from letters.forms.authority_field import AuthorityIdentifierField
from letters.models import (
    Agent,
    AgentDistinction,
    AgentMerge,
    AgentOffice,
    NameVariant,
)
from letters.models.authority_files import AUTHORITY_FILES


class NameVariantInline(StorableTextMixin, LabelledCellsMixin, admin.TabularInline):
    model = NameVariant
    formset = TolerantInlineFormSet
    extra = 2


class OfficeInline(StorableTextMixin, LabelledCellsMixin, admin.TabularInline):
    model = AgentOffice
    formset = TolerantInlineFormSet
    fields = ["title", "held_edtf", "source"]
    extra = 1
    verbose_name = "office"


class MergedFilter(admin.SimpleListFilter):
    title = "merged"
    parameter_name = "merged"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin
    ) -> list[tuple[str, str]]:
        return [("no", "One record for each person"), ("yes", "Merged into another")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[Agent]
    ) -> QuerySet[Agent]:
        if self.value() == "no":
            return queryset.standing_for_themselves()
        if self.value() == "yes":
            return queryset.exclude(merged_into=None)
        return queryset


@admin.register(Agent)
class AgentAdmin(
    UndoableDeletionMixin, ProposalsMixin, MergingMixin, SharedRecordAdmin
):
    list_display = [
        "authorized_name",
        "display_name",
        "kind",
        "identifier",
        "merged_into",
    ]
    list_filter = ["kind", MergedFilter]
    list_select_related = ["merged_into"]
    search_fields = [
        "authorized_name",
        "display_name",
        "identifier",
        "name_variants__name",
        "identities__authorized_name",
        "identities__name_variants__name",
    ]
    readonly_fields = ["address"]
    formfield_overrides = TEXTS
    fieldsets = (
        (
            None,
            {
                "fields": [
                    ("authorized_name", "display_name"),
                    ("kind", "identifier", "address"),
                    "description",
                    ("birth_edtf", "death_edtf"),
                ]
            },
        ),
        (
            "Authority records",
            {
                "description": "The identifier, or the address of the page there.",
                "fields": [("viaf", "wikidata"), ("lcnaf", "snac"), "authority"],
            },
        ),
    )
    inlines = [NameVariantInline, OfficeInline]
    actions = ["merge_selected"]
    change_form_template = "admin/letters/agent/change_form.html"
    change_list_template = "admin/letters/agent/change_list.html"

    class Media:
        css = {"all": ["css/admin_people.css"]}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Agent], search_term: str
    ) -> tuple[QuerySet[Agent], bool]:
        """A field proposes each person once, by the name of any of the records."""
        if is_choosing(request):
            queryset = queryset.standing_for_themselves()
        return super().get_search_results(request, queryset, search_term)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **options: Any
    ) -> forms.Field | None:
        if db_field.name in AUTHORITY_FILES:
            options |= {
                "form_class": AuthorityIdentifierField,
                "authority_file": db_field.name,
            }
        return super().formfield_for_dbfield(db_field, request, **options)

    @admin.action(description="These are one person…", permissions=["change"])
    def merge_selected(
        self, request: HttpRequest, queryset: QuerySet[Agent]
    ) -> HttpResponse:
        chosen = [("members", key) for key in queryset.values_list("pk", flat=True)]
        address = reverse("admin:letters_agent_merge")
        return HttpResponseRedirect(f"{address}?{urlencode(chosen)}")

    def has_delete_permission(
        self, request: HttpRequest, obj: Agent | None = None
    ) -> bool:
        if obj and AgentMerge.objects.in_force().of(obj).exists():
            # Its merge would be deleted too, and could never be undone.
            return False
        return super().has_delete_permission(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        agent = options.get("obj")
        if agent:
            records = Agent.objects.being(agent)
            merges = AgentMerge.objects.in_force().filter(merged__in=records)
            context["merges"] = merges.select_related("kept", "merged", "editor")
            context["distinctions"] = AgentDistinction.objects.of(agent).select_related(
                "one", "other", "editor"
            )
        return super().render_change_form(request, context, **options)

    def view_on_site(self, agent: Agent) -> str:
        return agent.get_absolute_url()
