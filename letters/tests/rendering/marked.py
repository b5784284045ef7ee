"""HTML with marks, taken apart: what it was without them, and what each of them holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from letters.rendering import mark_matches

MARK = re.compile(r'<mark(?: id="match-(?P<number>\d+)")? class="match">([^<]*)</mark>')
TAG_OF_MARK = re.compile(r"</?mark\b[^>]*>")
END_OF_LINE = re.compile("[\n\u2028]")
WORD = re.compile(r"\w+")
# Two words and what is between them: often a tag, the end of a line, or of a page.
TWO_WORDS = re.compile(r"\w+\W+\w+")


def unmarked(html: str) -> str:
    return TAG_OF_MARK.sub("", html)


def marked(html: str, first: int = 1) -> list[str]:
    """The text of each match; its marks follow one another, and the first has its number."""
    found: list[str] = []
    for mark in MARK.finditer(html):
        if mark["number"]:
            assert int(mark["number"]) == first + len(found), mark[0]
            found.append("")
        found[-1] += unescape(mark[2])
    return found


def on_one_line(texts: Sequence[str]) -> list[str]:
    """As they are with the ends of lines taken out: HTML has elements for them."""
    return [END_OF_LINE.sub("", text) for text in texts]


def faults(html: str, text: str) -> list[str]:
    """What is wrong with the marks of all words of `text`, singly and two by two."""
    found = []
    for pattern in (WORD, TWO_WORDS):
        spans = [match.span() for match in pattern.finditer(text)]
        with_marks = mark_matches(html, text, spans)
        if unmarked(with_marks) != html:
            found.append(f"{pattern.pattern} changes the HTML")
        words = [text[start:end] for start, end in spans]
        if on_one_line(marked(with_marks)) != on_one_line(words):
            found.append(f"{pattern.pattern} marks other words")
    return found
