"""One flow of text, the running text or a note, written node by node as HTML."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from letters.derivation.model import (
    DocumentRecords,
    PageRecord,
    ReadFlow,
    ReferenceRecord,
)
from letters.derivation.text.note_marks import names_of
from letters.rendering.contract import (
    APPARATUS,
    FILE_NUMBER,
    LINE_BREAK,
    NOTE_MARK,
    PASSAGE_KEY,
    REFERENCE,
)
from letters.rendering.elements import (
    announcement_before,
    block_attributes,
    block_rule,
    cell_tag,
    certainty_of,
    holds_blocks,
    language_attributes,
    note_link,
    page_break_attributes,
    paragraph_tag,
    passage_attributes,
    span_attributes,
    span_rule,
    tags_in,
)
from letters.rendering.markup import Markup
from letters.rendering.rules import (
    LIST,
    LIST_ITEM,
    PARAGRAPH,
    SPAN_RULES,
    WORDS_FOR_POINT,
    words_for,
)
from letters.tei.nodes import (
    Block,
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
    unspelled_edges,
)

_TABLE_PARTS = {
    "table": ("tr", "td"),
    "tr": ("td",),
}


def _class_of_words(empty: Empty, parent: Parent) -> str:
    name = "gap" if empty.element in ("gap", "space") else "point"
    return f"{name} own-line" if holds_blocks(parent) else name


def _class_of_empty(empty: Empty) -> str:
    name = "pointer" if empty.element == "ptr" else "left-out"
    name = "point-sign" if empty.element in WORDS_FOR_POINT else name
    return f"{name} {APPARATUS}"


AddressOf = Callable[[ReferenceRecord], str]


class FlowWriter:
    """Writes one flow of text. Knows the keys of its segments, marks and references."""

    def __init__(
        self,
        records: DocumentRecords,
        flow: ReadFlow,
        base: str,
        address_of: AddressOf,
    ) -> None:
        self.records = records
        self.flow = flow
        self.base = base
        self.address_of = address_of
        self.markup = Markup()
        self.references = list(flow.references)
        # Passages across paragraphs; one that never closes is only a bracket.
        is_body = flow is records.body
        self.passages = (
            {passage.key for passage in records.passages} if is_body else set()
        )
        self.open_passages: list[str] = []
        self.block_depth = 0  # how many tags are open at the innermost block
        self.pages = {
            pagination: iter([page for page in pages if not page.has_no_break])
            for pagination, pages in groupby(records.pages, attrgetter("pagination"))
        }

    def write(self) -> Markup:
        before, after = unspelled_edges(self.flow.parent)
        self.markup.text(before)
        self.parent(self.flow.parent)
        self.markup.text(after)
        return self.markup

    # One method for each class of node.

    def parent(self, parent: Parent) -> None:
        starts = self.flow.plain.starts[id(parent)]
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
            if not node.is_in_word:
                self.markup.raw(LINE_BREAK)
        elif isinstance(node, PassageEdge):
            self.passage_edge(node, parent)
        else:
            self.empty(node, parent)

    def text(self, text: str, start: int) -> None:
        """Write the text, with links for the references that begin in it."""
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
                "class": REFERENCE,
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
        rule = block_rule(block)
        key = self.flow.segment_keys.get(id(block), "")
        attributes = block_attributes(block, rule, parent, key)
        is_outermost = parent is self.flow.parent and "lang" not in attributes
        if is_outermost and isinstance(parent, Block):
            # The division has no element of its own: its language is that of its blocks.
            attributes |= language_attributes(parent)
        tag = cell_tag(paragraph_tag(rule.tag, block, parent), block, parent)
        if rule.tag == PARAGRAPH and tag == "span":
            attributes["class"] = f"{attributes.get('class', '')} own-line".strip()
        *wrappers, tag = tags_in(parent, block, tag)
        for wrapper in wrappers:
            self.markup.open(wrapper, {})
        self.markup.open(tag, attributes)
        depth_around, self.block_depth = self.block_depth, len(self.markup.stack)
        self._announce(rule.before)
        if mark_key := self.flow.mark_keys.get(id(block)):
            # A letterhead is a segment and a mark, each with an address.
            self.markup.open("span", {"id": mark_key})
        if not holds_blocks(block):
            for passage in self.open_passages:
                self.markup.open("span", passage_attributes(passage))
        self.parent(block)
        # A passage that goes on in the next block ends here for this one.
        while len(self.markup.stack) > self.block_depth:
            self.markup.close()
        self._announce(rule.after)
        self.markup.close()
        self.block_depth = depth_around
        for _ in wrappers:
            self.markup.close()

    def span(self, span: Span) -> None:
        rule = span_rule(span)
        key = self.flow.mark_keys.get(id(span), "")
        self.markup.open(rule.tag, span_attributes(span, rule, key))
        before, after = unspelled_edges(span)
        self._announce(announcement_before(span, rule))
        self.markup.text(before)
        self.parent(span)
        self.markup.text(after)
        self._announce(rule.after)
        self.markup.close()

    def note(self, note: Note) -> None:
        if note.is_anchored:
            self._note_mark(note)
        if self.flow.key == "":
            for page_break in breaks_within(note):
                self.page_break(page_break)

    def _note_mark(self, note: Note) -> None:
        key = self.records.note_keys[id(note)]
        text = self.records.flows[key].plain.text
        names = names_of(note, text)
        if note.attributes.get("rend") == "inline" and not note.number:
            self._file_number(note, key)
            return
        self.markup.open("sup", {"class": f"{NOTE_MARK} {APPARATUS}"})
        attributes = {**note_link(key), "aria-label": names.spoken}
        if names.is_beside_text:
            attributes["title"] = names.spoken
        self.markup.element("a", attributes, names.mark)
        self.markup.close()

    def _file_number(self, note: Note, key: str) -> None:
        """The file number that volumes until 1954 print above the heading."""
        self.markup.open("span", {"class": f"{FILE_NUMBER} {APPARATUS}"})
        words = "".join(map(flat_text, note.children))
        self.markup.element("a", note_link(key), " ".join(words.split()))
        self.markup.close()

    def page_break(self, page_break: PageBreak) -> None:
        pages = self.pages.get(page_break.pagination, iter(()))
        # A break after the last word begins a page of the next document.
        page = next(pages, None) if self.flow.key == "" else None
        if page:
            self.markup.begin_page(page.pagination)
        wrappers = self._wrappers_of_a_break()
        for tag, attributes in wrappers:
            self.markup.open(tag, attributes)
        self._page_mark(page_break, page)
        for _ in wrappers:
            self.markup.close()

    def _page_mark(self, page_break: PageBreak, page: PageRecord | None) -> None:
        attributes = page_break_attributes(page_break, page)
        words = f"[{attributes['aria-label']}]"
        self.markup.open("span", attributes)
        if page and page_break.label:
            address = f"{self.base}pages/{quote(page.key)}/"
            self.markup.element("a", {"href": address}, words)
            self.markup.text(certainty_of(page))
        else:
            self.markup.text(words)
        self.markup.close()
        if page_break.image:
            image = {"class": f"page-image-name {APPARATUS}"}
            self.markup.element("span", image, f"[image: {page_break.image}]")

    def _wrappers_of_a_break(self) -> list[tuple[str, dict[str, str]]]:
        """The elements around a break where only rows, or only list items, may stand."""
        innermost = self.markup.stack[-1] if self.markup.stack else None
        if innermost and innermost.attributes.get("role") == LIST:
            return [("div", {"role": LIST_ITEM})]
        tags = _TABLE_PARTS.get(innermost.name, ()) if innermost else ()
        return [(tag, {"class": "page-break-row"}) for tag in tags]

    def passage_edge(self, edge: PassageEdge, parent: Parent) -> None:
        """Begin or end a passage across paragraphs, which has a span in each of them."""
        passage, rule = edge.passage, SPAN_RULES[SpanKind.CONDITIONAL]
        is_open = passage in self.open_passages
        metamark = {"class": "metamark"}
        if edge.opens and passage in self.passages and not is_open:
            if parent is self.flow.parent and holds_blocks(parent):
                # Between paragraphs: each that follows has a span of its own.
                metamark["id"] = passage
            else:
                attributes = {**passage_attributes(passage), "id": passage}
                self.markup.open_around(self.block_depth, "span", attributes)
            self.open_passages.append(passage)
            self._announce(rule.before)
        self.markup.element("span", metamark, edge.text)
        if not edge.opens and is_open:
            self._announce(rule.after)
            self._close_passage(passage)

    def _close_passage(self, passage: str) -> None:
        """End the passage here, whatever else is open."""
        self.open_passages.remove(passage)
        for index in range(self.block_depth, len(self.markup.stack)):
            if self.markup.stack[index].attributes.get(PASSAGE_KEY) == passage:
                self.markup.close_under(index)
                return

    def empty(self, empty: Empty, parent: Parent) -> None:
        """What the plain text has for it, then what is only said on the page."""
        shown = [(empty.words, _class_of_words(empty, parent))]
        shown.append((words_for(empty), _class_of_empty(empty)))
        key = self.flow.mark_keys.get(id(empty))
        named = {"id": key} if key else {}
        for words, class_name in shown:
            if not words:
                continue
            wrappers = self._wrappers_of_a_break()
            for tag, attributes in wrappers:
                self.markup.open(tag, attributes)
            self.markup.element("span", {**named, "class": class_name}, words)
            for _ in wrappers:
                self.markup.close()
            named = {}

    def _announce(self, words: str) -> None:
        if words:
            attributes = {"class": f"{APPARATUS} visually-hidden"}
            self.markup.element("span", attributes, words)
