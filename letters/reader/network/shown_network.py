"""Whom a network shows: the most connected of the archive, or those around a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from letters.models import Agent, Document
from letters.reader.exchanged_pairs import exchanged_pairs
from letters.reader.network.drawing import Pair, Picture, draw_network

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

MOST_NAMES = 40
MOST_AROUND = 24
# Of the strongest: more could not be told from one another.
MOST_TIES = 120
# Some who exchanged letters may be hidden: so many more are looked up.
_SPARE = 40


def network_of_archive(user: AbstractUser | AnonymousUser) -> Picture:
    """Those who exchanged letters with the most others."""
    pairs = _pairs(user)
    others: Counter[int] = Counter()
    letters: Counter[int] = Counter()
    for one, other, number in pairs:
        for key in (one, other):
            others[key] += 1
            letters[key] += number
    most = sorted(others, key=lambda key: (-others[key], -letters[key], key))
    agents = _visible_agents(most, MOST_NAMES, user)
    shown = {agent.pk for agent in agents}
    strongest = [pair for pair in pairs if {pair[0], pair[1]} <= shown][:MOST_TIES]
    tied = {key for one, other, _ in strongest for key in (one, other)}
    return draw_network([one for one in agents if one.pk in tied], strongest)


def network_around(agent: Agent, user: AbstractUser | AnonymousUser) -> Picture:
    """Those with whom the agent exchanged the most letters, and what they exchanged."""
    pairs = _pairs(user)
    with_agent = [pair for pair in pairs if agent.pk in pair[:2]]
    keys = [other if one == agent.pk else one for one, other, _ in with_agent]
    agents = _visible_agents(keys, MOST_AROUND, user)
    around = {one.pk for one in agents}
    among = [pair for pair in pairs if {pair[0], pair[1]} <= around]
    own = [pair for pair in with_agent if not around.isdisjoint(pair[:2])]
    strongest = among[: MOST_TIES - len(own)]
    return draw_network(agents, _by_letters([*own, *strongest]), agent)


def _by_letters(pairs: Iterable[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))


def _pairs(user: AbstractUser | AnonymousUser) -> list[Pair]:
    visible = Document.objects.visible_to(user)
    return [pair for pair in exchanged_pairs(visible) if pair[0] != pair[1]]


def _visible_agents(
    keys: Sequence[int], most: int, user: AbstractUser | AnonymousUser
) -> list[Agent]:
    """The first of those that `user` may see."""
    found = Agent.objects.visible_to(user).in_bulk(keys[: most + _SPARE])
    return [found[key] for key in keys if key in found][:most]
