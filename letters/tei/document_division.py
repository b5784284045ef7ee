"""Which part of a TEI file is the document: TEI Guidelines 4, default text structure."""

from __future__ import annotations

from letters.tei.errors import SourceError
from letters.tei.note_lists import holds_only_notes
from letters.tei.source import Element, local_name, parse_xml

# Around the one division of a text.
_AROUND_DIVISIONS = {"front", "body", "back", "div"}
# They say nothing if they are empty.
_HOLDERS = {*_AROUND_DIVISIONS, "p", "ab", "head", "opener", "closer"}


def document_division(root: Element) -> Element:
    """The part of a file that is the document: its one division or, where words stand
    beside that or it has several or none, the whole text with front, body and back.

    Raises SourceError where there is no text, or more than one.
    """
    if local_name(root) == "div":
        return root
    texts = [root] if local_name(root) == "text" else root.findall("{*}text")
    if len(texts) != 1:
        raise SourceError(
            "A document is one <div> or one <text>; "
            f"<{local_name(root)}> holds {len(texts)} of them."
        )
    part = texts[0]
    while local_name(part) != "div":
        inner = list(_parts_of_text(part))
        if len(inner) != 1 or local_name(inner[0]) not in _AROUND_DIVISIONS:
            return texts[0]
        part = inner[0]
    return part


def _parts_of_text(parent: Element) -> list[Element]:
    """The elements in `parent` that say something, without lists of notes, or the empty
    ones if none does; nothing, if words stand between them."""
    children = [child for child in parent if local_name(child)]
    between = (parent.text, *(child.tail for child in parent))
    if any((words or "").strip() for words in between):
        return []
    parts = [child for child in children if not holds_only_notes(child)]
    said = [part for part in parts if not _is_blank(part)]
    return said or [part for part in parts if local_name(part) in _AROUND_DIVISIONS]


def _is_blank(element: Element) -> bool:
    """Whether it is an empty paragraph or the like: a page break is not."""
    has_parts = any(local_name(part) not in _HOLDERS for part in element.iter("*"))
    return not has_parts and not "".join(map(str, element.itertext())).strip()


def refuse_documents_within(source: str) -> None:
    """Raise SourceError for a document within the document, which would not be read."""
    division = document_division(parse_xml(source))
    documents = [
        inner
        for inner in division.iterdescendants("{*}div", "div")
        if inner.get("type") == "document"
    ]
    for inner in documents:
        is_within = local_name(division) == "div" or inner is not documents[0]
        if is_within:
            raise SourceError(
                "Another document is within this one, and would be left out. Hand it "
                "in by itself.",
                line=inner.sourceline or 0,
            )
