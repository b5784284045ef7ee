"""The page on which a former revision is made the present one again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse

from letters.admin.documents.revision_changes import compare_records, compare_texts
from letters.admin.save_errors import BUSY
from letters.forms.editable_text import sentences
from letters.forms.revision_restoring import RestoringForm
from letters.ingest.restoring import Wanted, restore_revision
from letters.ingest.saving import Edit, EditConflictError
from letters.ingest.shrinking import ShrinksError
from letters.models import Document, Revision
from letters.models.document_rights import StatusRefusedError
from letters.models.locks import is_busy
from letters.tei.dates import DateError
from letters.tei.errors import TeiError
from letters.views.unsaved.typed import shows_typed

_NEWER = (
    "{} saved revision {} in the meantime. Nothing is restored yet. What would change is "
    "shown against that revision now: look at it, and restore again."
)


class RestoringMixin:
    """A page below the change form. Restoring is a save like any other."""

    def get_urls(self) -> list[URLPattern]:
        restore = path(
            "<int:document_id>/revisions/<int:number>/restore/",
            self.admin_site.admin_view(self.restore_view),
            name="letters_document_restore",
        )
        return [restore, *super().get_urls()]

    @shows_typed
    def restore_view(
        self, request: HttpRequest, document_id: int, number: int
    ) -> HttpResponse:
        document = get_object_or_404(self.get_queryset(request), pk=document_id)
        if not self.has_change_permission(request, document):
            raise PermissionDenied
        revision = get_object_or_404(document.revisions, number=number)
        initial = {
            "based_on": document.revision_number,
            "reason": f"Restored from revision {number}",
        }
        form = RestoringForm(request.POST or None, initial=initial)
        context: dict[str, Any] = {}
        try:
            is_sent = form.is_valid() and not request.is_resumed
            is_done = is_sent and self._restore_revision(request, revision, form)
        except ShrinksError as error:
            is_done, context["shrinkage"] = False, error.shrinkage
        if is_done:
            address = reverse("admin:letters_document_revisions", args=[document.pk])
            return HttpResponseRedirect(address)
        context |= _what_would_change(document, revision)
        context |= {"title": f"Restore revision {number} of “{document}”", "form": form}
        return self._show(request, "restore", document, context)

    def _restore_revision(
        self, request: HttpRequest, revision: Revision, form: RestoringForm
    ) -> bool:
        """Restore it; False if it was refused, which the form says then.

        Raises ShrinksError.
        """
        typed = form.cleaned_data
        edit = Edit(request.user, typed["reason"], typed["based_on"])
        wanted = Wanted(typed["text"], typed["record"])
        agreed = request.POST.get("shorter", "")
        try:
            is_new = restore_revision(revision, wanted, edit, agreed)
        except EditConflictError as error:
            who = error.newer.editor or "Somebody"
            form.add_error(None, _NEWER.format(who, error.newer.number))
            form.data = form.data.copy()
            form.data["based_on"] = error.newer.number
        except ValidationError as error:
            form.add_error(None, error.messages)
        except TeiError as error:
            form.add_error(None, sentences(error))
        except (StatusRefusedError, DateError) as error:
            form.add_error(None, str(error))
        except OperationalError as error:
            if not is_busy(error):
                raise
            form.add_error(None, BUSY)
        else:
            self._say_restored(request, revision, is_new=is_new)
            return True
        return False

    def _say_restored(
        self, request: HttpRequest, revision: Revision, *, is_new: bool
    ) -> None:
        said = "Nothing was changed: the document has it already."
        if is_new:
            said = f"Revision {revision.number} is restored as the newest revision."
        self.message_user(request, said, messages.SUCCESS)


def _what_would_change(document: Document, revision: Revision) -> dict[str, Any]:
    """The present revision against the former one; status and identifier stay."""
    present = document.revisions.first()
    return {
        "revision": revision,
        "before": present,
        "text": compare_texts(present.tei, revision.tei),
        "fields": compare_records(present, revision, without=("status", "identifier")),
    }
