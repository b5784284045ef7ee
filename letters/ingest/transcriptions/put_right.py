"""Which doubts an archivist put right, or found right, before the drafts were saved.

They are settled with the reason, by whoever handed the file in; whatever nobody touched
stays open.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from letters.derivation.text.changed_places import ReadText
from letters.ingest.saving import Edit
from letters.ingest.settlements import settle
from letters.ingest.transcriptions.intake import DraftStatement, Intake
from letters.models import Document, Problem
from letters.tei.errors import TeiError
from letters.tei.notation import open_in_notation
from letters.tei.transcription import Doubt, DoubtCode, ProposedDocument

FOUND_RIGHT = "Found right when the file was handed in."
CHANGED = "Put right when the file was handed in: the text was changed here."
TYPED = "Put right when the file was handed in: the {field} was typed."
LINKED = "Put right when the file was handed in: a passage was chosen."

# What a field of a document says by itself, if somebody typed in it.
_FIELDS = {
    DoubtCode.POSSIBLE_DATE: "date",
    DoubtCode.SENDER_READ: "senders",
    DoubtCode.PARTIES_READ: "recipients",
}
_IN_WORDS = {"date": "date", "senders": "sender", "recipients": "recipient"}


def key_of(doubt: Doubt | Problem) -> str:
    """What a doubt is called in a form: the same for as long as it says the same."""
    said = (doubt.code, doubt.message, doubt.excerpt, str(doubt.line))
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class DraftDoubts:
    """What was read of one document of an intake, and what was said of it.

    `position` is its place among the documents, from 0, `read` the TEI that was read,
    `links` how many links of the document were proposed.
    """

    intake: Intake
    proposed: ProposedDocument
    position: int
    read: str
    links: int

    def settle(self, document: Document, edit: Edit) -> None:
        """Settle what is put right, or found right, of the problems of the document."""
        put_right = dict(self._put_right(self.intake.doubts_of(self.proposed)))
        settled: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in document.problems.open():
            is_doubt = problem.origin == Problem.Origin.IMPORT
            if key_of(problem) in self.intake.found_right:
                settled[FOUND_RIGHT].append(problem)
            elif is_doubt and (reason := put_right.get(problem.position)):
                settled[reason].append(problem)
        for reason, rows in settled.items():
            settle(rows, reason, edit.editor)

    def _put_right(self, doubts: Sequence[Doubt]) -> Iterator[tuple[int, str]]:
        """The position of each doubt that is put right, with the reason."""
        statement = self.intake.statement(self.position)
        changed = self._changed(statement, doubts)
        is_linked = self._is_linked(doubts)
        for at, doubt in enumerate(doubts):
            if doubt.offset in changed:
                yield at, CHANGED
            elif reason := reason_of_field(doubt.code, statement.typed):
                yield at, reason
            elif is_linked and doubt.code == DoubtCode.UNRESOLVED_INSTRUCTION:
                yield at, LINKED

    def _changed(
        self, statement: DraftStatement, doubts: Iterable[Doubt]
    ) -> Collection[int]:
        """The offsets in the file of doubts whose words were corrected."""
        if statement.tei is None or statement.tei == self.read:
            return ()
        start, end = self.proposed.start, self.proposed.end
        try:
            read = open_in_notation(self.read)
            corrected = open_in_notation(statement.tei)
        except TeiError:
            return ()
        offsets = {doubt.offset for doubt in doubts if start <= doubt.offset < end}
        text = ReadText(self.intake.text[start:end], read)
        changed = text.places_changed(corrected, (at - start for at in offsets))
        return {at + start for at in changed}

    def _is_linked(self, doubts: Iterable[Doubt]) -> bool:
        """Whether as many passages were chosen as there were instructions without one."""
        unresolved = sum(
            doubt.code == DoubtCode.UNRESOLVED_INSTRUCTION for doubt in doubts
        )
        links = self.intake.links or ()
        stated = sum(link.instructing == self.position for link in links)
        return 0 < unresolved <= stated - self.links


def reason_of_field(code: str, typed: Collection[str]) -> str:
    """Why a doubt with the `code` is put right by what was typed into the fields; empty
    if it is not."""
    field = {str(doubt): name for doubt, name in _FIELDS.items()}.get(code, "")
    return TYPED.format(field=_IN_WORDS[field]) if field in typed else ""
