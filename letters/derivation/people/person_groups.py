"""Lines known to be of one person, and what must not be joined with what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from letters.derivation.people.honorifics import PARTICLES
from letters.derivation.people.person_names import (
    Agreement,
    PersonName,
    begins_alike,
    compare_names,
)
from letters.derivation.people.phonetics import romanised
from letters.derivation.people.profiles import Profile, Rarity

Distinct = Collection[frozenset[str]]


class Group:
    """Lines known to be of one person. `core` are its names but for misprints."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self.profiles = list(profiles)
        self.people = {profile.line.identifier for profile in self.profiles}
        self.core = {p.main for p in self.profiles if not p.is_reference}
        self.editions = {p.line.edition for p in self.profiles if not p.is_reference}
        self.editions.discard("")
        self.root = self.profiles[0].line.identifier
        self.evidence: list[tuple[str, str]] = []

    @property
    def all_names(self) -> set[PersonName]:
        """The names of all its lines; of a line that only refers, those it refers to."""
        return {
            name
            for profile in self.profiles
            for name in profile.refers_to or profile.names
        }

    def telling_profiles(self, most: int) -> list[Profile]:
        """A line for each name, and then the others, those with most offices first."""
        by_name: dict[PersonName, Profile] = {}
        own = [p for p in self.profiles if not p.is_reference] or self.profiles
        ordered = sorted(own, key=lambda p: -len(p.line.description))
        for profile in ordered:
            by_name.setdefault(profile.main, profile)
        return list(dict.fromkeys([*by_name.values(), *ordered]))[:most]

    def take_in(self, other: Group, *, is_misprint: bool = False) -> None:
        self.profiles += other.profiles
        self.people |= other.people
        self.editions |= other.editions
        self.evidence += other.evidence
        if not is_misprint:
            self.core |= other.core


class Groups:
    """All groups, and what must not be joined: of one volume, contradicting, decided."""

    def __init__(
        self, profiles: Sequence[Profile], rarity: Rarity, distinct: Distinct
    ) -> None:
        self.rarity = rarity
        by_person: dict[str, list[Profile]] = defaultdict(list)
        for profile in profiles:
            by_person[profile.line.identifier].append(profile)
        self.of = {person: Group(own) for person, own in by_person.items()}
        self._distinct: dict[str, set[str]] = defaultdict(set)
        for first, second in map(sorted, distinct):
            self._distinct[first].add(second)
            self._distinct[second].add(first)

    def __iter__(self) -> Iterator[Group]:
        return iter(dict.fromkeys(self.of.values()))

    def group_of(self, profile: Profile) -> Group:
        return self.of[profile.line.identifier]

    def may_join(
        self, first: Group, second: Group, *, is_misprint: bool = False
    ) -> bool:
        if self.are_two(first, second):
            return False
        return is_misprint or not contradict(first, second)

    def are_two(self, first: Group, second: Group) -> bool:
        """Whether one volume lists both, or somebody decided it, or they are one group."""
        return (
            first is second
            or not first.editions.isdisjoint(second.editions)
            or any(self._distinct[p] & second.people for p in first.people)
        )

    def join(
        self,
        first: Profile,
        second: Profile,
        evidence: str,
        *,
        is_misprint: bool = False,
    ) -> None:
        group, other = self.group_of(first), self.group_of(second)
        if len(group.profiles) < len(other.profiles):
            group, other = other, group
        group.take_in(other, is_misprint=is_misprint)
        # The others of that group have the evidence that joined them to its root.
        group.evidence.append((other.root, evidence))
        for person in other.people:
            self.of[person] = group


def contradict(first: Group, second: Group) -> bool:
    return any(
        _names_contradict(name, other) for name in first.core for other in second.core
    )


def _names_contradict(name: PersonName, other: PersonName) -> bool:
    return (
        compare_names(name, other) is Agreement.NONE
        and romanised("".join(name.words)) != romanised("".join(other.words))
        and not begins_alike(name, other)
    )


def refers_to(referring: Profile, meant: Profile) -> bool:
    """Whether what follows "see" is a name of the other line, or its beginning."""
    return any(
        _is_meant(target, name)
        for target in referring.refers_to
        for name in meant.names
        # "see Ngo Dinh Nhu, Madame" does not mean her husband.
        if meant.main.is_a_womans or not target.is_a_womans
    )


def refers_to_same_sex(referring: Profile, meant: Profile) -> bool:
    """Whether both are titled as a woman's, or neither is."""
    return any(t.is_a_womans == meant.main.is_a_womans for t in referring.refers_to)


def _is_meant(target: PersonName, name: PersonName) -> bool:
    wanted = _without_particles(target.words)
    words = _without_particles(name.words)
    return words[: len(wanted)] == wanted or (
        len(wanted) > 1 and set(wanted) <= set(words)
    )


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without "De", which a line drops where a comma shows the surname."""
    return tuple(w for w in words if w not in PARTICLES) or words
