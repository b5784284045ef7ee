"""Page scans: uploaded, inspected, and shown small, with how far they are prepared."""

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
from letters.facsimile import THUMBNAIL, FacsimileError, ScanFacts, inspect_scan
from letters.ingest.media_folders import masters_folder
from letters.ingest.scan_checks import find_scan_fault
from letters.ingest.scan_cutting import scan_progress
from letters.ingest.scan_limits import scan_limits
from letters.ingest.scans import StoredFile, store_file
from letters.models import Document, PageImage
from letters.models.images import ScanState
from letters.views.documents.images import ORIGINAL


class ScanNotStoredError(Exception):
    """The scan of the form `prefix` could not be stored."""

    def __init__(self, prefix: str, reason: str) -> None:
        super().__init__(reason)
        self.prefix = prefix


class ScanForm(forms.ModelForm):
    """A new scan needs a file; the file of a stored scan never changes."""

    file = forms.FileField(
        help_text="JPEG, PNG, TIFF, JPEG 2000 or PDF. The pages of a file of many go to "
        "the page chosen and those that follow it.",
        required=False,
    )
    page_key = forms.ChoiceField(label="Page")

    pages: tuple[tuple[str, str], ...] = ()
    marks_pages = True
    facts: ScanFacts | None = None
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
            self.facts = inspect_scan(file.file, scan_limits())
        except FacsimileError as error:
            raise forms.ValidationError(str(error)) from error
        return file

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        key = self.cleaned_data.get("page_key")
        if self.facts and key:
            wanted, present = len(self.facts.frames), self._pages_from(key)
            if wanted > len(present):
                raise forms.ValidationError(
                    f"The file has {wanted:,} pages, and the document has "
                    f"{len(present):,} from the one chosen on. Choose the page with which "
                    "the file begins, or mark the page breaks of the text first."
                )
        return cleaned

    def _pages_from(self, key: str) -> list[str]:
        """The page, and those that follow it. A text without page breaks shows all of
        its scans as those of its only page."""
        keys = [page for page, _name in self.pages if page]
        if keys == [key] and not self.marks_pages and self.facts:
            return [key] * len(self.facts.frames)
        return keys[keys.index(key) :] if key in keys else [key]

    def save(self, commit: bool = True) -> PageImage:
        file = self.cleaned_data.get("file")
        if not file or not commit:
            return super().save(commit)
        try:
            stored = store_file(file.file, file.name, masters_folder())
            self._record_others(stored)
            return stored.record(self.instance, stored.facts.frames[0].number)
        except FacsimileError as error:
            raise ScanNotStoredError(self.prefix, str(error)) from error

    def _record_others(self, stored: StoredFile) -> None:
        first = self.instance
        keys = self._pages_from(first.page_key)
        for number, frame in enumerate(stored.facts.frames[1:], 1):
            image = PageImage(
                document=first.document,
                page_key=keys[number],
                position=first.position + number,
            )
            stored.record(image, frame.number)


# Of a text that marks no pages.
_ONLY_PAGE = ("1", "Page 1 (the text marks no pages)")


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
        formset.form.marks_pages = _ONLY_PAGE not in formset.form.pages
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
        facts = format_html(
            "{}{}, {} × {} pixels, {} bytes. SHA-256 {}",
            f"Page {image.frame + 1} of the file. " if image.frame else "",
            image.media_type,
            image.width,
            image.height,
            f"{image.size:,}",
            image.sha256,
        )
        if image.state == ScanState.DAMAGED:
            return format_html(
                '<strong class="errors">{}</strong> <a href="{}">The file</a>: {}',
                image.fault,
                image.address(ORIGINAL),
                facts,
            )
        if image.has_no_picture_yet:
            return format_html("{} {}", facts, state_told(image))
        return format_html(
            '<a href="{}"><img class="scan-thumbnail" src="{}" alt="{}"></a> {} {}',
            image.address(ORIGINAL),
            image.address(str(THUMBNAIL)),
            image.description or str(image),
            facts,
            state_told(image),
        )


def state_told(image: PageImage) -> str:
    """Whether readers can zoom into it by now; if not, how many of the document can."""
    if image.is_ready:
        return "Ready to be zoomed into."
    progress = scan_progress(image.document.page_images.all())
    shown = (
        "see it when it is" if image.has_no_picture_yet else "see the page meanwhile"
    )
    return (
        f"It {image.get_state_display()} for zooming: {progress.ready:,} of "
        f"{progress.total:,} scans of this document are ready. Readers {shown}."
    )


def page_choices(document: Document) -> tuple[tuple[str, str], ...]:
    """The document's pages, or a single page if its text marks none."""
    pages = [(page.key, page.name) for page in document.pages.all()]
    return (
        ("", "Which page?"),
        *(pages or [_ONLY_PAGE]),
    )
