"""How a reader wants two texts shown beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from django import forms
from django.http import QueryDict

from letters.forms.page_view import Choice, query_of

# Kinds of changes by their names in addresses, and what the links say.
KINDS = {
    "wording": "wording",
    "dates": "numbers and dates",
    "names": "names",
    "conditional": "conditional passages",
    "withheld": "withheld or released",
    "moved": "moved",
    "split": "divided paragraphs",
    "joined": "joined paragraphs",
    "spelling": "spelling and capitals",
    "punctuation": "punctuation",
    "marks": "marks",
    "heading": "heading and dateline",
}


class ComparisonView(StrEnum):
    SIDES = "sides"
    ONE = "one"
    FIRST = "first"
    SECOND = "second"


_VIEWS = {
    ComparisonView.SIDES: "side by side",
    ComparisonView.ONE: "as one text",
    ComparisonView.FIRST: "the first alone",
    ComparisonView.SECOND: "the second alone",
}


class ComparisonViewForm(forms.Form):
    """`as`: side by side, as one text, one of both; `without`: kinds of changes that are
    not marked; `only`: paragraphs with changes; `with`: marks are compared, too."""

    def __init__(self, given: QueryDict) -> None:
        super().__init__(given)
        self._given = given

    @classmethod
    def canonical_query(cls, given: QueryDict) -> str:
        return cls(given).query_with().removeprefix("?")

    @property
    def view(self) -> ComparisonView:
        asked = self._given.get("as", "")
        return ComparisonView(asked) if asked in _VIEWS else ComparisonView.SIDES

    @property
    def hidden(self) -> list[str]:
        """The kinds of changes that are not marked."""
        asked = self._given.getlist("without")
        return [kind for kind in KINDS if kind in asked]

    @property
    def with_marks(self) -> bool:
        return self._given.get("with") == "marks"

    @property
    def only_changes(self) -> bool:
        return self._given.get("only") == "changes"

    def query_with(self, **changes: str | list[str]) -> str:
        """The query string of an address that asks for the same except the `changes`."""
        is_usual = self.view is ComparisonView.SIDES
        values = {
            "as": "" if is_usual else self.view.value,
            "without": self.hidden,
            "only": "changes" if self.only_changes else "",
            "with": "marks" if self.with_marks else "",
        }
        return query_of({**values, **changes})

    @property
    def views(self) -> list[Choice]:
        return [
            Choice(
                view.value,
                label,
                self.query_with(
                    **{"as": "" if view is ComparisonView.SIDES else view.value}
                )
                or "?",
                view is self.view,
            )
            for view, label in _VIEWS.items()
        ]

    @property
    def views_of_translation(self) -> list[Choice]:
        """A translation and its original have no words that make one text."""
        return [one for one in self.views if one.name != ComparisonView.ONE]

    def kinds(self, present: Iterable[str]) -> list[Choice]:
        """Those that there are; a link marks them, or does not any more."""
        present = {*present}
        return [
            Choice(kind, label, self._toggled(kind), kind not in self.hidden)
            for kind, label in KINDS.items()
            if kind in present or kind in self.hidden
        ]

    @property
    def extent(self) -> list[Choice]:
        whole = self.query_with(only="") or "?"
        changed = self.query_with(only="changes")
        return [
            Choice("all", "whole texts", whole, not self.only_changes),
            Choice("changes", "changed paragraphs alone", changed, self.only_changes),
        ]

    @property
    def marks(self) -> list[Choice]:
        without = self.query_with(**{"with": ""}) or "?"
        with_them = self.query_with(**{"with": "marks"})
        return [
            Choice("words", "words alone", without, not self.with_marks),
            Choice("marks", "with stamps and handwriting", with_them, self.with_marks),
        ]

    def _toggled(self, kind: str) -> str:
        hidden = {*self.hidden} ^ {kind}
        return self.query_with(without=[one for one in KINDS if one in hidden]) or "?"
