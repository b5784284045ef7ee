"""TEI to nodes: reads one `div`, or the `text` of one TEI file, into a `Block`."""

from __future__ import annotations

from letters.tei import vocabulary as tei
from letters.tei.document_division import document_division
from letters.tei.element_kinds import (
    block_element,
    block_kind,
    is_empty,
    is_label,
    is_quoted_in_line,
    span_element,
    span_kind,
    stands_alone,
    without_type,
)
from letters.tei.nodes import (
    ID,
    Attributes,
    Block,
    BlockKind,
    Empty,
    PassageEdge,
    SpanKind,
)
from letters.tei.note_calls import POINTER, REFERENCE, mark_of_call, words_of
from letters.tei.note_lists import LISTS_OF_NOTES
from letters.tei.note_places import NotePlaces, find_note_places
from letters.tei.other_readings import (
    GROUPS_OF_READINGS,
    INDEX_ENTRY,
    Readings,
    find_readings,
)
from letters.tei.page_images import PageImages
from letters.tei.source import (
    XML_ID,
    XML_LANG,
    Element,
    local_name,
    namespace,
    parse_xml,
)
from letters.tei.whitespace import FlowBuilder

# Elements that hold parts, and those parts of them of which each is a word or more.
_OF_PARTS = {"address", "persName"}
_PARTS = {
    *("street", "postCode", "postBox", "settlement", "district", "region", "country"),
    *("name", "persName", "orgName", "placeName", "geogName"),
    *("forename", "surname", "roleName", "genName", "addName", "nameLink"),
}
_POINTERS = {POINTER, REFERENCE}
_POINTS = {tei.PAGE_BREAK, tei.LINE_BREAK}
_HEADS_OF_PAPER = tei.BLOCK_OF_FORME_WORK
_LONGEST_MARK = 20
# The mark of a note stands within them, not between their parts.
_HOLDS_NOTES = frozenset(BlockKind) - {BlockKind.LIST, BlockKind.TABLE, BlockKind.ROW}


def read_document(source: str | bytes) -> Block:
    """The body of a document: of a bare `div`, or of a TEI file that holds one.

    It is in the language that its own element states or, without that, one around it.

    Raises SourceError if there is none, or more than one.
    """
    root = parse_xml(source)
    division = document_division(root)
    around = (above.get(XML_LANG) for above in division.iterancestors())
    language = next(filter(None, around), None)
    if language and not division.get(XML_LANG):
        division.set(XML_LANG, language)
    return read_body(division, root)


def read_body(division: Element, scope: Element | None = None) -> Block:
    """The nodes of `division`, without divisions that are documents of their own.

    A note that stands apart from its mark, in `scope` around the division if that is
    given, is read where its mark is.
    """
    places = find_note_places(division, division if scope is None else scope)
    images = PageImages(division if scope is None else scope)
    reader = _Reader(FlowBuilder(attributes_of(division)), places, images)
    reader.is_of_division = local_name(division) == "div"
    reader.children(division, BlockKind.DIVISION)
    unread = [note for note in places.moved if note not in reader.notes_read]
    for note in (*places.outside, *unread):
        reader.note(note, is_called=False)
    return reader.flow.finish()


def attributes_of(element: Element) -> Attributes:
    return {
        ID if name == XML_ID else str(name): str(value)
        for name, value in element.attrib.items()
    }


