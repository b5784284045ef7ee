"""How a document is called and described in words, made from the fields of its record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from letters.derivation.description.markings import LEVEL_CHOICES, term_label
from letters.tei.dates import describe

# How much of a text can be its heading, in characters.
HEADING_AT_MOST = 600


class DocumentWording:
    """The words of `Document`. They are the same for every reader."""

    # What a list of one person's documents tells of each: none, in any other list.
    steps: Sequence[str] = ()
    times = 0

    @property
    def date_in_words(self) -> str:
        date = self.date
        if not date:
            return "Undated"
        words = describe(date)
        return f"[{words}]" if self.date_reason else words

    @property
    def name(self) -> str:
        """What lists call it: the label, or the title where that tells enough."""
        return self.label or self.title

    @property
    def name_and_date(self) -> str:
        """What tells it from all others, where nothing is said beside it."""
        return f"{self.name}{self.date_after_name}"

    @property
    def date_after_name(self) -> str:
        """ ", October 27, 1962", unless the name has it; its number if it is undated."""
        words = self.date_in_words if self.date_edtf else ""
        if not words and self.number:
            words = f"Document {self.number}"
        return f", {words}" if words and words not in self.name else ""

    @property
    def subjects(self) -> list[str]:
        """Those of the record, or else those that the document prints."""
        return self.own_subjects or self.printed_subjects

    @property
    def own_subjects(self) -> list[str]:
        """Those that an archivist has put into the record."""
        return list(filter(None, map(str.strip, self.subject.splitlines())))

    @property
    def place_in_edition(self) -> str:
        """As its series cites it: "1961–1963, Volume VI, Document 66"."""
        number = f"Document {self.number}" if self.number else ""
        edition = self.edition.short_title if self.edition else ""
        return ", ".join(part for part in (edition, number) if part)

    @property
    def place_with_subject(self) -> str:
        """As readers tell the volume: "1961–1963, VI: Exchanges, Document 66"."""
        number = f"Document {self.number}" if self.number else ""
        edition = self.edition.name_with_subject if self.edition else ""
        return ", ".join(filter(None, (edition, number)))

    @property
    def number_in_brackets(self) -> str:
        """Its number in the edition, "[462]", unless its heading prints it."""
        if not self.number or self.carrier_id:
            return ""
        heading = f"{self.title}\n{self.transcription.text[:HEADING_AT_MOST]}"
        printed = rf"^(?:No\. ?)?\[?{re.escape(self.number)}\b"
        is_printed = re.search(printed, heading, re.MULTILINE)
        return "" if is_printed else f"[{self.number}]"

    @property
    def markings(self) -> str:
        """The markings of the record, else of the source note, else of the paper, with
        those that an archivist corrected."""
        if self.classification_marking:
            return self.classification_marking
        noted = self.holding.classification_markings if hasattr(self, "holding") else ()
        read = "; ".join(noted) or self.printed_markings
        corrected = (name for name, _ in self.markings_corrected)
        return "; ".join(filter(None, (read, *corrected)))

    @property
    def markings_corrected(self) -> list[tuple[str, str]]:
        """What an archivist calls each, and what the text has instead."""
        levels = dict(LEVEL_CHOICES)
        return [
            (str(levels.get(term) or term_label(term)), printed)
            for term, printed in self.corrected_markings.items()
        ]

    @property
    def handling_in_words(self) -> str:
        return ", ".join(map(term_label, self.handling))

    @property
    def precedence_in_words(self) -> str:
        return ", ".join(map(term_label, self.precedence))
