"""One citation of a volume, from its first word to its last."""

from __future__ import annotations

from dataclasses import dataclass, field

from letters.tei.references.grammar import Token, Word
from letters.tei.references.volumes import Volume, number_cited


@dataclass(slots=True)
class Citation:
    """A volume as far as its citation has been read; `start` is its first word.

    `volume` is None until the words say which it is, and stays None for a work that
    is not of the series. `volumes` has each number cited, where it is printed.
    `has_pages` is false of an "ibid." that looks back to a document: where editors
    cite documents by number, "ibid., p. 5" is of a book cited in between. `is_list` is
    true where single documents of the volume are described, each with its page.
    """

    start: int
    end: int
    years: str = ""
    title: str = ""
    volume: Volume | None = None
    volumes: list[tuple[int, int, Volume]] = field(default_factory=list)
    is_ibid: bool = False
    has_pages: bool = True
    is_list: bool = False
    used_by: Word | None = None

    @property
    def is_numbered(self) -> bool:
        return any(volume.number for _, _, volume in self.volumes)

    def use(self, token: Token) -> int:
        """Take `token` for a document or page of the volume; return where the
        reference begins, which is the citation's beginning for the first one."""
        start = token.start if self.used_by else min(self.start, token.start)
        self.used_by, self.end = token.word, max(self.end, token.end)
        return start

    def add_numbers(self, token: Token) -> None:
        start, self.end, self.volumes = self.start, token.end, []
        for number in token.numbers:
            self.volume = Volume(
                self.years, number_cited(number.value), title=self.title
            )
            start = number.start if self.volumes else start
            self.volumes.append((start, number.end, self.volume))

    def add_part(self, volume: Volume, token: Token, end: int) -> None:
        """Make it a citation of part `token` of `volume`, printed up to `end`."""
        self.end, self.volume = end, volume.with_part(token.numbers[0].value)
        start = self.volumes.pop()[0] if self.volumes else self.start
        self.volumes.append((start, end, self.volume))
