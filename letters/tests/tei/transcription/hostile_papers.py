"""Papers made to stop whoever reads them, as long as is wanted."""

from __future__ import annotations

from collections.abc import Iterator

LETTER = "Dear Mr. President:\n\nWe saw him on Monday.\n\nSincerely,\n\nJohn Doe\n\n"


def _many(*pieces: str, before: str = "", after: str = "") -> tuple[str, str, str]:
    return before, "".join(pieces), after


# What a paper begins with, what it repeats, and what it ends with.
_PARTS: dict[str, tuple[str, str, str]] = {
    "spaces within a line": _many(" ", before="SECRET", after="June 5, 1960x"),
    "spaces at the ends of lines": _many("word", " " * 500, "\n"),
    "opened brackets": _many("[", after="\n\nDear Mr. X:\n"),
    "closed brackets": _many("We saw it] and ", after="\n"),
    "brackets in brackets": _many("[a (b “c” ", after="\n"),
    "dashes": _many("–", "-", "—", before="To: ", after="x"),
    "digits": _many("7", before="See document ", after=".\n"),
    "numbers that may be notes": _many("word1 ", "word2 ", "word12 ", after="\n"),
    "dots": _many(". . . ", before="He said", after="x"),
    "letters in one row": _many(LETTER),
    "headings": _many("12. Letter From Premier Khrushchev to President Kennedy\n\n"),
    "classifications": _many("TOP SECRET/NODIS\n\n", after="June 5, 1960x"),
    "classifications in one line": _many("SECRET/", "SECRET ", after="x"),
    "notation that is not closed": _many("[^1]{.source #a ", "~~*", "::: note\n"),
    "struck words that are not closed": _many("~~struck *word ", after="\n"),
    "fences": _many("::: heading\n", "::: list\n"),
    "line ends of all kinds": _many("a b\r\n", "c d\r", "e f\n\u2028", "\n\r\n"),
    "short lines": _many("a b\n"),
    "short paragraphs": _many("a\n\n"),
    "a list of notes": _many("1. See Document 12.\n2) Ibid.\n", before="Word.1\n\n"),
    "page markers": _many("[Page 12] word [page 13] ", "[p. xii]\n\n"),
    "dates": _many("June 5, 1960, to ", "the 5th of June, ", after="x\n"),
    "references": _many("see vol. VI, Document 12, pp. 3–4, footnote 2; ", after="\n"),
    "names": _many("Mr. A. B. de la Rue, ", "Jr., ", before="From: ", after="\n"),
    "instructions": _many("the bracketed language on page 3 should be ", after="\n"),
    "source notes": _many(
        "Source: Department of State, ", "Secret; Nodis. ", "Drafted by "
    ),
    "tags": _many("<note>", "&amp;", "<!-- ", "]]>"),
    "accents": _many("\u0301\u0327", before="Dear Mr. Ke", after=":\n"),
    "capitals": _many("THE SECRETARY OF STATE, ", "A", before="FROM "),
}


def hostile_papers(length: int) -> Iterator[tuple[str, str]]:
    """Each with what it is made of."""
    for name, (before, repeated, after) in _PARTS.items():
        body = (repeated * (length // len(repeated) + 1))[: length - len(before)]
        yield name, f"{before}{body}{after}"
