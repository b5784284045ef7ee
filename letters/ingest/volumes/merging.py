"""Merges values that a file and an archivist may both have changed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Merge:
    """The values to write, and the names of those that both changed: these stay."""

    changes: dict[str, Any] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()


def merge(
    before: Mapping[str, Any],
    present: Mapping[str, Any],
    now: Mapping[str, Any],
    decided: Collection[str] = (),
) -> Merge:
    """Take over what the file says `now` where the `present` value is untouched.

    `before` is what the last import wrote. A value that somebody edited since stays; if
    the file changed it too, to something else, that is a conflict. So it is with a value
    that was `decided` on here, even for what the file had.
    """
    changes, conflicts = {}, []
    for name, value in now.items():
        if value in (before.get(name), present.get(name)):
            continue
        is_untouched = name not in before or present.get(name) == before[name]
        if is_untouched and name not in decided:
            changes[name] = value
        else:
            conflicts.append(name)
    return Merge(changes, tuple(conflicts))
