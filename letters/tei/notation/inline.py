"""One block of notation, read from left to right into a `FlowBuilder`."""

from __future__ import annotations

import re
from collections.abc import Callable

from letters.tei.errors import NotationError
from letters.tei.nodes import ID, Empty, PassageEdge, SpanKind
from letters.tei.notation.attributes import AttributeList, parse_attributes
from letters.tei.notation.excerpts import Excerpt
from letters.tei.notation.grammar import (
    BRACKETED,
    BREAK,
    EDGES,
    EMPTIES,
    ITALIC,
    PAGE_TYPES,
    SPAN_CLASSES,
    STRUCK,
    UNBRACKETED,
    USUAL_PAGE,
    SpanClass,
    span_class_of,
    unescape,
)
from letters.tei.whitespace import FlowBuilder

MAX_DEPTH = 8

# Words with one space between them; a space before the end of a line may be a break.
_PLAIN = re.compile(r"[^\\\[\]*~\n ]++(?: [^\\\[\]*~\n ]++)*+| ")
_BRACKET_OR_ESCAPE = re.compile(r"[\\\[\]]")
NOTE_MARK = re.compile(r"\[\^([^\s\[\]{}^]+)\]")
_PAGE = re.compile(r"\[Page ([^\s\[\]{}]+)\]")
_HARD_BREAK = re.compile(r"(?:\\|(?<! ) {2,})\n")
_SOFT_BREAK = re.compile(r" ?\n")
_PUNCTUATION = set("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")

_DELIMITERS = {"*": ITALIC, "~~": STRUCK}


