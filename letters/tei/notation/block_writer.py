"""Blocks to notation: bare paragraphs, fences, lists, tables, notes."""

from __future__ import annotations

from itertools import groupby

from letters.tei.errors import NotExpressibleError
from letters.tei.nodes import (
    ID,
    Attributes,
    Block,
    BlockKind,
    Empty,
    Node,
    Note,
    PageBreak,
)
from letters.tei.notation.attributes import AttributeList, format_attributes
from letters.tei.notation.grammar import (
    ALONE,
    CONTAINER_FENCES,
    EMPTIES,
    GROUPING,
    GROUPS,
    LINE_FENCES,
    LINE_MARKS,
    NOTE,
    NOTE_TYPE,
    UNANCHORED,
    UNMARKED,
    WORDS,
    escape,
)
from letters.tei.notation.line_writer import LineWriter, format_page
from letters.tei.notation.table_rows import SIGN_OF_ROLE, protect, write_cell

_FENCE_OF_KIND = {
    kind: name
    for name, kind in reversed([*LINE_FENCES.items(), *CONTAINER_FENCES.items()])
}
_CONTAINERS = set(CONTAINER_FENCES.values())
_EMPTY_FENCES = {named: word for word, named in EMPTIES.items()}
_MARKS = {
    BlockKind(around): {name: mark for mark, name in marks.items()}
    for around, marks in LINE_MARKS.items()
}
_GROUPED = {
    BlockKind.OPENER: {BlockKind.DATELINE: "dateline", BlockKind.SALUTE: "salute"},
    BlockKind.CLOSER: {BlockKind.SALUTE: "closing", BlockKind.SIGNATURE: "signature"},
}


class BlockWriter:
    def __init__(self) -> None:
        self.lines = LineWriter()

    def document(self, body: Block) -> str:
        children, unanchored = _without_unanchored(body.children)
        blocks = self.blocks(children, body.kind)
        self.lines.notes.extend((note, note.number) for note in unanchored)
        # Notes in notes are found while the notes are written: the list grows.
        blocks.extend(self.note(note, label) for note, label in self.lines.notes)
        return "".join(f"{block}\n\n" for block in blocks).rstrip("\n") + "\n"

    def blocks(self, children: tuple[Node, ...], around: BlockKind) -> list[str]:
        """What stands in a block that holds blocks."""
        written: list[str] = []
        was_grouped: BlockKind | None = None
        for is_block, run in groupby(children, lambda node: isinstance(node, Block)):
            if not is_block:
                written.extend(self.words(tuple(run)))
                was_grouped = None
                continue
            for child in run:
                assert isinstance(child, Block)  # noqa: S101
                is_grouped = _is_grouped(child, around) and child.kind != was_grouped
                was_grouped = child.kind if is_grouped else None
                if is_grouped:
                    written.extend(self.group(child))
                else:
                    written.append(self.block(child, around))
        return written

    def words(self, run: tuple[Node, ...]) -> list[str]:
        """Page breaks, notes and words that stand between blocks."""
        if all(isinstance(node, PageBreak | Note | Empty) for node in run):
            return [self.between_blocks(node) for node in run]
        return [_fence(WORDS, "", [self.lines.line(run)])]

    def between_blocks(self, node: Node) -> str:
        if isinstance(node, PageBreak):
            return format_page(node)
        if isinstance(node, Empty):
            return self.empty(node)
        assert isinstance(node, Note)  # noqa: S101
        if node.element:
            raise NotExpressibleError(
                f"The notation has no form for this element: {node.element}."
            )
        return _fence(NOTE, _note_list(node.attributes), self.parts(node.children))

    def empty(self, empty: Empty) -> str:
        name = _EMPTY_FENCES.get((empty.element, empty.namespace))
        if not name:
            raise NotExpressibleError("The notation has no form for this element.")
        said = escape(empty.text, in_span=True)
        return _fence(name, _format(empty.attributes), [said])

    def group(self, block: Block) -> list[str]:
        names = _GROUPED[block.kind]
        return [
            self.fence(child, names[child.kind])
            for child in block.children
            if isinstance(child, Block)
        ]

    def block(self, block: Block, around: BlockKind) -> str:
        name = _FENCE_OF_KIND.get(block.kind)
        if not name:
            raise NotExpressibleError(f"The notation has no fence for a {block.kind}.")
        if _is_label(block):
            return _fence(NOTE, _format(block.attributes), self.parts(block.children))
        is_plain = not (block.attributes or block.element) and _is_line(block)
        if is_plain and (mark := _MARKS.get(around, {}).get(name)):
            line = self.lines.line(block.children).replace("\n", "\n  ")
            return (mark + line).rstrip(" ")
        if around is BlockKind.TABLE and block.kind is BlockKind.ROW:
            return self.row(block) or self.fence(block, name)
        in_list = around in (BlockKind.LIST, BlockKind.TABLE)
        if name == "paragraph" and is_plain and not in_list and _has_words(block):
            return self.lines.line(block.children)
        is_alone = around in GROUPING and name in GROUPS
        return self.fence(block, name, (ALONE,) if is_alone else ())

    def fence(self, block: Block, name: str, words: tuple[str, ...] = ()) -> str:
        words = (*words, block.element) if block.element else words
        listed = _format(block.attributes, words)
        if block.kind not in _CONTAINERS:
            return _fence(name, listed, self.parts(block.children))
        blocks = self.blocks(block.children, block.kind)
        is_tight = block.kind in (BlockKind.LIST, BlockKind.TABLE)
        return _fence(name, listed, _tight(blocks) if is_tight else _loose(blocks))

    def parts(self, children: tuple[Node, ...]) -> list[str]:
        """Words, and blocks between them, in a block or a note that holds words."""
        parts: list[str] = []
        for is_block, run in groupby(children, lambda node: isinstance(node, Block)):
            if not is_block:
                parts.append(self.lines.line(tuple(run)))
                continue
            for child in run:
                assert isinstance(child, Block)  # noqa: S101
                kind = BlockKind.CELL  # none in which a paragraph could be bare
                parts.append(self.block_in_words(child, kind))
        return parts

    def block_in_words(self, block: Block, around: BlockKind) -> str:
        if block.kind is BlockKind.PARAGRAPH and not block.element:
            return self.fence(block, "paragraph")
        return self.block(block, around)

    def row(self, row: Block) -> str:
        """The row on one line; nothing if it holds more than lines of words."""
        cells = [cell for cell in row.children if isinstance(cell, Block)]
        if len(cells) < len(row.children) or not all(map(_is_plain_cell, cells)):
            return ""
        line = " ".join(map(self.cell, cells))
        return f"{line} |{protect(_format(row.attributes))}" if cells else ""

    def cell(self, cell: Block) -> str:
        words = self.lines.line(cell.children, is_one_line=True)
        role = cell.attributes.get("role", "")
        if role not in SIGN_OF_ROLE:
            return write_cell(words, "", _format(cell.attributes))
        rest = {name: v for name, v in cell.attributes.items() if name != "role"}
        return write_cell(words, SIGN_OF_ROLE[role], _format(rest))

    def note(self, note: Note, label: str) -> str:
        """The definition of a note that a mark calls for."""
        listed = _note_list(note.attributes, label)
        if _holds_lines(note):
            paragraphs = note.children if _is_in_paragraphs(note) else (note,)
            lines = [
                self.lines.line(paragraph.children).replace("\n", "\n    ")
                for paragraph in paragraphs
                if isinstance(paragraph, Block | Note)
            ]
            return f"[^{label}]{listed}: " + "\n\n    ".join(lines)
        listed = f"{{mark={_quoted(label)}{' ' if listed else ''}{listed[1:-1]}}}"
        return _fence(NOTE, listed, self.parts(note.children))


