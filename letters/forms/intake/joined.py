"""What was typed of a document that is joined to another: it waits beside the fields of that
one, until it is taken over."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.http import QueryDict

from letters.forms.typed_text import unify_line_ends

# Its value names the document, the field, and which of the values that wait: "1-title-0".
TAKE = "_take"
# These hold several names, one a line; in the others, what stood there waits instead.
_OF_LINES = ("senders", "recipients")
# Boxes below a text for words that are to be marked in it.
OF_WORDS = ("mark-words", "mark-target")
_TAKEN = re.compile(
    r"(?P<number>[0-9]{1,5})-(?P<name>[a-z]{1,20}(?:-[a-z]{1,20})?)-(?P<at>[0-9]{1,4})"
)


def waiting_name(number: int, name: str) -> str:
    """What the hidden fields are called that hold what waits beside a field."""
    return f"draft-{number}-joined-{name}"


def typed_of(posted: QueryDict, number: int, name: str) -> str:
    """What somebody typed into a field of document `number`; empty if it is as read."""
    key = f"draft-{number}-{name}"
    typed = unify_line_ends(posted.get(key, ""))
    nothing_typed = "" if name in OF_WORDS else typed
    read = unify_line_ends(posted.get(f"initial-{key}", nothing_typed))
    return "" if typed == read else typed


def waiting_after_join(
    posted: QueryDict, number: int, names: tuple[str, ...]
) -> Iterator[tuple[str, list[str]]]:
    """For each field, what is to wait at the document before `number`: what was typed of
    either document and joined to it before, and what was typed of this one."""
    for name in names:
        before = posted.getlist(waiting_name(number - 1, name))
        own = posted.getlist(waiting_name(number, name))
        typed = typed_of(posted, number, name)
        if waiting := [*before, *own, *filter(None, [typed])]:
            yield waiting_name(number - 1, name), waiting


def take_over(posted: QueryDict) -> QueryDict:
    """Put what waits into its field, if that was asked: names below those that stand
    there, anything else in their place."""
    taken = _TAKEN.fullmatch(posted.get(TAKE, ""))
    if not taken:
        return posted
    number, name, at = int(taken["number"]), taken["name"], int(taken["at"])
    waiting = posted.getlist(waiting_name(number, name))
    if at >= len(waiting):
        return posted
    changed, key = posted.copy(), f"draft-{number}-{name}"
    value, standing = waiting.pop(at), posted.get(key, "")
    if name in _OF_LINES:
        value = "\n".join(filter(None, [standing.rstrip(), value]))
    elif typed_of(posted, number, name):
        waiting.insert(at, standing)
    changed[key] = value
    changed.setlist(waiting_name(number, name), waiting)
    return changed