class InlineReader:
    """Reads one excerpt. `on_note` is called with the mark and place of each note."""

    def __init__(
        self,
        excerpt: Excerpt,
        flow: FlowBuilder,
        on_note: Callable[[str, Excerpt, int], None],
    ) -> None:
        self.excerpt = excerpt
        self.flow = flow
        self.on_note = on_note
        self.lists = _attribute_lists(excerpt.text)
        self.closing = _match_brackets(excerpt.text, self.lists)

    def read(self) -> None:
        self._range(0, len(self.excerpt.text), 0)

    def _range(self, start: int, end: int, depth: int) -> None:
        """Read from `start` to `end`; what opens in it must close in it."""
        if depth > MAX_DEPTH:
            raise self.excerpt.error(
                f"Spans are nested more than {MAX_DEPTH} deep.", start
            )
        text, at = self.excerpt.text, start
        opened: list[tuple[str, int]] = []
        while at < end:
            character = text[at]
            if character == "[":
                at = self._bracket(at, depth)
            elif character == "*" or text.startswith("~~", at):
                at = self._delimiter("*" if character == "*" else "~~", at, opened)
            elif hard := _HARD_BREAK.match(text, at, end):
                self.flow.line_break()
                at = hard.end()
            elif character == "\\":
                at = self._escape(at)
            else:
                at = self._characters(at, end)
        if opened:
            delimiter, at = opened[-1]
            raise self.excerpt.error(
                f"“{delimiter}” is not closed. For the character itself write "
                f"“{_escaped(delimiter)}”.",
                at,
            )

    def _characters(self, at: int, end: int) -> int:
        text = self.excerpt.text
        if soft := _SOFT_BREAK.match(text, at, end):
            self.flow.text(" ")
            return soft.end()
        plain = _PLAIN.match(text, at, end)
        stop = plain.end() if plain else at + 1
        self.flow.text(text[at:stop])
        return stop

    def _escape(self, at: int) -> int:
        character = self.excerpt.text[at + 1 : at + 2]
        if character not in _PUNCTUATION or not character:
            raise self.excerpt.error(
                "A backslash stands before nothing that it could protect. For the "
                "backslash itself write “\\\\”.",
                at,
            )
        self.flow.text(character)
        return at + 2

    def _delimiter(self, delimiter: str, at: int, opened: list[tuple[str, int]]) -> int:
        """`*` and `~~` open and close in turn, as brackets would."""
        after = at + len(delimiter)
        if delimiter not in dict(opened):
            opened.append((delimiter, at))
            span_class = _DELIMITERS[delimiter]
            self.flow.open_span(span_class.kind, dict(span_class.fixed))
            return after
        if opened[-1][0] != delimiter:
            raise self.excerpt.error(
                f"“{delimiter}” closes before “{opened[-1][0]}” does.", at
            )
        if not self.excerpt.text[opened.pop()[1] + len(delimiter) : at].strip():
            raise self.excerpt.error(
                f"There is nothing between “{delimiter}” and “{delimiter}”. For the "
                f"characters themselves write “{_escaped(delimiter * 2)}”.",
                at,
            )
        self.flow.close_span()
        return after

    def _bracket(self, at: int, depth: int) -> int:
        text = self.excerpt.text
        if mark := NOTE_MARK.match(text, at):
            self.on_note(mark[1], self.excerpt, at)
            return mark.end()
        if page := _PAGE.match(text, at):
            return self._page(page[1], page.end())
        close = self.closing.get(at)
        if close is None or not text.startswith("{", close + 1):
            self.flow.text("[")
            return at + 1
        attributes, after = self._attributes(close + 1)
        self._span(attributes, at, close, depth)
        return after

    def _attributes(self, at: int, usual: str = "") -> tuple[AttributeList, int]:
        end = self.lists.get(at)
        if end is None:
            raise self.excerpt.error(
                "“{” opens a list of attributes that is not closed. For the character "
                "itself write “\\{”.",
                at,
            )
        try:
            return parse_attributes(self.excerpt.text[at + 1 : end - 1], usual), end
        except NotationError as error:
            raise self.excerpt.error(error.message, at) from error

    def _page(self, label: str, after: int) -> int:
        self.flow.page_break({"n": label, **self._page_attributes(label, after)})
        return self.lists.get(after, after)

    def _page_attributes(self, label: str, at: int) -> dict[str, str]:
        if not self.excerpt.text.startswith("{", at):
            return {}
        attributes, _ = self._attributes(at, USUAL_PAGE.format(label))
        try:
            return page_attributes(attributes)
        except NotationError as error:
            raise self.excerpt.error(error.message, at) from error

    def _span(self, attributes: AttributeList, at: int, close: int, depth: int) -> None:
        words = [word for word in attributes.classes if word != UNBRACKETED]
        if not words and attributes.implied:
            words = [attributes.implied]
        if len(words) == 1 and words[0] in EDGES:
            self._edge(attributes, at, close)
            return
        if len(words) == 1 and words[0] in (*EMPTIES, BREAK):
            self._empty(words[0], attributes, at, close)
            return
        span_class = span_class_of(words[0]) if len(words) == 1 else None
        if not span_class:
            known = ", ".join(f".{w}" for w in [*SPAN_CLASSES, *EDGES, *EMPTIES, BREAK])
            raise self.excerpt.error(
                f"A bracketed span needs one word of these: {known}. A bracket that "
                "only stands on the page takes no “{…}”.",
                close + 1,
            )
        if not self.excerpt.text[at + 1 : close].strip():
            raise self.excerpt.error("There is nothing in the brackets.", at)
        self._require_identifier(span_class, attributes, close)
        has_brackets = (
            span_class.kind in BRACKETED and UNBRACKETED not in attributes.classes
        )
        self._open_span(span_class, attributes)
        if has_brackets:
            self._bracket_character("[", span_class)
        self._range(at + 1, close, depth + 1)
        if has_brackets:
            self._bracket_character("]", span_class)
        self.flow.close_span()

    def _open_span(self, span_class: SpanClass, attributes: AttributeList) -> None:
        values = {**attributes.with_identifier(), **dict(span_class.fixed)}
        self.flow.open_span(span_class.kind, values, span_class.element)

    def _empty(self, word: str, listed: AttributeList, at: int, close: int) -> None:
        """Read an element without words, such as `[]{.gap}`, or a line break."""
        said = unescape(self.excerpt.text[at + 1 : close]).strip()
        if word != BREAK:
            name, namespace = EMPTIES[word]
            self.flow.empty(Empty(name, listed.with_identifier(), said, namespace))
        elif said or listed.with_identifier():
            raise self.excerpt.error("A break holds no words and takes no key.", at)
        else:
            self.flow.line_break()

    def _require_identifier(
        self, span_class: SpanClass, attributes: AttributeList, close: int
    ) -> None:
        is_addressed = span_class.kind in (SpanKind.CONDITIONAL, SpanKind.CONDITION)
        if is_addressed and not attributes.identifier:
            raise self.excerpt.error(
                "A conditional passage, and the words that set its condition, need an "
                "identifier: {.conditional #name}.",
                close + 1,
            )

    def _bracket_character(self, bracket: str, span_class: SpanClass) -> None:
        """Add a bracket of the page; that of a conditional passage is a sign by itself."""
        if span_class.kind is SpanKind.CONDITIONAL:
            self.flow.open_span(SpanKind.METAMARK, {})
            self.flow.text(bracket)
            self.flow.close_span()
        else:
            self.flow.text(bracket)

    def _edge(self, attributes: AttributeList, at: int, close: int) -> None:
        if not attributes.identifier:
            raise self.excerpt.error(
                "The edge of a conditional passage needs the passage's identifier: "
                "{.opens #name}.",
                close + 1,
            )
        rest = {k: v for k, v in attributes.with_identifier().items() if k != ID}
        content = self.excerpt.text[at + 1 : close].replace("\\", "")
        opens = EDGES[attributes.classes[0]]
        self.flow.passage_edge(PassageEdge(attributes.identifier, opens, content, rest))


