"""Which terms do the words of a query stand for?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from letters.search.query.cyrillic import in_english, in_latin, is_cyrillic
from letters.search.query.nearness import FARTHEST, inflected
from letters.search.query.signs import OPERATORS
from letters.search.query.tree import Node, Remark, Term, TermKind, any_of
from letters.search.query.words import (
    JOIN,
    PART,
    UNSPACED,
    fold,
    is_in_capitals,
    words_in,
    write_together,
)

SHORTEST_PREFIX = 3

# A character in a word that is neither letter nor apostrophe joins its parts.
_JOINT = re.compile(r"[^\w'’‘ʼ′\u0300-\u036f]")
# A question mark after a word ends a sentence.
_WILDCARD = re.compile(r"\*|\?(?=\w)")
_PREFIX = re.compile(r"(?P<beginning>[^*?]*)\*[^\w*?]*")


@dataclass(slots=True)
class TermReader:
    """Reads words, and remarks on those that it cannot read.

    A word in capitals is looked for in capitals, unless it `folds_capitals`.
    """

    remarks: list[Remark]
    folds_capitals: bool = False

    def remark(self, text: str, reason: str) -> None:
        self.remarks.append(Remark(text, reason))

    def spell(self, text: str) -> list[tuple[str, list[str]]]:
        """The words of `text` as readers see them, with the folded forms of their parts."""
        return [
            (word.lower() if self.folds_capitals else word, parts)
            for word, parts in words_in(text)
        ]

    def read_chunk(self, text: str, nearness: str = "") -> Node | None:
        """A text without a space. Several words in it are a phrase, as in "U.S."."""
        if nearness:
            reason = 'A ~ directly follows words in quotation marks: "test ban"~10.'
            self.remark(f"{text}{nearness}", reason)
        if "://" not in text and _WILDCARD.search(text):
            return self.read_prefix(text)
        words = self.spell(text)
        if not words:
            return None
        # Written without quotation marks, AND would be read as an operator again.
        if len(words) > 1 or words[0][0] in OPERATORS:
            return self._phrase(words)
        return self._word(*words[0])

    def read_phrase(self, text: str, nearness: str = "") -> Term | None:
        words = self.spell(text)
        if not words:
            self.remark(f'"{text}"', "There is no word between the quotation marks.")
            return None
        if "*" in text:
            self.remark(f'"{text}"', "Between quotation marks a * stands for nothing.")
        phrase = self._phrase(words)
        return self._near(phrase, nearness) if nearness else phrase

    def read_prefix(self, text: str) -> Term | None:
        match = _PREFIX.fullmatch(text)
        words = self.spell(match["beginning"]) if match else []
        if len(words) != 1:
            self.remark(text, "A * may end a word; nothing else stands for letters.")
            return None
        word, parts = words[0]
        if UNSPACED.search(word):
            # The end of such a word is never the end of its run.
            return self._phrase(words)
        form = write_together(parts)
        if len(form) < SHORTEST_PREFIX:
            reason = f"Before a * there must be {SHORTEST_PREFIX} letters or more."
            self.remark(text, reason)
            return None
        return Term(TermKind.PREFIX, (form,), f"{word}*")

    def _word(self, word: str, parts: list[str]) -> Node:
        """A hyphenated word may stand in the text as one word or as two."""
        whole = Term(TermKind.WORD, (_form(word, parts),), word)
        if len(parts) == 1:
            names = in_latin(word) if is_cyrillic(word) else in_english(word)
            others = [Term(TermKind.WORD, (name,), word) for name in names]
            return any_of([whole, *others])
        if UNSPACED.search(word):
            return self._phrase([(word, parts)])
        return any_of([whole, Term(TermKind.PHRASE, tuple(_part_forms(word)), word)])

    def _phrase(self, words: list[tuple[str, list[str]]]) -> Term:
        """What is printed with a dash, with a hyphen or as one word is found by each
        joined word."""
        forms = tuple(JOIN.join(_part_forms(word)) for word, _ in words)
        return Term(TermKind.PHRASE, forms, " ".join(word for word, _ in words))

    def _near(self, phrase: Term, nearness: str) -> Term:
        figures = nearness.removeprefix("~")
        typed = f"{phrase}{nearness}"
        if not (figures.isascii() and figures.isdigit()):
            reason = (
                'After ~ stands how many words may lie between, as in "test ban"~10.'
            )
            self.remark(typed, reason)
            return phrase
        if len(phrase.forms) == 1:
            self.remark(
                typed, "Only of two words or more can one say how near they are."
            )
            return phrase
        distance = int(figures)
        if distance > FARTHEST:
            reason = f"Words are looked for at most {FARTHEST} words apart."
            self.remark(typed, reason)
        forms = tuple(map(inflected, phrase.forms))
        return Term(TermKind.NEAR, forms, phrase.text, min(distance, FARTHEST))


def _form(word: str, parts: list[str]) -> str:
    """In capitals if `word` is. A single capital does not count: it may be "I"."""
    form = write_together(parts)
    several = sum(map(str.isupper, word)) > 1
    return form.upper() if several and is_in_capitals(word) else form


def _part_forms(word: str) -> list[str]:
    """The form of each part of a word."""
    folded = ((part[0], fold(part[0])) for part in PART.finditer(word))
    return [_form(written, [part]) for written, part in folded if part]
