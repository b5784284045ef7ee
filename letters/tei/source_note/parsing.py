"""A source note as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from letters.tei.source_note.circumstances import meeting_place, printed_from
from letters.tei.source_note.citation import (
    KIND,
    Filing,
    is_citation,
    read_filing,
    read_location,
)
from letters.tei.source_note.clauses import (
    Action,
    Clause,
    clauses_of,
    reported_clearances,
)
from letters.tei.source_note.markings import (
    NO_MARKING,
    Marking,
    read_markings,
    sort_markings,
    stated_absence,
    undivided_markings,
)
from letters.tei.source_note.passages import Passage
from letters.tei.source_note.sentences import part_citation, sentences_of

_OPENING = re.compile(r"\A\s*(?P<bracket>\[?)Source:\s*")
# Also as typesetters have it, in a note that is known to be a source note.
_LOOSE_OPENING = re.compile(r"\A\s*(?P<bracket>\[?)[Ss]ource(?:[:;.,]\s*| (?=[A-Z]))")
# An abstract by the editors, then the source in a paragraph of its own.
_AFTER_SUMMARY = re.compile(r"\n[ \t]*(?P<bracket>\[?)Source:\s*")
_SUMMARY = re.compile(r"\s*Summary:\s*")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """The parts of a source note, each with its place in the text."""

    citation: Passage
    repository: Passage | None  # None for a printed source, or one not recognised
    location: tuple[Passage, ...]
    control_numbers: tuple[Passage, ...]
    classification_markings: tuple[Passage, ...]
    no_marking: Passage | None  # "No classification marking", as printed
    clauses: tuple[Clause, ...]
    filing: Filing = field(default_factory=Filing)
    marking: Marking = field(default_factory=Marking)
    kind: Passage | None = None  # "Telegram", where a file number is all the citation
    summary: Passage | None = None
    meeting_place: Passage | None = None
    printed_from: Passage | None = None
    # "Ibid.", as printed. The repository then stands in the note before, at offsets
    # into that one; so does the location, where "Ibid." is all that is cited.
    ibid: Passage | None = None

    @property
    def drafted(self) -> Clause | None:
        return self._first(Action.DRAFTED)

    @property
    def approved(self) -> Clause | None:
        return self._first(Action.APPROVED)

    @property
    def cleared(self) -> tuple[Passage, ...]:
        """Everyone who cleared the document, according to the note."""
        clearances = (c for c in self.clauses if c.action == Action.CLEARED)
        return tuple(person for clause in clearances for person in clause.persons)

    def _first(self, action: Action) -> Clause | None:
        return next((c for c in self.clauses if c.action == action), None)


def read_source_note(
    text: str, previous: SourceNote | None = None, *, is_source: bool = False
) -> SourceNote | None:
    """Take a source note apart; None if `text` is no source note.

    A source note begins "Source:", also after a paragraph that begins "Summary:".
    A note that is known to be one (`is_source`, TEI's `note type="source"`) may
    be the bare citation "340/9–1354: Telegram". `previous` is the source note before
    it in the volume, which "Ibid." refers to.
    """
    opening = _find_opening(text, is_source=is_source)
    if opening is None:
        return _read_bare_citation(text, previous) if is_source else None
    whole = Passage(text, 0, len(text))
    if opening["bracket"]:
        whole = whole.part(0, len(text.rstrip().removesuffix("]")))
    if not whole.text[opening.end() :].strip(" ."):
        return None
    note = _read_sentences(whole, list(sentences_of(whole, opening.end())), previous)
    summary = _SUMMARY.match(text)
    if not summary:
        return note
    return replace(note, summary=whole.part(summary.end(), opening.start()))


def _find_opening(text: str, *, is_source: bool) -> re.Match[str] | None:
    if _SUMMARY.match(text):
        return _AFTER_SUMMARY.search(text)
    return (_LOOSE_OPENING if is_source else _OPENING).match(text)


def _read_sentences(
    whole: Passage, sentences: list[Passage], previous: SourceNote | None
) -> SourceNote:
    citation, sentences = part_citation(sentences, whole)
    citation, markings, sentences = _part_markings(citation.without_stop(), sentences)
    is_unmarked = bool(markings) and NO_MARKING.match(markings[0].text) is not None
    classification_markings = () if is_unmarked else markings
    no_marking = markings[0] if is_unmarked else None
    clauses = [clause for sentence in sentences for clause in clauses_of(sentence)]
    note = SourceNote(
        citation=citation,
        repository=None,
        location=(),
        control_numbers=(),
        classification_markings=classification_markings,
        no_marking=no_marking if markings else stated_absence(whole),
        clauses=(*clauses, *reported_clearances(whole)),
        marking=sort_markings(classification_markings),
        meeting_place=meeting_place(sentences),
        printed_from=printed_from(sentences),
    )
    return _with_location(note, previous)


def _part_markings(
    citation: Passage, sentences: list[Passage]
) -> tuple[Passage, tuple[Passage, ...], list[Passage]]:
    """The citation, the markings, and the sentences after them."""
    if sentences:
        markings, rest = read_markings(sentences[0])
        if markings:
            following = [rest] if rest else []
            return citation, markings, [*following, *sentences[1:]]
    # Some notes forget the stop, or put a comma for it: "Whitman File, Top Secret."
    start = undivided_markings(citation)
    if start is None:
        return citation, (), sentences
    markings, _ = read_markings(citation.part(start))
    if not markings:
        return citation, (), sentences
    citation = citation.part(0, len(citation.text[:start].rstrip(" ,;:.")))
    return citation, markings, sentences


def _with_location(note: SourceNote, previous: SourceNote | None) -> SourceNote:
    location = read_location(note.citation)
    repository, parts = location.repository, location.parts
    if location.ibid and previous:
        repository = previous.repository
        parts = parts or previous.location
    return replace(
        note,
        repository=repository,
        location=parts,
        control_numbers=location.control_numbers,
        filing=read_filing(parts),
        ibid=location.ibid,
    )


def _read_bare_citation(text: str, previous: SourceNote | None) -> SourceNote | None:
    """A note such as "340/9–1354: Telegram", or a citation that forgot its "Source:"."""
    whole = Passage(text, 0, len(text))
    sentences = list(sentences_of(whole, 0))
    if not sentences:
        return None
    kind = KIND.search(text)
    if kind:
        sentences = [whole.part(0, kind.start())]
    note = _read_sentences(whole, sentences, previous)
    note = replace(note, kind=whole.part(*kind.span("kind")) if kind else None)
    is_holding = note.repository or note.ibid or is_citation(note.location, note.filing)
    return note if is_holding or kind else None
