"""Which records of institutions are likely of one, for a person to decide."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from letters.derivation.people.institutions import Institution, read_institution
from letters.derivation.people.list_entries import Degree, Proposal
from letters.derivation.people.name_likeness import is_misspelt


def propose_institutions(
    named: Sequence[tuple[str, str]], distinct: Collection[tuple[str, str]] = ()
) -> list[Proposal]:
    """Pairs of posts of one kind in one country, or in places that differ by a letter.

    `named` are identifiers with names; `distinct` pairs of identifiers known to be two.
    """
    known = {frozenset(pair) for pair in distinct}
    posts = [
        (identifier, post)
        for identifier, name in named
        if (post := read_institution(name)) and post.place
    ]
    return [
        Proposal(
            Degree.LIKELY,
            (identifier, other_identifier),
            tuple(sorted({post.name, other.name})),
            (evidence,),
        )
        for (identifier, post), (other_identifier, other) in combinations(posts, 2)
        if frozenset((identifier, other_identifier)) not in known
        and (evidence := _evidence(post, other))
    ]


def _evidence(post: Institution, other: Institution) -> str:
    if post.kind != other.kind or post.place == other.place:
        return ""
    if post.nation and post.nation == other.nation:
        return f"“{post.place}” and “{other.place}” are names of one country"
    if is_misspelt(post.place, other.place):
        return f"“{post.place}” and “{other.place}” differ by a letter"
    return ""
