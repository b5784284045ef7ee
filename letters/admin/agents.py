"""People and offices in the admin."""

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from letters.admin.stock import ArchiveAdmin, CarefulFields, NamedCells
from letters.ingest.saving import request_indexing_of
from letters.models import Agent, NameVariant


class NameVariantInline(CarefulFields, NamedCells, admin.TabularInline):
    model = NameVariant
    extra = 2


@admin.register(Agent)
class AgentAdmin(ArchiveAdmin):
    list_display = ["authorized_name", "display_name", "kind", "identifier"]
    list_filter = ["kind"]
    search_fields = [
        "authorized_name",
        "display_name",
        "identifier",
        "name_variants__name",
    ]
    inlines = [NameVariantInline]

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: list, change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        request_indexing_of(form.instance)

    def view_on_site(self, agent: Agent) -> str:
        return agent.get_absolute_url()
