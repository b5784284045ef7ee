"""Nodes to notation, in its one normal form; refuses what it has no words for."""

from __future__ import annotations

from letters.tei.errors import NotationError, NotExpressibleError
from letters.tei.nodes import (
    ID,
    Attributes,
    Block,
    BlockKind,
    LineBreak,
    Node,
    Note,
    PageBreak,
    PassageEdge,
    Span,
    SpanKind,
)
from letters.tei.notation.grammar import (
    BRACKETED,
    CONTAINER_FENCES,
    ITALIC,
    LINE_FENCES,
    SPAN_CLASSES,
    STRUCK,
    UNBRACKETED,
    AttributeList,
    escape,
    format_attributes,
)
from letters.tei.notation.reader import UNANCHORED, parse_notation

_FENCE_OF_KIND = {
    kind: name
    for name, kind in reversed([*LINE_FENCES.items(), *CONTAINER_FENCES.items()])
}


def write_notation(body: Block) -> str:
    """`body` as notation that reads back as the very same nodes.

    Raises NotExpressibleError where the notation has no words for what TEI says. The
    attributes of the division are not part of the notation.
    """
    writer = _Writer()
    text = writer.document(body)
    try:
        reread = parse_notation(text, body.attributes)
    except NotationError as error:
        raise NotExpressibleError(
            f"The notation has no form for this text: {error}"
        ) from error
    if reread != body:
        raise NotExpressibleError(
            "The notation has no words for all of this text. Edit it as TEI."
        )
    return text


class _Writer:
    def __init__(self) -> None:
        self.notes: list[Note] = []

    def document(self, body: Block) -> str:
        blocks = self.blocks(body.children)
        # Notes in notes are found while the notes are written: the list grows.
        blocks.extend(self.note(note) for note in self.notes)
        return "".join(f"{block}\n\n" for block in blocks).rstrip("\n") + "\n"

    def blocks(self, children: tuple[Node, ...], group: str = "") -> list[str]:
        written = []
        for child in children:
            if isinstance(child, PageBreak):
                written.append(self.page(child))
            elif isinstance(child, Note):
                self.notes.append(child)
            elif isinstance(child, Block):
                written.extend(self.block(child, group))
            else:
                raise NotExpressibleError("Text stands outside every paragraph.")
        return written

    def block(self, block: Block, group: str) -> list[str]:
        if block.kind in (BlockKind.OPENER, BlockKind.CLOSER):
            return self.blocks(block.children, block.kind)
        name = _FENCE_OF_KIND.get(block.kind, "")
        if block.kind is BlockKind.SALUTE and group == BlockKind.CLOSER:
            name = "closing"
        if not name:
            raise NotExpressibleError(f"The notation has no fence for a {block.kind}.")
        if name == "paragraph" and not block.attributes and _has_words(block):
            return [self.line(block.children)]
        opening = f"::: {name} {_format(block.attributes)}".rstrip()
        inside = (
            "\n\n".join(self.blocks(block.children))
            if name in CONTAINER_FENCES
            else self.line(block.children)
        )
        return ["\n".join(part for part in (opening, inside, ":::") if part)]

    def note(self, note: Note) -> str:
        attributes = {k: v for k, v in note.attributes.items() if k != "n"}
        kind = attributes.pop("type", "")
        listed = _format(attributes, () if kind in ("", UNANCHORED) else (kind,))
        paragraphs = note.children if _is_in_paragraphs(note) else (note,)
        lines = [
            self.line(paragraph.children).replace("\n", "\n    ")
            for paragraph in paragraphs
            if isinstance(paragraph, Block | Note)
        ]
        return f"[^{note.number}]{listed}: " + "\n\n    ".join(lines)

    def line(
        self,
        children: tuple[Node, ...],
        *,
        in_span: bool = False,
        starts_line: bool = True,
    ) -> str:
        written: list[str] = []
        for child, following in zip(children, (*children, None)[1:], strict=True):
            if isinstance(child, str):
                written.append(self.text(child, children, written, in_span=in_span))
            elif isinstance(child, LineBreak):
                written.append("\\\n")
            elif isinstance(child, PageBreak):
                # Between words the space belongs before the break; a second space,
                # which is ignored, sets the marker off from the next word.
                before = written[-1] if written else "\n" if starts_line else ""
                is_between_words = before.endswith((" ", "\n"))
                space = " " if is_between_words and following is not None else ""
                written.append(self.page(child) + space)
            elif isinstance(child, Note):
                self.notes.append(child)
                written.append(f"[^{child.number}]")
            elif isinstance(child, PassageEdge):
                written.append(_edge(child))
            elif isinstance(child, Span):
                written.append(self.span(child))
            else:
                raise NotExpressibleError("The notation has no form for this element.")
        return "".join(written)

    def text(
        self, text: str, children: tuple[Node, ...], before: list[str], *, in_span: bool
    ) -> str:
        starts_line = not before or before[-1].endswith(("\n", "]", "}"))
        escaped = escape(text, in_span=in_span, at_start=starts_line)
        # At the start of a line a mark and a colon would be a note's definition.
        if isinstance(children[0], Note) and len(before) == 1 and escaped[0] == ":":
            escaped = "\\" + escaped
        return escaped

    def page(self, page_break: PageBreak) -> str:
        attributes = {k: v for k, v in page_break.attributes.items() if k != "n"}
        kind = attributes.pop("type", "")
        listed = _format(attributes, (kind,) if kind else ())
        return f"[Page {page_break.label}]{listed}"

    def span(self, span: Span) -> str:
        attributes = dict(span.attributes)
        if span.kind is ITALIC.kind and attributes == dict(ITALIC.fixed):
            return f"*{self.line(span.children, starts_line=False)}*"
        if span.kind is STRUCK.kind and attributes == dict(STRUCK.fixed):
            return f"~~{self.line(span.children, starts_line=False)}~~"
        word = _class_word(span)
        for name, _ in SPAN_CLASSES[word].fixed:
            del attributes[name]  # the word itself says it
        inner = _within_brackets(span) if span.kind in BRACKETED else span.children
        words = [word] if inner is not None else [word, UNBRACKETED]
        children = span.children if inner is None else inner
        inside = self.line(children, in_span=True, starts_line=False)
        return f"[{inside}]{_format(attributes, tuple(words))}"


def _has_words(paragraph: Block) -> bool:
    """Whether its line is read as a paragraph, and not as a page marker or nothing."""
    return any(not isinstance(child, PageBreak) for child in paragraph.children)


def _format(attributes: Attributes, words: tuple[str, ...] = ()) -> str:
    rest = {name: value for name, value in attributes.items() if name != ID}
    return format_attributes(AttributeList(attributes.get(ID, ""), words, rest))


def _edge(edge: PassageEdge) -> str:
    word = "opens" if edge.opens else "closes"
    listed = _format({ID: edge.passage, **edge.attributes}, (word,))
    return f"[{escape(edge.text, in_span=True, at_start=False)}]{listed}"


def _class_word(span: Span) -> str:
    for word, span_class in SPAN_CLASSES.items():
        if span_class.kind is span.kind and (
            set(span_class.fixed) <= set(span.attributes.items())
        ):
            return word
    raise NotExpressibleError(
        f"The notation has no word for {span.element or span.kind}."
    )


def _is_in_paragraphs(note: Note) -> bool:
    return len(note.children) > 1 and all(
        isinstance(child, Block) and child.kind is BlockKind.PARAGRAPH
        for child in note.children
    )


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
