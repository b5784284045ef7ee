"""Persons as volumes list them: how a name is read, and who may be one person.

Each volume lists its persons under keys of its own. What is proposed here somebody has
to look at: names agree more or less, and what the lists say of a person is brief.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from letters.derivation.people.candidates import (
    Candidate,
    contradict,
    degree_between,
    join,
    read_candidates,
)
from letters.derivation.people.list_entries import Degree, ListedPerson, Proposal
from letters.derivation.people.person_names import PersonName, read_names
from letters.derivation.people.phonetics import consonants

__all__ = [
    "Degree",
    "ListedPerson",
    "Proposal",
    "name_as_read",
    "propose_identities",
]

_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|Esq)\.?")
# With how many neighbours in the order of names each is compared, so that thousands
# of one surname do not take the square of their number.
_WINDOW = 40
# More records than this are never of one person: no series has so many volumes.
_MOST_LINKED = 500

_Pairs = Iterable[tuple[Candidate, Candidate]]
_Neighbours = dict[Candidate, set[Candidate]]
_Distinct = Collection[frozenset[str]]


def name_as_read(listed: str) -> str:
    """ "Nikita S. Khrushchev" for "Khrushchev, Nikita S."; ", Jr." stays behind.

    A name that is not inverted, or has more parts than that, is left as it is.
    """
    surname, *rest = (part.strip() for part in listed.split(","))
    suffixes = [part for part in rest if _SUFFIX.fullmatch(part)]
    forenames = [part for part in rest if part not in suffixes]
    if len(forenames) != 1 or "(" in forenames[0] or not surname:
        return listed
    return ", ".join([f"{forenames[0]} {surname}", *suffixes])


def propose_identities(
    people: Sequence[ListedPerson], distinct: Collection[tuple[str, str]] = ()
) -> list[Proposal]:
    """Groups of `people` who are probably one person, the surest first.

    `distinct` are pairs of identifiers known to be of two people. A group of one degree
    takes in those of the degrees before it: with these merged, it is proposed again.
    """
    known = frozenset(frozenset(pair) for pair in distinct)
    candidates = read_candidates(people)
    proposals: list[Proposal] = []
    for degree in Degree:
        if degree is Degree.REFERRED:
            groups = list(_components(_neighbours(_referring(candidates, known))))
        else:
            groups = list(_consistent_groups(_alike(candidates, degree), known))
        joined = [join(group) for group in groups]
        proposals += [_propose(one, degree) for one in joined]
        absorbed = set().union(*groups)
        candidates = [one for one in candidates if one not in absorbed] + joined
    return proposals


def _propose(candidate: Candidate, degree: Degree) -> Proposal:
    names = Counter(line.name for line in candidate.lines)
    lines = [line for line in candidate.lines if not line.refers_to]
    volumes = Counter(line.identifier for line in lines)

    def rank(line: ListedPerson) -> tuple[int, int, int, int, str]:
        """The person of most volumes, then she whose name most lines have."""
        return (
            -volumes[line.identifier],
            -names[line.name],
            -len(line.name),
            -len(line.description),
            line.identifier,
        )

    ordered = sorted(candidate.lines, key=rank)
    return Proposal(
        degree,
        people=tuple(dict.fromkeys(line.identifier for line in ordered)),
        names=tuple(sorted(names)),
    )


def _referring(candidates: Sequence[Candidate], known: _Distinct) -> _Pairs:
    """Lines that say "see …", each with the one line of its volume that this fits."""
    listed: dict[tuple[str, str], dict[Candidate, list[PersonName]]] = defaultdict(dict)
    for one in candidates:
        for line in one.lines:
            for name in [] if line.refers_to else read_names(line.name)[:1]:
                there = listed[line.edition, name.words[0]]
                there.setdefault(one, []).append(name)
    for one in candidates:
        for line in one.lines:
            for meant in read_names(line.refers_to)[:1]:
                there = listed.get((line.edition, meant.words[0]), {})
                fitting = [
                    other
                    for other, names in islice(there.items(), _WINDOW)
                    if any(_begins_with(name, meant) for name in names)
                ]
                if len(fitting) == 1 and not _are_known(one, fitting[0], known):
                    yield one, fitting[0]


def _begins_with(name: PersonName, meant: PersonName) -> bool:
    return name.words[: len(meant.words)] == meant.words


def _alike(candidates: Sequence[Candidate], degree: Degree) -> _Pairs:
    """Pairs that agree to this degree, among those that have a key in common."""
    blocks: dict[tuple[str, ...], dict[Candidate, None]] = defaultdict(dict)
    for one in candidates:
        for name in () if one.is_reference else one.names:
            for key in _block_keys(name, degree):
                blocks[key][one] = None
    for block in blocks.values():
        ordered = sorted(block, key=lambda one: one.names[0].words)
        for position, one in enumerate(ordered):
            for other in ordered[position + 1 : position + _WINDOW]:
                found = degree_between(one, other)
                if found is not None and found <= degree:
                    yield one, other


def _block_keys(name: PersonName, degree: Degree) -> Iterator[tuple[str, ...]]:
    if degree is Degree.IDENTICAL:
        yield name.words
        return
    yield tuple(sorted(name.words))
    yield ("".join(name.words),)
    if name.forenames:
        surname = consonants("".join(name.surname))
        for forename in name.forenames[:2]:
            yield (surname, "*", consonants(forename)[0])


def _consistent_groups(pairs: _Pairs, known: _Distinct) -> Iterator[set[Candidate]]:
    """Whoever is linked, without those of whom it is open to whom they belong."""
    neighbours = _neighbours(pairs)
    for component in _components(neighbours):
        if len(component) > _MOST_LINKED:
            continue
        kept = _without_ambiguous(_without_clashes(component, known), neighbours)
        for group in _components({one: neighbours[one] & kept for one in kept}):
            if len(group) > 1 and not _contradictions(group):
                yield group


def _without_clashes(component: set[Candidate], known: _Distinct) -> set[Candidate]:
    """Leave out, again and again, those who cannot be one with the most others.

    A volume does not list a person twice: two of one name are two people, and which
    of them the others are is open.
    """
    clashing = [
        pair
        for pair in combinations(component, 2)
        if _share_a_volume(*pair) or _are_distinct(*pair, known)
    ]
    kept = set(component)
    while clashing:
        counts = Counter(one for pair in clashing for one in pair)
        most = max(counts.values())
        kept -= {one for one, count in counts.items() if count == most}
        clashing = [pair for pair in clashing if kept.issuperset(pair)]
    return kept


def _are_known(one: Candidate, other: Candidate, known: _Distinct) -> bool:
    """Whether somebody decided already that the two are one, or are not."""
    return one is other or _are_distinct(one, other, known)


def _are_distinct(one: Candidate, other: Candidate, known: _Distinct) -> bool:
    return bool(known) and any(
        frozenset((mine.identifier, theirs.identifier)) in known
        for mine in one.lines
        for theirs in other.lines
    )


def _share_a_volume(one: Candidate, other: Candidate) -> bool:
    return not one.editions.isdisjoint(other.editions) and not contradict(one, other)


def _without_ambiguous(
    component: set[Candidate], neighbours: _Neighbours
) -> set[Candidate]:
    """Leave out "Smith, J." where both "Smith, John" and "Smith, James" are."""
    contradictions = _contradictions(component)
    return {
        one
        for one in component
        if not any(pair <= neighbours[one] for pair in contradictions)
    }


def _contradictions(group: Collection[Candidate]) -> list[set[Candidate]]:
    return [set(pair) for pair in combinations(group, 2) if contradict(*pair)]


def _neighbours(pairs: _Pairs) -> _Neighbours:
    neighbours: _Neighbours = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return neighbours


def _components(
    neighbours: Mapping[Candidate, set[Candidate]],
) -> Iterator[set[Candidate]]:
    seen: set[Candidate] = set()
    for start in neighbours:
        if start in seen:
            continue
        component = {start}
        to_visit = [start]
        while to_visit:
            found = neighbours[to_visit.pop()] - component
            component |= found
            to_visit.extend(found)
        seen |= component
        yield component
