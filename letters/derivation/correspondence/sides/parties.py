"""Whether two names in headings are of the same side of a correspondence."""

from __future__ import annotations

import re

_ASIDE = re.compile(r"(?<!\s)\s*\([^()]*\)")
_WORD = re.compile(r"[\w’'-]+")
# Suffixes that may follow a surname.
_SUFFIXES = {"jr", "sr", "ii", "iii"}
# "Chairmen Khrushchev and Brezhnev", "Assistant Secretaries Bundy and Manning".
_SEVERAL = re.compile(
    r"(?P<title>(?:the )?(?:(?:Deputy|Assistant|Under|Prime|Foreign) )?(?:Secretar"
    r"|Ambassador|General|Senator|Minister|Chairm|Congressm|President|Premier|Marshal))"
    r"(?P<plural>ies|en|s) (?=[A-Z])"
)
_OTHER_TITLE = re.compile(
    r"(?:Mr|Mrs|Miss|Dr|Sir|Lord|General|Admiral|Colonel|Ambassador|Secretary|Senator)\b"
)
_SINGULAR = {"ies": "y", "en": "an", "s": ""}
# Whose title says nothing of one of them: "Messrs. Hoover, Dodge and Cullen".
_MESSRS = re.compile(r"(?:[Tt]he )?Messrs\.? (?=[A-Z])")
_AND = re.compile(r",? and |, ")


def same_party(first: str, second: str) -> bool:
    """Whether the last words agree: "President Kennedy" and "Kennedy" are one party.

    So are offices: "the Department of State" and "State".
    """
    return bool(last_word(first)) and last_word(first) == last_word(second)


def each_of_several(words: str) -> list[str]:
    """Those who share a title, each with it; else `words` alone."""
    if messrs := _MESSRS.match(words):
        return _AND.split(words[messrs.end() :])
    several = _SEVERAL.match(words)
    if not several or " and " not in words:
        return [words]
    title = several["title"] + _SINGULAR[several["plural"]]
    return [
        name if _OTHER_TITLE.match(name) else f"{title} {name}"
        for name in _AND.split(words[several.end() :])
    ]


def last_word(name: str) -> str:
    """The surname, or the last word of an office's name, in small letters."""
    words = [word.casefold() for word in _WORD.findall(_ASIDE.sub("", name))]
    while words and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1] if words else ""
