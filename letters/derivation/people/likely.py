"""Who is likely to be one person with whom, the likeliest first, for a person to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from letters.derivation.people.evidence import tell_evidence, tell_reference
from letters.derivation.people.honorifics import PARTICLES
from letters.derivation.people.name_likeness import liken_names, liken_words
from letters.derivation.people.offices import compare_offices
from letters.derivation.people.person_groups import (
    Group,
    Groups,
    refers_to,
    refers_to_same_sex,
)
from letters.derivation.people.person_names import (
    Agreement,
    PersonName,
    compare_forenames,
    suffixes_contradict,
)
from letters.derivation.people.phonetics import consonants, romanised
from letters.derivation.people.profiles import Profile, Rarity, years_apart

# In a larger block of a word nobody is compared: "John" tells nobody apart.
_LARGEST_BLOCK = 120
# So few share a forename like "Muammar" that it is worth comparing them.
_SMALL_BLOCK = 8
# Lines of a group to compare with those of another, of the different ones.
_MOST_LINES = 8
_MOST_MEMBERS = 12
_LEAST_LIKENESS = 0.45
# More than the likeness of words that only begin alike.
_SOMEWHAT = 0.5
_LEAST_SCORE = 0.7
_LEAST_SCORE_OF_RARE = 0.55
# The least for a pair of whom only one is likely nobody else, and for any other pair.
_LIKELY = 0.8
_VERY_LIKELY = 1.1
# What the office is worth beside the name, at the most.
_OFFICE = 0.6
_FULL_OFFICE = 6.0
_SAME_OFFICE = 0.25
_RARE_SURNAME = 0.15
_FAR = 12
_NEAR = 4
_YEARS = 0.1
_WRONG_FORENAME, _WRONG_INITIAL = 0.6, 0.8
_REFERENCE = 2.0


@dataclass(frozen=True, slots=True)
class LikelyPair:
    """Two people who may be one: the higher the score, the likelier."""

    score: float
    first: str
    second: str
    evidence: str


@dataclass(frozen=True, slots=True)
class LikelyIdentity:
    """People who may be one, and what speaks for it, the best first."""

    score: float
    people: tuple[str, ...]
    evidence: tuple[str, ...]


def rank_likely(groups: Groups) -> list[LikelyPair]:
    """For each person the likeliest other one, and all very likely ones; best first."""
    best: dict[Group, LikelyPair] = {}
    pairs: dict[LikelyPair, None] = {}
    for first, second in _pairs(groups):
        if pair := _score_groups(first, second, groups.rarity):
            if pair.score >= _VERY_LIKELY:
                pairs[pair] = None
            for group in (first, second):
                if group not in best or pair.score > best[group].score:
                    best[group] = pair
    for pair in best.values():
        is_mutual = all(best[groups.of[p]] is pair for p in (pair.first, pair.second))
        if is_mutual or pair.score >= _LIKELY:
            pairs[pair] = None
    return sorted(pairs, key=lambda p: (-p.score, p.first, p.second))


def propose_likely(groups: Groups) -> list[LikelyIdentity]:
    """Groups of people who are likely one person, the likeliest first.

    Each person is with the one that is likeliest, and never with two of one volume.
    """
    members: dict[Group, list[Group]] = {}
    found: dict[int, list[LikelyPair]] = defaultdict(list)
    for pair in rank_likely(groups):
        first, second = groups.of[pair.first], groups.of[pair.second]
        left = members.setdefault(first, [first])
        right = members.setdefault(second, [second])
        is_full = len(left) + len(right) > _MOST_MEMBERS
        if (
            left is right
            or is_full
            or any(groups.are_two(a, b) for a in left for b in right)
        ):
            continue
        left += right
        found[id(left)] += [*found.pop(id(right), []), pair]
        for group in right:
            members[group] = left
    proposals = [
        _propose(group, found[id(group)])
        for group in {id(g): g for g in members.values()}.values()
        if len(group) > 1
    ]
    return sorted(proposals, key=lambda p: (-p.score, p.people))


def _propose(group: list[Group], pairs: list[LikelyPair]) -> LikelyIdentity:
    ordered = sorted(group, key=lambda g: -len(g.profiles))
    people = tuple(sorted(g.people)[0] for g in ordered)
    pairs.sort(key=lambda pair: -pair.score)
    return LikelyIdentity(pairs[0].score, people, tuple(p.evidence for p in pairs))


def _pairs(groups: Groups) -> Iterator[tuple[Group, Group]]:
    """Groups with a word in common that is of the surname of one, not known to be two."""
    blocks: dict[str, dict[Group, bool]] = defaultdict(dict)
    for group in groups:
        for name in group.all_names:
            for key, is_of_surname in _keys(name):
                block = blocks[key]
                block[group] = is_of_surname or block.get(group, False)
    seen: set[tuple[int, int]] = set()
    for key, block in blocks.items():
        if len(block) > _LARGEST_BLOCK and not key.startswith("*"):
            continue
        for (first, of_first), (second, of_second) in combinations(block.items(), 2):
            pair = (id(first), id(second))
            is_worth_it = of_first or of_second or len(block) <= _SMALL_BLOCK
            if is_worth_it and pair not in seen and not groups.are_two(first, second):
                seen.add(pair)
                yield first, second


def _keys(name: PersonName) -> Iterator[tuple[str, bool]]:
    for place, word in enumerate(name.words):
        if len(word) > 1 and word not in PARTICLES:
            is_of_surname = place < len(name.surname)
            yield consonants(word)[:4], is_of_surname
            yield romanised(word), is_of_surname
    yield "*" + consonants("".join(name.surname)), True
    yield "*" + romanised("".join(name.words)), True


def _score_groups(first: Group, second: Group, rarity: Rarity) -> LikelyPair | None:
    scored = [
        pair
        for one in first.telling_profiles(_MOST_LINES)
        for other in second.telling_profiles(_MOST_LINES)
        if (pair := _score(one, other, rarity))
    ]
    return max(scored, key=lambda pair: pair.score, default=None)


def _score(first: Profile, second: Profile, rarity: Rarity) -> LikelyPair | None:
    if first.is_reference or second.is_reference:
        return _score_reference(first, second)
    likeness, factor = max(
        (liken_names(name, other), factor)
        for name in first.names
        for other in second.names
        for factor in [_agreement_factor(name, other)]
    )
    if likeness < _LEAST_LIKENESS or not factor:
        return None
    office = compare_offices(first.offices, second.offices)
    score = likeness + _OFFICE * min(1.0, office.weight / _FULL_OFFICE)
    score += _SAME_OFFICE * office.is_same
    of_surname = _score_surname(first.main, second.main, rarity)
    score += of_surname
    score *= factor
    apart = years_apart(first, second)
    score += _YEARS * (apart <= _NEAR) - _YEARS * (apart > _FAR)
    if score < (_LEAST_SCORE_OF_RARE if of_surname else _LEAST_SCORE):
        return None
    evidence = tell_evidence(first, second, office)
    return LikelyPair(score, first.line.identifier, second.line.identifier, evidence)


def _score_surname(name: PersonName, other: PersonName, rarity: Rarity) -> float:
    """A rare surname in common counts for the pair, and no common one against it."""
    likeness = liken_words("".join(name.surname), "".join(other.surname))
    if name.forenames and other.forenames and likeness >= 0.75:
        return _RARE_SURNAME * rarity.is_rare_surname(name)
    return 0.0


def _agreement_factor(name: PersonName, other: PersonName) -> float:
    """Less than 1 where names contradict; 0 for husband and wife, or other surnames."""
    if name.is_a_womans != other.is_a_womans or _have_other_surnames(name, other):
        return 0.0
    factor = 1.0
    if suffixes_contradict(name, other):
        factor = _WRONG_INITIAL
    if name.forenames and other.forenames:
        if not liken_words(name.forenames[0], other.forenames[0]):
            is_turned = (
                other.forenames[0] in name.words or name.forenames[0] in other.words
            )
            return factor * (1.0 if is_turned else _WRONG_FORENAME)
        if compare_forenames(name.forenames, other.forenames) is Agreement.NONE:
            factor *= _WRONG_INITIAL
    elif _has_a_patronymic(name, other):
        if not liken_words(name.surname[0], other.surname[0]):
            factor *= _WRONG_FORENAME
    elif not name.forenames and not other.forenames:
        first, second = name.surname[0], other.surname[0]
        is_turned = first in other.words or second in name.words
        factor *= 1.0 if is_turned or liken_words(first, second) else _WRONG_INITIAL
    return factor


def _has_a_patronymic(name: PersonName, other: PersonName) -> bool:
    """Whether one has a father's name in it: a man's own name is its first word, as in
    "Faisal ibn Abd al-Aziz"."""
    return not (name.forenames and other.forenames) and (
        name.has_a_fathers_name or other.has_a_fathers_name
    )


def _have_other_surnames(name: PersonName, other: PersonName) -> bool:
    """Whether two names that are inverted share no surname, nor are turned round."""
    if not name.forenames or not other.forenames:
        return False
    is_turned = _share_a_word(name.surname, other.forenames) and _share_a_word(
        other.surname, name.forenames
    )
    return not is_turned and not _share_a_word(name.surname, other.surname)


def _share_a_word(words: tuple[str, ...], other_words: tuple[str, ...]) -> bool:
    return any(
        len(word) > 1 and len(other) > 1 and liken_words(word, other) > _SOMEWHAT
        for word in words
        for other in other_words
    )


def _score_reference(first: Profile, second: Profile) -> LikelyPair | None:
    """A line that says "see …" may mean somebody whom another volume lists."""
    for referring, meant in ((first, second), (second, first)):
        if (
            referring.is_reference
            and not meant.is_reference
            and refers_to_same_sex(referring, meant)
        ):
            likeness = max(
                liken_names(target, name)
                for target in referring.refers_to
                for name in meant.names
            )
            if refers_to(referring, meant) or likeness > 0.9:
                return LikelyPair(
                    _REFERENCE * likeness,
                    referring.line.identifier,
                    meant.line.identifier,
                    tell_reference(referring, meant),
                )
    return None
