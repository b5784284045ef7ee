"""Takes notes out of struck and underlined words, so that they are neither as well.

A program that sets pages strikes or underlines all that stands within such words, and no
style sheet can stop it (CSS Text Decoration 3, section 2: decorations are propagated). So
the words are struck up to the note, and struck again behind it. A passage that is hidden
still hides its notes.
"""

from __future__ import annotations

import re
from itertools import dropwhile

from letters.rendering.contract import FOOTNOTE, ID, PASSAGE

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*+)(?P<rest>[^<>]*+)>")
_NOTE = re.compile(rf' class="{FOOTNOTE}["\s]')
_STRUCK = ("del", "u")
_EMPTY = {"br", "hr", "img", "wbr"}


def lift_notes(html: str) -> str:
    """`html`, well formed, with each note that stands in such words between them."""
    if not any(f"<{name}" in html for name in _STRUCK):
        return html
    written: list[str] = []
    open_tags: list[re.Match[str]] = []
    at = 0
    for tag in _TAG.finditer(html):
        if tag.start() < at:
            continue  # within a note that is written already
        written.append(html[at : tag.start()])
        at = tag.end()
        if _NOTE.match(tag["rest"]) and not tag["end"]:
            at = _end_of(html, tag)
            written.append(_between(open_tags, html[tag.start() : at]))
            continue
        written.append(tag[0])
        if tag["end"]:
            open_tags.pop()
        elif tag["name"] not in _EMPTY and not tag["rest"].endswith("/"):
            open_tags.append(tag)
    return "".join([*written, html[at:]])


def _end_of(html: str, start: re.Match[str]) -> int:
    """Where the element ends that begins with this tag."""
    depth = 0
    for tag in _TAG.finditer(html, start.start()):
        if tag["name"] == start["name"]:
            depth += -1 if tag["end"] else 1
        if not depth:
            return tag.end()
    return len(html)


def _between(open_tags: list[re.Match[str]], note: str) -> str:
    """The note, with what is struck around it closed before it and opened behind it."""
    around = list(dropwhile(lambda tag: tag["name"] not in _STRUCK, open_tags))
    passages = [tag for tag in around if PASSAGE.search(tag[0])]
    within = f"{_opened(passages)}{note}{_closed(passages)}"
    return f"{_closed(around)}{within}{_opened(around)}"


def _opened(tags: list[re.Match[str]]) -> str:
    return "".join(ID.sub("", tag[0]) for tag in tags)


def _closed(tags: list[re.Match[str]]) -> str:
    return "".join(f"</{tag['name']}>" for tag in reversed(tags))