class _Reader:
    def __init__(
        self, flow: FlowBuilder, places: NotePlaces, images: PageImages
    ) -> None:
        self.flow = flow
        self.places = places
        self.images = images
        self.notes_read: set[Element] = set()
        # A document within a division is one of its own; in a whole text it is the text.
        self.is_of_division = True

    def children(self, element: Element, block: BlockKind | None) -> None:
        """Read what is in `element`; `block` is the innermost block, None in a note."""
        self.flow.text(element.text)
        is_of_parts = local_name(element) in _OF_PARTS
        for child in element:
            if name := local_name(child):
                self.element(child, name, block)
            self.flow.text(
                " " if is_of_parts and _is_next_to_part(child) else child.tail
            )

    def element(self, child: Element, name: str, block: BlockKind | None) -> None:
        if child in self.places.moved or self._is_emptied(child):
            return
        if name in _POINTERS and self._read_call(child):
            return
        kind = self._read_element(child, name, block)
        if kind not in _HOLDS_NOTES:
            self._notes_after(child)

    def note(self, note: Element, *, mark: str = "", is_called: bool = True) -> None:
        self.notes_read.add(note)
        attributes = attributes_of(note)
        if mark:
            attributes = {**attributes, "n": mark}
        is_called = is_called and note not in self.places.uncalled
        self.flow.open_note(attributes, is_called=is_called)
        self.children(note, None)
        self.flow.close_note()

    def _read_call(self, call: Element) -> bool:
        """Read the notes that the pointer is the mark of; whether it is one."""
        notes = self.places.called.get(call, [])
        for note in notes:
            self.note(note, mark=mark_of_call(call) if len(notes) == 1 else "")
        if call in self.places.missing:
            mark = mark_of_call(call) or call.get("target", "").removeprefix("#")
            self.flow.open_note({**attributes_of(call), "n": _cut(mark)})
            self.flow.close_note()
        elif (other := self.places.repeated.get(call)) is not None:
            mark = mark_of_call(call) or other.get("n") or ""
            self.flow.empty(Empty(POINTER, attributes_of(call), mark))
        else:
            return bool(notes)
        return True

    def _notes_after(self, element: Element) -> None:
        for note in self.places.after.get(element, ()):
            self.note(note)

    def _is_emptied(self, element: Element) -> bool:
        """Whether it was a list of notes, each of which is where its mark is."""
        if not self.places.moved or local_name(element) not in LISTS_OF_NOTES:
            return False
        parts = [part for part in element if local_name(part)]
        between = (element.text, *(part.tail for part in element))
        return (
            bool(parts)
            and not any((text or "").strip() for text in between)
            and all(p in self.places.moved or self._is_emptied(p) for p in parts)
        )

    def _read_element(
        self, child: Element, name: str, block: BlockKind | None
    ) -> BlockKind | None:
        """Read it; the kind of the block that it is, if it is one."""
        attributes = attributes_of(child)
        if name in _POINTS and is_empty(child, name):
            self._read_point(name, attributes)
        elif name == tei.NOTE and not is_label(attributes, block):
            self.note(child)
        elif self._is_other_document(name, attributes):
            return None
        elif name == tei.SPAN_GROUP and not words_of(child):
            return None  # written anew from the edges of the passages
        elif is_empty(child, name):
            self._read_empty(child, name, attributes)
        elif (
            name == tei.FORME_WORK and attributes.get("type") not in _HEADS_OF_PAPER
        ) or name == INDEX_ENTRY:
            self._read_beside(child, attributes, name)
        elif kind := self._block_kind(child, name, attributes, block):
            self._read_block(child, name, attributes, kind)
            return kind
        elif name in GROUPS_OF_READINGS and (readings := find_readings(child)):
            self._read_readings(attributes, name, readings, block)
        else:
            self._read_span(child, name, attributes, block)
        return None

    def _is_other_document(self, name: str, attributes: Attributes) -> bool:
        is_document = name == "div" and attributes.get("type") == "document"
        return is_document and self.is_of_division

    def _read_point(self, name: str, attributes: Attributes) -> None:
        if name == tei.PAGE_BREAK:
            self.flow.page_break(attributes, self.images.name_of(attributes))
        else:
            self.flow.line_break(attributes)

    def _block_kind(
        self, child: Element, name: str, attributes: Attributes, block: BlockKind | None
    ) -> BlockKind | None:
        if block is not None and is_quoted_in_line(child, name):
            return None
        return block_kind(name, attributes, block) or (
            stands_alone(child, name) if block in tei.BLOCKS_OF_BLOCKS else None
        )

    def _read_block(
        self, child: Element, name: str, attributes: Attributes, kind: BlockKind
    ) -> None:
        if name == tei.FORME_WORK:
            attributes = without_type(attributes)
        self.flow.open_block(kind, attributes, block_element(child, name, kind))
        self.children(child, kind)
        if kind in _HOLDS_NOTES:
            self._notes_after(child)
        self.flow.close_block()

    def _read_readings(
        self,
        attributes: Attributes,
        name: str,
        readings: Readings,
        block: BlockKind | None,
    ) -> None:
        """Read one reading as the text, and each other one as a note behind it."""
        self.flow.open_span(SpanKind.UNKNOWN, attributes, name)
        for part in readings.shown:
            self.element(part, local_name(part), block)
        for part in readings.others:
            self._read_beside(part, attributes_of(part), local_name(part))
        self.flow.close_span()

    def _read_beside(self, child: Element, attributes: Attributes, name: str) -> None:
        """Read words that stand beside the running text, under their own name."""
        self.flow.open_note(attributes, element=name)
        self.children(child, None)
        self.flow.close_note()

    def _read_span(
        self, child: Element, name: str, attributes: Attributes, block: BlockKind | None
    ) -> None:
        if name == "metamark" and (edge := _passage_edge(child, attributes)):
            self.flow.passage_edge(edge)
            return
        kind = span_kind(child, name, attributes)
        if kind in tei.TYPE_OF_SEGMENT:
            attributes = without_type(attributes)
        elif kind is SpanKind.HANDWRITTEN and attributes.get("rend") == tei.HANDWRITING:
            attributes = {k: v for k, v in attributes.items() if k != "rend"}
        self.flow.open_span(kind, attributes, span_element(name, kind))
        inside = child.find("{*}desc") if kind is SpanKind.WITHHELD else child
        if inside is not None:
            self.children(inside, block)
        self.flow.close_span()

    def _read_empty(self, child: Element, name: str, attributes: Attributes) -> None:
        is_passage_anchor = name == tei.ANCHOR and attributes.get(ID, "").endswith(
            (".opens", ".closes")
        )
        if not is_passage_anchor:
            space = namespace(child)
            space = space if space in tei.SERIES_NAMESPACES else ""
            if attributes.get("break") == "no":
                self.flow.join()
            empty = Empty(name, attributes, words_of(child), space)
            self.flow.empty(empty)
            if name == "space" and not empty.words:
                self.flow.text(" ")


def _is_next_to_part(part: Element) -> bool:
    """Whether nothing, not even a blank, parts the words of it and of the next one."""
    following = part.getnext()
    said = words_of(part).rstrip()
    return (
        not part.tail
        and following is not None
        and local_name(part) in _PARTS
        and local_name(following) in _PARTS
        and said[-1:].isalnum()
        and words_of(following)[:1].isalnum()
    )


def _cut(mark: str) -> str:
    return mark if len(mark) <= _LONGEST_MARK else mark[: _LONGEST_MARK - 1] + "…"


def _passage_edge(child: Element, attributes: Attributes) -> PassageEdge | None:
    """A bracket that stands for a passage, unless it is inside the passage's `seg`."""
    function = attributes.get("function", "")
    if function not in (tei.OPENS, tei.CLOSES):
        return None
    passage = attributes.get("target", "").removeprefix("#")
    for above in child.iterancestors("{*}seg"):
        if above.get("type") == "conditional" and above.get(XML_ID) == passage:
            return None
    rest = {k: v for k, v in attributes.items() if k not in ("function", "target")}
    return PassageEdge(passage, function == tei.OPENS, child.text or "", rest)
