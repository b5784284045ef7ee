"""A box on a scan: its four numbers, and the part of the text that is in it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseInlineFormSet
from django.utils.text import Truncator

from letters.models import Document, Page, PageImage, Region

Choices = list[tuple[str, str]]
Groups = list[tuple[str, Any]]

_MOST_WORDS = 10
_SEPARATOR = ":"
_TWICE = "This part has a box on this scan already."


class RegionForm(forms.ModelForm):
    """`parts` are the choices of what may be in the box."""

    part = forms.ChoiceField(label="What is there")

    parts: Groups = []

    class Meta:
        model = Region
        fields = ("x", "y", "width", "height")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = f"{self.instance.kind}{_SEPARATOR}{self.instance.key}"
        choices = [("", "Choose …"), *self.parts]
        if self.instance.pk:
            self.initial["part"] = chosen
            known = {value for _, rows in self.parts for value, _ in rows}
            if chosen not in known:
                gone = f"{self.instance.key} (not on this page of the text)"
                choices.append((chosen, gone))
        self.fields["part"].choices = choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        kind, _, key = cleaned.get("part", "").partition(_SEPARATOR)
        self.instance.kind, self.instance.key = kind, key
        return cleaned


class RegionFormSet(BaseInlineFormSet):
    """Refuses a second box for the same part of the text on one scan."""

    def clean(self) -> None:
        super().clean()
        deleted = {form.instance.pk for form in self.deleted_forms}
        left = [form for form in self.forms if form not in self.deleted_forms]
        stored = Region.objects.filter(image=self.instance.pk).exclude(pk__in=deleted)
        known = {
            (kind, key): number
            for number, kind, key in stored.values_list("pk", "kind", "key")
        }
        seen = set()
        for form in left:
            part = (form.instance.kind, form.instance.key)
            if not form.has_changed() and not form.instance.pk:
                continue
            if part in seen or known.get(part, form.instance.pk) != form.instance.pk:
                form.add_error("part", _TWICE)
            seen.add(part)


def parts_on_page(image: PageImage) -> Groups:
    """What of the text may be in a box on the scan: what stands on its page, or all of a
    text that marks no pages."""
    document = image.document
    page = Page.objects.filter(document=document, key=image.page_key).first()
    if not page and document.pages.exists():
        return []
    groups = (
        ("Marks", _marks(document, page)),
        ("Conditional passages", _passages(document, page)),
        ("Paragraphs", _segments(document, page)),
    )
    return [(name, rows) for name, rows in groups if rows]


def _marks(document: Document, page: Page | None) -> Choices:
    rows = _on(page, document.marks.filter(footnote_key=""))
    return [
        _choice(Region.Kind.MARK, row.key, f"{row.kind_in_words}: {row.text}")
        for row in rows
    ]


def _passages(document: Document, page: Page | None) -> Choices:
    rows = _on(page, document.conditionalpassages.filter(is_in_text=True))
    return [_choice(Region.Kind.PASSAGE, row.key, row.text) for row in rows]


def _segments(document: Document, page: Page | None) -> Choices:
    text = document.text
    return [
        _choice(Region.Kind.SEGMENT, row.key, text[row.start : row.end])
        for row in _on(page, document.segments.all())
    ]


def _on(page: Page | None, rows: Any) -> Any:
    on_page = {"start__lt": page.end, "end__gt": page.start} if page else {}
    return rows.filter(**on_page).order_by("position")


def _choice(kind: str, key: str, words: str) -> tuple[str, str]:
    shown = Truncator(words).words(_MOST_WORDS)
    return f"{kind}{_SEPARATOR}{key}", f"{shown} ({key})"