def page_attributes(listed: AttributeList) -> dict[str, str]:
    """TEI attributes of a page break. Raises NotationError without a place."""
    attributes = listed.with_identifier()
    if not listed.classes:
        return attributes
    if len(listed.classes) > 1 or listed.classes[0] not in PAGE_TYPES:
        known = " or ".join(f".{word}" for word in PAGE_TYPES)
        raise NotationError(f"A page marker takes {known}.")
    return {"type": listed.classes[0], **attributes}


def _attribute_lists(text: str) -> dict[int, int]:
    """Where the list of attributes that each `{` may open ends: after its `}`.

    It is read from the end, once, so that many that are never closed cost no more than
    one. A list holds no brace outside quotation marks; a backslash in them protects the
    character after it.
    """
    lists: dict[int, int] = {}
    if "{" not in text:
        return lists
    # Where a list ends of which we stand outside quotation marks, or within them, at the
    # character after this one; and within them, at the one after that.
    outside: int | None = None
    within: int | None = None
    within_next: int | None = None
    for at in range(len(text) - 1, -1, -1):
        character, end = text[at], outside
        if character == "{":
            if end is not None:
                lists[at] = end
            outside = None
        elif character == "}":
            outside = at + 1
        elif character == '"':
            outside = within
        if character == '"':
            within, within_next = end, within
        elif character == "\\":
            protects = text[at + 1 : at + 2] not in ("", "\n")
            within, within_next = within_next if protects else None, within
        else:
            within_next = within
    return lists


def _match_brackets(text: str, lists: dict[int, int]) -> dict[int, int]:
    """Where each `[` is closed, found in one pass that skips escapes and attributes."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    at = 0
    while sign := _BRACKET_OR_ESCAPE.search(text, at):
        at = sign.end()
        if sign[0] == "\\":
            at += 1
        elif sign[0] == "[":
            opened.append(sign.start())
        elif opened:
            closing[opened.pop()] = sign.start()
            at = lists.get(at, at)
    return closing


def _escaped(characters: str) -> str:
    return "".join(f"\\{character}" for character in characters)
