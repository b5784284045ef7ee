"""Fields of a form that hold a part of a query: words, a day, a whole query."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from letters.forms.search import QueryField
from letters.search.query import LONGEST_QUERY
from letters.search.query.fields import day_of
from letters.search.query.parser import parse_part
from letters.search.query.terms import TermReader
from letters.search.query.tree import DateFilter, Node, Query, Remark

_NO_WORD = "There is no word to be found in this."
_NO_DATE = (
    "This is no date. Dates are written 1962, 1962-10, 1962-10-16 or 16 October 1962."
)


class PartField(QueryField):
    """A part of a query that may be missing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, max_length=LONGEST_QUERY, **options)

    def widget_attrs(
        self,
        widget: forms.Widget,  # noqa: ARG002 (Django passes it)
    ) -> dict[str, Any]:
        """Without `maxlength`: a browser would cut what is pasted, and say nothing."""
        return {}


class NodesField(PartField):
    """Words, and what they ask for. What cannot be read is refused with the reason."""

    def __init__(
        self, read: Callable[[str, TermReader], list[Node]], **options: Any
    ) -> None:
        super().__init__(**options)
        self.read = read

    def clean(self, value: Any) -> list[Node]:
        text = super().clean(value)
        remarks: list[Remark] = []
        nodes = self.read(text, TermReader(remarks)) if text else []
        if text and not nodes and not remarks:
            raise ValidationError(_NO_WORD)
        _refuse(remarks)
        return nodes


class DayField(PartField):
    def clean(self, value: Any) -> DateFilter | None:
        text = super().clean(value)
        days = day_of(text) if text else None
        if text and not days:
            raise ValidationError(_NO_DATE)
        return days


class AnyQueryField(PartField):
    """A query as readers type it. What is not understood is refused with the reason."""

    def clean(self, value: Any) -> Query:
        text = super().clean(value)
        query = parse_part(text)
        _refuse(query.not_understood)
        if text and query == Query():
            raise ValidationError(_NO_WORD)
        return query


def _refuse(remarks: Iterable[Remark]) -> None:
    if reasons := [*dict.fromkeys(remark.reason for remark in remarks)]:
        raise ValidationError(reasons)
