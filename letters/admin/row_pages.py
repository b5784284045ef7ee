"""Pages of the many rows beside a text: a form shows some of them, and links to the rest.

A row that is not shown is not sent, and a save leaves it as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import models
from django.forms import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import cached_property

ALL = "all"
_PARAMETER_END = "-page"


class PagedInlineFormSet(BaseInlineFormSet):
    """Shows one page of its rows. A form that was sent has the rows it was sent with.

    Without `rows_at_once` it shows all. `address` is the query of the page's address.
    """

    rows_at_once = 0
    address: Mapping[str, str] = {}

    @cached_property
    def all_rows(self) -> list[models.Model]:
        return list(super().get_queryset())

    def get_queryset(self) -> list[models.Model]:
        """The rows that are shown, in the order of their forms."""
        return self._shown

    @cached_property
    def _shown(self) -> list[models.Model]:
        if self.is_bound:
            rows = {str(row.pk): row for row in self.all_rows}
            count = min(self.initial_form_count(), self.absolute_max)
            keys = (self.data.get(f"{self.prefix}-{n}-id") for n in range(count))
            return [rows[key] for key in keys if key in rows]
        asked = self.address.get(self._parameter, "")
        if not self._is_paged or asked == ALL:
            return self.all_rows
        return list(self._pages.get_page(asked))

    @property
    def _parameter(self) -> str:
        return f"{self.prefix}{_PARAMETER_END}"

    @cached_property
    def _pages(self) -> Paginator:
        size = self.rows_at_once or len(self.all_rows) or 1
        # Half a page of rows more stand on the page before.
        return Paginator(self.all_rows, size, orphans=size // 2)

    @property
    def _is_paged(self) -> bool:
        return self._pages.num_pages > 1

    @cached_property
    def row_pages(self) -> RowPages | None:
        """The links to the rows that are not shown; none where there are no more."""
        return RowPages(self) if self._is_paged else None

    def address_of(self, key: int) -> str:
        """A link to the form of the row with the primary key."""
        shown = [row.pk for row in self._shown]
        if key in shown:
            return f"#{self.prefix}-{shown.index(key)}"
        keys = [row.pk for row in self.all_rows]
        if key not in keys:
            # Somebody else saved in this very moment.
            return f"#{self.prefix}-group"
        index, pages = keys.index(key), self._pages
        number = min(index // pages.per_page + 1, pages.num_pages)
        place = index - (number - 1) * pages.per_page
        return f"{self.address_of_page(number)}#{self.prefix}-{place}"

    def address_of_page(self, number: int | str) -> str:
        return f"?{urlencode({**self.address, self._parameter: number})}"


class RowPages:
    """What a form says of the rows of a formset that it does not show."""

    def __init__(self, formset: PagedInlineFormSet) -> None:
        self._formset = formset
        rows, shown = formset.all_rows, formset.get_queryset()
        self.count = len(rows)
        self.first = rows.index(shown[0]) + 1 if shown else 0
        self.last = self.first + len(shown) - 1 if shown else 0
        self.shows_all = len(shown) == self.count

    @property
    def steps(self) -> list[tuple[str, str]]:
        """The words and the address of each page; of the page that is shown, none."""
        pages = self._formset._pages
        steps = []
        for number in pages.page_range:
            page = pages.page(number)
            first, last = page.start_index(), page.end_index()
            is_shown = (first, last) == (self.first, self.last)
            address = "" if is_shown else self._address(number)
            steps.append((f"{first}–{last}", address))
        return steps

    @property
    def address_of_all(self) -> str:
        return "" if self.shows_all else self._address(ALL)

    def _address(self, number: int | str) -> str:
        address = self._formset.address_of_page(number)
        return f"{address}#{self._formset.prefix}-group"


class PagedRowsMixin:
    """An inline that shows so many of its rows at once."""

    rows_at_once = 10
    template = "admin/letters/paged_rows.html"

    @property
    def rows_template(self) -> str:
        """Django's own for the rows."""
        return super().template

    def get_formset(
        self, request: HttpRequest, obj: models.Model | None = None, **options: Any
    ) -> type[BaseInlineFormSet]:
        formset = super().get_formset(request, obj, **options)
        formset.rows_at_once = self.rows_at_once
        formset.address = request.GET.dict()
        return formset
