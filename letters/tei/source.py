"""XML that comes from outside, read so that it can do no harm.

Entities, DTDs and the network are off, only UTF-8 is taken, depth and size are
bounded. A repeated xml:id is no reason to refuse a file: several published
volumes of the series have one.
"""

from __future__ import annotations

import re

from lxml import etree

from letters.tei.errors import SourceError

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 64
MAX_ATTRIBUTES = 100  # of one element; lxml takes quadratic time over many

# What may stand before the root element, and a DTD.
_PROLOG = re.compile(r"\ufeff?(?:\s|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_POSITION = re.compile(r",? line \d+, column \d+\s*$")

Element = etree._Element


def parse_xml(source: str | bytes, *, max_bytes: int = MAX_BYTES) -> Element:
    """The root element of `source`.

    Raises SourceError, with the line, for whatever is not a plain UTF-8 document.
    """
    content = _encode(source) if isinstance(source, str) else source
    if len(content) > max_bytes:
        raise SourceError(
            f"The file has {len(content):,} bytes; the limit is {max_bytes:,}."
        )
    text = _check_encoding(content)
    # Before the parser: libxml2 opens an external DTD even when told not to load it.
    _check_prolog(text)
    try:
        root = etree.fromstring(content, _parser())
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        line, column = error.position
        message = _POSITION.sub("", error.msg).strip()
        raise SourceError(
            f"Not well-formed XML: {message}", line=line, column=column
        ) from error
    _check_tree(root)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",  # or the parser would guess UTF-16 from the first bytes
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        collect_ids=False,
        huge_tree=False,
        remove_comments=False,
    )


def _encode(text: str) -> bytes:
    try:
        # A declaration would name the encoding of the file, which is decoded already.
        return text.encode()
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise SourceError(
            "The text holds half of a surrogate pair, which no file can hold.",
            line=line,
        ) from error


def _check_encoding(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"Byte {error.start:,} is not UTF-8. Save the file as UTF-8.", line=line
        ) from error
    declaration = text[: text.find("?>")].lower() if text.startswith("<?xml") else ""
    if "encoding" in declaration and "utf-8" not in declaration:
        raise SourceError(
            "Only UTF-8 is read; the XML declaration names another encoding.", line=1
        )
    return text


def _check_prolog(text: str) -> None:
    prolog = _PROLOG.match(text)
    end = prolog.end() if prolog else 0
    if text.startswith("<!DOCTYPE", end):
        raise SourceError(
            "A document type declaration (DTD) is not accepted. Remove <!DOCTYPE …>.",
            line=text.count("\n", 0, end) + 1,
        )


def _check_tree(root: Element) -> None:
    depth = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise SourceError(
                f"Elements are nested more than {MAX_DEPTH} deep.",
                line=node.sourceline or 0,
            )
        if event == "start" and len(node.attrib) > MAX_ATTRIBUTES:
            raise SourceError(
                f"An element has more than {MAX_ATTRIBUTES} attributes.",
                line=node.sourceline or 0,
            )


def local_name(element: Element) -> str:
    """The name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    return tag[1:].partition("}")[0]
