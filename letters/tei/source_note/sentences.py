"""The sentences of a source note, and where its citation ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from letters.tei.dates.months import MONTH_ABBREVIATION
from letters.tei.source_note.clauses import STATEMENT
from letters.tei.source_note.markings import MARKING, read_markings
from letters.tei.source_note.passages import Passage

LONGEST_CITATION = 4  # sentences, as full stops go
LONGEST_CONTINUATION = 80  # characters

_STOP = re.compile(r"[.?!][”’\")\]]*(?=\s|\Z)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Messrs|Dr|Gen|Lt|Col|Maj|Adm|Capt|Amb|Sen|Gov|Jr|Sr|St|Vol|Vols"
    r"|Nos?|Pt|pp?|vs|etc|cf|Sp|Asst|Nat)"
    rf"|\b{MONTH_ABBREVIATION}|[ap]\.m|(?<![/\w–-])[A-Z])\.\Z"
)


def sentences_of(whole: Passage, start: int) -> Iterator[Passage]:
    for stop in _STOP.finditer(whole.text, start):
        if _ends_sentence(whole.text, start, stop):
            yield whole.part(start, stop.end())
            start = stop.end()
    if whole.text[start:].strip():
        yield whole.part(start)


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    follows = text[stop.end() : stop.end() + 60].lstrip()
    if MARKING.match(follows) or STATEMENT.match(follows):
        return True
    before = text[max(start, stop.end() - 12) : stop.end()]
    return not _ABBREVIATED.search(before) and not follows[:1].islower()


def part_citation(
    sentences: list[Passage], whole: Passage
) -> tuple[Passage, list[Passage]]:
    """The citation, and the sentences after it.

    An abbreviation ("Harvan Misc. & Memos") may look like the end of the citation;
    the markings, which follow the citation, then show that it goes on.
    """
    for count, sentence in enumerate(sentences[1:LONGEST_CITATION], start=1):
        if read_markings(sentence)[0]:
            end = sentences[count - 1].end
            return whole.part(sentences[0].start, end), sentences[count:]
        is_long = len(sentence.text) > LONGEST_CONTINUATION
        if is_long or STATEMENT.match(sentence.text):
            break
    return sentences[0], sentences[1:]
