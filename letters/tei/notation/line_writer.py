"""Words, spans, marks and breaks to the lines of one block in the notation."""

from __future__ import annotations

from letters.tei.changes import parts_of_change
from letters.tei.errors import NotExpressibleError
from letters.tei.nodes import (
    ID,
    Attributes,
    Block,
    Empty,
    LineBreak,
    Node,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
)
from letters.tei.notation.attributes import AttributeList, format_attributes
from letters.tei.notation.grammar import (
    BRACKETED,
    BREAK,
    ELEMENT_WORDS,
    EMPTIES,
    ITALIC,
    NOTE_LABEL,
    SPAN_CLASSES,
    STRUCK,
    UNBRACKETED,
    USUAL_PAGE,
    SpanClass,
    escape,
)
from letters.tei.other_readings import CHANGE, STATES_OF_WORD

_EMPTY_WORDS = {named: word for word, named in EMPTIES.items()}
_SIGNS = {"*": ITALIC, "~~": STRUCK}


class LineWriter:
    """`notes` are those whose marks were written, each with the label of its mark."""

    def __init__(self) -> None:
        self.notes: list[tuple[Note, str]] = []
        self.labels: set[str] = set()
        self.numbers: dict[str, int] = {}
        self.is_one_line = False

    def line(self, children: tuple[Node, ...], *, is_one_line: bool = False) -> str:
        """The words of a block; of a cell of a table, `is_one_line`."""
        self.is_one_line = is_one_line
        return self.inside(children)

    def inside(
        self,
        children: tuple[Node, ...],
        *,
        in_span: bool = False,
        starts_line: bool = True,
        signs: frozenset[str] = frozenset(),
    ) -> str:
        """The children of a block or span; `signs` are those that stand open there."""
        written: list[str] = []
        for child, following in zip(children, (*children, None)[1:], strict=True):
            if isinstance(child, str):
                written.append(_text(child, written, in_span=in_span))
            elif isinstance(child, LineBreak):
                if child.attributes:
                    raise NotExpressibleError("The notation has no lines by number.")
                is_last = following is None
                is_named = self.is_one_line or is_last
                written.append(f"[]{{.{BREAK}}}" if is_named else "\\\n")
            elif isinstance(child, PageBreak):
                # Between words the space belongs before the break; a second space,
                # which is ignored, sets the marker off from the next word.
                before = written[-1] if written else "\n" if starts_line else ""
                is_between_words = before.endswith((" ", "\n"))
                space = " " if is_between_words and following is not None else ""
                written.append(child.hyphen + format_page(child) + space)
            elif isinstance(child, Note):
                written.append(self.mark(child))
            elif isinstance(child, PassageEdge):
                written.append(_edge(child))
            elif isinstance(child, Empty):
                written.append(_empty(child))
            elif isinstance(child, Span):
                written.append(self.span(child, signs))
            else:
                raise NotExpressibleError(_block_in_span(child))
        return "".join(written)

    def mark(self, note: Note) -> str:
        if note.element == STATES_OF_WORD:
            return ""  # read anew from what is struck and added
        if note.element:
            raise NotExpressibleError(
                f"The notation has no form for this element: {note.element}."
            )
        label = self.label(note)
        self.notes.append((note, label))
        return f"[^{label}]"

    def label(self, note: Note) -> str:
        """The number of the note, or a name for it where others have it or it has none."""
        number = note.number
        label = number
        if not NOTE_LABEL.fullmatch(number):
            number = note.attributes.get("type", "") or "note"
            number = number if NOTE_LABEL.fullmatch(number) else "note"
            label = f"{number}-1"
        count = self.numbers.get(number, 1)
        while label in self.labels:
            count += 1
            label = f"{number}-{count}"
        self.numbers[number] = count
        self.labels.add(label)
        return label

    def span(self, span: Span, signs: frozenset[str]) -> str:
        if span.element == CHANGE:
            parts = parts_of_change(span)
            return "".join(self.span(part, signs) for part in parts)
        attributes = dict(span.attributes)
        for sign, known in _SIGNS.items():
            is_known = (span.kind, span.element) == (known.kind, known.element)
            if is_known and attributes == dict(known.fixed) and sign not in signs:
                open_signs = signs | {sign}
                inside = self.inside(span.children, starts_line=False, signs=open_signs)
                if inside.strip():
                    return f"{sign}{inside}{sign}"
        word, fixed = _class_word(span)
        for name, _ in fixed:
            del attributes[name]  # the word itself says it
        inner = _within_brackets(span) if span.kind in BRACKETED else span.children
        words = [word] if inner is not None else [word, UNBRACKETED]
        children = span.children if inner is None else inner
        inside = self.inside(children, in_span=True, starts_line=False)
        return f"[{inside}]{_format(attributes, tuple(words))}"


