"""How a student wants the text of a reading shown, and how its teacher shows it first."""

from __future__ import annotations

from django import forms
from django.http import QueryDict

from letters.forms.page_view import PageViewForm, query_of
from letters.models import ReadingItem

ANNOTATIONS = "annotations"
# What makes an address the student's own choice.
_CHOSEN = ("view", "passages", "hide")


class ReadingViewForm(PageViewForm):
    """An address without a choice shows the first view of the `item`; one with any
    is the whole choice. `cover`: words that are covered until asked for are shown.
    """

    LAYERS = (*PageViewForm.LAYERS, (ANNOTATIONS, "annotations"))
    NOTES = frozenset({"notes", ANNOTATIONS})
    NOTHING_COVERED = "none"

    hide = forms.MultipleChoiceField(choices=LAYERS, required=False)
    cover = forms.ChoiceField(choices=[(NOTHING_COVERED, "nothing")], required=False)

    def __init__(self, given: QueryDict, item: ReadingItem | None = None) -> None:
        self.has_choice = any(given.get(name) for name in _CHOSEN)
        self._has_item = item is not None
        self.first_view = first_view_of(item) if item else QueryDict()
        shown = given.copy()
        if not self.has_choice:
            for name, values in self.first_view.lists():
                shown.setlist(name, values)
        super().__init__(shown)

    @classmethod
    def as_first_shown(cls, item: ReadingItem) -> ReadingViewForm:
        """What students see before they choose anything."""
        return cls(QueryDict(), item)

    @classmethod
    def canonical_query(cls, given: QueryDict) -> str:
        """As of a document, but that `view=text` stays: it tells the running text, with
        everything shown, from an address without a choice."""
        form = cls(given)
        drafted = form._value("passages") == "drafted"
        return form.query_with(**({"passages": ""} if drafted else {}))[1:]

    @property
    def words(self) -> str:
        """No words are searched for in a reading."""
        return ""

    @property
    def uncovers(self) -> bool:
        return self._value("cover") == self.NOTHING_COVERED

    @property
    def hides_annotations(self) -> bool:
        return ANNOTATIONS in self.hidden

    def query_with(self, **changes: str | int | list[str]) -> str:
        values = {
            "view": self._value("view"),
            "passages": self._value("passages"),
            "hide": self.hidden,
            "cover": self._value("cover"),
            **changes,
        }
        values.pop("find", None)
        if self._has_item and values["view"] in ("", self.TEXT):
            # Needed only to tell it from the first view.
            values["view"] = self.TEXT if self.first_view else ""
        return query_of(values)


def first_view_of(item: ReadingItem) -> QueryDict:
    """The choice that the teacher made for the students."""
    view = QueryDict(item.first_view.removeprefix("?"), mutable=True)
    for name in [*view]:
        if name not in _CHOSEN:
            del view[name]
    if item.hides_annotations:
        view.appendlist("hide", ANNOTATIONS)
    return view
