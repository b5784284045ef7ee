"""A page on which the rows of a translation and its original are confirmed and mended.

Each step is a button of one form: it needs a keyboard, and no script.
"""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.http import urlencode

from letters.admin.documents.parallel_rows import mendable, next_to_confirm
from letters.alignment.translation import (
    Mend,
    MendError,
    ParallelRow,
    confirmed_alone,
    mend_rows,
)
from letters.models import Document, DocumentRelation
from letters.reader.witnesses.shown_translation import ShownTranslation
from letters.reader.witnesses.stored_rows import state_of, write_rows

_ALL, _ANEW = "all", "anew"
_CHANGED = (
    "Somebody else, or you in another tab, changed these rows in the meantime. Nothing "
    "was done. Here is how they are now."
)


class MendingForm(forms.Form):
    """`step` is a mend and the number of its row, "join-3", or what is done with all rows;
    `seen` names the rows that the page showed."""

    step = forms.RegexField(r"(?:[a-z]{1,9}-[0-9]{1,4}|all|anew)")
    seen = forms.CharField(max_length=40)

    @property
    def mend(self) -> tuple[str, int]:
        name, _, number = self.cleaned_data["step"].partition("-")
        return name, int(number or 0)


class TranslationsMixin:
    """A page below the change form of a translation."""

    def get_urls(self) -> list[URLPattern]:
        page = path(
            "<int:document_id>/translation/",
            self.admin_site.admin_view(self.translation_view),
            name="letters_document_translation",
        )
        return [page, *super().get_urls()]

    def translation_view(self, request: HttpRequest, document_id: int) -> HttpResponse:
        """Beside the original that `of` names, or the first one."""
        document = get_object_or_404(self.get_queryset(request), pk=document_id)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        relations = _relations_of(document, request)
        asked = request.GET.get("of", "")
        relation = next(
            (one for one in relations if asked in ("", one.target.identifier)), None
        )
        if relation and request.method == "POST":
            return self._mend(request, document, relation)
        context = {
            "title": f"“{document}” beside its original",
            "relations": relations,
            "relation": relation,
        }
        if relation:
            shown = ShownTranslation(relation, relation.target, document)
            context["shown"] = shown
            if not shown.is_too_long:
                context["seen"] = state_of(shown.standing)
                context["rows"] = mendable(shown.rows, request.GET.get("at", ""))
        return self._show(request, "translation", document, context)

    def _mend(
        self, request: HttpRequest, document: Document, relation: DocumentRelation
    ) -> HttpResponse:
        """Do one step, and lead back to where it was done."""
        form = MendingForm(request.POST)
        at, fault = 0, "Nothing was done: no such step."
        if form.is_valid():
            at, fault = _do(form, relation.pk, document)
        if fault:
            self.message_user(request, fault, messages.WARNING)
        else:
            said = f"Changed the rows beside {relation.target.identifier}."
            self.log_change(request, document, said)
        address = reverse("admin:letters_document_translation", args=[document.pk])
        # Without a fragment: browsers would not give the keyboard to a button then.
        query = urlencode({"of": relation.target.identifier, "at": at})
        return HttpResponseRedirect(f"{address}?{query}")


def _relations_of(document: Document, request: HttpRequest) -> list[DocumentRelation]:
    """To the originals that the archivist sees."""
    relations = DocumentRelation.objects.filter(
        source=document,
        type=DocumentRelation.Type.TRANSLATION_OF,
        target__in=Document.objects.visible_to(request.user),
    )
    return list(relations.select_related("source", "target__transcription"))


def _do(form: MendingForm, key: int, document: Document) -> tuple[int, str]:
    """Store the rows after the step: the number of the row to go on with, and what is
    wrong if nothing was done."""
    name, number = form.mend
    with transaction.atomic():
        locked = DocumentRelation.objects.select_for_update(of=("self",))
        relation = locked.select_related("source", "target").get(pk=key)
        shown = ShownTranslation(relation, relation.target, document)
        if shown.is_too_long:
            return number, "These texts are too long to be put side by side."
        if state_of(shown.standing) != form.cleaned_data["seen"]:
            return number, _CHANGED
        try:
            rows = _after(shown.standing, name, number)
        except MendError as error:
            return number, f"Nothing was done. {error}"
        relation.parallel_rows = write_rows(rows)
        relation.save(update_fields=["parallel_rows"])
    return (next_to_confirm(rows, number) if name == Mend.CONFIRM else number), ""


def _after(rows: list[ParallelRow], name: str, number: int) -> list[ParallelRow]:
    """Raises MendError."""
    if name == _ALL:
        for at in range(len(rows)):
            rows = mend_rows(rows, at, Mend.CONFIRM)
        return rows
    if name == _ANEW:
        return confirmed_alone(rows)
    if name not in list(Mend):
        raise MendError("There is no such step.")
    return mend_rows(rows, number - 1, Mend(name))
