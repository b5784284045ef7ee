"""The target of a printed number, as far as the outline of the volume decides it."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_letters

from letters.tei.references.place import OutlinedDocument, Place
from letters.tei.references.targets import Target
from letters.tei.references.volumes import Volume, volume_identified

_CITED_BY_DOCUMENT_SINCE = "1955"


class Resolver:
    def __init__(self, place: Place) -> None:
        self._place = place
        self._outline = place.outline
        self.own = volume_identified(place.volume)

    @property
    def own_pages_are_cited(self) -> bool:
        """Whether the volume cites itself by page: since 1955 volumes do so by document."""
        return self.own.years < _CITED_BY_DOCUMENT_SINCE

    def knows(self, volume: Volume) -> bool:
        """Whether the citation settles which volume it means."""
        return volume == self.own or volume.identifier is not None

    def document(self, volume: Volume, number: str) -> Target:
        identifier = f"d{number.lower()}"
        if volume != self.own:
            return Target(volume.identifier, identifier)
        numbers = self._outline.numbers if self._outline else None
        return Target(self._part_holding(number, numbers), identifier)

    def has_page(self, number: str) -> bool:
        """Whether the outline of the own volume has a page `number`. False for a volume
        that goes by a title: it was made later, and cites itself by document."""
        pages = self._outline.pages if self._outline and self.own.years else None
        return pages is not None and number.isdecimal() and int(number) in pages

    def page(self, volume: Volume, number: str) -> Target | None:
        """Page `number`; None for a page that the own volume does not have.

        A volume in parts is often cited without the part. Its pages run through
        all parts, so that only the volume is then certain.
        """
        if volume != self.own:
            page = None if volume.part_is_missing else number
            return Target(volume.identifier, page=page)
        pages = self._outline.pages if self._outline else None
        part = self._part_holding(number, pages)
        if part is None and pages and number.isdecimal() and int(number) not in pages:
            return None
        return Target(part, page=number)

    def note(self, document: Target, mark: str) -> Target | None:
        """The note marked `mark` of `document`; None if the mark is no number and the
        outline does not tell which note it is."""
        key = mark if mark.isdecimal() else None
        if document.volume is None and self._outline:
            outlined = self._outline.find(document.document)
            notes = outlined.notes_marked(mark) if outlined else []
            key = notes[0].key if notes else key
        return replace(document, footnote=key) if key else None

    def note_here(self, mark: str) -> Target | None:
        """Note `mark` of this document, if it has one and this is not that note."""
        if mark == self._place.note:
            return None
        here = self._outline.find(self._place.document) if self._outline else None
        if here and not here.notes_marked(mark):
            return None
        return self.note(Target(document=self._place.document), mark)

    def note_on_page(self, mark: str, page: str) -> Target | None:
        """The note marked `mark` on `page`: the likeliest, if there are several."""
        notes = self._outline.notes_on_page(mark, page) if self._outline else []
        if not notes:
            return None
        document, note = notes[0]
        return Target(document=document.identifier, footnote=note.key)

    def neighbour(self, step: int) -> Target | None:
        """The document before ("supra", step -1) or after ("infra", step 1)."""
        document = self._neighbour(step)
        return Target(document=document.identifier) if document else None

    def note_nearby(self, mark: str, step: int) -> Target | None:
        """Note `mark` of the neighbouring document, else of this one."""
        neighbour = self._neighbour(step)
        if neighbour and neighbour.notes_marked(mark):
            return self.note(Target(document=neighbour.identifier), mark)
        return self.note_here(mark) if self._outline else None

    def _neighbour(self, step: int) -> OutlinedDocument | None:
        if self._outline is None:
            return None
        return self._outline.neighbour(self._place.document, step)

    def _part_holding(self, number: str, held: range | None) -> str | None:
        """The other part of the own volume, if this part begins after `number` or ends
        before it: two parts are paged, and often numbered, as one."""
        digits = number.rstrip(ascii_letters)
        if not held or not digits.isdecimal():
            return None
        if self.own.part == "2" and int(digits) < held.start:
            return self.own.with_part("1").identifier
        if self.own.part == "1" and int(digits) >= held.stop:
            return self.own.with_part("2").identifier
        return None
