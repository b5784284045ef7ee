"""Which of the persons that volumes list may be one person.

Each volume lists its persons under keys of its own. A person has to look at what is
proposed here: names agree more or less, and the lists say little of each.
"""

from __future__ import annotations

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
    "propose_identities",
]

# Each is compared with so many neighbours in the order of names: thousands of one
# surname must not take time by the square of their number.
_WINDOW = 40
# A larger group is not one person: no series has so many volumes.
_MOST_LINKED = 500

_DEGREES_OF_NAMES = [degree for degree in Degree if degree is not Degree.LIKELY]

_Pairs = Iterable[tuple[Candidate, Candidate]]
_Neighbours = dict[Candidate, set[Candidate]]
_Distinct = Collection[frozenset[str]]


def propose_identities(
    people: Sequence[ListedPerson], distinct: Collection[tuple[str, str]] = ()
) -> list[Proposal]:
    """Groups of `people` who are probably one person, the surest first.

    `distinct` are pairs of identifiers known to be of two people. A group of one degree
    includes those of surer degrees: once these are merged, it is proposed again.
    """
    known = frozenset(frozenset(pair) for pair in distinct)
    candidates = read_candidates(people)
    proposals: list[Proposal] = []
    for degree in _DEGREES_OF_NAMES:
        if degree is Degree.REFERRED:
            groups = list(
                _components(_neighbours(_pairs_by_reference(candidates, known)))
            )
        else:
            groups = list(_consistent_groups(_pairs_by_name(candidates, degree), known))
        joined = [join(group) for group in groups]
        proposals += [_propose(candidate, degree) for candidate in joined]
        absorbed = set().union(*groups)
        candidates = [
            candidate for candidate in candidates if candidate not in absorbed
        ] + joined
    return proposals


def _propose(candidate: Candidate, degree: Degree) -> Proposal:
    names = Counter(line.name for line in candidate.lines)
    lines = [line for line in candidate.lines if not line.refers_to]
    volumes = Counter(line.identifier for line in lines)

    def rank(line: ListedPerson) -> tuple[int, int, int, int, str]:
        """The person in most volumes first, then the one whose name most lines have."""
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


def _pairs_by_reference(candidates: Sequence[Candidate], known: _Distinct) -> _Pairs:
    """Lines that say "see …", each with the one line of its volume that fits."""
    listed: dict[tuple[str, str], dict[Candidate, list[PersonName]]] = defaultdict(dict)
    for candidate in candidates:
        for line in candidate.lines:
            for name in [] if line.refers_to else read_names(line.name)[:1]:
                neighbours = listed[line.edition, name.words[0]]
                neighbours.setdefault(candidate, []).append(name)
    for candidate in candidates:
        for line in candidate.lines:
            for meant in read_names(line.refers_to)[:1]:
                neighbours = listed.get((line.edition, meant.words[0]), {})
                fitting = [
                    neighbour
                    for neighbour, names in islice(neighbours.items(), _WINDOW)
                    if any(_begins_with(name, meant) for name in names)
                ]
                if len(fitting) == 1 and not _are_decided(candidate, fitting[0], known):
                    yield candidate, fitting[0]


def _begins_with(name: PersonName, meant: PersonName) -> bool:
    return name.words[: len(meant.words)] == meant.words


def _pairs_by_name(candidates: Sequence[Candidate], degree: Degree) -> _Pairs:
    """Pairs that agree to this degree, among those that have a key in common."""
    blocks: dict[tuple[str, ...], dict[Candidate, None]] = defaultdict(dict)
    for candidate in candidates:
        for name in () if candidate.is_reference else candidate.names:
            for key in _block_keys(name, degree):
                blocks[key][candidate] = None
    for block in blocks.values():
        ordered = sorted(block, key=lambda candidate: candidate.names[0].words)
        for position, candidate in enumerate(ordered):
            for neighbour in ordered[position + 1 : position + _WINDOW]:
                agreement = degree_between(candidate, neighbour)
                if agreement is not None and agreement <= degree:
                    yield candidate, neighbour


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
    """Groups of linked people, without those who may belong to several."""
    neighbours = _neighbours(pairs)
    for component in _components(neighbours):
        if len(component) > _MOST_LINKED:
            continue
        members = _without_ambiguous(_without_clashes(component, known), neighbours)
        for group in _components(
            {candidate: neighbours[candidate] & members for candidate in members}
        ):
            if len(group) > 1 and not _contradictions(group):
                yield group


def _without_clashes(component: set[Candidate], known: _Distinct) -> set[Candidate]:
    """Leave out those who clash with most others, until nobody clashes.

    A volume does not list a person twice: two of one name are two people, and it is
    open which of them the others are.
    """
    clashing = [
        pair
        for pair in combinations(component, 2)
        if _share_a_volume(*pair) or _are_distinct(*pair, known)
    ]
    remaining = set(component)
    while clashing:
        counts = Counter(candidate for pair in clashing for candidate in pair)
        most = max(counts.values())
        remaining -= {candidate for candidate, count in counts.items() if count == most}
        clashing = [pair for pair in clashing if remaining.issuperset(pair)]
    return remaining


def _are_decided(first: Candidate, second: Candidate, known: _Distinct) -> bool:
    """Whether it was decided already that the two are one person, or that they are not."""
    return first is second or _are_distinct(first, second, known)


def _are_distinct(first: Candidate, second: Candidate, known: _Distinct) -> bool:
    return bool(known) and any(
        frozenset((line.identifier, other_line.identifier)) in known
        for line in first.lines
        for other_line in second.lines
    )


def _share_a_volume(first: Candidate, second: Candidate) -> bool:
    return not first.editions.isdisjoint(second.editions) and not contradict(
        first, second
    )


def _without_ambiguous(
    component: set[Candidate], neighbours: _Neighbours
) -> set[Candidate]:
    """Leave out "Smith, J." where there are both "Smith, John" and "Smith, James"."""
    contradictions = _contradictions(component)
    return {
        candidate
        for candidate in component
        if not any(pair <= neighbours[candidate] for pair in contradictions)
    }


def _contradictions(group: Collection[Candidate]) -> list[set[Candidate]]:
    return [set(pair) for pair in combinations(group, 2) if contradict(*pair)]


def _neighbours(pairs: _Pairs) -> _Neighbours:
    neighbours: _Neighbours = defaultdict(set)
    for first, second in pairs:
        neighbours[first].add(second)
        neighbours[second].add(first)
    return neighbours


def _components(
    neighbours: Mapping[Candidate, set[Candidate]],
) -> Iterator[set[Candidate]]:
    visited: set[Candidate] = set()
    for start in neighbours:
        if start in visited:
            continue
        component = {start}
        to_visit = [start]
        while to_visit:
            reached = neighbours[to_visit.pop()] - component
            component |= reached
            to_visit.extend(reached)
        visited |= component
        yield component
