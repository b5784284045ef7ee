"""Are two names in headings of one and the same side of a correspondence?"""

from __future__ import annotations

import re

_ASIDE = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"[\w’'-]+")
# What may follow a surname without being one.
_SUFFIXES = {"jr", "sr", "ii", "iii"}


def same_party(one: str, other: str) -> bool:
    """ "President Kennedy" and "Kennedy" are; so are two names that are the same.

    Offices go by their last word as well: "the Department of State" and "State".
    """
    return bool(last_word(one)) and last_word(one) == last_word(other)


def last_word(name: str) -> str:
    """The surname, or the end of an office's name, in small letters."""
    words = [word.casefold() for word in _WORD.findall(_ASIDE.sub("", name))]
    while words and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1] if words else ""
