"""Which lines of many lists are certainly of one person, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from letters.derivation.people.certain_rules import (
    misprint_evidence,
    other_form_evidence,
    same_name_evidence,
)
from letters.derivation.people.evidence import tell_reference
from letters.derivation.people.list_entries import ListedPerson
from letters.derivation.people.person_groups import (
    Group,
    Groups,
    refers_to,
    refers_to_same_sex,
)
from letters.derivation.people.person_names import PersonName
from letters.derivation.people.phonetics import consonants, romanised
from letters.derivation.people.profiles import Profile, Rarity, read_profiles

# In a larger block of similar names only those of the very same words are compared.
_LARGEST_BLOCK = 400

Rule = Callable[[Profile, Profile, Rarity], str]


@dataclass(frozen=True, slots=True)
class Identity:
    """Identifiers of one person, the best known first, and why each joins the first."""

    people: tuple[str, ...]
    evidence: tuple[str, ...]


def find_identities(
    people: Sequence[ListedPerson], distinct: Collection[tuple[str, str]] = ()
) -> list[Identity]:
    """Groups of people who are certainly one person, each with the evidence in words.

    Lines of one identifier are one person already. `distinct` are pairs known to be two.
    """
    groups = group_people(people, distinct)
    return [_tell(group) for group in groups if len(group.people) > 1]


def group_people(
    people: Sequence[ListedPerson], distinct: Collection[tuple[str, str]] = ()
) -> Groups:
    profiles = read_profiles(people)
    rarity = Rarity(profiles)
    groups = Groups(profiles, rarity, {frozenset(pair) for pair in distinct})
    named = [p for p in profiles if not p.is_reference]
    _join_references(groups, profiles)
    _join_same_names(groups, named, rarity)
    _join_misprints(groups, named, rarity)
    for _ in range(2):
        _join_other_forms(groups, named, rarity)
    return groups


def _join_references(groups: Groups, profiles: Sequence[Profile]) -> None:
    """Join a line that says "see …" with the one line of its volume that fits."""
    of_volume: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if not profile.is_reference:
            of_volume[profile.line.edition].append(profile)
    for profile in profiles:
        if profile.is_reference:
            listed = of_volume[profile.line.edition]
            meant = [other for other in listed if refers_to(profile, other)]
            # "see Ngo Dinh Nhu" does not mean his wife where he is listed himself.
            meant = [p for p in meant if refers_to_same_sex(profile, p)] or meant
            if len(meant) == 1 and groups.may_join(
                groups.group_of(meant[0]), groups.group_of(profile)
            ):
                groups.join(meant[0], profile, tell_reference(profile, meant[0]))


def _join_same_names(
    groups: Groups, profiles: Iterable[Profile], rarity: Rarity
) -> None:
    by_words: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        by_words[profile.main.words].append(profile)
    for block in by_words.values():
        _join_all(groups, combinations(block, 2), rarity, same_name_evidence)


def _join_misprints(
    groups: Groups, profiles: Sequence[Profile], rarity: Rarity
) -> None:
    """Join a line of its own whose name occurs once, if all that it may be agree."""
    uses = Counter(profile.main.words for profile in profiles)
    for block in _blocks(profiles, _misprint_keys):
        for profile in block:
            if uses[profile.main.words] == 1:
                pairs = ((other, profile) for other in block if other is not profile)
                _join_all(groups, pairs, rarity, misprint_evidence, is_misprint=True)


def _join_other_forms(
    groups: Groups, profiles: Sequence[Profile], rarity: Rarity
) -> None:
    """Join lines of other forms of a name, but not one that two may claim."""
    links: dict[tuple[Group, Group], tuple[Profile, Profile, str]] = {}
    for block in _blocks(profiles, _form_keys):
        for first, second in combinations(block, 2):
            pair = groups.group_of(first), groups.group_of(second)
            if pair in links or not groups.may_join(*pair):
                continue
            if evidence := other_form_evidence(first, second, rarity):
                links[pair] = links[pair[::-1]] = (first, second, evidence)
    claimed = _claimed_by_two(groups, links)
    for pair, (first, second, evidence) in links.items():
        is_open = claimed.isdisjoint(pair)
        if is_open and groups.may_join(groups.group_of(first), groups.group_of(second)):
            groups.join(first, second, evidence)


def _claimed_by_two(groups: Groups, links: Iterable[tuple[Group, Group]]) -> set[Group]:
    """Groups that may be either of two that are certainly not one."""
    partners: dict[Group, list[Group]] = defaultdict(list)
    for group, partner in links:
        partners[group].append(partner)
    return {
        group
        for group, others in partners.items()
        if any(not groups.may_join(*pair) for pair in combinations(others, 2))
    }


def _join_all(
    groups: Groups,
    pairs: Iterable[tuple[Profile, Profile]],
    rarity: Rarity,
    rule: Rule,
    *,
    is_misprint: bool = False,
) -> None:
    for first, second in pairs:
        pair = groups.group_of(first), groups.group_of(second)
        if not groups.may_join(*pair, is_misprint=is_misprint):
            continue
        if evidence := rule(first, second, rarity):
            groups.join(first, second, evidence, is_misprint=is_misprint)


def _blocks(
    profiles: Iterable[Profile],
    keys_of: Callable[[PersonName], Iterable[tuple[str, ...]]],
) -> Iterator[list[Profile]]:
    blocks: dict[tuple[str, ...], dict[Profile, None]] = defaultdict(dict)
    for profile in profiles:
        for key in keys_of(profile.main):
            blocks[key][profile] = None
    for block in blocks.values():
        if 1 < len(block) <= _LARGEST_BLOCK:
            yield list(block)


def _form_keys(name: PersonName) -> Iterator[tuple[str, ...]]:
    yield ("words", *sorted(name.words))
    yield ("sound", romanised("".join(name.words)))
    yield ("surname", consonants("".join(name.surname)))
    yield ("first word", name.surname[0])


def _misprint_keys(name: PersonName) -> Iterator[tuple[str, ...]]:
    if name.forenames and len(name.forenames[0]) > 1:
        yield (name.surname[0][:1], consonants(name.forenames[0]))
        yield ("surname", *name.surname, name.forenames[0][:1])


def _tell(group: Group) -> Identity:
    lines = [p.line for p in group.profiles if not p.is_reference]
    volumes = Counter(line.identifier for line in lines)
    names = Counter(line.name for line in lines)

    def rank(line: ListedPerson) -> tuple[int, int, int, str]:
        return (
            -volumes[line.identifier],
            -names[line.name],
            -len(line.name),
            line.identifier,
        )

    ordered = sorted((p.line for p in group.profiles), key=rank)
    people = tuple(dict.fromkeys(line.identifier for line in ordered))
    evidence = dict(group.evidence)
    return Identity(people, tuple(evidence.get(person, "") for person in people))
