"""Who is one person in several volumes: merged if certain, proposed if likely."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import Coalesce

from letters.derivation.people.evidence import tell_pair
from letters.derivation.people.identities import (
    Identity,
    find_identities,
    group_people,
)
from letters.derivation.people.likely import LikelyIdentity, propose_likely
from letters.derivation.people.likely_institutions import propose_institutions
from letters.derivation.people.person_matching import (
    Degree,
    ListedPerson,
    Proposal,
    propose_identities,
)
from letters.ingest.people import MergeRefusedError, merge_group
from letters.models import Agent, AgentDistinction, AgentMerge, Entry

_Pair = tuple[str, str]
# Longer than any address.
_NO_ADDRESS = 1000


class _UnlistedRecord(NamedTuple):
    """A record of which no list has a line; `identifier` is that of the one that stands
    for it."""

    identifier: str
    name: str
    description: str
    kind: str
    merged_into: int | None


def join_people() -> int:
    """Merge who is certainly one person; return how many records.

    What was decided stands: records found to be of two people and merges that were
    undone are not merged again. A second run finds nothing left to do.
    """
    decided = {*_distinct_pairs(), *_undone_pairs()}
    visible = Agent.objects.visible_to(AnonymousUser()).values_list("pk", flat=True)
    published = set(visible)
    identities = find_identities(_lines(_unlisted()), decided)
    return sum(_merge(identity, published) for identity in identities)


def find_proposals() -> list[Proposal]:
    """Propose which records may be of one person or institution, as they are merged now.

    Comparing all lines of a series takes seconds: it is done once for each state of them.
    """
    distinct, unlisted = tuple(_distinct_pairs()), _unlisted()
    return [
        *_propose_people(tuple(_lines(unlisted)), distinct),
        *propose_institutions(_institutions(unlisted), distinct),
    ]


@lru_cache(1)
def _propose_people(
    lines: tuple[ListedPerson, ...], distinct: tuple[_Pair, ...]
) -> tuple[Proposal, ...]:
    by_name = propose_identities(lines, distinct)
    proposed = [frozenset(proposal.people) for proposal in by_name]
    likely = [
        identity
        for identity in propose_likely(group_people(lines, distinct))
        if not any(people.issuperset(identity.people) for people in proposed)
    ]
    lines_of = _lines_by_person(lines)
    return (
        *(_with_evidence(proposal, lines_of) for proposal in by_name),
        *(_as_proposal(identity, lines_of) for identity in likely),
    )


def _unlisted() -> list[_UnlistedRecord]:
    """The records of which no list has a line: persons and institutions."""
    records = Agent.objects.filter(entries=None).order_by("pk")
    rows = records.values_list(
        Coalesce("merged_into__identifier", "identifier"),
        "authorized_name",
        "description",
        "kind",
        "merged_into",
    )
    return list(map(_UnlistedRecord._make, rows))


def _lines(unlisted: Iterable[_UnlistedRecord]) -> list[ListedPerson]:
    """All lines of lists, and the `unlisted` persons, under the record that stands."""
    listed = Entry.objects.filter(
        kind=Entry.Kind.PERSON, agent__kind=Agent.Kind.PERSON
    ).values_list(
        Coalesce("agent__merged_into__identifier", "agent__identifier"),
        "name",
        "description",
        "edition__identifier",
    )
    persons = [
        ListedPerson(record.identifier, record.name, record.description)
        for record in unlisted
        if record.kind == Agent.Kind.PERSON
    ]
    return [*persons, *(ListedPerson(*line) for line in listed.order_by("pk"))]


def _institutions(unlisted: Iterable[_UnlistedRecord]) -> list[tuple[str, str]]:
    """Identifiers and names of the records that stand for themselves."""
    return [
        (record.identifier, record.name)
        for record in unlisted
        if record.kind == Agent.Kind.CORPORATE_BODY and not record.merged_into
    ]


def _distinct_pairs() -> list[_Pair]:
    return list(
        AgentDistinction.objects.order_by("pk").values_list(
            Coalesce("one__merged_into__identifier", "one__identifier"),
            Coalesce("other__merged_into__identifier", "other__identifier"),
        )
    )


def _undone_pairs() -> Iterator[_Pair]:
    """Those whose merge somebody undid, unless they were merged again since."""
    undone = AgentMerge.objects.exclude(undone=None).values_list(
        Coalesce("kept__merged_into__identifier", "kept__identifier"),
        Coalesce("merged__merged_into__identifier", "merged__identifier"),
    )
    return ((kept, merged) for kept, merged in undone if kept != merged)


def _merge(identity: Identity, published: Collection[int]) -> int:
    """Merge into a published record before others, one whose address is known before
    others, the best known one before others."""
    agents = Agent.objects.standing_for_themselves().in_bulk(
        identity.people, field_name="identifier"
    )
    known = [agents[person] for person in identity.people if person in agents]
    if len(known) < 2:
        return 0
    kept = max(known, key=lambda agent: _worth_of_staying(agent, published))
    evidence = dict(zip(identity.people, identity.evidence, strict=True))
    # The evidence joins each to one of the others: the kept one may be any of them.
    reasons = {
        agent.pk: evidence[agent.identifier] or evidence[kept.identifier]
        for agent in known
    }
    others = [agent for agent in known if agent != kept]
    try:
        return len(merge_group(kept, others, reason=reasons))
    except MergeRefusedError:
        # Somebody decided otherwise in the meantime.
        return 0


def _worth_of_staying(agent: Agent, published: Collection[int]) -> tuple[bool, int]:
    """Published ones first, then those of the shortest address: "rusk-dean" before
    "rusk-dean-2"."""
    length = len(agent.address) if agent.address else _NO_ADDRESS
    return agent.pk in published, -length


def _lines_by_person(lines: Iterable[ListedPerson]) -> dict[str, ListedPerson]:
    """For each person one line that says something."""
    lines_of: dict[str, ListedPerson] = {}
    for line in lines:
        known = lines_of.setdefault(line.identifier, line)
        if len(line.description) > len(known.description):
            lines_of[line.identifier] = line
    return lines_of


def _with_evidence(
    proposal: Proposal, lines_of: Mapping[str, ListedPerson]
) -> Proposal:
    first, *others = (lines_of[person] for person in proposal.people)
    told = dict.fromkeys(tell_pair(first, other) for other in others)
    return replace(proposal, evidence=tuple(filter(None, told)))


def _as_proposal(
    identity: LikelyIdentity, lines_of: Mapping[str, ListedPerson]
) -> Proposal:
    names = sorted({lines_of[person].name for person in identity.people})
    return Proposal(
        Degree.LIKELY, identity.people, tuple(names), identity.evidence, identity.score
    )
