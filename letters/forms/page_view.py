"""How a reader wants a text shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.http import urlencode

from letters.forms.search import QueryField
from letters.models import ConditionalPassage
from letters.search import LONGEST_QUERY


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to have a text shown, at the end of an address."""

    name: str
    label: str
    query: str
    is_current: bool


class PageViewForm(forms.Form):
    """`passages`: conditional passages as drafted, or with the condition decided.

    `hide`: what of the page is left out. `find`: words to be marked in the text;
    `match`: which of them the reader is at.
    """

    VERSIONS = ConditionalPassage.Version.choices
    # As it runs on, or leaf by leaf.
    TEXT, LEAVES = "text", "pages"

    # What lies upon a text, or was put into it.
    LAYERS = (
        ("handwriting", "handwriting"),
        ("stamps", "stamps and filing numbers"),
        ("struck", "struck words"),
        ("supplied", "editors’ insertions"),
        ("notes", "footnotes"),
        ("breaks", "page breaks"),
    )

    view = forms.RegexField(rf"^(?:{TEXT}|{LEAVES}(?:-.{{1,40}})?)$", required=False)
    passages = forms.ChoiceField(choices=VERSIONS, required=False)
    hide = forms.MultipleChoiceField(choices=LAYERS, required=False)
    find = QueryField(required=False)
    match = forms.IntegerField(required=False, min_value=1)

    def version_of(self, passages: Sequence[ConditionalPassage]) -> str:
        """The version asked for; as drafted when nothing sensible was."""
        drafted = ConditionalPassage.Version.DRAFTED
        asked = self._asked("passages") or drafted
        is_known = all(passage.has_version(asked) for passage in passages)
        return asked if is_known else drafted

    def page_view(self, paginations: Collection[str]) -> str | None:
        """The one of the `paginations` of which each page is to be a leaf; None for the
        text as it runs on."""
        asked = self._asked("view")
        return next(
            (each for each in paginations if _page_view_name(each) == asked), None
        )

    @property
    def hidden(self) -> list[str]:
        """The layers that are left out, sorted: each state has one address."""
        return sorted(set(self._asked("hide")))

    def views(self, paginations: Collection[str]) -> list[Choice]:
        """As it runs on, or page by page, by each of the `paginations`; nothing is to be
        chosen where there is none."""
        if not paginations:
            return []
        chosen = self.page_view(paginations)
        text = Choice(
            self.TEXT, "Running text", self.query_with(view=""), chosen is None
        )
        return [text] + [
            Choice(
                name,
                f"{name.removeprefix('#')} page by page".strip(),
                self.query_with(view=_page_view_name(name)),
                name == chosen,
            )
            for name in paginations
        ]

    def versions(self, passages: Sequence[ConditionalPassage]) -> list[Choice]:
        """Those there are of the `passages`: what was sent may not be known."""
        version = self.version_of(passages)
        return [
            Choice(name, label, self.query_with(passages=name), name == version)
            for name, label in self.VERSIONS
            if all(passage.has_version(name) for passage in passages)
        ]

    def omitted_passages(self, passages: Sequence[ConditionalPassage]) -> set[str]:
        """The keys of those that the version asked for has not."""
        version = self.version_of(passages)
        return {passage.key for passage in passages if not passage.stands_in(version)}

    def layers(self, there: Collection[str]) -> list[Choice]:
        """Those that are `there`, each with the address that shows or hides it alone;
        one that is shown is current."""
        hidden = self.hidden
        return [
            Choice(
                name,
                label,
                self.query_with(hide=sorted({*hidden} ^ {name})),
                name not in hidden,
            )
            for name, label in self.LAYERS
            if name in there
        ]

    def modes(self, there: Collection[str]) -> list[Choice]:
        """Every mark, as a diplomatic edition has them, or the words alone."""
        marks = {*there} - {"notes"}
        notes = {*self.hidden} & {"notes"}
        return [
            Choice(
                name,
                label,
                self.query_with(hide=sorted(notes | hidden)),
                {*self.hidden} & marks == hidden,
            )
            for name, label, hidden in (
                ("diplomatic", "every mark", set[str]()),
                ("clean", "words alone", marks),
            )
            if marks
        ]

    @property
    def words(self) -> str:
        """The words to be marked, as far as a search reads them."""
        return self._asked("find")[:LONGEST_QUERY].strip()

    @property
    def match_number(self) -> int:
        """The match the reader is at; 0 if that is not known."""
        return self._asked("match") or 0

    def query_with(self, **changes: str | int | list[str]) -> str:
        """The end of an address that asks for the same but for `changes`.

        `match` is asked for by name alone: it is of one place only.
        """
        asked = {
            "find": self.words,
            "view": self._asked("view"),
            "passages": self._asked("passages"),
            "hide": self.hidden,
            **changes,
        }
        kept = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(kept, doseq=True)}" if kept else ""

    @property
    def persistent_query(self) -> str:
        """What a link within the document takes along: "?find=test+ban", or nothing."""
        return self.query_with()

    def _asked(self, name: str) -> Any:
        """What was asked for under the name; nothing sensible is nothing."""
        self.is_valid()
        return self.cleaned_data.get(name, "")


def _page_view_name(pagination: str) -> str:
    """What asks for its pages, one by one."""
    return "-".join(filter(None, [PageViewForm.LEAVES, pagination]))
