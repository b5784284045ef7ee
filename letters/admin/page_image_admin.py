"""The boxes on a scan: drawn, moved by the keyboard, or typed as four numbers."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import BaseInlineFormSet, Script
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from letters.admin.base import ArchiveAdmin
from letters.admin.documents.rights import documents_for
from letters.forms.region_form import RegionForm, RegionFormSet, parts_on_page
from letters.models import Document, PageImage, Region


class FollowsScanMixin:
    """Whoever may change the document of a scan may draw on it."""

    def _may(self, action: str, request: HttpRequest, image: PageImage | None) -> bool:
        documents = self.admin_site.get_model_admin(Document)
        asked = image.document if image else None
        return bool(getattr(documents, f"has_{action}_permission")(request, asked))

    def has_view_permission(
        self, request: HttpRequest, obj: PageImage | None = None
    ) -> bool:
        return self._may("view_or_change", request, obj)

    def has_change_permission(
        self, request: HttpRequest, obj: PageImage | None = None
    ) -> bool:
        return self._may("change", request, obj)


class RegionInline(FollowsScanMixin, admin.StackedInline):
    model = Region
    form = RegionForm
    formset = RegionFormSet
    extra = 1
    verbose_name = "box"
    verbose_name_plural = "boxes"
    fields = ["part", ("x", "y", "width", "height")]

    def has_add_permission(self, request: HttpRequest, obj: PageImage) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(
        self, request: HttpRequest, obj: PageImage | None = None
    ) -> bool:
        return self.has_change_permission(request, obj)

    def get_formset(
        self, request: HttpRequest, obj: PageImage | None = None, **options: object
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **options)
        formset.form.parts = parts_on_page(obj) if obj else []
        return formset


@admin.register(PageImage)
class PageImageAdmin(FollowsScanMixin, ArchiveAdmin):
    """Scans come and go with their document. Here they are drawn on."""

    inlines = [RegionInline]
    fields = ["of_document", "scan"]
    readonly_fields = ["of_document", "scan"]
    list_display = ["document", "page_key", "original_name", "state"]
    list_display_links = ["page_key"]
    list_select_related = ["document"]
    list_filter = ["state"]
    search_fields = ["document__identifier", "document__title", "original_name"]
    ordering = ["document__identifier", "position", "pk"]

    class Media:
        css = {"all": ["css/components/region_picker.css"]}
        js = [Script("js/scan_regions.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PageImage]:
        images = super().get_queryset(request).select_related("document")
        return images.filter(document__in=documents_for(request))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(
        self, request: HttpRequest, obj: PageImage | None = None
    ) -> bool:
        return False

    @admin.display(description="document")
    def of_document(self, image: PageImage) -> str:
        address = reverse("admin:letters_document_change", args=[image.document_id])
        return format_html(
            '<a href="{}">{}</a>, page {}', address, image.document, image.page_key
        )

    @admin.display(description="scan")
    def scan(self, image: PageImage) -> str:
        """The picture, from which the script takes one for each box."""
        return format_html(
            '<a href="{}"><img class="scan-to-draw-on" src="{}" alt="{}" '
            'data-width="{}" data-height="{}"></a> {} pixels wide, {} high',
            image.address("2400"),
            image.address("1200"),
            image.description or str(image),
            image.width,
            image.height,
            f"{image.width:,}",
            f"{image.height:,}",
        )
