"""What a header says of its document, as values."""

from __future__ import annotations

from dataclasses import dataclass, field

from letters.tei.header.stated_witnesses import StatedRelation, StatedWitness


@dataclass(frozen=True, slots=True)
class StatedName:
    """A person or a body as the header names it; `key` is its `ref` or `key`, as written.

    `filed` is the form for sorting, "Moore, Edith", if the header tells the parts apart.
    """

    name: str
    key: str = ""
    filed: str = ""
    is_person: bool = True
    is_uncertain: bool = False

    @property
    def local_key(self) -> str:
        """The key without the file or address before it: "moore" of "people.xml#moore"."""
        return self.key.rpartition("#")[2]


@dataclass(frozen=True, slots=True)
class StatedAction:
    """A `correspAction`; `date` is EDTF, `encoded` the same as written, and `printed` are
    the words of all of it."""

    type: str
    names: tuple[StatedName, ...] = ()
    place: str = ""
    date: str = ""
    encoded: str = ""
    printed: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class StatedHolding:
    """An `msIdentifier`; `location` goes from the whole to the item."""

    repository: str = ""
    place: str = ""
    location: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    @property
    def citation(self) -> str:
        parts = (self.place, self.repository, *self.location, *self.numbers)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class LetterHeader:
    """`date` is EDTF, of sending or else of creation; `encoded` is the same as written.

    `languages` are the words of the header or, without these, its codes. `rights` say who
    is responsible and what the licence is, a sentence each. `unread` are the parts of the
    correspondence that have no rule, with the line of each. `registered` are the persons
    of its registers to whom names in the text point. `correspondences` counts the
    `correspDesc` among which none was marked as the one of the document. `relations` and
    `witnesses` are what the archive that wrote the file knew of other texts.
    """

    title: str = ""
    date: str = ""
    encoded: str = ""
    actions: tuple[StatedAction, ...] = ()
    holding: StatedHolding | None = None
    languages: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    unread: tuple[tuple[str, int], ...] = ()
    correspondences: int = 0
    registered: tuple[StatedName, ...] = ()
    relations: tuple[StatedRelation, ...] = ()
    witnesses: tuple[StatedWitness, ...] = ()
    line: int = field(default=0, compare=False)

    def person(self, key: str) -> StatedName | None:
        """The entry of a register with this key."""
        return next((name for name in self.registered if name.local_key == key), None)

    def action(self, kind: str) -> StatedAction | None:
        """The first of this type, "sent" or "received"."""
        return next((each for each in self.actions if each.type == kind), None)
