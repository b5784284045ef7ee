"""Languages as HTML names them, and the direction in which they are written."""

from __future__ import annotations

import re

# The form of BCP 47, and what is written from right to left.
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,6}")
_RIGHT_TO_LEFT = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"]
)
_RIGHT_TO_LEFT_SCRIPTS = {"arab", "hebr", "syrc", "thaa"}
# As descriptions name them, in English: those in which notes and letters came.
_CODES = {
    "albanian": "sq",
    "amharic": "am",
    "arabic": "ar",
    "armenian": "hy",
    "belarusian": "be",
    "bengali": "bn",
    "bulgarian": "bg",
    "burmese": "my",
    "cambodian": "km",
    "khmer": "km",
    "chinese": "zh",
    "croatian": "hr",
    "czech": "cs",
    "danish": "da",
    "dutch": "nl",
    "english": "en",
    "estonian": "et",
    "finnish": "fi",
    "french": "fr",
    "georgian": "ka",
    "german": "de",
    "greek": "el",
    "hebrew": "he",
    "hindi": "hi",
    "hungarian": "hu",
    "icelandic": "is",
    "indonesian": "id",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "lao": "lo",
    "latin": "la",
    "latvian": "lv",
    "lithuanian": "lt",
    "macedonian": "mk",
    "mongolian": "mn",
    "norwegian": "no",
    "pashto": "ps",
    "persian": "fa",
    "farsi": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "romanian": "ro",
    "russian": "ru",
    "serbian": "sr",
    "slovak": "sk",
    "slovenian": "sl",
    "somali": "so",
    "spanish": "es",
    "swahili": "sw",
    "swedish": "sv",
    "thai": "th",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "vietnamese": "vi",
}


def attributes_of_language(code: str) -> dict[str, str]:
    """`lang` and `dir` for a code of BCP 47; none for anything else."""
    if not _LANGUAGE.fullmatch(code):
        return {}
    parts = code.lower().split("-")
    scripts = _RIGHT_TO_LEFT_SCRIPTS.intersection(parts[1:])
    has_script = any(len(part) == 4 and part.isalpha() for part in parts[1:])
    is_leftward = scripts or (parts[0] in _RIGHT_TO_LEFT and not has_script)
    return {"lang": code, "dir": "rtl" if is_leftward else "ltr"}


def language_code(described: str) -> str:
    """The code of the one language that a description names, or is; "" for several, and
    for one that is not known here."""
    words = described.strip().casefold()
    if words in _CODES:
        return _CODES[words]
    code, _, rest = described.strip().partition("-")
    is_code = len(code) in (2, 3) and code.isascii() and code.islower()
    return described.strip() if is_code and " " not in rest else ""
