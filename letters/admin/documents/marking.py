"""Words of a document's text that its form lets an archivist mark as what they are."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.forms import Script
from django.http import HttpRequest
from django.template.loader import render_to_string

from letters.admin.documents.named_targets import read_target_named
from letters.forms.document_marking import MarkingDocumentForm
from letters.forms.word_marking import MARK
from letters.models import Document


class MarkingMixin:
    """Gives the form its button and, below the text, the fields that say what is marked."""

    form = MarkingDocumentForm

    class Media:
        css = {"all": ["css/word_marking.css"]}
        js = [Script("js/mark_words.js", type="module")]

    def get_form(
        self, request: HttpRequest, obj: Document | None = None, **options: Any
    ) -> type[MarkingDocumentForm]:
        form = super().get_form(request, obj, **options)
        form.is_marking = MARK in request.POST
        form.read_named = partial(
            read_target_named, site=self.admin_site, user=request.user
        )
        return form

    @admin.display(description="words of the text")
    def marking(self, document: Document) -> str:
        """Of a document that `show_marking` was given the form of."""
        form: MarkingDocumentForm = document.shown_in
        context = {"marking": form.marking, "text": form["text"].id_for_label}
        return render_to_string(
            "admin/letters/word_marking.html", {**context, "number": "1"}
        )


def show_marking(form: Any) -> None:
    """Let the record of a form know which form shows it."""
    form.instance.shown_in = form
