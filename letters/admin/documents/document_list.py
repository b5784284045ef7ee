"""The list of documents: searched, filtered, and with the words around each match."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from letters.admin.documents.words_found import find_words, words_around
from letters.forms.document_search import DocumentSearchForm
from letters.models import Document, SavedFilter
from letters.search import Query

# What stands in an address beside filters: the page, the order.
NOT_A_FILTER = ("p", "o", "all", "e")


class DocumentFilters(admin.ListFilter):
    """Every filter of the list, as one form that stands above it."""

    title = "documents"

    def __init__(
        self, request: HttpRequest, params: dict, model: Any, model_admin: Any
    ) -> None:
        super().__init__(request, params, model, model_admin)
        names = DocumentSearchForm.base_fields
        asked = {name: params.pop(name)[-1] for name in names if name in params}
        self.form = DocumentSearchForm(asked, user=request.user)

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str]:
        return [*DocumentSearchForm.base_fields]

    def choices(self, changelist: ChangeList) -> list:
        return []

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return self.form.apply_to(queryset)


class DocumentChangeList(ChangeList):
    """`search_form` is filled in; each document has `words_found`, if it was searched."""

    search_query: Query | None = None
    search_form: DocumentSearchForm

    def get_filters(self, request: HttpRequest) -> tuple:
        filters = super().get_filters(request)
        self.search_form = filters[0][0].form
        return filters

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        # The form stands above the list, not beside it.
        self.has_filters = False
        if query := getattr(request, "letters_query", None):
            rows = list(self.result_list)
            excerpts = words_around([row.pk for row in rows], query)
            for row in rows:
                row.words_found = excerpts.get(row.pk)
            self.result_list = rows

    @property
    def kept_query(self) -> str:
        """The filters and the order, as an address has them; of no page."""
        return self.get_query_string(remove=["p", "e"]).removeprefix("?")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.params.keys() - {*NOT_A_FILTER})


class DocumentListMixin:
    """What the list of documents shows, and how it is searched."""

    list_display = [
        "name",
        "date",
        "kind",
        "status",
        "assigned_to",
        "problems_open",
        "changed_on",
    ]
    list_filter = [DocumentFilters]
    list_per_page = 50
    show_full_result_count = False
    list_select_related = ["assigned_to"]
    ordering = ["-changed"]
    change_list_template = "admin/letters/document/change_list.html"

    def get_changelist(self, request: HttpRequest, **options: Any) -> type[ChangeList]:
        return DocumentChangeList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict | None = None
    ) -> Any:
        offered = SavedFilter.objects.offered_to(request.user)
        context = {"saved_filters": offered, **(extra_context or {})}
        return super().changelist_view(request, context)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """In titles, names and texts; a field that proposes documents asks titles alone."""
        is_listing = request.path == reverse("admin:letters_document_changelist")
        if not is_listing or not search_term.strip() or "\0" in search_term:
            return super().get_search_results(request, queryset, search_term)
        found = find_words(search_term, queryset, request.user)
        request.letters_query = found.query
        for remark in found.remarks:
            self.message_user(request, remark, messages.WARNING, fail_silently=True)
        return queryset.filter(found.condition), False

    @admin.display(description="document", ordering="title")
    def name(self, document: Document) -> str:
        """Its name and identifier, and the words around the first match."""
        words = getattr(document, "words_found", None)
        excerpt = ""
        if words:
            pieces = format_html_join(
                "",
                "{}",
                ((_marked(*piece),) for piece in words),
            )
            excerpt = format_html('<span class="words-found">{}</span>', pieces)
        return format_html(
            '{}<span class="document-identifier">{}</span>{}',
            document.name,
            document.identifier,
            excerpt,
        )

    @admin.display(ordering="date_earliest")
    def date(self, document: Document) -> str:
        return document.date_in_words

    @admin.display(description="problems", ordering="open_problems")
    def problems_open(self, document: Document) -> int:
        return document.open_problems

    @admin.display(description="changed", ordering="changed")
    def changed_on(self, document: Document) -> Any:
        return document.changed.date()


def _marked(text: str, is_match: bool) -> str:
    return format_html("<mark>{}</mark>", text) if is_match else text
