"""A detail of a scan, as an address asks for it."""

from __future__ import annotations

import re

from django import forms
from django.http import QueryDict

from letters.forms.page_view import query_of

# No scan is a million pixels wide.
_NUMBER = r"[0-9]{1,6}"
_REGION = re.compile(rf"{_NUMBER},{_NUMBER},[1-9][0-9]{{0,5}},[1-9][0-9]{{0,5}}")


class ScanDetailForm(forms.Form):
    """`region`: from the left, from the top, width and height, in pixels of the scan;
    `scan`: which scan of the page, counted from 1."""

    region = forms.RegexField(_REGION, required=False)
    scan = forms.IntegerField(required=False, min_value=1, max_value=999)

    @classmethod
    def canonical_query(cls, given: QueryDict) -> str:
        """What of the parameters has a meaning, without its "?"."""
        form = cls(given)
        if not form.box:
            return ""
        values = {"region": form.cleaned_data["region"]}
        turn = {"scan": form.turn} if form.turn > 1 else {}
        return query_of({**values, **turn}).removeprefix("?")

    @property
    def box(self) -> tuple[int, int, int, int] | None:
        self.is_valid()
        written = self.cleaned_data.get("region", "")
        if not _REGION.fullmatch(written):
            return None
        x, y, width, height = map(int, written.split(","))
        return x, y, width, height

    @property
    def turn(self) -> int:
        self.is_valid()
        return self.cleaned_data.get("scan") or 1
