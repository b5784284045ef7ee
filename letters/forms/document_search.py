"""Which documents an archivist looks for: every filter of the admin's list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.utils.choices import flatten_choices

from letters.derivation.description.document_kinds import KIND_CHOICES
from letters.forms.typed_days import TypedDaysField
from letters.forms.typed_text import check_characters
from letters.models import (
    Edition,
    Problem,
    Repository,
    Revision,
    Transcription,
)
from letters.models.document_desk import Lacking
from letters.models.document_queries import DocumentQuerySet
from letters.models.document_status import STATUS_CHOICES
from letters.models.problems import problem_kind

Choices = list[tuple[str, str]]

OPEN, REFUSED, NONE = "open", "refused", "none"
AWAITED = "awaited"
PROBLEMS = (
    ("", "Any"),
    (OPEN, "With open problems"),
    (NONE, "Without open problems"),
    (REFUSED, "Refused by the present rules"),
)
# Whatever accounts are called.
ME, NOBODY = "me", "nobody"


class DocumentSearchForm(forms.Form):
    """All of it can be asked for together; what is not asked for is empty."""

    person = forms.CharField(required=False, max_length=200, label="Person")
    dated = TypedDaysField(required=False, max_length=80, label="Dated")
    kind = forms.ChoiceField(required=False, choices=[("", "Any"), *KIND_CHOICES])
    status = forms.ChoiceField(required=False, label="State")
    volume = forms.ChoiceField(required=False)
    repository = forms.ChoiceField(required=False)
    editor = forms.ChoiceField(required=False, label="Edited by")
    assigned = forms.ChoiceField(required=False, label="Assigned to")
    problems = forms.ChoiceField(required=False, label="Problems")
    without = forms.ChoiceField(
        required=False, choices=[("", "–"), *Lacking.choices], label="Without"
    )
    cited = forms.ChoiceField(
        required=False,
        choices=[("", "Any"), (AWAITED, "Cited by published ones, and not published")],
        label="Cited",
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._user = user
        for name in ("person", "dated"):
            check_characters(self.fields[name])
        self.fields["dated"].widget.attrs["placeholder"] = "April 1962, 1961–1963"
        self.fields["person"].widget.attrs["placeholder"] = "Dobrynin"
        self.fields["status"].choices = [("", "Any"), *STATUS_CHOICES]
        stored = _stored_choices()
        names = stored.get("account", [])
        for name, choices in (
            ("volume", [("", "Any"), *stored.get("volume", [])]),
            ("repository", [("", "Any"), *stored.get("repository", [])]),
            ("editor", [("", "Anybody"), *names]),
            ("assigned", [("", "Anybody"), (ME, "Me"), (NOBODY, "Nobody"), *names]),
            ("problems", [*PROBLEMS, ("Of one kind", stored.get("problem", []))]),
        ):
            self.fields[name].choices = choices

    def apply_to(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        """Narrow `documents`; an invalid form finds nothing."""
        if not self.is_valid():
            return documents.none()
        for name, value in self._asked():
            documents = getattr(self, f"_by_{name}")(documents, value)
        return documents

    def described(self) -> list[str]:
        """What is asked for, in words: "Person: Dobrynin"."""
        if not self.is_valid():
            return []
        return [
            f"{self.fields[name].label or name.capitalize()}: {self._in_words(name)}"
            for name, _ in self._asked()
        ]

    def _asked(self) -> Iterator[tuple[str, Any]]:
        return ((name, value) for name, value in self.cleaned_data.items() if value)

    def _in_words(self, name: str) -> str:
        value = self.cleaned_data[name]
        choices = getattr(self.fields[name], "choices", ())
        return str(dict(flatten_choices(choices)).get(value, value))

    def _by_person(self, documents: DocumentQuerySet, name: str) -> DocumentQuerySet:
        return documents.naming(name.replace(",", " ").split())

    def _by_dated(self, documents: DocumentQuerySet, days: Any) -> DocumentQuerySet:
        return documents.dated_between(*days)

    def _by_kind(self, documents: DocumentQuerySet, kind: str) -> DocumentQuerySet:
        return documents.filter(kind=kind)

    def _by_status(self, documents: DocumentQuerySet, status: str) -> DocumentQuerySet:
        return documents.filter(status=status)

    def _by_volume(self, documents: DocumentQuerySet, name: str) -> DocumentQuerySet:
        return documents.filter(edition__identifier=name)

    def _by_repository(
        self, documents: DocumentQuerySet, name: str
    ) -> DocumentQuerySet:
        return documents.kept_by(name)

    def _by_editor(self, documents: DocumentQuerySet, name: str) -> DocumentQuerySet:
        return documents.saved_by(name)

    def _by_assigned(self, documents: DocumentQuerySet, name: str) -> DocumentQuerySet:
        if name == ME:
            return documents.assigned_to(self._user)
        if name == NOBODY:
            return documents.filter(assigned_to=None)
        return documents.filter(assigned_to__username=name)

    def _by_problems(self, documents: DocumentQuerySet, which: str) -> DocumentQuerySet:
        if which == NONE:
            return documents.without_open_problems()
        if which == REFUSED:
            return documents.filter(transcription__in=Transcription.objects.refused())
        return documents.with_open_problems("" if which == OPEN else which)

    def _by_without(self, documents: DocumentQuerySet, what: str) -> DocumentQuerySet:
        return documents.lacking(what)

    def _by_cited(self, documents: DocumentQuerySet, _: str) -> DocumentQuerySet:
        return documents.awaited()


def _stored_choices() -> dict[str, Choices]:
    """What volumes, repositories, accounts and open problems there are: by one query."""
    saved = Revision.objects.filter(editor=OuterRef("pk")).order_by()
    # Who ever saved a revision, and who works in the admin now.
    accounts = get_user_model().objects.filter(Q(is_staff=True) | Exists(saved))
    problems = Problem.objects.open().standing().order_by().distinct()
    named = ("identifier", "title", "sub_series", "volume")
    rows = _rows("volume", Edition.objects.all(), *named).union(
        _rows(
            "repository",
            Repository.objects.filter(merged_into=None),
            *named[:1],
            "name",
        ),
        _rows("account", accounts, "username"),
        _rows("problem", problems, "code"),
        all=True,
    )
    choices: dict[str, Choices] = defaultdict(list)
    for kind, value, title, *parts in rows:
        choices[kind].append((value, _label(kind, value, title, *parts)))
    return {kind: sorted(pairs, key=itemgetter(1)) for kind, pairs in choices.items()}


def _rows(kind: str, rows: QuerySet, *columns: str) -> QuerySet:
    """Rows of a kind and four columns, some of which may be empty."""
    empty = [Value("")] * (4 - len(columns))
    return rows.order_by().values_list(Value(kind), *columns, *empty)


def _label(kind: str, value: str, title: str, sub_series: str, volume: str) -> str:
    if kind == "volume":
        return Edition(title=title, sub_series=sub_series, volume=volume).short_title
    return problem_kind(value) if kind == "problem" else title or value
