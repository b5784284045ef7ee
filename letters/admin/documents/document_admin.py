"""Documents in the admin: the list, and the form with its text and its rows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from letters.admin.base import ArchiveAdmin
from letters.admin.documents.history import RevisionsMixin
from letters.admin.documents.previews import PreviewMixin
from letters.admin.documents.publishing import PublishingMixin, was_ever_public
from letters.admin.documents.saving import SavingMixin
from letters.admin.documents.words import WordsMixin
from letters.admin.inlines import (
    EventInline,
    HandInline,
    LetterEventInline,
    PassageInline,
    ProblemInline,
    RelationInline,
    ScanInline,
)
from letters.admin.inlines.derived import DerivedRowsMixin
from letters.admin.widgets import TEXTS
from letters.forms.editing import DocumentForm, stored_tei, write_editable
from letters.models import Document, Section, Transcription

RECORD = (
    (
        None,
        {"fields": ["title", "identifier", ("kind", "appearance", "status")]},
    ),
    ("Date", {"fields": ["date_edtf", "date_reason"]}),
)
TEXT = (
    "Text",
    {
        "fields": [
            "text",
            "text_format",
            "reason",
            "based_on",
            "rows_seen",
        ]
    },
)
READ_ONLY_TEXT = ("Text", {"fields": ["text"]})
PROVENANCE_AND_DESCRIPTION = (
    (
        "Where it is printed and held",
        {
            "fields": [
                ("edition", "section", "number"),
                ("archival_unit", "reference_code"),
                "classification_marking",
            ]
        },
    ),
    (
        "Description",
        {
            "fields": [
                "subject",
                "scope_and_content",
                "custodial_history",
                "reproduction_conditions",
            ]
        },
    ),
)
ORIGIN = ("Where it came from", {"fields": ["transcription_file", "stated_elsewhere"]})
CARRIED = (None, {"fields": ["transmitted_in"]})
MOST_PROBLEMS_LISTED = 20
REFUSED = "refused"


class HasOpenProblems(admin.SimpleListFilter):
    title = "open problems"
    parameter_name = "problems"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("open", "With open problems"),
            (REFUSED, "Refused by the present rules"),
            ("none", "Without"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "open":
            return queryset.filter(open_problems__gt=0)
        if self.value() == REFUSED:
            return queryset.filter(transcription__in=Transcription.objects.refused())
        if self.value() == "none":
            return queryset.filter(open_problems=0)
        return queryset


@admin.register(Document)
class DocumentAdmin(
    PublishingMixin,
    RevisionsMixin,
    WordsMixin,
    PreviewMixin,
    SavingMixin,
    ArchiveAdmin,
):
    form = DocumentForm
    formfield_overrides = TEXTS
    list_display = [
        "title",
        "identifier",
        "kind",
        "date",
        "status",
        "problems_open",
        "changed",
    ]
    list_filter = ["status", "kind", HasOpenProblems, "edition"]
    list_select_related = ["edition"]
    ordering = ["-changed"]
    search_fields = ["title", "identifier", "reference_code"]
    readonly_fields = ["transcription_file", "stated_elsewhere", "transmitted_in"]
    inlines = [
        ProblemInline,
        PassageInline,
        HandInline,
        RelationInline,
        EventInline,
        ScanInline,
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        documents = Document.objects.visible_to(request.user).annotate(
            open_problems=Count("problems", filter=Q(problems__is_settled=False))
        )
        return documents.order_by(*self.get_ordering(request))

    def get_fieldsets(
        self, request: HttpRequest, obj: Document | None = None
    ) -> list[tuple]:
        if not obj:
            return [*RECORD, TEXT, *PROVENANCE_AND_DESCRIPTION]
        if obj.carrier_id:
            return [CARRIED, *RECORD, READ_ONLY_TEXT, *PROVENANCE_AND_DESCRIPTION]
        can_change = self.has_change_permission(request, obj)
        text = TEXT if can_change else READ_ONLY_TEXT
        return [*RECORD, text, *PROVENANCE_AND_DESCRIPTION, ORIGIN]

    def has_change_permission(
        self, request: HttpRequest, obj: Document | None = None
    ) -> bool:
        """A transmitted letter is read out of its carrier, which is edited instead."""
        if obj and obj.carrier_id:
            return False
        return super().has_change_permission(request, obj)

    def get_inlines(
        self, request: HttpRequest, obj: Document | None
    ) -> list[type[admin.options.InlineModelAdmin]]:
        if not obj:
            return []  # pages and passages come with the text
        if obj.carrier_id:
            return [LetterEventInline]
        return [
            inline
            for inline in self.inlines
            if not issubclass(inline, DerivedRowsMixin)
            or inline.is_wanted(request, obj)
        ]

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **options: Any
    ) -> Any:
        if db_field.name == "section":
            options["queryset"] = Section.objects.select_related("edition")
        return super().formfield_for_foreignkey(db_field, request, **options)

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        context["show_save_and_add_another"] = False
        if document := options.get("obj"):
            context |= _summarise(_reload(document))
        return super().render_change_form(request, context, **options)

    def view_on_site(self, document: Document) -> str:
        return _reload(document).get_absolute_url()

    @admin.display(ordering="date_earliest")
    def date(self, document: Document) -> str:
        return document.date_in_words

    @admin.display(description="open problems", ordering="open_problems")
    def problems_open(self, document: Document) -> int:
        return document.open_problems

    @admin.display(description="text")
    def text(self, document: Document) -> str:
        """The text, for those who may read it here but not change it."""
        tei = stored_tei(document)
        return format_html("<pre>{}</pre>", write_editable(tei).content if tei else "")

    @admin.display(description="transmitted in")
    def transmitted_in(self, document: Document) -> str:
        """The document that is edited instead."""
        address = reverse("admin:letters_document_change", args=[document.carrier_id])
        return format_html('<a href="{}">{}</a>', address, document.carrier)

    @admin.display(description="transcription")
    def transcription_file(self, document: Document) -> str:
        if not document.source_file:
            return "Typed here; not read from a file."
        address = reverse(
            "admin:letters_sourcefile_change", args=[document.source_file_id]
        )
        return format_html('<a href="{}">{}</a>', address, document.source_file)

    @admin.display(description="stated in other documents")
    def stated_elsewhere(self, document: Document) -> str:
        """Relations that other documents state."""
        relations = document.relations_from.select_related("source")
        links = format_html_join(
            "; ",
            '{} <a href="{}">{}</a>',
            (
                (
                    relation.inverse,
                    reverse("admin:letters_document_change", args=[relation.source_id]),
                    relation.source,
                )
                for relation in relations
            ),
        )
        return links or "–"


def _reload(document: Document) -> Document:
    """The stored document, without what a form put into `document` and did not save."""
    return Document.objects.get(pk=document.pk)


def _summarise(document: Document) -> dict[str, Any]:
    problems = enumerate(document.problems.all())
    unsettled = [(n, problem) for n, problem in problems if not problem.is_settled]
    return {
        "stored": document,
        "open_problems": unsettled[:MOST_PROBLEMS_LISTED],
        "open_problem_count": len(unsettled),
        "was_ever_public": was_ever_public(document),
    }
