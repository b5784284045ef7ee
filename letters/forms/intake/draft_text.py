"""The text of one document of a sitting: as it is read, or as it was corrected in the form."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from letters.forms.editable_text import (
    EditableText,
    TextFormat,
    read_editable,
    sentences,
    write_editable,
)
from letters.forms.typed_text import unify_line_ends
from letters.ingest.file_formats import Format
from letters.ingest.time_limit import read_in_time
from letters.tei.errors import TeiError

# The button that takes a correction back; its value is the number of the document.
AS_READ = "_as_read"
OUTDATED = (
    "The text that was handed in was changed after this was corrected, and is now read "
    "otherwise. What stands here is kept, without that change."
)


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class DraftText:
    """`tei` is what is to be saved: what was typed or, where that cannot be read, what
    was read; then `errors` say why."""

    def __init__(self, number: int, read_tei: str, posted: Mapping[str, str]) -> None:
        key = f"draft-{number}-text"
        self.read = write_editable(read_tei)
        self.shown = self.read
        self.tei = read_tei
        self.errors: list[str] = []
        seen = posted.get(f"initial-{key}", "")
        typed = unify_line_ends(posted.get(key, ""))
        is_taken_back = posted.get(AS_READ) == str(number)
        self.is_edited = bool(seen) and digest_of(typed) != seen and not is_taken_back
        self.is_outdated = self.is_edited and seen != digest_of(self.read.content)
        if self.is_edited:
            self._take(typed, posted.get(f"{key}_format", ""), read_tei)

    def _take(self, typed: str, text_format: str, read_tei: str) -> None:
        kind = TextFormat.TEI if text_format == TextFormat.TEI else TextFormat.NOTATION
        self.shown = EditableText(kind, typed)
        try:
            read_in_time(typed, Format(kind))
            self.tei = read_editable(self.shown, read_tei)
        except TeiError as error:
            self.errors = sentences(error)

    @property
    def digest(self) -> str:
        """Of the text as it is read: the form says by it whether that was corrected."""
        return digest_of(self.read.content)
