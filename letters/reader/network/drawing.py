"""The picture of a network: where each name stands, and the ties between them.

Measures are units of a square of SIZE by SIZE, which is drawn as wide as there is room.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator

from letters.models import Agent
from letters.reader.exchange import exchange_address
from letters.reader.network.circle import Spot, in_circle_order, spots

SIZE = 1000
RADIUS = 265
# Between the sign of a name and the name.
_GAP = 12
# In characters: as many as there is room for outside the circle.
LONGEST_NAME = 26
# How broad a tie is of at least so many letters.
_WIDTHS = {1: 1, 2: 2, 5: 4, 15: 7}
# Signs grow with the letters, from the first to the second radius.
_SMALLEST, _LARGEST = 4, 10

# The keys of two agents and how many letters they exchanged.
Pair = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Name:
    """`turn` is how the name is turned, in degrees; `letters` are those of the ties that
    are drawn, with `others` of those shown."""

    agent: Agent
    label: str
    x: str
    y: str
    radius: str
    label_x: str
    turn: str
    anchor: str
    letters: int
    others: int

    @property
    def is_office(self) -> bool:
        return self.agent.kind != Agent.Kind.PERSON


@dataclass(frozen=True, slots=True)
class Tie:
    one: Agent
    other: Agent
    letters: int
    address: str
    path: str
    width: int


@dataclass(frozen=True, slots=True)
class Picture:
    """`names` are in the order of their letters, the ties as well. The `centre` is the
    person whom it is about, if it is about one."""

    names: list[Name]
    ties: list[Tie]
    centre: Agent | None = None

    @property
    def size(self) -> int:
        return SIZE

    @property
    def middle(self) -> int:
        return SIZE // 2


def draw_network(
    agents: Sequence[Agent], pairs: Iterable[Pair], centre: Agent | None = None
) -> Picture:
    """The ties between the `agents`, who stand on a circle, and with the `centre`."""
    by_key = {agent.pk: agent for agent in (*agents, *filter(None, [centre]))}
    drawn = [
        pair
        for pair in pairs
        if pair[0] != pair[1] and pair[0] in by_key and pair[1] in by_key
    ]
    places = _places([agent.pk for agent in agents], drawn)
    if centre:
        places[centre.pk] = Spot(SIZE / 2, SIZE / 2, 0)
    ties = [
        Tie(
            by_key[one],
            by_key[other],
            letters,
            exchange_address(by_key[one], by_key[other]),
            _path(places[one], places[other]),
            max(width for least, width in _WIDTHS.items() if letters >= least),
        )
        for one, other, letters in drawn
    ]
    return Picture(_names(agents, places, drawn), ties, centre)


def _places(keys: Sequence[int], pairs: Iterable[Pair]) -> dict[int, Spot]:
    weights = {
        both: letters
        for one, other, letters in pairs
        for both in ((one, other), (other, one))
    }
    order = in_circle_order(keys, weights)
    return dict(zip(order, spots(len(order), SIZE / 2, RADIUS), strict=True))


def _names(
    agents: Sequence[Agent], places: dict[int, Spot], pairs: Sequence[Pair]
) -> list[Name]:
    letters: Counter[int] = Counter()
    others: Counter[int] = Counter()
    for one, other, number in pairs:
        for key in (one, other):
            letters[key] += number
            others[key] += 1
    most = max(letters.values(), default=1)
    names = [
        _name(agent, places[agent.pk], letters[agent.pk], others[agent.pk], most)
        for agent in agents
    ]
    return sorted(names, key=lambda name: -name.letters)


def _name(agent: Agent, spot: Spot, letters: int, others: int, most: int) -> Name:
    radius = _SMALLEST + (_LARGEST - _SMALLEST) * (letters / most) ** 0.5
    # Names on the left are turned about, so that none stands on its head.
    outwards = -1 if spot.is_on_the_left else 1
    turn = spot.turn - 180 if spot.is_on_the_left else spot.turn
    return Name(
        agent,
        Truncator(str(agent).removeprefix("the ")).chars(LONGEST_NAME),
        f"{spot.x:.0f}",
        f"{spot.y:.0f}",
        f"{radius:.1f}",
        f"{spot.x + outwards * (_LARGEST + _GAP / 2):.0f}",
        f"{turn:.1f}",
        "end" if spot.is_on_the_left else "start",
        letters,
        others,
    )


def _path(one: Spot, other: Spot) -> str:
    """A curve that bends towards the middle, so that ties of neighbours can be told."""
    x, y = (
        (SIZE / 2 + (a + b) / 2) / 2 for a, b in ((one.x, other.x), (one.y, other.y))
    )
    return f"M{one.x:.0f} {one.y:.0f}Q{x:.0f} {y:.0f} {other.x:.0f} {other.y:.0f}"
