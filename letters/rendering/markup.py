"""HTML written so that it can be cut at any page break."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from letters.rendering.contract import ID


@dataclass(frozen=True, slots=True)
class PageSlice:
    """One page: `before + html[start:end] + after` is well formed by itself.

    `before` reopens the tags that were open when the page began; `after` closes those
    that are open when it ends.
    """

    start: int
    end: int
    before: str
    after: str

    def cut(self, html: str) -> str:
        return self.before + html[self.start : self.end] + self.after

    def cut_after_others(self, html: str) -> str:
        """The same, to stand below the pages before it, which have the ids of what
        continues here."""
        before = ID.sub("", self.before)
        return before + html[self.start : self.end] + self.after


@dataclass(slots=True)
class _Open:
    name: str
    attributes: Mapping[str, str]

    def tag_continued(self) -> str:
        classes = f"{self.attributes.get('class', '')} continued".strip()
        return start_tag(self.name, {**self.attributes, "class": classes})


def start_tag(name: str, attributes: Mapping[str, str]) -> str:
    if not attributes:
        return f"<{name}>"
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"


@dataclass(slots=True)
class _Cut:
    """Where a page begins, and the tags that were open there."""

    at: int
    reopen: str
    close: str


@dataclass(slots=True)
class Markup:
    """Pieces of HTML in order, with the stack of the tags that are open."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    stack: list[_Open] = field(default_factory=list)
    # By pagination.
    cuts: defaultdict[str, list[_Cut]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def raw(self, html: str) -> None:
        self.pieces.append(html)
        self.length += len(html)

    def text(self, characters: str) -> None:
        self.raw(escape(characters, quote=False))

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        self.stack.append(_Open(name, attributes))
        self.raw(start_tag(name, attributes))

    def close(self) -> None:
        self.raw(f"</{self.stack.pop().name}>")

    def open_around(self, depth: int, name: str, attributes: Mapping[str, str]) -> None:
        """Open a tag at `depth` of the stack, around the rest of the tags that are open."""
        above = self._close_above(depth)
        self.open(name, attributes)
        self._open_again(above)

    def close_under(self, index: int) -> None:
        """Close the tag at `index` of the stack; the tags opened in it continue after it."""
        above = self._close_above(index + 1)
        self.close()
        self._open_again(above)

    def _close_above(self, depth: int) -> list[_Open]:
        above = self.stack[depth:]
        for _ in above:
            self.close()
        return above

    def _open_again(self, tags: list[_Open]) -> None:
        for tag in tags:
            # Only the first part has the id.
            rest = {
                name: value for name, value in tag.attributes.items() if name != "id"
            }
            self.open(tag.name, rest)

    def element(self, name: str, attributes: Mapping[str, str], text: str = "") -> None:
        self.open(name, attributes)
        self.text(text)
        self.close()

    def begin_page(self, pagination: str) -> None:
        """Cut here: what follows belongs to the next page of the pagination."""
        reopen = "".join(opened.tag_continued() for opened in self.stack)
        close = "".join(f"</{opened.name}>" for opened in reversed(self.stack))
        self.cuts[pagination].append(_Cut(self.length, reopen, close))

    def slices(self, pagination: str) -> list[PageSlice]:
        """The slice before the first cut, then one for each cut."""
        cuts = self.cuts[pagination]
        starts = [_Cut(0, "", ""), *cuts]
        ends = [*cuts, _Cut(self.length, "", "")]
        return [
            PageSlice(start.at, end.at, start.reopen, end.close)
            for start, end in zip(starts, ends, strict=True)
        ]

    def html(self) -> str:
        return "".join(self.pieces)
