"""Carries annotations on the running text and on the notes of one document.

The key of a note is its printed number: after a number was corrected, "4" is another
note. So old and new notes are paired by where they are called, and by what they say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from letters.alignment import likeness
from letters.derivation.stable_keys import LEAST_LIKENESS, Known, keep_keys
from letters.web_annotation.anchoring import TextCorrection
from letters.web_annotation.placement import Lost, Placement

# No note has such a key: it stands for a note that is new.
_NEW = "\0"
# "Ibid." somewhere else is another note; so many characters are said only once.
_SAID_ONCE = 30
# Notes that are as much alike may be taken for each other once they are corrected.
_MUCH_ALIKE = 0.7


@dataclass(frozen=True, slots=True)
class NotedText:
    """The texts of one document by the keys of its notes, in their order; the running
    text has the empty key. `calls` are the offsets in it where notes are called."""

    texts: Mapping[str, str]
    calls: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def notes(self) -> dict[str, str]:
        return {key: text for key, text in self.texts.items() if key}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Marked characters. `footnote` is the key of the note they stand in, empty for
    the running text."""

    footnote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Carried:
    """Where an anchor is now. `footnote` is the key that its note has now; of one that
    is gone, the key that it had."""

    footnote: str
    placement: Placement


@dataclass(slots=True)
class DocumentCorrection:
    """One save of one document: made once, asked for each annotation."""

    old: NotedText
    new: NotedText
    _texts: dict[str, TextCorrection] = field(init=False)
    _keys_now: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        running_text = TextCorrection(self.old.texts[""], self.new.texts[""])
        self._texts = {"": running_text}
        self._keys_now = {"": "", **pair_notes(self.old, self.new, running_text)}

    def carry(self, anchor: Anchor) -> Carried:
        now = self._keys_now.get(anchor.footnote)
        if now is None:
            return Carried(anchor.footnote, Lost())
        if now not in self._texts:
            old = self.old.texts[anchor.footnote]
            self._texts[now] = TextCorrection(old, self.new.texts[now])
        return Carried(now, self._texts[now].carry(anchor.start, anchor.end))


def pair_notes(
    old: NotedText, new: NotedText, running_text: TextCorrection
) -> dict[str, str]:
    """The key that each old note has now; none for a note that is gone.

    A note that is called where it was is the same, if it says much the same. Of the
    others, a short one is not looked for: many say no more than "Not printed." Nor is
    one that says much the same as another: that may be what is found.
    """
    paired = dict(_called_alike(old, new, running_text))
    taken = set(paired.values())
    known = [
        Known(key, text)
        for key, text in old.notes.items()
        if key not in paired and _is_known_by_words(old, key)
    ]
    left = [key for key in new.notes if key not in taken]
    former = keep_keys(known, [new.texts[key] for key in left], prefix=_NEW)
    for before, now in zip(former, left, strict=True):
        if not before.startswith(_NEW):
            paired[before] = now
    return paired


def _is_known_by_words(old: NotedText, key: str) -> bool:
    """Whether no other note is likely to be taken for it."""
    text = old.texts[key]
    if len(text) < _SAID_ONCE and old.calls.get(key) is not None:
        return False
    others = (other for at, other in old.notes.items() if at != key)
    return all(likeness(text, other) < _MUCH_ALIKE for other in others)


def _called_alike(
    old: NotedText, new: NotedText, running_text: TextCorrection
) -> Iterator[tuple[str, str]]:
    """Pairs of notes that are called at the same place and say much the same."""
    called = {key: call for key, call in new.calls.items() if call is not None}
    for key, call in old.calls.items():
        place = None if call is None else running_text.follow_point(call)
        if place is None:
            continue
        there = [other for other, at in called.items() if place[0] <= at <= place[1]]
        alike = [(likeness(old.texts[key], new.texts[other]), other) for other in there]
        if alike and (best := max(alike))[0] >= LEAST_LIKENESS:
            del called[best[1]]
            yield key, best[1]
