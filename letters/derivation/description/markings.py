"""Level, handling and precedence of a document: at its head, or in its source note.

The terms are those of this table, whatever way the paper spells them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from letters.derivation.text.main_text import lines_of, words_of
from letters.tei.nodes import Block, BlockKind
from letters.tei.source_note import SourceNote


class Level(StrEnum):
    """The levels of classification, the highest first, each with its label."""

    TOP_SECRET = "top secret", "Top Secret"
    SECRET = "secret", "Secret"
    CONFIDENTIAL = "confidential", "Confidential"
    RESTRICTED = "restricted", "Restricted"
    LIMITED_OFFICIAL_USE = "limited official use", "Limited Official Use"
    OFFICIAL_USE_ONLY = "official use only", "Official Use Only"
    UNCLASSIFIED = "unclassified", "Unclassified"
    # The paper bears no marking, and the source note says so.
    NONE = "none", "No classification marking"

    label: str

    def __new__(cls, value: str, label: str) -> Level:
        level = str.__new__(cls, value)
        level._value_ = value
        level.label = label
        return level


# The value and the label of each, for forms and models.
LEVEL_CHOICES = tuple((level.value, level.label) for level in Level)


def _spaced(words: str) -> str:
    """The words, also with a blank between all letters: "S E C R E T"."""
    return " ".join(" ?".join(word) for word in words.split())


_LEVELS = {
    Level.TOP_SECRET.value: rf"(?:cosmic |nato )?{_spaced('top secret')}",
    Level.SECRET.value: rf"(?:nato )?{_spaced('secret')}",
    Level.CONFIDENTIAL.value: rf"(?:nato )?{_spaced('confidential')}",
    Level.RESTRICTED.value: rf"(?:administratively )?{_spaced('restricted')}"
    r"(?! data| distrib)",
    Level.LIMITED_OFFICIAL_USE.value: r"limit(?:ed)? official use(?: only)?",
    Level.OFFICIAL_USE_ONLY.value: r"(?:for )?official use(?: only)?",
    Level.UNCLASSIFIED.value: _spaced("unclassified"),
    Level.NONE.value: r"(?:bears )?no classification(?: markings?)?",
}
_PRECEDENCES = {
    "operational immediate": r"operational immediate",
    "immediate": r"immediate",
    "niact": r"n\.?i\.?a\.?c\.?t\.?|night action",
    "priority": r"(?:highest )?priority",
    "flash": r"flash",
    "routine": r"routine",
    "emergency": r"emergency",
    "deferred": r"deferred",
    "us urgent": r"u\.?s\.? urgent",
    "urgent": r"urgent",
}
_HANDLINGS = {
    "eyes only": r"(?:strictly )?(?:for )?(?:the )?(?:president\w*(?:[’']s)? )?"
    r"eyes (?:only|alone)(?: for [^;,.]{1,60})?",
    "limited distribution": r"(?:very |special )?(?:limit(?:ed)?|restricted) "
    r"distribution(?: only)?",
    "no distribution": r"no (?:\w+ )?distribution",
    "nodis": r"nodis\b[^;,]*",
    "exdis": r"exdis\b[^;,]*",
    "limdis": r"limdis\b[^;,]*",
    "stadis": r"stadis",
    "noforn": r"noforn",
    "sensitive": r"sensitive",
    "personal": r"(?:strictly )?personal",
    "private": r"(?:strictly )?private",
    "rybat": r"rybat",
    "restricted data": r"restricted data",
    "security information": r"security information",
    "exclusive": r"exclusive",
    "plain": r"plain",
    "verbatim text": r"verbatim(?: text)?",
    "codeword": r"codeword",
}
_TERM = {
    kind: {term: re.compile(pattern, re.IGNORECASE) for term, pattern in terms.items()}
    for kind, terms in (
        ("level", _LEVELS),
        ("precedence", _PRECEDENCES),
        ("handling", _HANDLINGS),
    )
}
# Tells at once whether any term begins at a place.
_ANY_TERM = re.compile(
    "|".join(
        f"(?:{p})" for t in (_LEVELS, _PRECEDENCES, _HANDLINGS) for p in t.values()
    ),
    re.IGNORECASE,
)
# A code word that stands among the markings: "PBSUCCESS".
_CODE_WORD = re.compile(r"[A-Z]{5,}")
# How a telegram begins that is not for everybody.
_OPENING = re.compile(
    r"(?i)(?:^|[.—] ?)(?:for [^.]{1,60} and )?(?P<words>eyes only|personal (?=for )"
    r"|(?:limit(?:ed)?|no) distribution)\b"
)
_LONGEST_OPENING = 160
# In characters: what is longer is no line of markings.
LONGEST_LINE = 300
_GAP = re.compile(r"(?:[\s;,/–—.-]|(?i:\band\b))+")
_SPELLED = {"us urgent": "US urgent", "rybat": "RYBAT"}
# How many blocks the head of a document has at most.
_HEAD = 8


@dataclass(frozen=True, slots=True)
class Markings:
    """Controlled terms, and the printed words; `level` is empty if none is printed."""

    level: str = ""
    handling: tuple[str, ...] = ()
    precedence: tuple[str, ...] = ()
    evidence: str = ""


def find_markings(blocks: Sequence[Block], note: SourceNote | None) -> Markings:
    """What the head of the paper, the source note and the first words say, each once."""
    printed = [line for block in islice(blocks, _HEAD) for line in _marked_lines(block)]
    noted = [str(token) for token in note.classification_markings] if note else []
    if note and note.no_marking:
        noted.append(str(note.no_marking))
    return read_markings([*printed, *noted, *_openings(blocks)])


def read_markings(printed: Iterable[str]) -> Markings:
    """The terms of the `printed` words: lines, or parts of a source note."""
    terms: dict[str, list[str]] = {"level": [], "handling": [], "precedence": []}
    evidence: dict[str, str] = {}
    for words in printed:
        evidence.setdefault(words.casefold(), words)
        for kind, term in read_terms(words) or _first_term(words):
            if term not in terms[kind]:
                terms[kind].append(term)
    return Markings(
        next(iter(terms["level"]), ""),
        tuple(terms["handling"]),
        tuple(terms["precedence"]),
        "; ".join(evidence.values()),
    )


def evidence_of(term: str, printed: str) -> str:
    """The words for the term among those `printed`, as `Markings.evidence` has them."""
    parts = printed.split("; ")
    return next((words for words in parts if _has_term(words, term)), printed)


def _has_term(words: str, term: str) -> bool:
    return any(found == term for _, found in read_terms(words) or _first_term(words))


def without_terms(words: str, terms: Collection[str]) -> str:
    """The words of one marking without those for the `terms`: "SECRET PRIORITY" without
    "secret" is "PRIORITY". Other words behind one that goes, go with it."""
    if not any(_has_term(words, term) for term in terms):
        return words
    kept = []
    at = _skip(words, 0)
    while longest := max(_terms_at(words[:LONGEST_LINE], at), default=None):
        end, _, term = longest
        if term not in terms:
            kept.append(words[at:end])
        at = _skip(words, end)
    return " ".join(kept)


def term_label(term: str) -> str:
    """A term of handling or precedence as readers see it: "Eyes only"."""
    return _SPELLED.get(term, term[:1].upper() + term[1:])


def _marked_lines(block: Block) -> Iterator[str]:
    if block.kind in (BlockKind.PARAGRAPH, BlockKind.SEGMENT, BlockKind.MARKS):
        yield from (line for line in lines_of(block) if read_terms(line))
    elif block.kind is BlockKind.HEADING:
        # An entry in a list of documents: "… issues. Secret. 5 pp."
        _, *sentences = words_of(block).split(". ")
        yield from (words for words in sentences if read_terms(words))


def _openings(blocks: Sequence[Block]) -> Iterator[str]:
    texts = (block for block in blocks if block.kind is BlockKind.PARAGRAPH)
    for block in islice(texts, 2):
        opening = words_of(block)[:_LONGEST_OPENING]
        yield from (match["words"] for match in _OPENING.finditer(opening))


def read_terms(words: str) -> list[tuple[str, str]]:
    """The kind and the term of each marking, if `words` are nothing else."""
    if len(words) > LONGEST_LINE:
        return []
    terms = []
    at = _skip(words, 0)
    while at < len(words):
        longest = max(_terms_at(words, at), default=None)
        if not longest:
            return []
        end, kind, term = longest
        terms.append((kind, term))
        at = _skip(words, end)
    return terms


def _first_term(words: str) -> list[tuple[str, str]]:
    if _CODE_WORD.fullmatch(words):
        return [("handling", words)]
    longest = max(_terms_at(words[:LONGEST_LINE], 0), default=None)
    return [longest[1:]] if longest else []


def _terms_at(words: str, at: int) -> Iterator[tuple[int, str, str]]:
    if not _ANY_TERM.match(words, at):
        return
    for kind, terms in _TERM.items():
        for term, pattern in terms.items():
            match = pattern.match(words, at)
            if match and not words[match.end() : match.end() + 1].isalnum():
                yield match.end(), kind, term


def _skip(words: str, at: int) -> int:
    gap = _GAP.match(words, at)
    return gap.end() if gap else at
