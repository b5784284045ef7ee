"""Does a public text lose half of what readers can read? Somebody should be sure of that."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Func, IntegerField, Sum, Value

from letters.ingest.derived_rows import Derived
from letters.ingest.saving import Edit, save_document
from letters.models import Document, Footnote, Transcription
from letters.tei.references import Outline


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """A text before and after, in characters without white space."""

    before: int
    after: int
    token: str

    @property
    def is_grave(self) -> bool:
        """Whether half of it is gone, or all."""
        return self.after * 2 <= self.before and self.before > 0

    @property
    def lost_percent(self) -> int:
        """Rounded down: 100 only if nothing is left."""
        lost = self.before - self.after
        return lost * 100 // self.before if self.before else 0


class ShrinksError(Exception):
    """A public text would lose half, and nobody has said that this is meant."""

    def __init__(self, shrinkage: Shrinkage) -> None:
        super().__init__("Readers would lose much of this text. Look at the form.")
        self.shrinkage = shrinkage


@transaction.atomic
def save_unless_it_shrinks(
    document: Document,
    tei: str,
    edit: Edit,
    agreed: str = "",
    outline: Outline | None = None,
) -> bool:
    """Save like `save_document`. `agreed` is the token of the shrinkage that is meant.

    Raises ShrinksError and what saving raises, and then writes nothing.
    """
    before = public_size(document)
    is_new = save_document(document, tei, edit, outline)
    refuse_to_shrink(document, before, tei, agreed)
    return is_new


def refuse_to_shrink(document: Document, before: int, tei: str, agreed: str) -> None:
    """Raise ShrinksError if what was saved shrank gravely, unless that was `agreed`."""
    change = shrinkage(document, before, tei)
    if change.is_grave and change.token != agreed:
        raise ShrinksError(change)


def public_size(document: Document) -> int:
    """How many characters readers have of it, with its notes; none unless it is public."""
    stored = Document.objects.filter(pk=document.pk).published()
    return text_size(document) if stored.exists() else 0


def text_size(document: Document) -> int:
    texts = Transcription.objects.filter(document=document)
    notes = Footnote.objects.filter(document=document)
    sums = (rows.aggregate(size=Sum(_SIZE))["size"] or 0 for rows in (texts, notes))
    return sum(sums)


def shrinkage(document: Document, before: int, tei: str) -> Shrinkage:
    """What became of the `before` characters, now that `document` is saved with `tei`.

    The token tells this very text from others: who agrees to it agrees to no other.
    """
    digest = hashlib.sha256(f"{before} {tei}".encode()).hexdigest()
    after = text_size(document) if document.is_published else before
    return Shrinkage(before, after, digest[:32])


def foreseen_shrinkage(document: Document, derived: Derived) -> Shrinkage:
    """What would become of a public text if it were the `derived` one. No token: nobody
    agrees to what is only planned."""
    notes = derived.rows_of(Footnote).values()
    texts = [derived.transcription["text"], *(note["text"] for note in notes)]
    after = sum(len("".join(text.split())) for text in texts)
    return Shrinkage(public_size(document), after, "")


_WITHOUT_SPACE = Func(
    F("text"), Value(r"\s+"), Value(""), Value("g"), function="regexp_replace"
)
_SIZE = Func(_WITHOUT_SPACE, function="length", output_field=IntegerField())
