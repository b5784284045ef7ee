"""Pages on which words are corrected without a look at any markup."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.text import Truncator

from letters.admin.reports.correcting import address_after, report_carried
from letters.derivation.words import CorrectionError
from letters.forms.editable_text import sentences
from letters.forms.word_correction import WordCorrectionForm
from letters.ingest.saving import Edit
from letters.ingest.shrinking import ShrinksError
from letters.ingest.word_correction import (
    Part,
    PartChangedError,
    correct_part,
    find_part,
    part_of_note,
    part_of_segment,
)
from letters.models import Document
from letters.tei.errors import TeiError
from letters.views.unsaved.typed import shows_typed

_LONGEST_WORDS = 90
_CHANGED = (
    "Somebody changed these words in the meantime. Nothing of yours is saved yet. They "
    "read now: “{}”. Save again to put yours in their place."
)


class WordsMixin:
    """A list of the parts of a text, and a form for the words of each."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path(
                "<int:document_id>/words/",
                wrap(self.words_view),
                name="letters_document_words",
            ),
            path(
                "<int:document_id>/words/<slug:kind>/<str:key>/",
                wrap(self.part_view),
                name="letters_document_part",
            ),
            *super().get_urls(),
        ]

    def words_view(self, request: HttpRequest, document_id: int) -> HttpResponse:
        document = self._document_to_correct(request, document_id)
        report = report_carried(request, document)
        context = {
            "title": f"Correct words of “{document}”",
            "report": report,
            "query": f"?report={report.pk}" if report else "",
            "paragraphs": [
                _line(document, "text", segment.key, part_of_segment(document, segment))
                for segment in document.segments.all()
            ],
            "notes": [
                _line(document, "note", note.key, part_of_note(note))
                for note in document.footnotes.all()
                if note.text
            ],
        }
        return self._show(request, "words", document, context)

    @shows_typed
    def part_view(
        self, request: HttpRequest, document_id: int, kind: str, key: str
    ) -> HttpResponse:
        document = self._document_to_correct(request, document_id)
        is_key = kind in ("text", "note") and "\0" not in key
        part = find_part(document, kind, key) if is_key else None
        if not part:
            raise Http404("No such part")
        sent = request.POST.get("report")
        report = report_carried(request, document, sent)
        number = report.pk if report else None
        initial = {"words": part.words, "seen": part.words, "report": number}
        form = WordCorrectionForm(request.POST or None, initial=initial)
        context: dict[str, Any] = {}
        try:
            is_sent = form.is_valid() and not request.is_resumed
            is_done = is_sent and self._correct(request, document, (kind, key), form)
        except ShrinksError as error:
            is_done, context["shrinkage"] = False, error.shrinkage
        if is_done:
            address = reverse("admin:letters_document_words", args=[document.pk])
            address = address_after(report, document) if report else address
            return HttpResponseRedirect(address)
        context |= {
            "title": f"Correct words of the {part.name} in “{document}”",
            "form": form,
            "report": report,
        }
        return self._show(request, "words_of_part", document, context)

    def _correct(
        self,
        request: HttpRequest,
        document: Document,
        name: tuple[str, str],
        form: WordCorrectionForm,
    ) -> bool:
        """Save what was typed; False if it was refused, which the form says then.

        Raises ShrinksError.
        """
        typed = form.cleaned_data
        edit = Edit(
            editor=request.user,
            reason=typed["reason"],
            public_reason=typed["public_reason"],
        )
        try:
            words = typed["seen"], typed["words"]
            agreed = request.POST.get("shorter", "")
            is_new = correct_part(document, name, *words, edit, agreed)
        except PartChangedError as error:
            form.add_error("words", _CHANGED.format(error.words))
            form.data = form.data.copy()
            form.data["seen"] = error.words
        except CorrectionError as error:
            form.add_error("words", list(error.faults))
        except TeiError as error:
            form.add_error("words", sentences(error))
        else:
            said = "The words are corrected." if is_new else "Nothing was changed."
            self.message_user(request, said, messages.SUCCESS)
            return True
        return False

    def _document_to_correct(self, request: HttpRequest, document_id: int) -> Document:
        documents = self.get_queryset(request).select_related("transcription")
        document = get_object_or_404(documents, pk=document_id)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        if not hasattr(document, "transcription"):
            raise Http404("No text")
        return document


def _line(document: Document, kind: str, key: str, part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "words": Truncator(part.words).chars(_LONGEST_WORDS),
        "address": reverse(
            "admin:letters_document_part", args=[document.pk, kind, key]
        ),
    }
