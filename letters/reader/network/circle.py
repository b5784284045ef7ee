"""Places names on a circle, those who wrote to each other close together.

On a circle no name stands on another, and the same letters give the same picture.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

# Of how many names before it a name is wanted as a neighbour.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the circle: `turn` is in degrees, from the right, clockwise."""

    x: float
    y: float
    turn: float

    @property
    def is_on_the_left(self) -> bool:
        return 90 < self.turn < 270


def in_circle_order(
    keys: Sequence[int], weights: Mapping[tuple[int, int], int]
) -> list[int]:
    """The keys, each followed by one with strong ties to those just before it. `weights`
    are symmetric; of equal ties, the one that comes first in `keys` is taken."""
    rest = list(keys)
    order: list[int] = []
    while rest:
        near = order[-_NEAR:]
        ties = [sum(weights.get((key, other), 0) for other in near) for key in rest]
        order.append(rest.pop(ties.index(max(ties))))
    return order


def spots(number: int, centre: float, radius: float) -> list[Spot]:
    """So many places at equal distances, the first at the top."""
    turns = ((-90 + 360 * place / number) % 360 for place in range(number))
    return [
        Spot(
            centre + radius * cos(turn * pi / 180),
            centre + radius * sin(turn * pi / 180),
            turn,
        )
        for turn in turns
    ]
