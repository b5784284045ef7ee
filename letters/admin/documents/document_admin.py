"""Documents in the admin: the list, and the form with its text and its rows."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from letters.admin.base import ArchiveAdmin
from letters.admin.bulk.bulk_import import BulkImportMixin
from letters.admin.change_log.log_page import ChangeLogMixin
from letters.admin.documents.deleting import DeletingMixin
from letters.admin.documents.document_list import DocumentListMixin
from letters.admin.documents.exporting import ExportingMixin
from letters.admin.documents.history import RevisionsMixin
from letters.admin.documents.marking import MarkingMixin, show_marking
from letters.admin.documents.previews import PreviewMixin
from letters.admin.documents.publishing import PublishingMixin
from letters.admin.documents.restoring import RestoringMixin
from letters.admin.documents.rights import (
    DocumentRightsMixin,
    documents_for,
)
from letters.admin.documents.saved_filters import SavedFiltersMixin
from letters.admin.documents.saving import SavingMixin
from letters.admin.documents.state_summary import summarise_state
from letters.admin.documents.statements import StatementsMixin
from letters.admin.documents.translations import TranslationsMixin
from letters.admin.documents.word_corrections import WordsMixin
from letters.admin.inlines import (
    EventInline,
    HandInline,
    LetterEventInline,
    PassageInline,
    ProblemInline,
    RelationInline,
    ScanInline,
)
from letters.admin.inlines.derived import DerivedRowsMixin, wanted_inlines
from letters.admin.widgets import TEXTS, show_known_choices
from letters.forms.assigning import StaffField
from letters.forms.editable_text import stored_tei, write_editable
from letters.models import Document, Problem, Section

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
            "marking",
            "reason",
            "public_reason",
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
                ("extent", "language"),
                ("original_or_copy", "location_of_originals"),
                "scope_and_content",
                "custodial_history",
                "access_conditions",
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
STATEMENTS = ("Read from the text", {"fields": ["statements"], "classes": FOLDED})
CARRIED = (None, {"fields": ["transmitted_in"]})


@admin.register(Document)
class DocumentAdmin(
    DocumentListMixin,
    SavedFiltersMixin,
    ChangeLogMixin,
    ExportingMixin,
    BulkImportMixin,
    PublishingMixin,
    DeletingMixin,
    RevisionsMixin,
    RestoringMixin,
    WordsMixin,
    StatementsMixin,
    TranslationsMixin,
    PreviewMixin,
    MarkingMixin,
    SavingMixin,
    DocumentRightsMixin,
    ArchiveAdmin,
):
    actions = [*PublishingMixin.actions, *ExportingMixin.exports]
    formfield_overrides = TEXTS
    search_fields = ["title", "identifier", "reference_code"]
    readonly_fields = [
        "marking",
        "statements",
        "transcription_file",
        "handed_in_by",
        "stated_elsewhere",
        "transmitted_in",
    ]
    autocomplete_fields = ["edition", "section", "archival_unit"]
    inlines = [
        ProblemInline,
        PassageInline,
        ScanInline,
        RelationInline,
        EventInline,
        HandInline,
    ]

    class Media(MarkingMixin.Media):
        js = [*MarkingMixin.Media.js, Script("js/document_form.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        documents = documents_for(request).annotate(open_problems=_open_problems())
        documents = documents.select_related(
            "edition", "section__edition", "archival_unit__repository"
        )
        return documents.order_by(*self.get_ordering(request))

    def get_fieldsets(
        self, request: HttpRequest, obj: Document | None = None
    ) -> list[tuple]:
        if not obj:
            return [*RECORD, TEXT, *PROVENANCE_AND_DESCRIPTION]
        if obj.carrier_id:
            shown = [*RECORD, READ_ONLY_TEXT, *PROVENANCE_AND_DESCRIPTION, STATEMENTS]
            return [CARRIED, *shown]
        can_change = self.has_change_permission(request, obj)
        text = TEXT if can_change else READ_ONLY_TEXT
        read = [STATEMENTS] if obj.revision_number else []
        return [*RECORD, text, *PROVENANCE_AND_DESCRIPTION, *read, ORIGIN]

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
        derived = [one for one in self.inlines if issubclass(one, DerivedRowsMixin)]
        wanted = wanted_inlines(derived, request, obj)
        return [one for one in self.inlines if one in wanted or one not in derived]

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
        # A form that is only shown has changed nothing of it.
        is_shown = request.method == "GET"
        stored = document if is_shown or not document else _reload(document)
        is_public = stored is not None and stored.is_published
        context["show_publish"] = not is_public and self.may_publish(request, document)
        show_known_choices(context["adminform"].form)
        show_marking(context["adminform"].form)
        if stored:
            document.stored = stored
            context |= summarise_state(request, stored, context)
        return super().render_change_form(request, context, **options)

    def view_on_site(self, document: Document) -> str:
        stored = getattr(document, "stored", None) or _reload(document)
        return stored.get_absolute_url()

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
        others = document.source_file.documents.exclude(
            handed_in_by=document.handed_in_by
        )
        # Who handed in the same text before called it by a name that is not public.
        name = "The file as it came in" if others.exists() else document.source_file
        return format_html('<a href="{}">{}</a>', address, name)

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


def _open_problems() -> Coalesce:
    """Counted for the documents that a list shows, and not for all."""
    problems = Problem.objects.open().filter(document=OuterRef("pk"))
    counted = problems.order_by().values("document").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def _reload(document: Document) -> Document:
    """The stored document, without what a form put into `document` and did not save."""
    return Document.objects.get(pk=document.pk)
