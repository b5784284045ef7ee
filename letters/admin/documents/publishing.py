"""Publishing, withdrawing, and whose turn it is, of many documents at once."""

from __future__ import annotations

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from letters.forms.assigning import AssignmentForm
from letters.forms.editable_text import stored_tei
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus
from letters.models.document_rights import StatusRefusedError
from letters.tei.dates import DateError
from letters.tei.errors import TeiError

# More are not done by one request, and more are not told one by one.
MOST_AT_ONCE, MOST_TOLD = 500, 20
PUBLISH = "_publish"
_FOLLOW = "Transmitted letters are as public as the documents that transmit them."
_REASONS = {
    DocumentStatus.PUBLISHED: "Published",
    DocumentStatus.WITHDRAWN: "Withdrawn",
    DocumentStatus.IN_REVIEW: "Put in review",
}


def count_open_problems(document: Document) -> int:
    return document.problems.open().count()


class PublishingMixin:
    """Each action says what it did not do, and why; one refusal stops no other."""

    actions = ["publish", "withdraw", "put_in_review", "assign", "delete_documents"]
    action_form = AssignmentForm

    def may_publish(
        self, request: HttpRequest, document: Document | None = None
    ) -> bool:
        may_save = self.has_change_permission(request, document)
        return may_save and self.has_publish_permission(request)

    def take_publish_button(self, request: HttpRequest, object_id: str | None) -> None:
        """Read the button as the status that it stands for, with a save."""
        if PUBLISH not in request.POST:
            return
        document = self.get_object(request, unquote(object_id)) if object_id else None
        if self.may_publish(request, document):
            request.POST = request.POST.copy()
            # What the select shows if publishing is refused.
            request.letters_status_before = request.POST.get("status", "")
            request.POST["status"] = DocumentStatus.PUBLISHED
            request.POST["_continue"] = request.POST.pop(PUBLISH)[-1]

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        # Deleting is decided document by document: see DeletingMixin.
        actions.pop("delete_selected", None)
        return actions

    @admin.action(description="Publish", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        self._set_status(request, queryset, DocumentStatus.PUBLISHED)

    @admin.action(description="Withdraw", permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        self._set_status(request, queryset, DocumentStatus.WITHDRAWN)

    @admin.action(description="Put in review", permissions=["change"])
    def put_in_review(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        self._set_status(request, queryset, DocumentStatus.IN_REVIEW)

    @admin.action(description="Assign to …", permissions=["assign"])
    def assign(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        """Say whose turn it is: an account, or nobody's."""
        users = get_user_model().objects.filter(is_staff=True, is_active=True)
        key = request.POST.get("assignee", "")
        user = users.filter(pk=key).first() if key.isdecimal() else None
        if key and not user:
            message = "Nothing is assigned: choose an account from the list."
            self.message_user(request, message, messages.ERROR)
            return
        number = queryset.update(assigned_to=user)
        for document in queryset.model.objects.filter(pk__in=queryset.values("pk")):
            self.log_change(request, document, f"Assigned to {user or 'nobody'}.")
        noun = "document is" if number == 1 else "documents are"
        self.message_user(request, f"{number} {noun} assigned to {user or 'nobody'}.")

    def _set_status(
        self, request: HttpRequest, queryset: QuerySet[Document], status: str
    ) -> None:
        """Document by document: what is refused stops no other."""
        letters = queryset.exclude(carrier=None)
        if letters.exists():
            self.message_user(request, _FOLLOW, messages.WARNING)
        printed = queryset.filter(carrier=None)
        self._tell_unchanged(request, printed.filter(status=status).count(), status)
        others = printed.exclude(status=status).order_by("pk")
        keys = list(others.values_list("pk", flat=True))
        done = [
            document
            for key in keys[:MOST_AT_ONCE]
            if (document := self._give_status(request, key, status))
        ]
        if len(done) > MOST_TOLD:
            reason = _REASONS[DocumentStatus(status)].lower()
            message = f"{len(done):,} documents are {reason}."
            self.message_user(request, message, messages.SUCCESS)
        else:
            for document in done:
                self.say_status(request, document)
        if left := len(keys[MOST_AT_ONCE:]):
            message = f"{left:,} more were chosen: do it again for these."
            self.message_user(request, message, messages.WARNING)

    def _tell_unchanged(self, request: HttpRequest, number: int, status: str) -> None:
        if number:
            noun = "document is" if number == 1 else "documents are"
            state = DocumentStatus(status).label.lower()
            message = f"{number:,} {noun} {state} already, and not changed."
            self.message_user(request, message, messages.WARNING)

    def _give_status(
        self, request: HttpRequest, key: int, status: str
    ) -> Document | None:
        """Give it the status, or say why not. None if nothing was changed."""
        reason = _REASONS[DocumentStatus(status)]
        edit = Edit(editor=request.user, reason=reason)
        try:
            with transaction.atomic():
                document = Document.objects.select_for_update().filter(pk=key).first()
                if not document:
                    return None
                document.status = status
                is_saved = save_document(document, stored_tei(document), edit)
        except (StatusRefusedError, TeiError, DateError) as error:
            message = f"“{document}”: {error}"
            self.message_user(request, message, messages.WARNING)
            return None
        if is_saved:
            self.log_change(request, document, f"{reason}.")
        return document if is_saved else None

    def say_status(self, request: HttpRequest, document: Document) -> None:
        if not document.is_published:
            status = document.get_status_display().lower()
            message = f"“{document}” is not public ({status}): readers do not see it."
            self.message_user(request, message)
            return
        open_problems = count_open_problems(document)
        if open_problems:
            noun = "problem is" if open_problems == 1 else "problems are"
            message = f"“{document}” is public. {open_problems} {noun} still open."
            self.message_user(request, message, messages.WARNING)
        else:
            self.message_user(request, f"“{document}” is public.", messages.SUCCESS)
