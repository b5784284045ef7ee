"""How many entries of a list are left by each choice that narrows it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode


class CountedChoice(NamedTuple):
    """`address` makes the choice, or undoes it."""

    name: str
    count: int
    is_chosen: bool
    address: str


def address_with(**parameters: str | int | None) -> str:
    """The list with these parameters, without those that are empty: "?year=1962"."""
    given = {name: value for name, value in parameters.items() if value}
    return f"?{urlencode(given)}"
