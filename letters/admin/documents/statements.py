"""What is read from a text, shown in its form, and a page to say whether it is so."""

from __future__ import annotations

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join

from letters.admin.documents.statement_form import ANSWERS, StatementForm
from letters.ingest.deciding import decide
from letters.ingest.stated_and_decided import Statement, statements_of
from letters.models import Document
from letters.models.document_rights import StatusRefusedError, may_edit
from letters.tei.errors import TeiError
from letters.views.unsaved.typed import Typed, shows_typed

# The form of a document shows the first; its page all.
MOST_LISTED = 12
_REFUSED = "Nothing was decided: the present rules refuse the text. {}"
_ANSWERS = dict(ANSWERS)


class StatementsMixin:
    """Events of the correspondence have rows in the form itself, and are decided there."""

    def get_urls(self) -> list[URLPattern]:
        return [
            path(
                "<int:document_id>/statements/",
                self.admin_site.admin_view(self.statements_view),
                name="letters_document_statements",
            ),
            *super().get_urls(),
        ]

    @shows_typed
    def statements_view(self, request: HttpRequest, document_id: int) -> HttpResponse:
        document = self._document_to_decide(request, document_id)
        data = request.POST if request.method == "POST" else None
        forms = [
            StatementForm(statement, self.admin_site, request.user, data)
            for statement in statements_of(document)
        ]
        if data is not None and not request.is_resumed:
            sent = [form for form in forms if form.is_bound]
            is_valid = all(form.is_valid() for form in sent)
            if is_valid and self._decide(request, document, sent):
                return HttpResponseRedirect(request.path)
        context = {
            "title": f"Read from the text of “{document}”",
            "forms": forms,
            "is_wrong": any(form.errors for form in forms if form.is_bound),
            "typed": Typed.of(request) if data is not None else None,
            "is_resumed": request.is_resumed,
        }
        return self._show(request, "statements", document, context)

    def _document_to_decide(self, request: HttpRequest, document_id: int) -> Document:
        """One whose text can be corrected, or a letter that such a one transmits."""
        documents = self.get_queryset(request).select_related("transcription")
        document = get_object_or_404(documents, pk=document_id)
        if not may_edit(request.user, document):
            raise PermissionDenied
        if not hasattr(document, "transcription"):
            raise Http404("No text")
        return document

    def _decide(
        self, request: HttpRequest, document: Document, sent: list[StatementForm]
    ) -> bool:
        try:
            count = decide(document, [form.choice for form in sent], request.user)
        except TeiError as error:
            self.message_user(request, _REFUSED.format(error), messages.ERROR)
            return False
        except StatusRefusedError as error:
            self.message_user(request, str(error), messages.ERROR)
            return False
        if not count:
            self.message_user(request, "Nothing was changed.", messages.SUCCESS)
            return True
        noun = "statement is" if count == 1 else "statements are"
        self.message_user(request, f"{count} {noun} decided.", messages.SUCCESS)
        self.log_change(request, document, "Decided statements read from the text.")
        return True

    @admin.display(description="statements")
    def statements(self, document: Document) -> str:
        """With the words that each is read from."""
        stated = statements_of(document)
        rows = format_html_join(
            "", "<li>{}</li>", ((_line(s),) for s in stated[:MOST_LISTED])
        )
        others = len(stated) - MOST_LISTED
        return format_html(
            '<ul class="statements">{}</ul>{}<p><a href="{}">{}</a></p>',
            rows,
            f"And {others} more. " if others > 0 else "",
            reverse("admin:letters_document_statements", args=[document.pk]),
            "Confirm, correct or reject them" if stated else "None is read from it.",
        )


def _line(statement: Statement) -> str:
    decided = _ANSWERS[statement.decision] if statement.decision else ""
    return format_html(
        "{}: <strong>{}</strong>{}{}{}",
        statement.kind.label,
        statement.in_words,
        f" from “{statement.words}”" if statement.words else "",
        f" ({statement.doubt})" if statement.doubt else "",
        f" – {decided} {statement.correction}".rstrip() if decided else "",
    )
