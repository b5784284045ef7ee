"""Whether a name is a person's, or no more than an office: "the Secretary of State"."""

from __future__ import annotations

import re

from letters.derivation.people.honorifics import NOT_NAMES

_WORD = re.compile(r"[^\W\d_]{1,40}+")
# Words of offices, beside titles and ranks.
_WORDS_OF_OFFICES = (
    "acting under assistant deputy prime foreign minister state department government"
    " defense affairs premier chancellor shah ambassador special national security council"
    " general director white house federal central office the and for from to in at my his"
    " her your excellency majesty highness attorney treasury agency chief staff joint chiefs"
    " consulate consul embassy mission delegation ministry external united states nations"
    " supreme allied commander interior commerce agriculture director"
    " imperial royal madam sir sirs gentlemen dear honorable friend colleague"
)
_OF_OFFICES = frozenset(_WORDS_OF_OFFICES.split())


def has_persons_name(name: str) -> bool:
    """Whether the words hold more than an office or a title."""
    return bool(telling_words(name))


def telling_words(name: str) -> list[str]:
    """The words of `name` that are of no office, title or rank."""
    return [
        word
        for word in _WORD.findall(name)
        if word[0].isupper()
        and word.casefold() not in NOT_NAMES
        and word.casefold() not in _OF_OFFICES
    ]
