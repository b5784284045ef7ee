"""Characters that nobody sees, which no text of a teacher may have: where they stand.

Some turn the direction of reading, so that a line says what it does not say; others are
in no file of XML, as an electronic book is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, name

# Controls, also those that turn the direction of reading or end a line; all of the
# category Cf of Unicode that have no shape; and what XML 1.0 (chapter 2.2) has no place
# for. Joiners (U+200C, U+200D) are left: Persian, Indic languages and many emoji need
# them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufeff\uffa0"
    "\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
# They have a shape for Unicode, and none for readers.
_BLANK = re.compile("[\u2800\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Separators, controls, joiners, and what is no character.
_WITHOUT_SHAPE = ("Z", "C")


def line_errors(text: str) -> list[str]:
    """Why a title or another line cannot be kept: sentences with the places."""
    errors = list(unseen_errors(text))
    if text and not errors and not shows_something(text):
        errors = ["This shows nothing. Write what can be read, or leave it empty."]
    return errors


def shows_something(text: str) -> bool:
    """Whether a reader sees any of it."""
    visible = _BLANK.sub("", UNSEEN.sub("", text))
    return any(category(letter)[0] not in _WITHOUT_SHAPE for letter in visible)


def unseen_errors(text: str) -> Iterator[str]:
    for found in UNSEEN.finditer(text):
        yield (
            f"{place_in(text, found.start())}: {describe(found[0])}"
            f"{_words_before(text, found.start())} is not seen, and may change what "
            "others are. Delete it."
        )


def place_in(text: str, position: int) -> str:
    line_start = text.rfind("\n", 0, position) + 1
    return (
        f"Line {text.count(chr(10), 0, position) + 1}, "
        f"character {position - line_start + 1}"
    )


def describe(character: str) -> str:
    without_name = (
        "control character" if category(character) == "Cc" else "no character"
    )
    words = name(character, without_name).lower()
    return f"the character U+{ord(character):04X} ({words})"


def _words_before(text: str, position: int) -> str:
    """Where to look for what is not seen."""
    line = text[text.rfind("\n", 0, position) + 1 : position]
    words = " ".join(UNSEEN.sub("", line[-40:]).split()[-2:])
    return f" after “{words}”" if words else ""
