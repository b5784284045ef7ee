"""Page scans: uploaded, inspected, and shown small."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html

from letters.admin.base import StorableTextMixin
from letters.admin.formsets import TolerantInlineFormSet
from letters.admin.inlines.rights import FollowsDocumentMixin
from letters.admin.row_pages import PagedRowsMixin
from letters.admin.save_errors import Refusal
from letters.facsimile import THUMBNAIL, FacsimileError, inspect_scan
from letters.ingest.media_folders import masters_folder
from letters.ingest.scan_checks import find_scan_fault
from letters.ingest.scans import record_scan
from letters.models import Document, PageImage
from letters.views.documents.images import ORIGINAL


class ScanNotStoredError(Exception):
    """The scan of the form `prefix` could not be stored."""

    def __init__(self, prefix: str, reason: str) -> None:
        super().__init__(reason)
        self.prefix = prefix


class ScanForm(forms.ModelForm):
    """A new scan needs a file; the file of a stored scan never changes."""

    file = forms.FileField(help_text="JPEG, PNG or TIFF, one page.", required=False)
    page_key = forms.ChoiceField(label="Page")

    pages: tuple[tuple[str, str], ...] = ()
    refusal: Refusal | None = None

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        key = self.instance.page_key
        choices = list(self.pages)
        if key and key not in dict(self.pages):
            choices.append((key, f"{key} (not in the text)"))
        self.fields["page_key"].choices = choices
        if self.instance.pk:
            self.fields["file"].widget = forms.HiddenInput()
            self.fields["file"].disabled = True

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if self.instance.pk:
            return None
        if not file:
            raise forms.ValidationError("Choose a file.", code="required")
        if self.refusal and self.refusal.prefix == self.prefix:
            raise forms.ValidationError(self.refusal.message)
        try:
            inspect_scan(file.file)
        except FacsimileError as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def save(self, commit: bool = True) -> PageImage:
        file = self.cleaned_data.get("file")
        if not file or not commit:
            return super().save(commit)
        try:
            return record_scan(self.instance, file.file, file.name, masters_folder())
        except FacsimileError as error:
            raise ScanNotStoredError(self.prefix, str(error)) from error


class ScanInline(
    PagedRowsMixin, FollowsDocumentMixin, StorableTextMixin, admin.StackedInline
):
    model = PageImage
    form = ScanForm
    formset = TolerantInlineFormSet
    extra = 2
    verbose_name = "page scan"
    # Leads to the boxes that are drawn on it.
    show_change_link = True
    readonly_fields = ["thumbnail"]
    fields = ["thumbnail", "file", ("page_key", "position"), "description"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PageImage]:
        return super().get_queryset(request).select_related("document")

    def get_formset(
        self, request: HttpRequest, obj: Document | None = None, **options: Any
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **options)
        formset.form.pages = page_choices(obj) if obj else ()
        formset.form.refusal = Refusal.of(request)
        return formset

    def view_on_site(self, image: PageImage) -> str:
        return image.get_absolute_url()

    @admin.display(description="scan")
    def thumbnail(self, image: PageImage) -> str:
        if not image.pk:
            return "–"
        if fault := find_scan_fault(image.sha256, masters_folder()):
            return format_html('<strong class="errors">{}</strong>', fault)
        return format_html(
            '<a href="{}"><img class="scan-thumbnail" src="{}" alt="{}"></a> '
            "{}, {} × {} pixels, {} bytes. SHA-256 {}",
            image.address(ORIGINAL),
            image.address(str(THUMBNAIL)),
            image.description or str(image),
            image.media_type,
            image.width,
            image.height,
            f"{image.size:,}",
            image.sha256,
        )


def page_choices(document: Document) -> tuple[tuple[str, str], ...]:
    """The document's pages, or a single page if its text marks none."""
    pages = [(page.key, page.name) for page in document.pages.all()]
    return (
        ("", "Which page?"),
        *(pages or [("1", "Page 1 (the text marks no pages)")]),
    )
