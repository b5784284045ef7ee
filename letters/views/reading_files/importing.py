"""Annotations from a file, for a reading on the desk."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from letters.forms.annotation_import import AnnotationImportForm
from letters.models import Reading
from letters.teaching.importing import ImportReport, import_annotations
from letters.views.teaching.decorators import may_save, reading_view
from letters.views.unsaved.typed import Typed
from letters.web_annotation.reading import AnnotationError


@reading_view
def annotation_import(request: HttpRequest, reading: Reading) -> HttpResponse:
    """A form; after it was sent, what became of each annotation. The same file a second
    time changes nothing."""
    form = AnnotationImportForm()
    report: ImportReport | None = None
    if may_save(request):
        form = AnnotationImportForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                report = import_annotations(reading, form.content)
            except AnnotationError as error:
                form.add_error("file", f"Nothing was imported. {error}")
    context = {
        "reading": reading,
        "form": form,
        "report": report,
        "resumed": request.is_resumed,
        "typed": Typed.of(request) if report is None else None,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "letters/teaching/import.html", context, status=status)
