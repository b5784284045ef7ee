"""Level, handling and precedence of a document: at its head, or in its source note.

The terms are those of this table, whatever way the paper spells them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from letters.derivation.text.main_text import lines_of, words_of
from letters.tei.nodes import Block, BlockKind
from letters.tei.source_note import SourceNote

_LEVELS = {
    "top secret": r"(?:cosmic |nato )?top secret",
    "secret": r"(?:nato )?secret",
    "confidential": r"(?:nato )?confidential",
    "restricted": r"(?:administratively )?restricted(?! data| distrib)",
    "limited official use": r"limit(?:ed)? official use(?: only)?",
    "official use only": r"(?:for )?official use(?: only)?",
    "unclassified": r"unclassified",
    "none": r"no classification(?: markings?)?",
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
_GAP = re.compile(r"(?:[\s;,/–—.-]|\band\b)+")
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
        noted.append("No classification")
    terms: dict[str, list[str]] = {"level": [], "handling": [], "precedence": []}
    for words in [*printed, *noted, *_openings(blocks)]:
        for kind, term in read_terms(words) or _first_term(words):
            if term not in terms[kind]:
                terms[kind].append(term)
    return Markings(
        next(iter(terms["level"]), ""),
        tuple(terms["handling"]),
        tuple(terms["precedence"]),
        "; ".join([*printed, *noted]),
    )


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
    for kind, terms in _TERM.items():
        for term, pattern in terms.items():
            match = pattern.match(words, at)
            if match and not words[match.end() : match.end() + 1].isalnum():
                yield match.end(), kind, term


def _skip(words: str, at: int) -> int:
    gap = _GAP.match(words, at)
    return gap.end() if gap else at
