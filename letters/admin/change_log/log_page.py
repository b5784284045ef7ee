"""The page of the log: filtered by editor, kind and days, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone

from letters.admin.change_log.logged_changes import ALL, SOURCES, Asked, Entry, Kind
from letters.forms.typed_days import TypedDaysField
from letters.forms.typed_text import check_characters
from letters.models import Revision

PER_PAGE = 50
# Older entries are reached by their days.
MOST_PAGES = 100


class LogForm(forms.Form):
    editor = forms.ModelChoiceField(
        get_user_model().objects.none(),
        required=False,
        to_field_name="username",
        empty_label="Anybody",
        label="Changed by",
    )
    kind = forms.ChoiceField(
        required=False,
        choices=[("", "Anything"), *((kind.value, kind.label) for kind in Kind)],
        label="What",
    )
    days = TypedDaysField(required=False, max_length=80, label="When")
    page = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST_PAGES,
        widget=forms.HiddenInput,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Not staff alone: somebody may have left.
        saved = Revision.objects.filter(editor=OuterRef("pk")).order_by()
        changing = Q(is_staff=True) | Exists(saved)
        accounts = get_user_model().objects.filter(changing)
        self.fields["editor"].queryset = accounts.order_by("username")
        check_characters(self.fields["days"])

    @property
    def page_number(self) -> int:
        return (self.is_valid() and self.cleaned_data["page"]) or 1

    def entries(self) -> list[Entry]:
        """Those of the page, and one more if there is another page."""
        if not self.is_valid():
            return []
        kind = self.cleaned_data["kind"]
        sources = SOURCES[Kind(kind)] if kind else ALL
        first = (self.page_number - 1) * PER_PAGE
        last = first + PER_PAGE + 1
        found = [entry for source in sources for entry in source(self._asked(), last)]
        found.sort(key=lambda entry: entry.moment, reverse=True)
        return list(islice(found, first, last))

    def _asked(self) -> Asked:
        days, editor = self.cleaned_data["days"], self.cleaned_data["editor"]
        if not days:
            return Asked(editor)
        first = None if days.first == date.min else _begin(days.first)
        last = None if days.last == date.max else _begin(days.last + timedelta(1))
        return Asked(editor, first, last)


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


class ChangeLogMixin:
    """A page below the list of documents."""

    def get_urls(self) -> list[URLPattern]:
        log = path(
            "log/",
            self.admin_site.admin_view(self.log_view),
            name="letters_document_log",
        )
        return [log, *super().get_urls()]

    def log_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("letters.view_document"):
            raise PermissionDenied
        form = LogForm(request.GET)
        entries = form.entries()
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "What changed",
            "form": form,
            "entries": entries[:PER_PAGE],
            **_pages(form, entries),
        }
        return TemplateResponse(request, "admin/letters/document/log.html", context)


def _pages(form: LogForm, entries: Sequence[Entry]) -> dict[str, int]:
    """The numbers of the pages before and after; 0 for none."""
    number = form.page_number
    is_more = len(entries) > PER_PAGE and number < MOST_PAGES
    return {"newer_page": number - 1, "older_page": number + 1 if is_more else 0}
