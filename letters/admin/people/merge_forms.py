"""An archivist's decision on several records: which are one person, which stays."""

from __future__ import annotations

from typing import Any

from django import forms

from letters.derivation.people.person_matching import Degree
from letters.forms.typed_text import check_characters
from letters.models import Agent


class MergeForm(forms.Form):
    """Records said to be of one person, or of different people, and why."""

    members = forms.ModelMultipleChoiceField(Agent.objects.none())
    kept = forms.ModelChoiceField(Agent.objects.none(), required=False)
    reason = forms.CharField(
        max_length=300,
        required=False,
        label="Why they are one person",
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("members", "kept"):
            self.fields[name].queryset = Agent.objects.select_related("merged_into")
        check_characters(self.fields["reason"])

    def clean(self) -> dict:
        """Add `records`: for each member the record that stands for it now.

        Add `stays`, the record to merge the others into: always one of `records`,
        whatever was merged in the meantime.
        """
        cleaned = super().clean()
        members = [agent.identity for agent in cleaned.get("members", [])]
        records = sorted(set(members), key=lambda agent: agent.authorized_name)
        if len(records) < 2 and not self.errors:
            raise forms.ValidationError("Choose at least two records.")
        chosen = cleaned.get("kept")
        stays = chosen.identity if chosen else None
        cleaned["records"] = records
        cleaned["stays"] = stays if stays in records else next(iter(records), None)
        return cleaned


class ProposalFilterForm(forms.Form):
    """Which proposals to show. An invalid choice counts as none."""

    degree = forms.ChoiceField(
        choices=[("", "All"), *((degree.word, degree.reason) for degree in Degree)],
        required=False,
        label="How sure",
    )
    letter = forms.RegexField(r"\A[A-Z]\Z", required=False, label="Begins with")
