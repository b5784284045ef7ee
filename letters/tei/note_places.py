"""Where each note belongs that an encoder put away from its mark.

TEI lets notes stand at the end of a text, in a division of their own or in `standOff`,
and points at them from their places, or from them to their places (TEI Guidelines 3.9
and 17.1). Each is put once, at the first mark that calls for it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from letters.tei.note_calls import (
    REFERENCE,
    is_call,
    is_named_call,
    is_pointer,
    local_id,
    place_of_note,
)
from letters.tei.note_lists import (
    AROUND_NOTES,
    COLLECTIONS,
    NOTE,
    holds_only_notes,
    is_list_of_notes,
    unnamed_notes,
    wraps_notes,
)
from letters.tei.source import XML_ID, Element, local_name

DEEPEST = 16  # notes that call for notes, one within the other
# The ids of notes in the Foreign Relations series: its references say if one is missing.
_NOTE_OF_SERIES = re.compile(r"d\d+[a-z]?fn\S+")


@dataclass(slots=True)
class NotePlaces:
    """The notes by the element that is their mark, or after which they stand.

    `repeated` are marks of a note that has an earlier one, `missing` those of none that
    is here. `uncalled` notes stand where they are; those `outside` the document follow
    it.
    """

    called: dict[Element, list[Element]] = field(default_factory=dict)
    after: dict[Element, list[Element]] = field(default_factory=dict)
    repeated: dict[Element, Element] = field(default_factory=dict)
    missing: set[Element] = field(default_factory=set)
    moved: dict[Element, None] = field(default_factory=dict)
    uncalled: set[Element] = field(default_factory=set)
    outside: list[Element] = field(default_factory=list)


def find_note_places(division: Element, scope: Element) -> NotePlaces:
    """The places of the notes of `division` that stand apart in `scope`, around it."""
    return _Finder(division, scope).find()


def notes_outside(division: Element, scope: Element) -> list[Element]:
    """The notes of the division that stand in `scope` and not in the division itself."""
    places = find_note_places(division, scope)
    notes = (*places.moved, *places.outside)
    return [note for note in notes if division not in note.iterancestors()]


class _Finder:
    def __init__(self, division: Element, scope: Element) -> None:
        self.division = division
        self.scope = scope
        self.places = NotePlaces()
        # Notes whose own calls are to be read, and in how many notes each stands.
        self.pending: deque[tuple[Element, int]] = deque()
        self.depth = 0
        # What was found of the elements around many notes, so as to look at each once.
        self.collections: dict[Element, bool] = {}
        self.wrappers: dict[Element, bool] = {}
        self.apart = {
            note: None
            for note in (*scope.iter(f"{{*}}{NOTE}"), *unnamed_notes(division, scope))
            if self._is_apart(note)
        }
        self.by_id = {note.get(XML_ID): note for note in self.apart if note.get(XML_ID)}

    @cached_property
    def named(self) -> dict[str, Element]:
        """What a pointer may lead to: no note is missing where something is."""
        parts = self.division.iter("{*}*")
        return {name: part for part in parts if (name := part.get(XML_ID))}

    def find(self) -> NotePlaces:
        may_be_moved = self.by_id or any(map(place_of_note, self.apart))
        pointers = self.division.iter("{*}ptr", "{*}ref")
        text = list(self._elements_of(self.division) if may_be_moved else pointers)
        self._place_by_marks(text)
        self._place_by_targets(text)
        self._place_by_notes()
        self._place_by_words(text)
        self._place_by_notes()
        for note in self.apart:
            is_left = note not in self.places.moved and local_name(note) == NOTE
            if is_left and self._is_collected(note):
                self._leave(note)
        return self.places

    # Each way to find places, the surest first.

    def _place_by_marks(self, elements: Iterable[Element]) -> None:
        for element in elements:
            notes = self._notes_of(element)
            if not is_pointer(element):
                self._put_after(element, notes)
            elif is_call(element, for_known_note=bool(notes)):
                self._put_at(element, notes)
                if not notes:
                    self._read_other_call(element)

    def _read_other_call(self, call: Element) -> None:
        """A call for a note that stands in its place, or for none that is here."""
        name = local_id((call.get("target") or "").strip())
        if not name or _NOTE_OF_SERIES.fullmatch(name):
            return
        target = self.named.get(name)
        if target is not None and local_name(target) == NOTE:
            self.places.repeated[call] = target
        elif target is None or is_named_call(call):
            self.places.missing.add(call)

    def _place_by_targets(self, elements: list[Element]) -> None:
        """Place the notes that point at their places themselves."""
        pointing: dict[str, list[Element]] = {}
        for note in self.apart:
            if note not in self.places.moved and (place := place_of_note(note)):
                pointing.setdefault(place, []).append(note)
        for element in elements if pointing else ():
            notes = pointing.get(element.get(XML_ID) or "", [])
            if is_pointer(element) and is_call(element, for_known_note=True):
                self._put_at(element, notes)
            else:
                self._put_after(element, notes)

    def _place_by_words(self, elements: list[Element]) -> None:
        """Place notes of a collection after words that are a link to them."""
        for element in elements:
            if local_name(element) == REFERENCE:
                notes = filter(self._is_collected, self._notes_of(element))
                self._put_after(element, notes)

    def _place_by_notes(self) -> None:
        """Place the notes that notes with a place call for."""
        while self.pending:
            note, depth = self.pending.popleft()
            if depth < DEEPEST:
                self.depth = depth + 1
                self._place_by_marks(list(self._elements_of(note)))
        self.depth = 0

    def _put_at(self, call: Element, notes: Iterable[Element]) -> None:
        for note in notes:
            if self._is_placed(note):
                self.places.repeated.setdefault(call, note)
            else:
                self.places.called.setdefault(call, []).append(note)
                self._move(note)

    def _put_after(self, element: Element, notes: Iterable[Element]) -> None:
        for note in notes:
            if not self._is_placed(note):
                self.places.after.setdefault(element, []).append(note)
                self._move(note)

    def _is_placed(self, note: Element) -> bool:
        return note in self.places.moved or note in self.places.uncalled

    def _move(self, note: Element) -> None:
        self.places.moved[note] = None
        self.pending.append((note, self.depth))

    def _leave(self, note: Element) -> None:
        self.places.uncalled.add(note)
        if self.division not in note.iterancestors():
            self.places.outside.append(note)
        self.pending.append((note, self.depth))
        self._place_by_notes()

    # What the elements are.

    def _elements_of(self, parent: Element) -> Iterator[Element]:
        """The elements of its text in order, without the notes that stand apart."""
        pending = list(reversed(parent))
        while pending:
            element = pending.pop()
            if (
                not local_name(element)
                or element in self.apart
                or _is_document(element)
            ):
                continue
            yield element
            pending.extend(reversed(element))

    def _is_apart(self, note: Element) -> bool:
        """Whether no text is around the note, and it belongs to no other document."""
        return all(
            (local_name(above) in AROUND_NOTES and not _is_document(above))
            or self._wraps_notes(above)
            or is_list_of_notes(above)
            for above in self._around(note)
        )

    def _wraps_notes(self, element: Element) -> bool:
        if element not in self.wrappers:
            self.wrappers[element] = wraps_notes(element)
        return self.wrappers[element]

    def _is_collected(self, note: Element) -> bool:
        return any(map(self._is_collection, self._around(note)))

    def _around(self, note: Element) -> Iterator[Element]:
        """What is around the note, up to the document or else to all that is read."""
        for above in note.iterancestors():
            if above is self.division:
                return
            yield above
            if above is self.scope:
                return

    def _is_collection(self, element: Element) -> bool:
        if element not in self.collections:
            name = local_name(element)
            self.collections[element] = name in COLLECTIONS or (
                name == "div"
                and (holds_only_notes(element) or is_list_of_notes(element))
            )
        return self.collections[element]

    def _notes_of(self, element: Element) -> list[Element]:
        """The notes apart from their marks that the element points at."""
        if not self.by_id or local_name(element) == NOTE:
            return []
        pointers = f"{element.get('target', '')} {element.get('corresp', '')}".split()
        names = dict.fromkeys(map(local_id, pointers))
        return [self.by_id[name] for name in names if name in self.by_id]


def _is_document(element: Element) -> bool:
    return local_name(element) == "div" and element.get("type") == "document"
