"""Documents in the admin: the list, and the form with its text and its rows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, Q, QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from letters.admin.base import ArchiveAdmin
from letters.admin.documents.deleting import DeletingMixin
from letters.admin.documents.history import RevisionsMixin
from letters.admin.documents.previews import PreviewMixin
from letters.admin.documents.publishing import PublishingMixin
from letters.admin.documents.rights import DocumentRightsMixin, documents_for
from letters.admin.documents.saving import SavingMixin
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
from letters.forms.assigning import StaffField
from letters.forms.editing import DocumentForm, stored_tei, write_editable
from letters.ingest.deletion import was_ever_public
from letters.models import Document, Section, Transcription
from letters.models.document_rights import sees_own_alone

# Django unfolds a section with an error in it; static/js/document_form.js remembers
# which ones somebody opened.
FOLDED = ["collapse"]
RECORD = (
    (
        None,
        {
            "fields": [
                "title",
                "identifier",
                ("kind", "appearance", "status", "assigned_to"),
            ]
        },
    ),
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
    ("Date", {"fields": [("date_edtf", "date_reason")]}),
    (
        "Where it is printed and held",
        {
            "classes": FOLDED,
            "fields": [
                ("edition", "section", "number"),
                ("archival_unit", "reference_code"),
                "classification_marking",
            ],
        },
    ),
    (
        "Description",
        {
            "classes": FOLDED,
            "fields": [
                "subject",
                "scope_and_content",
                "custodial_history",
                "reproduction_conditions",
            ],
        },
    ),
)
ORIGIN = (
    "Where it came from",
    {
        "fields": ["transcription_file", "handed_in_by", "stated_elsewhere"],
        "classes": FOLDED,
    },
)
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


class AssignedTo(admin.SimpleListFilter):
    title = "assigned to"
    parameter_name = "assigned"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        if sees_own_alone(request.user):
            return []
        users = StaffField().queryset.exclude(documents_assigned=None).distinct()
        names = [(str(user.pk), str(user)) for user in users if user != request.user]
        return [("me", "Me"), ("nobody", "Nobody"), *names]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        if value == "me":
            return queryset.assigned_to(request.user)
        if value == "nobody":
            return queryset.filter(assigned_to=None)
        return queryset.filter(assigned_to=value) if value.isdecimal() else queryset


@admin.register(Document)
class DocumentAdmin(
    PublishingMixin,
    DeletingMixin,
    RevisionsMixin,
    PreviewMixin,
    SavingMixin,
    DocumentRightsMixin,
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
        "assigned_to",
        "problems_open",
        "changed",
    ]
    list_filter = ["status", AssignedTo, "kind", HasOpenProblems, "edition"]
    list_select_related = ["edition", "assigned_to"]
    ordering = ["-changed"]
    search_fields = ["title", "identifier", "reference_code"]
    readonly_fields = [
        "transcription_file",
        "handed_in_by",
        "stated_elsewhere",
        "transmitted_in",
    ]
    autocomplete_fields = ["edition", "section"]
    inlines = [
        ProblemInline,
        PassageInline,
        ScanInline,
        RelationInline,
        EventInline,
        HandInline,
    ]

    class Media:
        js = [Script("js/document_form.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        documents = documents_for(request).annotate(
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

    def get_readonly_fields(
        self, request: HttpRequest, obj: Document | None = None
    ) -> list[str]:
        """Whose turn it is, is for archivists to say."""
        fields = super().get_readonly_fields(request, obj)
        may_assign = self.has_assign_permission(request)
        return [*fields] if may_assign else [*fields, "assigned_to"]

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
        if db_field.name == "assigned_to":
            return StaffField(label="Assigned to", empty_label="nobody")
        return super().formfield_for_foreignkey(db_field, request, **options)

    def render_change_form(
        self, request: HttpRequest, context: dict, **options: Any
    ) -> HttpResponse:
        context["show_save_and_add_another"] = False
        document = options.get("obj")
        stored = _reload(document) if document else None
        is_public = stored is not None and stored.is_published
        context["show_publish"] = not is_public and self.may_publish(request, document)
        if stored:
            context |= _summarise(stored)
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
        # A deleted one states nothing.
        relations = document.relations_from.filter(source__in=Document.objects.all())
        relations = relations.select_related("source")
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
