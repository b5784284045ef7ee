"""Finds words in a text as somebody has them on a screen, or types them.

White space, forms of quotation marks and dashes do not count: a browser writes the ends
of lines and of cells as it likes, and keyboards have no curly quotes. Everything else
must be as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass

from letters.alignment import Range, fold

# Characters that parts of a page are separated by. Browsers and Python differ in what
# else is white space, so that nothing else is taken for it.
_WHITE = frozenset(" \t\r\n\u2028\u2029")
_BEYOND_16_BITS = 0xFFFF


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A stretch of a text with one blank for all white space; `places` are where its
    characters stand in the whole text, and where the last one ends."""

    folded: str
    places: list[int]

    @classmethod
    def of(cls, text: str, start: int = 0, end: int | None = None) -> FoldedText:
        letters: list[str] = []
        places: list[int] = []
        stop = len(text) if end is None else end
        for index, character in enumerate(fold(text[start:stop]), start):
            is_white = text[index] in _WHITE or character == " "
            if is_white and letters[-1:] == [" "]:
                continue
            letters.append(" " if is_white else character)
            places.append(index)
        return cls("".join(letters), [*places, stop])

    def occurrences(self, words: str, since: int = 0) -> list[Range]:
        """Where the words stand, from `since` on: those that cut no word in two or, if
        there are none, all. Without regard to capitals if nothing else is found."""
        wanted = fold_words(words)
        if not wanted:
            return []
        return self._find(self.folded, wanted, since) or self._find(
            _lower(self.folded), _lower(wanted), since
        )

    def _find(self, text: str, wanted: str, since: int) -> list[Range]:
        every = []
        at = text.find(wanted)
        while at >= 0:
            if self.places[at] >= since:
                every.append((at, at + len(wanted)))
            at = text.find(wanted, at + 1)
        whole = [place for place in every if _is_whole(text, *place)]
        return [self._place(*place) for place in whole or every]

    def _place(self, start: int, end: int) -> Range:
        return self.places[start], self.places[end - 1] + 1


def fold_words(words: str) -> str:
    """The words as they are compared, without white space at either end."""
    return FoldedText.of(words).folded.strip(" ")


def offset_after(text: str, start: int, letters: int) -> int | None:
    """Where in `text` the character stands that `letters` precede since `start`.

    JavaScript counts: a letter beyond the Basic Multilingual Plane is two, and white
    space is none, because a page has it elsewhere. None beyond the end of the text.
    """
    left = letters
    for index in range(start, len(text)):
        character = text[index]
        if character in _WHITE:
            continue
        if left <= 0:
            return index
        left -= 2 if ord(character) > _BEYOND_16_BITS else 1
    return len(text) if left <= 0 else None


def end_after(text: str, start: int, letters: int) -> int | None:
    """The same, before the white space that follows the last of the `letters`."""
    end = offset_after(text, start, letters)
    while end is not None and end > start and text[end - 1] in _WHITE:
        end -= 1
    return end


def trimmed(text: str, start: int, end: int) -> Range:
    """The range without white space at its ends."""
    while start < end and text[start] in _WHITE:
        start += 1
    while end > start and text[end - 1] in _WHITE:
        end -= 1
    return start, end


def _lower(text: str) -> str:
    """In small letters, and as long as it was."""
    return "".join(
        lower if len(lower := letter.lower()) == 1 else letter for letter in text
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut in two at either end."""
    first = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    last = end < len(text) and text[end].isalnum() and text[end - 1].isalnum()
    return not (first or last)
