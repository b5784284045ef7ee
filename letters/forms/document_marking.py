"""The form of a document with words of its text that an archivist marks."""

from __future__ import annotations

from collections.abc import Callable

from letters.forms.document_form import DocumentForm
from letters.forms.word_marking import WordMarkingForm

_PREFIX = "mark"


class MarkingDocumentForm(DocumentForm):
    """Where words are marked, it is shown again with them, and not saved."""

    # Which document a name means, and whether the button that marks was pressed.
    read_named: Callable[[str], str] | None = None
    is_marking = False

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        is_pressed = self.is_marking and self.is_bound
        self.marking = self._marking(is_pressed=is_pressed)
        if is_pressed:
            self._mark()

    def _marking(self, *, is_pressed: bool) -> WordMarkingForm:
        # A function that is put on a class would be bound as a method.
        read = type(self).__dict__.get("read_named")
        posted = self.data if self.is_bound else None
        return WordMarkingForm(posted, _PREFIX, read, is_pressed=is_pressed)

    def _mark(self) -> None:
        typed = self._typed()
        marked = self.marking.mark(typed.content, typed.format)
        if marked is None:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("text")] = marked
        for name in self.marking.fields:
            self.data.pop(self.marking.add_prefix(name), None)
        self.marking = self._marking(is_pressed=False)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.is_marking

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.marking.unmarked and not self.is_marking:
            self.add_error("text", self.marking.unmarked)
        return cleaned
