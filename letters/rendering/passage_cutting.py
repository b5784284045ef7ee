"""A passage of stored HTML: from one paragraph to another, well formed by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from letters.rendering.contract import ID, LINE_BREAK, TAG

_NAME = re.compile(r"</?(?P<name>[a-z0-9]+)")


class PassageError(LookupError):
    """The HTML has no such passage: a paragraph is absent, or the last comes first."""


def cut_passage(html: str, first_key: str, last_key: str) -> str:
    """The elements of the two keys and all between them.

    What was open around the first is opened again, without its ids.
    """
    begin, around_first = _start_of(html, first_key)
    end, around_last = _end_of(html, last_key)
    if end <= begin:
        raise PassageError(last_key)
    before = "".join(ID.sub("", tag) for tag in around_first)
    after = "".join(f"</{_name(tag)}>" for tag in reversed(around_last))
    return f"{before}{html[begin:end]}{after}"


def _start_of(html: str, key: str) -> tuple[int, list[str]]:
    """Where the element of the key begins, and the tags that are open round it."""
    for tag, around in _start_tags(html):
        if _has_key(tag.group(), key):
            return tag.start(), around
    raise PassageError(key)


def _end_of(html: str, key: str) -> tuple[int, list[str]]:
    """Where the element of the key ends, and the tags that are open round it."""
    around: list[str] | None = None
    for tag, still_open in _tags(html):
        if around is None:
            if _has_key(tag.group(), key):
                around = still_open[:-1]
        elif len(still_open) == len(around):
            return tag.end(), around
    raise PassageError(key)


def _start_tags(html: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    for tag, still_open in _tags(html):
        if not tag.group().startswith("</"):
            yield tag, still_open[:-1]


def _tags(html: str) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Each tag, and the start tags that are open after it; line breaks left out."""
    still_open: list[str] = []
    for tag in TAG.finditer(html):
        if tag.group() == LINE_BREAK:
            continue
        if tag.group().startswith("</"):
            still_open.pop()
        else:
            still_open.append(tag.group())
        yield tag, [*still_open]


def _has_key(tag: str, key: str) -> bool:
    return f' id="{escape(key)}"' in tag


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match["name"] if match else ""
