"""Any two documents, and any two revisions of one, beside each other."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import add_never_cache_headers

from letters.forms.comparison_view import ComparisonViewForm
from letters.middleware.page_cache import cached_until_change
from letters.models import Document
from letters.reader.witnesses.shown_comparison import (
    MOST_CHARACTERS,
    ShownComparison,
    TooManyChangesError,
)
from letters.reader.witnesses.shown_translation import (
    ShownTranslation,
    translation_between,
)
from letters.reader.witnesses.witness_sides import (
    WitnessSide,
    side_of_document,
    side_of_revision,
)
from letters.tei.errors import TeiError
from letters.views.decorators import document_view
from letters.views.documents.revisions import derived_revision, visible_revisions
from letters.views.documents.similar import other_document

cached_by_view = cached_until_change(ComparisonViewForm.canonical_query)


@cached_by_view
@document_view
def document_comparison(
    request: HttpRequest, document: Document, other: str
) -> HttpResponse:
    """Two documents, for readers who may see both; a translation beside its original."""
    form = ComparisonViewForm(request.GET)
    second = document
    if other != document.identifier:
        second = other_document(request, document, other)
    context = {"document": document, "other": second, "is_same": document == second}
    if relation := translation_between(document, second):
        shown = ShownTranslation(relation, document, second)
        context |= {"form": form, "shown": shown, "view": form.view.value}
        response = render(request, "letters/document_translation.html", context)
    else:
        sides = [
            side_of_document(one, with_marks=form.with_marks)
            for one in (document, second)
        ]
        response = _compared(request, form, sides, context)
    if not second.is_published:
        add_never_cache_headers(response)
    return response


@cached_by_view
@document_view
def revision_comparison(
    request: HttpRequest, document: Document, number: int, other: int
) -> HttpResponse:
    """Two states of a text, of those that the reader sees."""
    form = ComparisonViewForm(request.GET)
    revisions = [
        get_object_or_404(visible_revisions(request, document), number=one)
        for one in (number, other)
    ]
    context = {"document": document, "revisions": revisions, "is_same": number == other}
    try:
        sides = [
            side_of_revision(
                document,
                revision.number,
                derived_revision(document, revision),
                with_marks=form.with_marks,
            )
            for revision in revisions
        ]
    except TeiError:
        context |= {"form": form, "is_refused": True}
        return render(request, "letters/document_comparison.html", context)
    return _compared(request, form, sides, context)


def _compared(
    request: HttpRequest,
    form: ComparisonViewForm,
    sides: list[WitnessSide],
    context: dict[str, object],
) -> HttpResponse:
    old, new = sides
    context |= {"form": form, "old": old, "new": new, "view": form.view.value}
    size = sum(len(side.body.words.text) for side in sides)
    empty = [side for side in sides if not side.body.words.text]
    if size > MOST_CHARACTERS:
        context["is_too_long"] = True
    elif empty:
        context["empty"] = empty
    else:
        try:
            context["comparison"] = ShownComparison(old, new, form)
        except TooManyChangesError:
            context["is_scattered"] = True
    return render(request, "letters/document_comparison.html", context)