def _fence(name: str, listed: str, inside: list[str]) -> str:
    opening = f"::: {name} {listed}".rstrip()
    return "\n".join(part for part in (opening, *inside, ":::") if part)


def _loose(blocks: list[str]) -> list[str]:
    return ["\n\n".join(blocks)]


def _tight(blocks: list[str]) -> list[str]:
    """The lines of a list or table; a page marker stands alone between empty lines."""
    lines: list[str] = []
    for block in blocks:
        is_page = block.startswith("[Page ")
        lines.extend(["\n" + block + "\n"] if is_page else [block])
    return lines


def _format(attributes: Attributes, words: tuple[str, ...] = ()) -> str:
    rest = {name: value for name, value in attributes.items() if name != ID}
    return format_attributes(AttributeList(attributes.get(ID, ""), words, rest))


def _is_plain_cell(cell: Block) -> bool:
    return cell.kind is BlockKind.CELL and not cell.element and _is_line(cell)


def _quoted(label: str) -> str:
    return label if label.isalnum() else f'"{label}"'


def _note_list(attributes: Attributes, label: str | None = None) -> str:
    """What is said of a note; `label` is that of its mark, None if it has none."""
    rest, words = dict(attributes), []
    kind = rest.get("type", "")
    if kind and NOTE_TYPE.fullmatch(kind) and kind not in (UNANCHORED, UNMARKED):
        words.append(rest.pop("type"))
    elif kind == UNANCHORED and label is not None:
        del rest["type"]
    if label is not None and rest.get("n") == label:
        del rest["n"]
    elif label is not None and "n" not in rest:
        words.append(UNMARKED)
    return _format(rest, tuple(words))


def _without_unanchored(
    children: tuple[Node, ...],
) -> tuple[tuple[Node, ...], list[Note]]:
    """The children, and apart from them the notes at the end that no mark calls for."""
    end = len(children)
    while end and _is_unanchored(children[end - 1]):
        end -= 1
    return children[:end], [note for note in children[end:] if isinstance(note, Note)]


def _is_unanchored(node: Node) -> bool:
    return (
        isinstance(node, Note)
        and node.attributes.get("type") == UNANCHORED
        and bool(node.number)
    )


def _is_grouped(block: Block, around: BlockKind) -> bool:
    """Whether the notation leaves out what groups these, because it is understood."""
    names = _GROUPED.get(block.kind)
    return (
        names is not None
        and around in GROUPING
        and bool(block.children)
        and not (block.attributes or block.element)
        and all(isinstance(c, Block) and c.kind in names for c in block.children)
    )


def _is_label(block: Block) -> bool:
    """A note that is a line of its own without a mark."""
    attributes = block.attributes
    return (
        (block.kind, block.element) == (BlockKind.SEGMENT, NOTE)
        and attributes.get("rend") == "inline"
        and not (attributes.get("n") or attributes.get("type"))
    )


def _is_line(block: Block) -> bool:
    return not any(isinstance(child, Block) for child in block.children)


def _has_words(paragraph: Block) -> bool:
    """Whether its line is read as a paragraph, and not as a page marker or nothing."""
    return any(not isinstance(child, PageBreak) for child in paragraph.children)


def _holds_lines(note: Note) -> bool:
    return _is_in_paragraphs(note) or not any(
        isinstance(child, Block) for child in note.children
    )


def _is_in_paragraphs(note: Note) -> bool:
    return len(note.children) > 1 and all(
        isinstance(child, Block)
        and child.kind is BlockKind.PARAGRAPH
        and not (child.attributes or child.element)
        and child.children
        and _is_line(child)
        for child in note.children
    )
