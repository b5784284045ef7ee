"""Formatted words of other programs, with the signs that mark them in a pasted text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

_SIGNS = {
    "struck": "~~{}~~",
    "bold": "[{}]{{.bold}}",
    "underlined": "[{}]{{.underline}}",
    "italic": "[{}]{{.italic}}",
}


@dataclass(slots=True)
class FormattedWords:
    """Words that are formatted alike: `formats` are keys of the signs, the first of which
    is marked."""

    formats: tuple[str, ...]
    text: str = ""


def mark_formats(
    stretches: Iterable[FormattedWords], doubt: Callable[[str, str], None]
) -> str:
    """The words of a line. `doubt` is told what is not taken, and of which words."""
    written = [words for words in stretches if words.text]
    shown = [words for words in written if words.text.strip()]
    if len(shown) == 1 and shown[0].formats and "struck" not in shown[0].formats:
        # A heading, mostly: its words are read, and would not be behind signs.
        said = " and ".join(shown[0].formats)
        doubt(f"The whole line is {said}. That is not taken.", shown[0].text)
        return "".join(words.text for words in written)
    return "".join(_marked(words, doubt) for words in written)


def _marked(words: FormattedWords, doubt: Callable[[str, str], None]) -> str:
    """The words between signs; spaces around them stay outside.

    Signs alone, such as dots, are mostly of another font for their shape.
    """
    core = words.text.strip()
    is_said = any(character.isalnum() for character in core)
    if not words.formats or not is_said:
        return words.text
    first, *others = words.formats
    if any(sign in core for sign in "[]~*\n"):
        others, first = [*words.formats], ""
    if others:
        said = " and ".join(others)
        doubt(f"These words are {said} as well. That is not taken.", core)
    before, _, after = words.text.partition(core)
    return f"{before}{_SIGNS.get(first, '{}').format(core)}{after}"
