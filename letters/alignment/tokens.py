"""The words, signs and white spaces of a text, and where they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from letters.alignment.runs import Range

# A dotted leader is one sign, however long it is.
_TOKEN = re.compile(r"\w+|\s|\.{4,}+(?: \.++)*+|\.(?: ?\.){3,}|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """What each token is compared by, and where it starts. `gaps` are the numbers of
    those that do not follow the one before them: a line between them is left out."""

    keys: list[str]
    starts: list[int]
    gaps: list[int]

    def end(self, at: int) -> int:
        return self.starts[at] + len(self.keys[at])

    def gaps_between(self, first: int, end: int) -> list[int]:
        """Those behind the token `first`, and before `end`."""
        return [at for at in self.gaps if first < at < end] if self.gaps else []


def read_keys(folded: str, start: int, end: int) -> list[str]:
    """What the tokens of a stretch are compared by."""
    return _TOKEN.findall(folded, start, end)


def read_tokens(folded: str, lines: Sequence[Range]) -> Tokens:
    """The tokens of some lines of a text that is folded already: every character is in
    one of them, and so is a blank for the end of each line but the last."""
    first, last_end = lines[0][0], lines[-1][1]
    if last_end - first == sum(end - start + 1 for start, end in lines) - 1 and not any(
        folded.startswith(".", start) for start, _ in lines
    ):
        # No line between them is left out, and no dotted leader goes over their ends.
        keys = _TOKEN.findall(folded, first, last_end)
        return Tokens(keys, list(accumulate(map(len, keys), initial=first)), [])
    keys = []
    gaps: list[int] = []
    sizes: list[int] = []
    last_end = first
    for start, end in lines:
        if keys:
            if start != last_end + 1:
                gaps.append(len(keys))
                sizes[-1] += start - 1 - last_end
            keys.append(" ")
            sizes.append(1)
        else:
            first = start
        found = _TOKEN.findall(folded, start, end)
        keys += found
        sizes += map(len, found)
        last_end = end
    return Tokens(keys, list(accumulate(sizes, initial=first)), gaps)
