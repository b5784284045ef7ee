"""How a reader wants a text shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode

from letters.forms.address_form import AddressForm
from letters.forms.search import QueryField
from letters.models import ConditionalPassage
from letters.search import LONGEST_QUERY


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to show a text; `query` is the end of its address."""

    name: str
    label: str
    query: str
    is_current: bool


class FoundWordsForm(AddressForm):
    """`find`: words to be marked in the text; `match`: the number of the match that the
    reader is at."""

    find = QueryField(required=False)
    match = forms.IntegerField(required=False, min_value=1)

    @classmethod
    def canonical_query(cls, given: QueryDict) -> str:
        """What of the parameters has a meaning, in one order, without its "?"."""
        form = cls(given)
        match = {"match": form.match_number} if form.words else {}
        return form.query_with(**match).removeprefix("?")

    @property
    def words(self) -> str:
        """The words to be marked, as far as a search reads them."""
        return self._value("find")[:LONGEST_QUERY].strip()

    @property
    def match_number(self) -> int:
        """The match the reader is at; 0 if that is not known."""
        return self._value("match") or 0

    def query_with(self, **changes: str | int | list[str]) -> str:
        """The query string of an address that asks for the same except the `changes`.

        It has a `match` only as a change: a match belongs to one address.
        """
        return query_of({"find": self.words, **changes})


def query_of(values: Mapping[str, str | int | list[str]]) -> str:
    """A query string with its "?"; "" if all `values` are empty."""
    parameters = {name: value for name, value in values.items() if value}
    return f"?{urlencode(parameters, doseq=True)}" if parameters else ""


class PageViewForm(FoundWordsForm):
    """`passages`: conditional passages as drafted, or with the condition decided.

    `hide`: the layers that are left out.
    """

    VERSIONS = ConditionalPassage.Version.choices
    # The running text, or leaf by leaf.
    TEXT, LEAVES = "text", "pages"

    # What was laid upon a text, or put into it.
    LAYERS = (
        ("handwriting", "handwriting"),
        ("stamps", "stamps and filing numbers"),
        ("struck", "struck words"),
        ("supplied", "editors’ insertions"),
        ("notes", "footnotes"),
        ("breaks", "page breaks"),
    )

    # What the modes of the text leave as it is: all other layers are marks.
    NOTES = frozenset({"notes"})

    view = forms.RegexField(rf"^(?:{TEXT}|{LEAVES}(?:-.{{1,40}})?)$", required=False)
    passages = forms.ChoiceField(choices=VERSIONS, required=False)
    hide = forms.MultipleChoiceField(choices=LAYERS, required=False)

    @classmethod
    def canonical_query(cls, given: QueryDict) -> str:
        """What of the parameters has a meaning, in one order, without its "?"."""
        form = cls(given)
        match = {"match": form.match_number} if form.words else {}
        drafted = ConditionalPassage.Version.DRAFTED
        passages = {"passages": ""} if form._value("passages") == drafted else {}
        view = {"view": ""} if form._value("view") == cls.TEXT else {}
        return form.query_with(**match, **passages, **view).removeprefix("?")

    @classmethod
    def canonical_paper_query(cls, given: QueryDict) -> str:
        """The same for paper, on which no words are marked."""
        query = given.copy()
        query.pop("find", None)
        return cls.canonical_query(query)

    def is_for_pages_beyond(self, paginations: Collection[str]) -> bool:
        """Whether it asks for pages that none of the `paginations` has."""
        is_for_pages = self._value("view") not in ("", self.TEXT)
        return is_for_pages and self.page_view(paginations) is None

    @property
    def has_version(self) -> bool:
        """Whether it asks for the passages in a certain version."""
        return bool(self._value("passages"))

    def query_without_absent(
        self, layers: Callable[[], Collection[str]], passages: Sequence[Any]
    ) -> str:
        """The query string that asks for the same without `hide` of layers that the
        document lacks, and without a version of passages that it lacks.

        The `layers` are asked for only if some are to be hidden.
        """
        hidden = self.hidden and [name for name in self.hidden if name in layers()]
        version = self._value("passages")
        is_had = version and passages and self.version_of(passages) == version
        return self.query_with(
            hide=hidden,
            passages=version if is_had else "",
            **({"match": self.match_number} if self.words else {}),
        )

    def version_of(self, passages: Sequence[ConditionalPassage]) -> str:
        """The version that the address names; the draft for anything else."""
        drafted = ConditionalPassage.Version.DRAFTED
        version = self._value("passages") or drafted
        is_known = all(passage.has_version(version) for passage in passages)
        return version if is_known else drafted

    def page_view(self, paginations: Collection[str]) -> str | None:
        """The one of the `paginations` whose pages are shown as leaves; None for the
        running text."""
        view = self._value("view")
        return next((name for name in paginations if _view_name(name) == view), None)

    @property
    def hidden(self) -> list[str]:
        """The layers that are left out, sorted: each state has one address."""
        return sorted(set(self._value("hide")))

    @property
    def names_of_hidden(self) -> list[str]:
        """What is left out, in words for a reader."""
        return [name for layer, name in self.LAYERS if layer in self.hidden]

    def views(self, paginations: Collection[str]) -> list[Choice]:
        """The running text, or page by page, by each of the `paginations`; nothing to
        choose without any."""
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
                self.query_with(view=_view_name(name)),
                name == chosen,
            )
            for name in paginations
        ]

    def versions(self, passages: Sequence[ConditionalPassage]) -> list[Choice]:
        """The versions known of all `passages`: what was sent may not be known."""
        version = self.version_of(passages)
        return [
            Choice(name, label, self.query_with(passages=name), name == version)
            for name, label in self.VERSIONS
            if all(passage.has_version(name) for passage in passages)
        ]

    def omitted_passages(self, passages: Sequence[ConditionalPassage]) -> set[str]:
        """The keys of the passages that are absent from the version asked for."""
        version = self.version_of(passages)
        return {passage.key for passage in passages if not passage.stands_in(version)}

    def layers(self, present: Collection[str]) -> list[Choice]:
        """The `present` layers, each with the address that shows or hides it alone; one
        that is shown is current."""
        hidden = self.hidden
        return [
            Choice(
                name,
                label,
                self.query_with(hide=sorted({*hidden} ^ {name})),
                name not in hidden,
            )
            for name, label in self.LAYERS
            if name in present
        ]

    def modes(self, present: Collection[str]) -> list[Choice]:
        """Every mark, as in a diplomatic edition, or the words alone."""
        marks = {*present} - self.NOTES
        notes = {*self.hidden} & self.NOTES
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

    def query_with(self, **changes: str | int | list[str]) -> str:
        values = {
            "find": self.words,
            "view": self._value("view"),
            "passages": self._value("passages"),
            "hide": self.hidden,
        }
        return query_of({**values, **changes})

    @property
    def persistent_query(self) -> str:
        """The query string of links within the document: "?find=test+ban", or ""."""
        return self.query_with()


def _view_name(pagination: str) -> str:
    """The value of `view` that asks for its pages, one by one."""
    return "-".join(filter(None, [PageViewForm.LEAVES, pagination]))
