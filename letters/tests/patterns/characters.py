"""Sets of characters as bit masks over a few samples.

The samples of a pattern are the characters that it names, their neighbours, and some of
each common kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import _constants as op
from re import _parser
from typing import Any

COMMON = "\n\t \u00a0\u2028aMZz09_.,;:-–—(<[{\"'“’/\\*~#é中\x00"

Item = tuple[Any, Any]

_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}


def samples_of(tree: Any) -> str:
    """The characters that stand for all others in `tree`."""
    found = set(COMMON)
    for code in _codes_named(tree):
        found |= {chr(n) for n in (code - 1, code, code + 1) if 0 <= n <= 0x10FFFF}
    found |= {other for letter in found for other in _cases(letter) if len(other) == 1}
    return "".join(sorted(found))


def _codes_named(tree: Any) -> Iterator[int]:
    if isinstance(tree, _parser.SubPattern | list):
        for item in tree:
            yield from _codes_named(item)
    elif isinstance(tree, tuple) and tree and tree[0] in (op.LITERAL, op.NOT_LITERAL):
        yield tree[1]
    elif isinstance(tree, tuple) and tree and tree[0] is op.RANGE:
        yield from tree[1]
    elif isinstance(tree, tuple):
        for part in tree:
            yield from _codes_named(part)


def _cases(letter: str) -> set[str]:
    return {letter, letter.lower(), letter.upper()}


class Alphabet:
    """The samples of one pattern, and what of them each set of characters holds."""

    def __init__(self, samples: str) -> None:
        self.samples = samples
        self.everything = (1 << len(samples)) - 1
        self._masks: dict[str, int] = {}
        self.words = self.mask((op.CATEGORY, op.CATEGORY_WORD), 0)

    def mask(self, item: Item, flags: int) -> int:
        """The samples that `item` reads, one bit each."""
        name = f"{flags} {item}"
        if name not in self._masks:
            self._masks[name] = sum(
                1 << at
                for at, letter in enumerate(self.samples)
                if _reads(item, letter, flags)
            )
        return self._masks[name]

    def letter(self, mask: int) -> str:
        """One sample of `mask`: a plain letter where there is one."""
        held = [s for at, s in enumerate(self.samples) if mask >> at & 1]
        return min(held, key=lambda s: (s in "\x00\n", not s.isprintable(), s > "z", s))


def _reads(item: Item, letter: str, flags: int) -> bool:
    kind, value = item
    letters = _cases(letter) if flags & re.IGNORECASE else {letter}
    if kind is op.LITERAL:
        return chr(value) in letters
    if kind is op.NOT_LITERAL:
        return chr(value) not in letters
    if kind is op.RANGE:
        return any(value[0] <= ord(s) <= value[1] for s in letters if len(s) == 1)
    if kind is op.CATEGORY:
        return re.match(_CATEGORIES[value], letter, flags & re.ASCII) is not None
    if kind is op.ANY:
        return letter != "\n" or bool(flags & re.DOTALL)
    items = [part for part in value if part[0] is not op.NEGATE]
    is_negated = len(items) < len(value)
    return any(_reads(part, letter, flags) for part in items) != is_negated
