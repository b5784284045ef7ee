"""One spelling for names that transliterations write in many ways."""

from __future__ import annotations

import re
from functools import lru_cache

# The same forenames and surnames recur in every volume.
_REMEMBERED = 1 << 16

# Spellings that transliterations and translations interchange; order matters.
_SPELLINGS = [
    ("tch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ph", "f"),
    ("ck", "k"),
    ("dj", "j"),
    ("x", "ks"),
    ("q", "k"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("oe", "o"),
    ("ue", "u"),
    ("ae", "a"),
    ("z", "s"),
    ("y", "i"),
    ("j", "i"),
]
_HARD_C = re.compile(r"c(?!h)")
_REPEATED = re.compile(r"(.)\1++")
_VOWELS = re.compile(r"(?<!^)[aeiou]")


@lru_cache(_REMEMBERED)
def sounded(word: str) -> str:
    """One spelling for words that transliterations write differently: "Conrad", "Konrad"."""
    if word.startswith("mac") and len(word) > 5:
        word = f"mc{word[3:]}"
    for written, sound in _SPELLINGS:
        word = word.replace(written, sound)
    word = _HARD_C.sub("k", word)
    word = _REPEATED.sub(r"\1", word)
    word = word.replace("ie", "e").replace("ei", "e")
    # "Sergeyevich" and "Sergeevich" are alike only now.
    word = _REPEATED.sub(r"\1", word)
    return f"{word[:-2]}ov" if word.endswith("of") else word


@lru_cache(_REMEMBERED)
def consonants(word: str) -> str:
    """The sounds without the vowels: the same for "Aleksandr" and "Alexander"."""
    return _VOWELS.sub("", sounded(word))


# Wade-Giles, pinyin and the ways to write Korean, in one spelling: "Chou" is "Zhou".
_EAST_ASIAN = [
    (re.compile(r"hs"), "x"),
    (re.compile(r"zh|ch|j|q"), "c"),
    (re.compile(r"tz|ts"), "z"),
    (re.compile(r"(?<!n)g"), "k"),
    (re.compile(r"ong"), "ung"),
    (re.compile(r"ien"), "ian"),
    (re.compile(r"ih"), "i"),
]
_VOICELESS = str.maketrans("bd", "pt")


@lru_cache(_REMEMBERED)
def romanised(name: str) -> str:
    """One spelling for Chinese and Korean names, which are romanised by two systems."""
    for written, sound in _EAST_ASIAN:
        name = written.sub(sound, name)
    return name.translate(_VOICELESS)
