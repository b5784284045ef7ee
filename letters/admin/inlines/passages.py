"""Conditional passages: what is known of each condition, and the words that set it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from letters.admin.base import StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.derived import DerivedRowsMixin
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.admin.row_pages import PagedRowsMixin
from letters.admin.widgets import SHORT_TEXTS
from letters.models import ConditionalPassage, Document, Instruction

Choices = list[tuple[Any, Any]]


class PassageInline(
    PagedRowsMixin,
    DerivedRowsMixin,
    FollowsDocumentMixin,
    StorableTextMixin,
    admin.StackedInline,
):
    model = ConditionalPassage
    formset = TolerantInlineFormSet
    formfield_overrides = SHORT_TEXTS
    autocomplete_fields = ["authority"]
    readonly_fields = ["text", "place"]
    fields = [
        "text",
        "place",
        "effect",
        "condition",
        "authority",
        "instruction",
        "outcome",
        "outcome_evidence",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ConditionalPassage]:
        rows = super().get_queryset(request)
        return rows.select_related("document", "authority", "instruction__document")

    def get_formset(
        self, request: HttpRequest, obj: Document | None = None, **options: Any
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **options)
        field = formset.form.base_fields.get("instruction")
        if field and obj:
            visible = Document.objects.visible_to(request.user)
            # One that is chosen stays so, even of a document that is deleted by now.
            chosen = obj.conditionalpassages.values("instruction")
            field.queryset = Instruction.objects.filter(
                Q(document__in=visible) | Q(pk__in=chosen)
            )
            field.choices = instruction_choices(obj, field.queryset)
        return formset

    @admin.display(description="where it stands")
    def place(self, passage: ConditionalPassage) -> str:
        if not passage.is_in_text:
            return "No longer in the text. What is known of it is still stored."
        address = reverse(
            "letters:passage", args=[passage.document.identifier, passage.key]
        )
        page = f"page {passage.page_key}" if passage.page_key else "the text"
        return format_html('<a href="{}">{}</a> (#{})', address, page, passage.key)


def instruction_choices(
    document: Document, instructions: QuerySet[Instruction]
) -> Choices:
    """Instructions of other documents, those of related documents first."""
    related = set(
        document.relations_to.values_list("target", flat=True).union(
            document.relations_from.values_list("source", flat=True)
        )
    )
    groups: dict[str, Choices] = {"Related documents": [], "Other documents": []}
    others = instructions.exclude(document=document).select_related("document")
    for instruction in others.order_by("document__identifier", "position"):
        is_related = instruction.document_id in related
        group = "Related documents" if is_related else "Other documents"
        groups[group].append((instruction.pk, str(instruction)))
    return [("", "---------"), *((name, rows) for name, rows in groups.items() if rows)]
