"""HTML with marks: what it is without them, and the text that each of them marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from letters.rendering import mark_matches

MARK = re.compile(r'<mark(?: id="match-(?P<number>\d+)")? class="match">([^<]*)</mark>')
TAG_OF_MARK = re.compile(r"</?mark\b[^>]*>")
END_OF_LINE = re.compile("[\n\u2028]")
WORD = re.compile(r"\w+")
# Two words and what separates them: often a tag, or the end of a line or page.
TWO_WORDS = re.compile(r"\w+\W+\w+")


def unmarked(html: str) -> str:
    return TAG_OF_MARK.sub("", html)


def marked(html: str, first: int = 1) -> list[str]:
    """The text of each match, of all its marks. Asserts that the first has its number."""
    texts: list[str] = []
    for mark in MARK.finditer(html):
        if mark["number"]:
            assert int(mark["number"]) == first + len(texts), mark[0]
            texts.append("")
        texts[-1] += unescape(mark[2])
    return texts


def on_one_line(texts: Sequence[str]) -> list[str]:
    """The texts without the ends of lines, for which HTML has elements."""
    return [END_OF_LINE.sub("", text) for text in texts]


def faults(html: str, text: str) -> list[str]:
    """What is wrong if all words of `text` are marked, one by one and two by two."""
    messages = []
    for pattern in (WORD, TWO_WORDS):
        spans = [match.span() for match in pattern.finditer(text)]
        with_marks = mark_matches(html, text, spans)
        if unmarked(with_marks) != html:
            messages.append(f"{pattern.pattern} changes the HTML")
        words = [text[start:end] for start, end in spans]
        if on_one_line(marked(with_marks)) != on_one_line(words):
            messages.append(f"{pattern.pattern} marks other words")
    return messages
