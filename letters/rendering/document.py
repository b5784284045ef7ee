"""One document's nodes to HTML, page by page and note by note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from letters.derivation.description.mentions import entry_key
from letters.derivation.model import (
    DocumentRecords,
    PageRecord,
    ReadFlow,
    ReferenceRecord,
)
from letters.derivation.text.pagination import page_name
from letters.rendering.markup import Markup, PageSlice
from letters.rendering.rules import (
    BLOCK_RULES,
    HIGHLIGHT_RULES,
    LIST,
    LIST_ITEM,
    PARAGRAPH,
    PARAGRAPH_OF_BLOCKS,
    PLACES,
    RENDITIONS,
    SPAN_RULES,
    WITHHELD_BY_REASON,
    Rule,
    words_for,
)
from letters.tei.nodes import (
    Block,
    BlockKind,
    Empty,
    LineBreak,
    Node,
    Note,
    PageBreak,
    Parent,
    PassageEdge,
    Span,
    SpanKind,
    breaks_within,
    flat_text,
)

_TABLE_PARTS = {
    "table": ("tr", "td"),
    "tr": ("td",),
}


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """`pages` are slices of `html`, by the key of the page; `notes` by that of the note."""

    html: str
    pages: dict[str, PageSlice]
    notes: dict[str, str]


AddressOf = Callable[[ReferenceRecord], str]


def render_document(
    records: DocumentRecords, base: str, address_of: AddressOf | None = None
) -> RenderedDocument:
    """HTML of the running text and of every note; `base` is the document's address.

    References lead to `address_of` them, or to their own pages below `base`. Every
    string of the source is escaped here; what comes out may be marked safe.
    """

    def own_page(reference: ReferenceRecord) -> str:
        return f"{base}references/{reference.key}/"

    def render(reading: ReadFlow) -> Markup:
        writer = _Writer(records, reading, base, address_of or own_page)
        writer.parent(reading.parent)
        return writer.markup

    body = render(records.body)
    notes = {
        key: render(reading).html() for key, reading in records.readings.items() if key
    }
    return RenderedDocument(body.html(), _page_slices(body, records), notes)


def _page_slices(markup: Markup, records: DocumentRecords) -> dict[str, PageSlice]:
    """By the keys of the pages, of every pagination."""
    slices: dict[str, PageSlice] = {}
    for pagination, pages in groupby(records.pages, attrgetter("pagination")):
        slices |= _slices_of(list(pages), markup.slices(pagination))
    return slices


def _slices_of(
    pages: Sequence[PageRecord], slices: Sequence[PageSlice]
) -> dict[str, PageSlice]:
    """Of one pagination. A first page without a break is the text before."""
    unmarked, *marked = slices
    if len(pages) == len(marked) + 1:
        return dict(zip((page.key for page in pages), slices, strict=True))
    if marked and unmarked.end > unmarked.start:
        # Only empty tags can stand before a break that begins the text.
        first = marked[0]
        marked[0] = PageSlice(unmarked.start, first.end, "", first.after)
    return dict(zip((page.key for page in pages), marked, strict=True))


class _Writer:
    """Writes one flow of text. Knows the keys of its segments, marks and references."""

    def __init__(
        self,
        records: DocumentRecords,
        reading: ReadFlow,
        base: str,
        address_of: AddressOf,
    ) -> None:
        self.records = records
        self.reading = reading
        self.base = base
        self.address_of = address_of
        self.markup = Markup()
        self.references = list(reading.references)
        # Passages across paragraphs; one that never closes is only a bracket.
        is_body = reading is records.body
        self.passages = {found.key for found in records.passages} if is_body else set()
        self.open_passages: list[str] = []
        self.block_depth = 0  # how many tags are open at the innermost block
        self.pages = {
            pagination: iter([page for page in pages if not page.has_no_break])
            for pagination, pages in groupby(records.pages, attrgetter("pagination"))
        }

    # One method for each class of node.

    def parent(self, parent: Parent) -> None:
        starts = self.reading.plain.starts[id(parent)]
        for child, start in zip(parent.children, starts, strict=True):
            self.node(child, start, parent)

    def node(self, node: Node, start: int, parent: Parent) -> None:
        if isinstance(node, str):
            self.text(node, start)
        elif isinstance(node, Block):
            self.block(node, parent)
        elif isinstance(node, Span):
            self.span(node)
        elif isinstance(node, Note):
            self.note(node)
        elif isinstance(node, PageBreak):
            self.page_break(node)
        elif isinstance(node, LineBreak):
            self.markup.raw("<br>")
        elif isinstance(node, PassageEdge):
            self.passage_edge(node, parent)
        else:
            self.empty(node)

    def text(self, text: str, start: int) -> None:
        """Text, with the references that begin in it made links."""
        if not self.references:
            self.markup.text(text)
            return
        at, end = start, start + len(text)
        while self.references and self.references[0].start < end:
            reference = self.references.pop(0)
            if reference.start < at:
                continue
            stop = min(reference.end, end)
            self.markup.text(text[at - start : reference.start - start])
            link = {
                "class": "reference",
                "id": reference.key,
                "href": self.address_of(reference),
            }
            if reference.target.address:
                link["rel"] = "noreferrer"
            words = text[reference.start - start : stop - start]
            self.markup.element("a", link, words)
            at = stop
        self.markup.text(text[at - start :])

    def block(self, block: Block, parent: Parent) -> None:
        rule = BLOCK_RULES[block.kind]
        tag = rule.tag
        attributes = self._block_attributes(block, rule, parent)
        if tag == PARAGRAPH and _holds_blocks_within(block):
            tag = PARAGRAPH_OF_BLOCKS
        elif tag == PARAGRAPH and isinstance(parent, Span):
            tag = "span"
            attributes["class"] = f"{attributes.get('class', '')} own-line".strip()
        *wrappers, tag = _tags_in(parent, block, tag)
        for wrapper in wrappers:
            self.markup.open(wrapper, {})
        self.markup.open(tag, attributes)
        around, self.block_depth = self.block_depth, len(self.markup.stack)
        self._announce(rule.before)
        if key := self.reading.mark_keys.get(id(block)):
            # A letterhead is a segment and a mark, each with an address.
            self.markup.open("span", {"id": key})
        if not _holds_blocks(block):
            for passage in self.open_passages:
                self.markup.open("span", _passage_attributes(passage))
        self.parent(block)
        # A passage that goes on in the next block ends here for this one.
        while len(self.markup.stack) > self.block_depth:
            self.markup.close()
        self._announce(rule.after)
        self.markup.close()
        self.block_depth = around
        for _ in wrappers:
            self.markup.close()

    def _block_attributes(
        self, block: Block, rule: Rule, parent: Parent
    ) -> dict[str, str]:
        attributes: dict[str, str] = {}
        if key := self.reading.segment_keys.get(id(block)):
            attributes["id"] = key
        classes = [rule.class_name]
        rendition = block.attributes.get("rend") or block.attributes.get("rendition")
        classes.append(RENDITIONS.get(rendition or "", ""))
        if _is_wholly_conditional(block):
            classes.append("wholly-conditional")
        if class_name := " ".join(name for name in classes if name):
            attributes["class"] = class_name
        if rule.role and (rule.role != LIST_ITEM or _is_list(parent)):
            attributes["role"] = rule.role
        if block.kind is BlockKind.CELL:
            for name, value in (("cols", "colspan"), ("rows", "rowspan")):
                if block.attributes.get(name, "").isdecimal():
                    attributes[value] = block.attributes[name]
        return attributes

    def span(self, span: Span) -> None:
        if span.kind is SpanKind.HIGHLIGHT:
            rule = HIGHLIGHT_RULES.get(span.attributes.get("rend", ""), Rule("span"))
        else:
            rule = SPAN_RULES[span.kind]
        self.markup.open(rule.tag, self._span_attributes(span, rule))
        self._announce(self._announcement(span, rule))
        self.parent(span)
        self._announce(rule.after)
        self.markup.close()

    def _span_attributes(self, span: Span, rule: Rule) -> dict[str, str]:
        attributes: dict[str, str] = {}
        if span.kind in (SpanKind.CONDITIONAL, SpanKind.CONDITION):
            if span.identifier:
                attributes["id"] = span.identifier
        elif key := self.reading.mark_keys.get(id(span)):
            attributes["id"] = key
        if rule.class_name:
            place = span.attributes.get("place", "")
            at = f" at-{place}" if place in PLACES else ""
            attributes["class"] = f"{rule.class_name}{at}"
        # What `linking` looks for comes after the class.
        if span.kind is SpanKind.CONDITIONAL and span.identifier:
            attributes["data-passage"] = span.identifier
        if entry := entry_key(span):
            attributes["data-entry"] = entry
        return attributes

    def _announcement(self, span: Span, rule: Rule) -> str:
        if span.kind is SpanKind.WITHHELD:
            reason = span.attributes.get("reason", "")
            return f"[{WITHHELD_BY_REASON.get(reason, reason)}: "
        words = rule.before
        if place := PLACES.get(span.attributes.get("place", "")):
            words = words.replace(": ", f" {place}: ")
        hand = span.attributes.get("hand", "").removeprefix("#")
        if span.kind is SpanKind.HANDWRITTEN and hand:
            words = words.replace(": ", f", hand {hand}: ")
        return words

    def note(self, note: Note) -> None:
        if note.attributes.get("type") != "unanchored":
            self._note_mark(note)
        if self.reading.key == "":
            for page_break in breaks_within(note):
                self.page_break(page_break)

    def _note_mark(self, note: Note) -> None:
        key = self.records.note_keys[id(note)]
        mark = note.number if note.number not in ("", "0") else "Source"
        if note.attributes.get("rend") == "inline" and not note.number:
            self._file_number(note, key)
            return
        self.markup.open("sup", {"class": "note-mark apparatus"})
        attributes = {**_call(key), "aria-label": f"Note {mark}"}
        self.markup.element("a", attributes, mark)
        self.markup.close()

    def _file_number(self, note: Note, key: str) -> None:
        """What volumes until 1954 print above the heading, as it is printed there."""
        self.markup.open("span", {"class": "file-number apparatus"})
        words = "".join(map(flat_text, note.children))
        self.markup.element("a", _call(key), " ".join(words.split()))
        self.markup.close()

    def page_break(self, page_break: PageBreak) -> None:
        pages = self.pages.get(page_break.pagination, iter(()))
        # A break after the last word begins a page of the next document.
        page = next(pages, None) if self.reading.key == "" else None
        if page:
            self.markup.begin_page(page.pagination)
        wrappers = self._wrappers_of_a_break()
        for tag, attributes in wrappers:
            self.markup.open(tag, attributes)
        self._page_mark(page_break, page)
        for _ in wrappers:
            self.markup.close()

    def _page_mark(self, page_break: PageBreak, page: PageRecord | None) -> None:
        label, pagination = page_break.label, page_break.pagination
        words = page_name(label, pagination)
        of_other = " page-break--other" if pagination else ""
        attributes = {
            "class": f"page-break{of_other} apparatus",
            "role": "doc-pagebreak",
        }
        if page:
            attributes["id"] = f"page-{page.key}"
        attributes["aria-label"] = words
        self.markup.open("span", attributes)
        if page and label:
            address = f"{self.base}pages/{quote(page.key)}/"
            self.markup.element("a", {"href": address}, f"[{words}]")
            self.markup.text(_certainty(page))
        else:
            self.markup.text(f"[{words}]")
        self.markup.close()

    def _wrappers_of_a_break(self) -> list[tuple[str, dict[str, str]]]:
        """What has to be around a break where only rows, or only items, may stand."""
        around = self.markup.stack[-1] if self.markup.stack else None
        if around and around.attributes.get("role") == LIST:
            return [("div", {"role": LIST_ITEM})]
        tags = _TABLE_PARTS.get(around.name, ()) if around else ()
        return [(tag, {"class": "page-break-row"}) for tag in tags]

    def passage_edge(self, edge: PassageEdge, parent: Parent) -> None:
        """A passage across paragraphs: in each of them a span of its own."""
        passage, rule = edge.passage, SPAN_RULES[SpanKind.CONDITIONAL]
        is_open = passage in self.open_passages
        metamark = {"class": "metamark"}
        if edge.opens and passage in self.passages and not is_open:
            if parent is self.reading.parent and _holds_blocks(parent):
                # Between paragraphs: each that follows has a span of its own.
                metamark["id"] = passage
            else:
                attributes = {**_passage_attributes(passage), "id": passage}
                self.markup.open_around(self.block_depth, "span", attributes)
            self.open_passages.append(passage)
            self._announce(rule.before)
        self.markup.element("span", metamark, edge.text)
        if not edge.opens and is_open:
            self._announce(rule.after)
            self._close_passage(passage)

    def _close_passage(self, passage: str) -> None:
        """End the passage here, in the midst of whatever else is open."""
        self.open_passages.remove(passage)
        for index in range(self.block_depth, len(self.markup.stack)):
            if self.markup.stack[index].attributes.get("data-passage") == passage:
                self.markup.close_under(index)
                return

    def empty(self, empty: Empty) -> None:
        if words := words_for(empty):
            self.markup.element("span", {"class": "left-out apparatus"}, words)

    def _announce(self, words: str) -> None:
        if words:
            attributes = {"class": "apparatus visually-hidden"}
            self.markup.element("span", attributes, words)


def _call(key: str) -> dict[str, str]:
    # A note may be called "#".
    address = f"#note-{quote(key)}"
    return {"id": f"mark-{key}", "href": address, "role": "doc-noteref"}


def _passage_attributes(passage: str) -> dict[str, str]:
    return {"class": "conditional", "data-passage": passage}


def _holds_blocks(parent: Parent) -> bool:
    return any(isinstance(child, Block) for child in parent.children)


def _holds_blocks_within(parent: Parent) -> bool:
    """Whether it holds blocks, were it in the midst of a name or of italics."""
    return any(
        isinstance(child, Block)
        or (isinstance(child, Span) and _holds_blocks_within(child))
        for child in parent.children
    )


def _is_list(parent: Parent) -> bool:
    return isinstance(parent, Block) and parent.kind is BlockKind.LIST


def _tags_in(parent: Parent, block: Block, tag: str) -> list[str]:
    """The tag of the block, and before it what has to be around it: in a table only
    rows may stand, and first of all its heading."""
    is_in_table = isinstance(parent, Block) and parent.kind is BlockKind.TABLE
    if not is_in_table or block.kind is BlockKind.ROW:
        return [tag]
    blocks = (child for child in parent.children if isinstance(child, Block))
    if block.kind is BlockKind.HEADING and next(blocks) is block:
        return ["caption"]
    return ["tr", "td", tag]


def _is_wholly_conditional(block: Block) -> bool:
    """Whether nothing of the block is left when its condition is not met."""
    return bool(block.children) and all(
        (isinstance(child, Span) and child.kind is SpanKind.CONDITIONAL)
        or isinstance(child, PageBreak)
        or not flat_text(child).strip()
        for child in block.children
    )


def _certainty(page: PageRecord) -> str:
    if page.is_inferred:
        return " (inferred)"
    return " (implied)" if page.is_implied else ""
