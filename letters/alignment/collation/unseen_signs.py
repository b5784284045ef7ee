"""Signs that tell how a text is set, not what it says: soft hyphens, and the hyphen and
the line end within a word."""

from __future__ import annotations

import re

_SOFT = re.compile("[\u00ad\u200b\u2060\ufeff]")
_CUT = re.compile("(?<=\\w)[-\u2010][\u2028\n](?=\\w)")


def is_set_otherwise(old: str, new: str) -> bool:
    """Whether both say the same, or nothing.

    A hyphen at a line end may be part of the word or not: either is the same.
    """
    if old == new:
        return True
    if (old + new).isalnum():
        return False
    old, new = _SOFT.sub("", old), _SOFT.sub("", new)
    return old == new or bool(_read(old) & _read(new))


def _read(words: str) -> set[str]:
    return {_CUT.sub("", words), _CUT.sub("-", words)}
