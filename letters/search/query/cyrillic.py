"""Names in Cyrillic letters as English, German and French write them, and back.

"Хрущёв" is Khrushchev, Chruschtschow and Khrouchtchev. Words that a language borrowed
into Cyrillic from elsewhere, such as "Эйзенхауэр", have no way back that a rule knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Genitive, dative, instrumental and prepositional of a man's name, and a woman's name.
_ENDING = re.compile(r"(?<=[оеё]в|ин|ын)(?:а|у|ым|ой)$")
_LETTERS = dict(
    zip("абвгдезиклмнопрстуфыэіґ", "abvgdeziklmnoprstufyeig", strict=True)
) | {"ъ": "", "ь": "", "ї": "yi", "є": "ye", "’": ""}
_ENGLISH = _LETTERS | {
    "ё": "e",
    "ж": "zh",
    "й": "y",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ю": "yu",
    "я": "ya",
}
_GERMAN = _LETTERS | {
    "в": "w",
    "ё": "o",
    "ж": "sch",
    "й": "j",
    "х": "ch",
    "ц": "z",
    "ч": "tsch",
    "ш": "sch",
    "щ": "schtsch",
    "ю": "ju",
    "я": "ja",
    "з": "s",
}
_FRENCH = _LETTERS | {
    "у": "ou",
    "ё": "e",
    "ж": "j",
    "й": "i",
    "х": "kh",
    "ц": "ts",
    "ч": "tch",
    "ш": "ch",
    "щ": "chtch",
    "ю": "iou",
    "я": "ia",
}
# A stressed "е" is an "о" after these: "Хрущёв" is mostly printed "Хрущев".
_STRESSED = re.compile(r"(?<=[жчшщ])е(?=в)")
_LAST = (("ый", "y"), ("ий", "y"), ("и", "y"))
# German and French spellings of Russian names, by sounds that their own words lack at the
# end of a name.
_GERMAN_ENDS = ("ow", "ew")
_GERMAN_SOUNDS = re.compile("schtsch|tsch|sch|ch|w|j")
_AS_IN_ENGLISH = {
    "schtsch": "shch",
    "tsch": "ch",
    "ch": "kh",
    "w": "v",
    "j": "y",
    "chtch": "shch",
    "tch": "ch",
    "ou": "u",
}
_FRENCH_ENDS = ("ev", "ov", "ine")
_FRENCH_SOUNDS = re.compile("chtch|tch|(?<!k)ch|ou|j")


def is_cyrillic(word: str) -> bool:
    return bool(_CYRILLIC.search(word))


def in_latin(word: str) -> list[str]:
    """A word in Cyrillic letters as it may be written in Latin ones, in small letters."""
    folded = word.casefold()
    bare = _ENDING.sub("", folded)
    words = dict.fromkeys((folded, bare))
    return list(dict.fromkeys(one for each in words for one in _written(each)))


def in_english(word: str) -> list[str]:
    """A Russian name as English writes it, if German or French wrote it so."""
    folded = word.casefold()
    if not word[:1].isupper() or not folded.isascii():
        return []
    bare = folded.removesuffix("a")
    if "ch" in folded and bare.endswith(_GERMAN_ENDS):
        # A German "sch" is two Russian sounds, and "tschow" a stressed "чев".
        written = [
            _replaced(_GERMAN_SOUNDS, folded, _AS_IN_ENGLISH | {"sch": sound})
            for sound in ("sh", "zh")
        ]
        written += [re.sub("(?<=h)ov", "ev", one) for one in written]
    elif "tch" in folded and bare.endswith(_FRENCH_ENDS):
        sounds = _AS_IN_ENGLISH | {"ch": "sh", "j": "zh"}
        written = [_replaced(_FRENCH_SOUNDS, folded, sounds)]
    else:
        return []
    return [one for one in dict.fromkeys(written) if one != folded]


def _written(word: str) -> Iterator[str]:
    yield _spelled(word, _ENGLISH)
    for ending, latin in _LAST:
        if word.endswith(ending):
            yield _spelled(word.removesuffix(ending), _ENGLISH) + latin
    yield _spelled(_STRESSED.sub("ё", word), _GERMAN)
    yield _spelled(word, _GERMAN)
    yield _spelled(word, _FRENCH)


def _spelled(word: str, letters: Mapping[str, str]) -> str:
    return "".join(letters.get(letter, letter) for letter in word)


def _replaced(pattern: re.Pattern[str], word: str, sounds: Mapping[str, str]) -> str:
    return pattern.sub(lambda found: sounds[found[0]], word)