def _text(text: str, before: list[str], *, in_span: bool) -> str:
    starts_line = not before or before[-1].endswith(("\n", "]", "}"))
    escaped = escape(text, in_span=in_span, at_start=starts_line)
    # At the start of a line a mark and a colon would be a note's definition.
    is_after_mark = bool(before) and before[-1].startswith("[^")
    begins_line = len(before) == 1 or (len(before) > 1 and before[-2].endswith("\n"))
    if is_after_mark and begins_line and escaped[0] == ":":
        return "\\" + escaped
    return escaped


def format_page(page_break: PageBreak) -> str:
    attributes = {k: v for k, v in page_break.attributes.items() if k != "n"}
    kind = attributes.pop("type", "")
    usual = USUAL_PAGE.format(page_break.label)
    listed = _format(attributes, (kind,) if kind else (), usual)
    return f"[Page {page_break.label}]{listed}"


def _format(
    attributes: Attributes, words: tuple[str, ...] = (), usual_identifier: str = ""
) -> str:
    rest = {name: value for name, value in attributes.items() if name != ID}
    listed = AttributeList(attributes.get(ID, ""), words, rest)
    return format_attributes(listed, usual_identifier)


def _edge(edge: PassageEdge) -> str:
    word = "opens" if edge.opens else "closes"
    listed = _format({ID: edge.passage, **edge.attributes}, (word,))
    return f"[{escape(edge.text, in_span=True, at_start=False)}]{listed}"


def _empty(empty: Empty) -> str:
    word = _EMPTY_WORDS.get((empty.element, empty.namespace))
    if not word:
        raise NotExpressibleError(
            f"The notation has no form for this element: {empty.element}."
        )
    said = escape(empty.text, in_span=True, at_start=False)
    return f"[{said}]{_format(empty.attributes, (word,))}"


def _class_word(span: Span) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The word for what the span is, and the attributes that the word itself says."""
    if span.kind is SpanKind.UNKNOWN and span.element in ELEMENT_WORDS:
        return span.element, ()
    for word, span_class in SPAN_CLASSES.items():
        if _is_of_class(span, span_class):
            return word, span_class.fixed
    raise NotExpressibleError(
        f"The notation has no word for {span.element or span.kind}."
    )


def _is_of_class(span: Span, span_class: SpanClass) -> bool:
    return (
        span_class.kind is span.kind
        and span_class.element == span.element
        and set(span_class.fixed) <= set(span.attributes.items())
    )


def _block_in_span(node: Block) -> str:
    return f"The notation has no form for this element: a {node.kind} in a line."


def _within_brackets(span: Span) -> tuple[Node, ...] | None:
    """What stands between the span's own brackets; None if it has none."""
    if span.kind is SpanKind.CONDITIONAL:
        ends = [Span(SpanKind.METAMARK, (bracket,)) for bracket in "[]"]
        if len(span.children) > 1 and [span.children[0], span.children[-1]] == ends:
            return span.children[1:-1]
        return None
    first, last = (span.children[0], span.children[-1]) if span.children else ("", "")
    if not isinstance(first, str) or not isinstance(last, str):
        return None
    if not (first.startswith("[") and last.endswith("]")):
        return None
    if len(span.children) == 1:
        return (first[1:-1],) if len(first) > 1 else None
    return tuple(part for part in (first[1:], *span.children[1:-1], last[:-1]) if part)
