"""A reader's list of documents, which is in the address of its page and nowhere else.

`d` are the identifiers in order, `n` the reader's lines on them, one for each or fewer.
`x` are to be removed and `add` is to be added; such an address leads to the one without.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django import forms

from letters.models.identifiers import DOCUMENT_PATTERN

# So long an address may be that browsers and servers take it.
MOST_ENTRIES = 100
# In characters.
LONGEST_NOTE = 200
LONGEST_ADDRESS = 7_000
# Of what is typed to be added.
_LONGEST_TYPED = 500
_IDENTIFIER = re.compile(DOCUMENT_PATTERN)
_LINE_ENDS = re.compile(r"[\x00-\x1f\x7f]+")


# As letters/citations/styles.py calls them, by the word in the address.
STYLES = {
    "": "Chicago, note",
    "bibliography": "Chicago, bibliography",
    "mla": "MLA",
    "historian": "Office of the Historian",
}


class ListEntry(NamedTuple):
    identifier: str
    note: str = ""


class ManyValuesField(forms.Field):
    """The values of a parameter, in order; control characters become spaces."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        values = (value or [])[: 2 * MOST_ENTRIES]
        return [_LINE_ENDS.sub(" ", each)[:_LONGEST_TYPED].strip() for each in values]


class MyListForm(forms.Form):
    """Nothing that is asked is an error: what is no identifier is left out."""

    d = ManyValuesField(required=False)
    n = ManyValuesField(required=False)
    x = ManyValuesField(required=False)
    add = forms.CharField(required=False, max_length=_LONGEST_TYPED)
    style = forms.CharField(required=False)

    @property
    def chosen_style(self) -> str:
        """Its word in the address: "" for the usual one."""
        self.is_valid()
        style = self.cleaned_data.get("style") or ""
        return style if style in STYLES else ""

    @property
    def entries(self) -> list[ListEntry]:
        """At most MOST_ENTRIES, each document once."""
        listed, notes = self._values("d"), self._values("n")
        notes += [""] * (len(listed) - len(notes))
        removed = set(self._values("x"))
        entries: dict[str, str] = {}
        for identifier, note in [*zip(listed, notes, strict=False), (self.added, "")]:
            if identifier not in removed and _IDENTIFIER.fullmatch(identifier):
                entries.setdefault(identifier, note[:LONGEST_NOTE])
        return [ListEntry(*entry) for entry in entries.items()][:MOST_ENTRIES]

    @property
    def added(self) -> str:
        """The identifier in what was typed, which may be the address of a document."""
        self.is_valid()
        typed = self.cleaned_data.get("add") or ""
        _, _, after = typed.rpartition("/documents/")
        found = _IDENTIFIER.match(after.strip())
        return found.group() if found else ""

    @property
    def has_unreadable(self) -> bool:
        """Whether something was typed that cannot be the name of a document."""
        return bool(self.data.get("add", "").strip()) and not self.added

    @property
    def is_edit(self) -> bool:
        """Whether the address asks for a change, and so leads to another."""
        return bool(self._values("x") or self.added)

    def _values(self, name: str) -> list[str]:
        self.is_valid()
        return list(self.cleaned_data.get(name) or [])


def query_of(entries: list[ListEntry]) -> str:
    """The list in an address, without "?"; lines only as far as there are any."""
    notes = [entry.note for entry in entries]
    while notes and not notes[-1]:
        notes.pop()
    pairs = [("d", entry.identifier) for entry in entries]
    # A slash needs no sign for it, and so the address is shorter.
    return urlencode([*pairs, *(("n", note) for note in notes)], safe="/")
