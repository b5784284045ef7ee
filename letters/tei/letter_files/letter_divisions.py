"""Which parts of a text are letters of their own: by their type or their `correspDesc`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.header.correspondence_description import Correspondences
from letters.tei.source import Element, local_name

_DIVISION = re.compile(r"div[1-7]?")
# TEI leaves the values of @type to editors: these are of letters, in several languages.
LETTER_TYPES = frozenset(
    {
        *("letter", "document", "message", "memorandum", "memo", "note_verbale"),
        *("telegram", "cable", "airgram", "despatch", "dispatch", "aide-memoire"),
        *("postcard", "epistle", "brief", "postkarte", "telegramm"),
        *("lettre", "télégramme", "telegramme", "dépêche"),
        *("carta", "telegrama", "lettera", "telegramma", "письмо", "телеграмма"),
    }
)
_OPENINGS = ("opener", "dateline", "salute")


def texts_of(tei: Element) -> list[Element]:
    """The texts of a <TEI>: those of a group are texts of their own."""
    return [
        text
        for text in tei.iterfind(".//{*}text")
        if text.find("{*}group") is None and not _is_floating(text, tei)
    ]


def _is_floating(text: Element, tei: Element) -> bool:
    """Whether it is a text of another <TEI>, or within the words of this one."""
    for above in text.iterancestors():
        if above is tei:
            return False
        if local_name(above) not in ("group", "text"):
            return True
    return False


def letter_divisions(text: Element, described: Correspondences) -> list[Element]:
    """The outermost divisions that are letters, in order."""
    letters = [part for part in divisions_of(text) if is_letter(part, described)]
    outermost = set(letters)
    return [
        part
        for part in letters
        if not any(above in outermost for above in part.iterancestors())
    ]


def is_letter(division: Element, described: Correspondences) -> bool:
    kind = (division.get("type") or "").strip().casefold()
    return kind in LETTER_TYPES or bool(described.of(division))


def divisions_of(text: Element) -> Iterator[Element]:
    for element in text.iter("*"):
        if _DIVISION.fullmatch(local_name(element)):
            yield element


def may_be_letters(text: Element) -> list[Element]:
    """The divisions beside one another that each begin as a letter does, if several do."""
    of_parent: dict[Element | None, list[Element]] = {}
    for division in divisions_of(text):
        if any(local_name(part) in _OPENINGS for part in division):
            of_parent.setdefault(division.getparent(), []).append(division)
    return next((parts for parts in of_parent.values() if len(parts) > 1), [])


def words_outside(text: Element, letters: list[Element]) -> Iterator[tuple[str, int]]:
    """The words of `text` that are in none of its `letters`, with their lines, each part
    between two letters once."""
    first = set(letters)
    within = {part for letter in letters for part in letter.iter("*")}
    inner = within - first
    said: list[str] = []
    line = 0
    for element in text.iter("*"):
        if element in first:
            if words := " ".join(" ".join(said).split()):
                yield words, line
            said, line = [], 0
        own = "" if element in within else element.text
        after = "" if element in inner or element is text else element.tail
        for words in (own or "", after or ""):
            if words.strip():
                said.append(words)
                line = line or element.sourceline or 0
    if words := " ".join(" ".join(said).split()):
        yield words, line
