"""A raw text parted into what is text and what belongs to its pages: running lines, notes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letters.tei.transcription.hyphens import HYPHEN, words_in
from letters.tei.transcription.note_zones import (
    FootNote,
    NoteZone,
    UnreadNote,
    find_note_zones,
)
from letters.tei.transcription.page_markers import PAGE_MARKER
from letters.tei.transcription.page_turns import find_page_turns
from letters.tei.transcription.running_lines import PageTurns, RunningLines

FEWEST_EDGES = 2


@dataclass(frozen=True, slots=True)
class Sheets:
    """`body` is as long as the text, with blanks for what is no part of the text.

    It `has_blank_lines` if such lines part its paragraphs.
    """

    body: str
    turns: PageTurns
    zones: tuple[NoteZone, ...]
    unread: tuple[UnreadNote, ...]
    has_blank_lines: bool
    known_words: frozenset[str] = frozenset()

    def runs_between(self, start: int, end: int) -> list[RunningLines]:
        return self.turns.between(start, end)

    def notes_between(self, start: int, end: int) -> list[FootNote]:
        first, last = (
            bisect_left(self.zones, at, key=lambda zone: zone.start)
            for at in (start, end)
        )
        return [note for zone in self.zones[first:last] for note in zone.notes]

    def unread_between(self, start: int, end: int) -> list[UnreadNote]:
        return [note for note in self.unread if start <= note.start < end]


def find_turns(text: str, feeds: Sequence[int]) -> PageTurns:
    """None in a text that prints the numbers of its pages in brackets."""
    if PAGE_MARKER.search(text) and not feeds:
        return PageTurns()
    return find_page_turns(text, feeds)


def read_sheets(text: str, end: int, turns: PageTurns) -> Sheets:
    """`text` up to `end`; behind it stand notes that were read already."""
    runs = [(run.start, run.end) for run in turns.runs if run.start < end]
    without_runs = _blanked(text[:end], runs)
    edges = [0, *(run.start for run in turns.runs if run.label), end]
    edges = sorted({min(edge, end) for edge in edges})
    are_listed = bool(text[end:].strip())  # in one list, behind the text
    notes = find_note_zones(without_runs, list(pairwise(edges)), are_listed=are_listed)
    if len(edges) > FEWEST_EDGES and not notes.zones and notes.unread:
        # Those of all pages may stand below the last one.
        together = find_note_zones(without_runs, [(0, end)])
        notes = together if together.zones and not together.unread else notes
    spans = [*runs, *((zone.start, zone.end) for zone in notes.zones)]
    return Sheets(
        body=_blanked(without_runs, spans),
        turns=turns,
        zones=notes.zones,
        unread=notes.unread,
        known_words=words_in(text) if HYPHEN.search(text) else frozenset(),
        has_blank_lines=_has_blank_lines(text[:end], spans),
    )


def _has_blank_lines(text: str, spans: Iterable[tuple[int, int]]) -> bool:
    at = 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        lines = text[at:start].strip().split("\n")
        if not all(line.strip() for line in lines) and len(lines) > 1:
            return True
        at = max(at, end)
    return False


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """`text` with blanks in place of the characters of `spans`, save its line ends."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        pieces.append(text[at:start])
        pieces.append(re.sub(r"[^\n]", " ", text[max(at, start) : end]))
        at = max(at, end)
    return "".join([*pieces, text[at:]])
