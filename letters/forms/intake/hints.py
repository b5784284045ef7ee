"""What stands below each field of a document of a sitting: where its value was read, or that
it was changed since."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.forms import BoundField

from letters.forms.date_field import dates_in
from letters.forms.typed_text import unify_line_ends

_CHANGED = "Changed here. Read was “{}”. {}"
_PROPOSAL_CHANGED = (
    "Changed here. Proposed was “{}”. Permanent: the address is made of it."
)
_TYPED = "Typed here: nothing was read."


@dataclass(frozen=True, slots=True)
class HintedField:
    """`as_read` and `as_changed` are the hints for what was read and for anything else;
    `waiting` is what was typed of a document that was joined to this one."""

    box: BoundField
    is_changed: bool
    as_read: str
    as_changed: str
    waiting: list[str] = field(default_factory=list)

    @property
    def hint(self) -> str:
        return self.as_changed if self.is_changed else self.as_read


def hinted_field(
    box: BoundField, read: str, place: str, waiting: list[str]
) -> HintedField:
    """`read` is the value that was read, and `place` says where."""
    return HintedField(
        box, _differs(box, read), place, _hint_of_change(box, read, place), waiting
    )


def _differs(box: BoundField, read: str) -> bool:
    typed = unify_line_ends(str(box.value() or ""))
    if typed == unify_line_ends(read):
        return False
    # Another way to write the date that was read changes nothing of it.
    return box.name != "date" or dates_in(typed) != dates_in(read) or not dates_in(read)


def _hint_of_change(box: BoundField, read: str, place: str) -> str:
    if not read:
        return _TYPED
    choices = dict(getattr(box.field, "choices", ()))
    shown = str(choices.get(read, "; ".join(read.splitlines())))
    if box.name == "identifier":
        return _PROPOSAL_CHANGED.format(shown)
    return _CHANGED.format(shown, place)
