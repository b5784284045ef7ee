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
    "tables of tabs": _many("a\tb\n"),
    "tables of columns": _many("a   b   c\n", "d   e   f\n\n"),
    "tabs": _many("\t", "a\t\t", after="b\n"),
    "hyphens at the ends of lines": _many("ab-\ncd", " ef-  \n  gh "),
    "hyphens far from the ends of lines": _many("ab-", " " * 300, "\ncd "),
    "stars": _many("*", " *", "* ", after="x\n"),
    "starred words": _many("*a* ", "**b** ", after="\n"),
    "starred words in lines": _many("*a* b.\n\n"),
    "starred notes": _many("* a\n\nb*\n\n"),
    "starred notes that nothing calls for": _many("* a\n\nb\n\n"),
    "notes at the foot of each page": _many("Word*.\n\n* Note.\n\n\f\n"),
    "numbered notes below rules": _many("Word 1.\n_____\n1 Note\n\n"),
    "notes in slashes": _many("Word./1/\n\n/1/ Note.\n\n"),
    "raised notes": _many("Word.¹²\n\n¹ Note.\n² Note.\n\n"),
    "marked notes": _many("Word[^1].\n\n", "[^1]: Note.\n\n"),
    "dashed notes": _many("- Note. ↩\n", before="Word.1\n\n"),
    "page numbers": _many("- 2 -\n\nWord\n\n"),
    "numbers alone": _many("2\n\nWord\n\n"),
    "page numbers in a row": _many("- 2 -\n"),
    "ends of pages": _many("word [end p1] "),
    "sentences over pages": _many("word\n\f\n"),
    "words over pages": _many("wo-\n\f\nrd "),
    "letters on pages": _many("\f\n- 2 -\n\n", LETTER),
    "letters with notes": _many(LETTER.replace("him", "him*"), "* Note.\n\n"),
    "letters with brackets": _many(LETTER, "[We saw him.]\n\n"),
    "instructions in letters": _many(
        LETTER, "The bracketed language on page 1 is there only if X.\n\n"
    ),
    "brackets and instructions": _many(
        "[Word.]\n\nThe bracketed text is here if X.\n\n", before=LETTER
    ),
    "names and addresses": _many("John Doe\n\nMr. Ann Lee\nBonn\n\n", before=LETTER),
    "signatures and addressees": _many(LETTER.rstrip(), "\n\nAnn Lee\nBonn\n\n"),
    "labelled lines": _many("FROM: John Doe\nTO: Ann Lee\n"),
    "labels in one line": _many("FROM:  TO:  ", after="\n"),
    "lines below a label": _many("  Ann Lee,\n", before="TO: John Doe\n"),
    "heads of telegrams": _many("FM BONN\nTO SECSTATE\nO 091603Z NOV 77\n\n"),
    "copies": _many("cc: Mr. Doe\n\n"),
    "postscripts": _many("P.S. word\n\n", before=LETTER),
    "indented lines": _many("     word word\nword\n"),
    "signs of transcribers": _many("^a^ ", "{b} ", "[c?] ", "<u>d</u> ", after="\n"),
    "blackened words": _many("██ ", "■", after="\n"),
    "bold words": _many("[a]{.bold} ", "*b* ", after="\n"),
    "bold words and starred lines": _many("*a* [b]{.bold}\n\n"),
    "far page markers": _many("[Page", " " * 1000, "1] ", "*a* " * 500),
    "letters without blank lines": _many(LETTER.replace("\n\n", "\n")),
    "greetings in lines": _many("His Excellency\nMr. Ann Lee,\n"),
    "names and offices in lines": _many("We saw him.\nJohn Doe\nMinister\n"),
    "labels in lines": _many("FROM: John Doe\nAnn Lee\n"),
    "copies in lines": _many("cc: Mr. Doe\nMr. Lee\n"),
    "notes in lines": _many("Word*.\n* Note.\n"),
    "notes among the text": _many("Word.1/\n\n1/ Note.\n\nWord.\n\n"),
    "repeated lines": _many("The Honorable Ann Lee\n- 2 -\nWord\n"),
    "released pages": _many("Approved For Release 2003/08/05 : CIA-RDP80\nWord\n"),
    "capitals": _many("THE SECRETARY OF STATE, ", "A", before="FROM "),
}


def hostile_papers(length: int) -> Iterator[tuple[str, str]]:
    """Each with what it is made of."""
    for name, (before, repeated, after) in _PARTS.items():
        body = (repeated * (length // len(repeated) + 1))[: length - len(before)]
        yield name, f"{before}{body}{after}"
