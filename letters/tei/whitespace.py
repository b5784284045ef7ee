"""Where white space belongs, decided once for TEI and for the notation.

The rules are those of the series' own files (and of any pretty-printed TEI):
white space collapses to one space across element boundaries; none stands at the
ends of a line; a note's mark belongs to the word before it, so the space comes
after the mark; a page break belongs to the word after it, so the space comes
before the break; where neither side has a space the break is inside a word, and
none is added.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from letters.tei.changes import with_changes
from letters.tei.nodes import (
    Attributes,
    Block,
    BlockKind,
    Empty,
    LineBreak,
    Node,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
)
from letters.tei.word_states import CHANGES, complete_words

# Only what XML calls white space: a no-break space is text.
_SPACES = " \t\r\n"
# "-", and the signs of old prints and of editions: "Beobach¬tungen", "ange=kommen".
_PARTED = re.compile(r"[^\W_][-\u2010¬=\u2e17\u00ad]\Z")
LONGEST_PARTED = 2


class _Gap:
    """A pending space: it counts only when a word follows on the line."""

    __slots__ = ("is_cancelled",)

    def __init__(self) -> None:
        self.is_cancelled = False


_Children = list["Node | _Gap"]


class _Line:
    """The white space seen since the last word of one flow of text."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.is_empty = True
        self.gap: _Gap | None = None
        self.break_follows_gap = False
        # Where a space that follows a page break must go: before the break.
        self.before_break: tuple[_Children, int] | None = None

    def end(self) -> None:
        if self.gap:
            self.gap.is_cancelled = True
        self.start()

    def word(self) -> None:
        self.is_empty = False
        self.gap = None
        self.break_follows_gap = False
        self.before_break = None

    def space(self, children: _Children) -> None:
        if self.is_empty or self.gap:
            return
        self.gap = _Gap()
        if self.before_break:
            place, index = self.before_break
            place.insert(index, self.gap)
            self.break_follows_gap = True
        else:
            children.append(self.gap)
            self.break_follows_gap = False


class _Frame:
    __slots__ = ("children", "make")

    def __init__(self, make: Callable[[tuple[Node, ...]], Node]) -> None:
        self.make = make
        self.children: _Children = []


class FlowBuilder:
    """Builds the tree of nodes from a text that arrives in document order."""

    def __init__(self, attributes: Attributes | None = None) -> None:
        self._frames = [
            _Frame(
                lambda children: Block(BlockKind.DIVISION, children, attributes or {})
            )
        ]
        self._lines = [_Line()]
        self._has_changed_words = False

    @property
    def depth(self) -> int:
        return len(self._frames)

    def finish(self) -> Block:
        if len(self._frames) != 1:
            raise RuntimeError("finish() before every block and span was closed")
        self._lines[-1].end()
        division = self._close_frame()
        assert isinstance(division, Block)  # noqa: S101
        return (
            complete_words(with_changes(division))
            if self._has_changed_words
            else division
        )

    def text(self, characters: str | None) -> None:
        if not characters:
            return
        line, children = self._lines[-1], self._frames[-1].children
        if characters[0] in _SPACES:
            line.space(children)
        word = characters.strip(_SPACES)
        if word:
            line.word()
            children.append(_collapse(word))
            if characters[-1] in _SPACES:
                line.space(children)

    def open_block(
        self, kind: BlockKind, attributes: Attributes, element: str = ""
    ) -> None:
        self._lines[-1].end()
        self._frames.append(
            _Frame(lambda children: Block(kind, children, attributes, element))
        )

    def close_block(self) -> None:
        self._lines[-1].end()
        self._append(self._close_frame())

    def open_span(
        self, kind: SpanKind, attributes: Attributes, element: str = ""
    ) -> None:
        if kind in (SpanKind.WITHHELD, SpanKind.QUOTED):
            # Its words begin before its description, or stand for it; so does a mark.
            self._lines[-1].word()
        self._has_changed_words |= kind in CHANGES
        self._frames.append(
            _Frame(lambda children: Span(kind, children, attributes, element))
        )

    def close_span(self) -> None:
        line, inside = self._lines[-1], self._frames[-1].children
        ends_in_gap = bool(line.gap and inside and inside[-1] is line.gap)
        if line.gap and ends_in_gap:
            line.gap.is_cancelled = True
            line.gap = None
        self._append(self._close_frame())
        if ends_in_gap:
            line.space(self._frames[-1].children)

    def open_note(
        self, attributes: Attributes, *, is_called: bool = True, element: str = ""
    ) -> None:
        self._has_changed_words |= bool(element)
        self._frames.append(
            _Frame(lambda children: Note(children, attributes, is_called, element))
        )
        self._lines.append(_Line())

    def close_note(self) -> None:
        self._lines.pop().end()
        note = self._close_frame()
        line = self._lines[-1]
        if line.gap and not line.break_follows_gap:
            line.gap.is_cancelled = True
            line.gap = None
            self._append(note)
            line.space(self._frames[-1].children)
        else:
            self._append(note)

    def page_break(self, attributes: Attributes, image: str = "") -> None:
        line, children = self._lines[-1], self._frames[-1].children
        hyphen = ""
        if attributes.get("break") == "no":
            hyphen = self._take_hyphen()
            self.join()
        elif line.gap:
            line.break_follows_gap = True
        elif not line.is_empty and not line.before_break:
            line.before_break = (children, len(children))
        children.append(PageBreak(attributes, image, hyphen))

    def line_break(self, attributes: Attributes | None = None) -> None:
        attributes = attributes or {}
        is_in_word = attributes.get("break") == "no"
        hyphen = self._take_hyphen() if is_in_word else ""
        self._lines[-1].end()
        self._append(LineBreak(attributes, hyphen))

    def _take_hyphen(self) -> str:
        """Take out the sign directly before a break that the word goes on behind."""
        children = self._frames[-1].children
        at = len(children) - 1
        while at > 0 and isinstance(children[at], _Gap):
            at -= 1
        last = children[at] if children else ""
        if not isinstance(last, str) or not _PARTED.search(last[-LONGEST_PARTED:]):
            return ""
        children[at] = last[:-1]
        return last[-1]

    def join(self) -> None:
        """Leave out white space here: the source says that a word goes on."""
        self._lines[-1].end()

    def passage_edge(self, edge: PassageEdge) -> None:
        if edge.text:
            self._lines[-1].word()
        self._append(edge)

    def empty(self, empty: Empty) -> None:
        if empty.words:
            self._lines[-1].word()
        self._append(empty)

    def _append(self, node: Node) -> None:
        self._frames[-1].children.append(node)

    def _close_frame(self) -> Node:
        frame = self._frames.pop()
        return frame.make(_join_texts(frame.children))


def _join_texts(children: _Children) -> tuple[Node, ...]:
    """`children` with spaces put in and neighbouring strings made one."""
    nodes: list[Node] = []
    # Joined at once: a string that grows word by word is copied again and again.
    words: list[str] = []
    for child in children:
        if isinstance(child, str):
            words.append(child)
        elif isinstance(child, _Gap):
            if not child.is_cancelled:
                words.append(" ")
        else:
            if words:
                nodes.append("".join(words))
                words = []
            nodes.append(child)
    if words:
        nodes.append("".join(words))
    return tuple(nodes)


def _collapse(words: str) -> str:
    """`words` with each run of white space made one space."""
    for space in "\n\t\r":
        if space in words:
            words = words.replace(space, " ")
    if "  " in words:
        words = " ".join(filter(None, words.split(" ")))
    return words
