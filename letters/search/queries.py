"""What did the reader ask for? Reads any text, and says what it could not follow.

Words must all be found; "quoted words" as they stand; `-word` or `NOT word` must not
be found; `one OR other`; `word*` begins a word. OR binds closest, and nothing else
is syntax: other signs are passed over as they are between words of a letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from letters.search.words import GAP, words_in, write_together

LONGEST_QUERY = 300
MOST_TERMS = 20
SHORTEST_PREFIX = 3

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"') | {GAP: " "})
_ITEM = re.compile(
    r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<chunk>[^\s"]+)|(?P<odd>"))'
)
_WILDCARD_BEFORE = re.compile(r"[*?]+(?=\w)")


class Kind(StrEnum):
    WORD = "word"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Term:
    """One thing to be found. `forms` are folded words; only a phrase has several."""

    kind: Kind
    forms: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f'"{self.text}"' if self.kind == Kind.PHRASE else self.text


@dataclass(frozen=True, slots=True)
class Remark:
    """What of a query was not followed, and why."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Query:
    """One term of each group in `all_of` must be found, and none of `none_of`."""

    all_of: tuple[tuple[Term, ...], ...] = ()
    none_of: tuple[Term, ...] = ()
    not_understood: tuple[Remark, ...] = ()

    def __str__(self) -> str:
        """What was understood, in words that are understood in the same way."""
        groups = [" OR ".join(map(str, group)) for group in self.all_of]
        return " ".join([*groups, *(f"-{term}" for term in self.none_of)])

    @property
    def is_empty(self) -> bool:
        return not self.all_of

    @property
    def terms(self) -> list[Term]:
        """What may be found, and can be shown where it stands."""
        return list(dict.fromkeys(term for group in self.all_of for term in group))


def parse_query(text: str) -> Query:
    reader = _Reader()
    if len(text) > LONGEST_QUERY:
        text = text[:LONGEST_QUERY]
        reader.remark("…", f"Only the first {LONGEST_QUERY} characters were read.")
    for item in _ITEM.finditer(text.translate(_QUOTES)):
        reader.read(item)
    return reader.finish()


@dataclass(slots=True)
class _Reader:
    all_of: list[list[Term]] = field(default_factory=list)
    none_of: list[Term] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    read_terms: int = 0
    is_after_not: bool = False
    is_after_or: bool = False

    def remark(self, text: str, reason: str) -> None:
        self.remarks.append(Remark(text, reason))

    def read(self, item: re.Match[str]) -> None:
        if item["odd"]:
            self.remark(item[0], "This quotation mark has no partner.")
            return
        if item["phrase"] is not None:
            terms = self.phrase(item["phrase"])
        elif item["chunk"].endswith("*") or _WILDCARD_BEFORE.search(item["chunk"]):
            terms = self.prefix(item["chunk"])
        else:
            terms = self.word(item["chunk"])
        if not terms:
            return
        self.read_terms += 1
        if self.read_terms > MOST_TERMS:
            reason = f"A query has at most {MOST_TERMS} words and phrases."
            self.remark(str(terms[0]), reason)
        else:
            self.place(terms, is_excluded=bool(item["minus"]) or self.is_after_not)

    def phrase(self, text: str) -> list[Term]:
        words = list(words_in(text))
        if not words:
            self.remark(f'"{text}"', "There is no word between the quotation marks.")
            return []
        spelled = " ".join(word for word, _ in words)
        forms = tuple(write_together(parts) for _, parts in words)
        return [Term(Kind.PHRASE, forms, spelled)]

    def prefix(self, text: str) -> list[Term]:
        words = list(words_in(text))
        if len(words) != 1 or _WILDCARD_BEFORE.search(text):
            self.remark(text, "A * may end a word; nothing else stands for letters.")
            return []
        word, parts = words[0]
        form = write_together(parts)
        if len(form) < SHORTEST_PREFIX:
            reason = f"Before a * there must be {SHORTEST_PREFIX} letters or more."
            self.remark(text, reason)
            return []
        return [Term(Kind.PREFIX, (form,), f"{word}*")]

    def word(self, text: str) -> list[Term]:
        """Words without a space between them, as in "U.S.", are a phrase.

        A hyphened word may stand in the text as one word or as two.
        """
        words = list(words_in(text))
        if len(words) > 1:
            return self.phrase(text)
        if not words:
            self.remark(text, "There is no word in this.")
            return []
        word, parts = words[0]
        if word in ("AND", "OR", "NOT"):
            self.operator(word)
            return []
        terms = [Term(Kind.WORD, (write_together(parts),), word)]
        if len(parts) > 1:
            terms.append(Term(Kind.PHRASE, tuple(parts), " ".join(parts)))
        return terms

    def operator(self, word: str) -> None:
        if word == "NOT":
            self.is_after_not = True
        elif not self.all_of or self.is_after_or:
            self.remark(word, f"{word} stands between two words.")
        elif word == "OR":
            self.is_after_or = True

    def place(self, terms: list[Term], *, is_excluded: bool) -> None:
        if is_excluded:
            self.none_of += terms
        elif self.is_after_or:
            self.all_of[-1] += terms
        else:
            self.all_of.append(terms)
        if is_excluded and self.is_after_or:
            self.remark("OR", "What is left out cannot be one of two.")
        self.is_after_or = self.is_after_not = False

    def finish(self) -> Query:
        if self.is_after_or:
            self.remark("OR", "OR stands between two words.")
        if self.is_after_not:
            self.remark("NOT", "NOT stands before a word.")
        if self.none_of and not self.all_of:
            self.remark(
                " ".join(f"-{term}" for term in self.none_of),
                "A query needs a word that is to be found.",
            )
            self.none_of = []
        return Query(
            tuple(tuple(dict.fromkeys(group)) for group in self.all_of),
            tuple(dict.fromkeys(self.none_of)),
            tuple(dict.fromkeys(self.remarks)),
        )
