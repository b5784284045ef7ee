"""The words that a viewer of another site looks for, at their places on the canvases."""

from __future__ import annotations

from collections.abc import Sequence

from letters.iiif import Box, CanvasHit
from letters.reader.apparatus import Apparatus
from letters.reader.canvases import Canvases, ManifestAddresses
from letters.reader.match_positions import MatchPosition, find_match_positions
from letters.reader.scanned_paper import ONLY_PAGE, MarkedBox, ShownScan
from letters.search import Term

# The characters told before a match, and after it.
_AROUND = 60


class CanvasMatches:
    """All places of `terms` in the text of a document, and in its notes."""

    def __init__(
        self, apparatus: Apparatus, addresses: ManifestAddresses, terms: Sequence[Term]
    ) -> None:
        self._document = apparatus.document
        self._paper = apparatus.paper
        self._addresses = addresses
        self._canvases = {
            canvas.id: canvas for canvas in Canvases(apparatus, addresses).all
        }
        self._texts = {note.key: note.text for note in apparatus.footnotes}
        self._first_page = next(
            (row.key for row in apparatus.pages),
            next((scan.page_key for scan in self._paper.scans), ONLY_PAGE),
        )
        self._groups = self._group(find_match_positions(apparatus, terms))

    @property
    def total(self) -> int:
        return len(self._groups)

    def hits(self, first: int, number: int) -> list[CanvasHit]:
        """At most `number` of them, from the one with the index `first`."""
        return [self._hit(places) for places in self._groups[first : first + number]]

    def _group(self, positions: list[MatchPosition]) -> list[list[MatchPosition]]:
        """With those that only spaces part, such as all words of a phrase, in one list."""
        groups: list[list[MatchPosition]] = []
        for position in positions:
            if groups and self._follows(groups[-1][-1], position):
                groups[-1].append(position)
            else:
                groups.append([position])
        return groups

    def _follows(self, first: MatchPosition, second: MatchPosition) -> bool:
        if (first.footnote, first.pages) != (second.footnote, second.pages):
            return False
        return not self._text_of(first)[first.span[1] : second.span[0]].strip()

    def _text_of(self, position: MatchPosition) -> str:
        """Of the note that it stands in, or else of the document."""
        return self._texts.get(position.footnote, self._document.text)

    def _hit(self, places: list[MatchPosition]) -> CanvasHit:
        position = places[0]
        start, end = position.span[0], places[-1].span[1]
        text = self._text_of(position)
        page = position.page or self._first_page
        drawn = None if position.footnote else self._smallest_box(position)
        name, box = drawn or (page, None)
        canvas = self._canvases[self._addresses.canvas(name)]
        return CanvasHit(
            number=position.number,
            canvas=canvas.id,
            whole=Box(0, 0, canvas.width, canvas.height),
            before=text[max(0, start - _AROUND) : start],
            words=text[start:end],
            after=text[end : end + _AROUND],
            box=box,
        )

    def _smallest_box(self, position: MatchPosition) -> tuple[str, Box] | None:
        """The canvas and the box of the shortest part with the words that was drawn."""
        around = [
            (scan, box)
            for page in position.pages or [scan.page_key for scan in self._paper.scans]
            for scan in self._paper.on_page(page)
            for box in scan.boxes
            if box.start <= position.span[0] and position.span[1] <= box.end
        ]
        if not around:
            return None
        scan, box = min(around, key=_length)
        region = box.region
        return scan.canvas_name, Box(region.x, region.y, region.width, region.height)


def _length(drawn: tuple[ShownScan, MarkedBox]) -> int:
    _, box = drawn
    return box.end - box.start
