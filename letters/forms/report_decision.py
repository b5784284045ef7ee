"""What an archivist decides on a reader's report: the forms for one, and for many."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format

from letters.forms.assigning import StaffField
from letters.forms.shown_again import ShownAgain
from letters.forms.typed_text import check_characters
from letters.models import MistakeReport, ReportState, Revision
from letters.models.mistake_reports import LONGEST_ANSWER

STILL_WAITS = "waits"
OPEN_AGAIN = "open-again"
# What closes a report.
CLOSING = [
    (state.value, state.label)
    for state in (ReportState.SETTLED, ReportState.REJECTED, ReportState.SPAM)
]
_NEEDS_ANSWER = "Say in a few words why: colleagues will ask."


class RevisionField(forms.ModelChoiceField):
    """Revisions by number, day and reason."""

    def label_from_instance(self, revision: Any) -> str:
        why = f": {revision.reason}" if revision.reason else ""
        day = date_format(revision.saved, "j F Y")
        return f"Revision {revision.number}, {day}{why}"


class ReportDecisionForm(ShownAgain, forms.ModelForm):
    """`based_on` is the version of the report that was on the screen."""

    decision = forms.ChoiceField(label="What becomes of it")
    assigned_to = StaffField(label="Assigned to", empty_label="nobody")
    correction = RevisionField(
        Revision.objects.none(),
        required=False,
        label="Corrected in",
        empty_label="no revision",
        help_text="The public history of the document thanks the reader for it.",
    )
    names_reader = forms.BooleanField(
        required=False,
        initial=True,
        help_text="Only where a revision corrected it. Take it out if this is no name; the "
        "reader is thanked without it then.",
    )
    answer = forms.CharField(
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="What was found, and why it was decided so. No reader sees it.",
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = MistakeReport
        fields = ()

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        check_characters(self.fields["answer"])
        report = self.instance
        if report.is_waiting:
            choices = [(STILL_WAITS, "Still waits"), *CLOSING]
        else:
            choices = [(STILL_WAITS, report.get_state_display())]
            choices.append((OPEN_AGAIN, "Open again"))
            for name in ("answer", "correction"):
                self.fields[name].disabled = True
        self.fields["decision"].choices = choices
        thanks = f"Thank “{report.name}” by this name in the public history"
        self.fields["names_reader"].label = thanks
        self.fields["correction"].queryset = revisions_since(report)
        self.initial |= {
            "assigned_to": report.assigned_to_id,
            "answer": report.answer,
            "correction": report.correction_id,
            "based_on": report.version,
        }
        self.initial.setdefault("decision", STILL_WAITS)

    def propose(self, number: str) -> None:
        """Propose to settle it by the revision of this number, if there is one."""
        if not number.isdecimal() or len(number) > 9 or not self.instance.is_waiting:
            return
        revision = self.fields["correction"].queryset.filter(number=number).first()
        if revision:
            self.initial["decision"] = ReportState.SETTLED
            self.initial["correction"] = revision.pk

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        self._refuse_older(cleaned.get("based_on"))
        decision = cleaned.get("decision")
        is_explained = cleaned.get("answer") or cleaned.get("correction")
        needs_answer = decision in (ReportState.SETTLED, ReportState.REJECTED)
        if needs_answer and not is_explained and "answer" not in self.errors:
            self.add_error("answer", _NEEDS_ANSWER)
        if decision != ReportState.SETTLED and "correction" in self.changed_data:
            self.add_error(
                "correction", "Only what is settled was corrected in a revision."
            )
        return cleaned

    def _refuse_older(self, based_on: int | None) -> None:
        """The row is locked until this one is saved."""
        rows = MistakeReport.objects.select_for_update(of=("self",))
        stored = rows.filter(pk=self.instance.pk).first()
        if not stored or stored.version == based_on:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("based_on")] = str(stored.version)
        raise ValidationError(
            "A colleague changed this report in the meantime: it is "
            f"“{stored.get_state_display()}” now. Nothing of yours is saved yet. Save "
            "again to do it all the same."
        )


def revisions_since(report: MistakeReport) -> Any:
    """The public revisions that were saved after the report came, the newest first; of
    a transmitted letter, those of its carrier."""
    document = report.document
    if document is None:
        return Revision.objects.none()
    own = Q(document=document.carrier_id or document.pk)
    return Revision.objects.filter(
        own, saved__gte=report.received, was_published=True
    ).order_by("-number")


class ReportAnswerForm(forms.Form):
    """Why many reports are closed at once."""

    answer = forms.CharField(
        max_length=LONGEST_ANSWER,
        label="Why",
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text="Stored with each of them, with your name and the time.",
    )

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        check_characters(self.fields["answer"])
