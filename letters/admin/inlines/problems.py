"""Problems of a document: an archivist looks at each and decides."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from letters.admin.base import LabelledCellsMixin, StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.derived import DerivedRowsMixin
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.admin.problems.decisions import decision_in_words
from letters.admin.row_pages import PagedRowsMixin
from letters.forms.typed_text import check_characters
from letters.ingest.settlements import change_reason, reopen, settle
from letters.models import Document, Problem
from letters.models.problems import LISTED_AS, LONGEST_REASON

SAY_WHY = "Say why it is settled: what you saw, or what you did."
CHECK_TOO = "Check “settled” as well, or take the reason away."


class ProblemForm(forms.ModelForm):
    """Settled or not, and why. The reason of a decision is stored with who made it."""

    reason = forms.CharField(
        max_length=LONGEST_REASON,
        required=False,
        label="Why",
        widget=forms.TextInput(attrs={"class": "problem-reason"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        check_characters(self.fields["reason"])
        settlement = self.instance.settlement
        self.fields["reason"].initial = settlement.reason if settlement else ""

    @cached_property
    def changed_data(self) -> list[str]:
        """Without a reason that was taken away alone: the decision has it still."""
        changed = super().changed_data
        if "reason" in changed and not self._typed_reason:
            changed.remove("reason")
        return changed

    @property
    def _typed_reason(self) -> str:
        return (self.data.get(self.add_prefix("reason")) or "").strip()

    def clean(self) -> dict:
        cleaned = super().clean()
        is_settled, reason = cleaned.get("is_settled"), cleaned.get("reason")
        if "reason" not in self.errors:
            if is_settled and not reason and not self.initial.get("is_settled"):
                self.add_error("reason", SAY_WHY)
            if reason and not is_settled and "reason" in self.changed_data:
                self.add_error("is_settled", CHECK_TOO)
        return cleaned

    def decide(self, editor: Any) -> None:
        """Store what was decided, with who did."""
        if not self.cleaned_data["is_settled"]:
            reopen([self.instance], editor)
        elif not self.initial.get("is_settled"):
            settle([self.instance], self.cleaned_data["reason"], editor)
        else:
            change_reason(self.instance, self.cleaned_data["reason"], editor)


class ProblemFormSet(TolerantInlineFormSet):
    """`editor` is who decides."""

    editor: Any = None

    def save_existing(
        self, form: ProblemForm, obj: Problem, commit: bool = True
    ) -> Problem:
        if commit:
            form.decide(self.editor)
        return obj


class ProblemInline(
    PagedRowsMixin,
    DerivedRowsMixin,
    FollowsDocumentMixin,
    StorableTextMixin,
    LabelledCellsMixin,
    admin.TabularInline,
):
    model = Problem
    form = ProblemForm
    formset = ProblemFormSet
    fields = ["words", "source_line", "origin", "is_settled", "reason", "decision"]
    readonly_fields = ["words", "source_line", "origin", "decision"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Problem]:
        problems = super().get_queryset(request)
        problems = problems.select_related("document", "settlement__editor")
        return problems.listed_last()

    def get_formset(
        self, request: HttpRequest, obj: Document | None = None, **options: Any
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **options)
        formset.editor = request.user
        return formset

    @admin.display(description="what looks wrong")
    def words(self, problem: Problem) -> str:
        message = problem.message
        if problem.is_listing:
            message = format_html("<b>{}:</b> {}", LISTED_AS, message)
        if not problem.excerpt or problem.excerpt in problem.message:
            return message
        return format_html("{}<br><q>{}</q>", message, problem.excerpt)

    @admin.display(description="line")
    def source_line(self, problem: Problem) -> str:
        """A link to the line in the original transcription."""
        source = problem.document.source_file_id
        if not problem.line or not source:
            return "–"
        address = reverse("admin:letters_sourcefile_change", args=[source])
        return format_html(
            '<a href="{}#line-{}">line {}</a>', address, problem.line, problem.line
        )

    @admin.display(description="decided")
    def decision(self, problem: Problem) -> str:
        return decision_in_words(problem)
