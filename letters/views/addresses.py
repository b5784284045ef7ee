"""What is asked for beyond what there is: the reader is led to the nearest there is."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.http import HttpRequest, QueryDict

from letters.forms.page_view import PageViewForm
from letters.middleware.canonical_address import OtherAddressError, values_that_match
from letters.models.document_queries import DocumentQuerySet
from letters.reader.apparatus import Apparatus
from letters.reader.names_by_letter import LETTERS

_LETTER = re.compile("|".join(LETTERS))
# As long as a name may be.
_WORDS = re.compile(r".{1,200}", re.DOTALL)
names_by_letter = values_that_match(letter=_LETTER, words=_WORDS)


class DocumentPaginator(Paginator):
    """Pages of documents: of all, the keys alone are counted, and then rows read.

    What a row tells besides (its parties, its marks) would else be read for every
    document before the page too: the last of a hundred pages would take a hundred times
    as long as the first. The keys of a page come with the number of all, so that what
    the list is of is looked for once.
    """

    def get_page(self, number: Any) -> Page:
        wanted = int(number) if str(number).isdecimal() else 1
        is_counted = "count" in vars(self) or wanted < 1
        keys = [] if is_counted else self._read_keys(wanted)
        if keys or (wanted == 1 and not is_counted):
            return self._page_with(keys, wanted)
        return super().get_page(number)

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        keys = self.object_list.values("pk")[first : first + self.per_page]
        return self._page_with(keys, number)

    def _page_with(self, keys: Any, number: int) -> Page:
        return self._get_page(self.object_list.filter(pk__in=keys), number, self)

    def _read_keys(self, number: int) -> list[int]:
        """Of a page. If there is such a page, it is known how many there are, too."""
        first = (number - 1) * self.per_page
        counted = self.object_list.annotate(of_all=Window(Count("pk")))
        rows = list(counted.values_list("pk", "of_all")[first : first + self.per_page])
        if rows or number == 1:
            self.count = rows[0][1] if rows else 0
        return [key for key, _ in rows]


def page_of_list(
    request: HttpRequest,
    rows: Any,
    size: int,
    parameter: str = "page",
    *,
    count: int | None = None,
) -> Page:
    """The page of `rows` that is asked for; `count` is their number, where it is known.
    One of several lists has a `parameter` of its own, which its links have to name.
    Raises OtherAddressError beyond the last."""
    is_of_documents = isinstance(rows, DocumentQuerySet)
    paginator = (DocumentPaginator if is_of_documents else Paginator)(rows, size)
    if count is not None:
        paginator.count = count
    page = paginator.get_page(request.GET.get(parameter))
    if request.GET.get(parameter, "1") != str(page.number):
        query = request.GET.copy()
        query[parameter] = str(page.number)
        raise OtherAddressError(f"?{query.urlencode()}")
    page.parameter = "" if parameter == "page" else parameter
    return page


def query_before_page(given: QueryDict, *names: str) -> str:
    """The parameters that links to other pages of a list keep: "year=1962&"."""
    values = {name: given[name] for name in names if given.get(name)}
    return f"{urlencode(values)}&" if values else ""


def page_view_form(request: HttpRequest, apparatus: Apparatus) -> PageViewForm:
    """How the document is to be shown. Raises OtherAddressError for pages, layers and
    versions that it lacks: they would be further addresses of the same page."""
    form = PageViewForm(request.GET)
    # A preview in the admin is a form that was sent: nothing leads away from it.
    if request.method not in ("GET", "HEAD"):
        return form
    if form.is_for_pages_beyond(apparatus.paginations):
        raise OtherAddressError(form.query_with(view=""))
    passages = apparatus.passages if form.has_version else ()
    query = form.query_without_absent(lambda: apparatus.layers, passages)
    if query.removeprefix("?") != PageViewForm.canonical_query(request.GET):
        raise OtherAddressError(query)
    return form
