"""Whether all that TEI says is still said where a text is written anew."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from lxml import etree

from letters.tei import vocabulary as tei
from letters.tei.document_division import document_division
from letters.tei.source import (
    TEI_NAMESPACE,
    Element,
    local_name,
    namespace,
    parse_xml,
)

_SPACES = {ord(space): None for space in " \t\r\n"}
_Part = tuple[str, str, tuple[tuple[str, str], ...], str]


def first_loss(stored: Element, written: Element) -> Element | None:
    """The first element of `stored` that `written` does not say in the same way.

    White space is not compared: where it belongs is decided by the reading of both. Nor
    is the place of the list of passages, which is made of their edges.
    """
    for remark in stored.iter(etree.Comment, etree.PI):
        return remark  # the nodes of a text have none
    if _passages(stored) != _passages(written):
        return next(stored.iter(f"{{*}}{tei.SPAN_GROUP}"), stored)
    last = stored
    for ours, theirs in zip_longest(_parts(stored), _parts(written)):
        if ours is None or theirs is None or ours[1] != theirs[1]:
            return ours[0] if ours else last
        last = ours[0]
    return None


def replace_division(file: str, division: str) -> str:
    """The TEI `file` with another text; the `division` alone, if it has no header."""
    root = parse_xml(file)
    stored = document_division(root)
    around = stored.getparent()
    if around is None:
        return division
    written = parse_xml(division)
    written.tail = stored.tail
    around.replace(stored, written)
    declaration = file[: file.find("?>") + 2] if file.startswith("<?xml") else ""
    # The whole tree, with what stands before its root.
    return declaration + str(etree.tostring(root.getroottree(), encoding="unicode"))


def _parts(division: Element) -> Iterator[tuple[Element, _Part]]:
    """Each start and end of an element, with the words after it."""
    skipped = 0
    for event, node in etree.iterwalk(division, events=("start", "end")):
        is_group = local_name(node) == tei.SPAN_GROUP
        skipped += is_group and event == "start"
        if not skipped:
            is_whole = node is division and event == "end"
            yield node, _part(node, event, is_whole=is_whole)
        elif is_group and event == "end" and _words(node.tail):
            yield node, ("", "", (), _words(node.tail))
        skipped -= is_group and event == "end"


def _part(node: Element, event: str, *, is_whole: bool) -> _Part:
    if event == "end":
        return event, "", (), "" if is_whole else _words(node.tail)
    space = namespace(node)
    name = local_name(node) if space in ("", TEI_NAMESPACE) else str(node.tag)
    listed = sorted((str(key), str(value)) for key, value in node.attrib.items())
    return event, name, tuple(listed), _words(node.text)


def _words(text: str | None) -> str:
    return (text or "").translate(_SPACES)


def _passages(division: Element) -> set[tuple[tuple[str, str], ...]]:
    return {
        tuple(sorted((str(key), str(value)) for key, value in part.attrib.items()))
        for group in division.iter(f"{{*}}{tei.SPAN_GROUP}")
        for part in (group, *group)
    }
