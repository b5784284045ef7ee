"""Who wrote to whom, where and when: TEI Guidelines 2.4.6, `correspDesc`."""

from __future__ import annotations

from letters.tei.dates import DateError, read_when, read_written_date
from letters.tei.header.letter_header import StatedAction
from letters.tei.header.stated_names import stated_names, words_in
from letters.tei.source import XML_ID, Element, local_name

_PLACES = ("placeName", "settlement", "geogName", "address")
_POINTS_TO_TEXT = ("corresp", "target", "ref")
READ_ACTIONS = ("sent", "received")


class Correspondences:
    """The `correspDesc` of a header, and of which part of the text each is."""

    def __init__(self, header: Element | None) -> None:
        path = "{*}profileDesc/{*}correspDesc"
        self.all: list[Element] = header.findall(path) if header is not None else []
        self._by_id: dict[str, Element] = {}
        self._by_pointer: dict[str, list[Element]] = {}
        for each in self.all:
            if own := each.get(XML_ID):
                self._by_id.setdefault(str(own), each)
            for pointer in _pointers_of(each):
                self._by_pointer.setdefault(pointer, []).append(each)

    def of(self, part: Element) -> list[Element]:
        """Those that point to `part`, or to which it points."""
        own = part.get(XML_ID)
        found = list(self._by_pointer.get(f"#{own}", ())) if own else []
        for name in ("decls", "corresp"):
            for pointer in (part.get(name) or "").split():
                each = self._by_id.get(pointer.removeprefix("#"))
                if each is not None and each not in found:
                    found.append(each)
        return found


def _pointers_of(element: Element) -> list[str]:
    values = (element.get(name) or "" for name in _POINTS_TO_TEXT)
    return list(dict.fromkeys(pointer for value in values for pointer in value.split()))


def read_actions(
    description: Element, register: dict[str, Element]
) -> tuple[list[StatedAction], list[tuple[str, int]]]:
    """Its sending and its receipt, and what else it has, in words with the line."""
    actions: list[StatedAction] = []
    unread: list[tuple[str, int]] = []
    for part in description:
        name, words = local_name(part), words_in(part)
        line = part.sourceline or 0
        if name == "correspAction" and part.get("type") in READ_ACTIONS:
            actions.append(_action(part, register))
        elif name == "correspAction":
            kind = part.get("type") or "without a type"
            unread.append((f"{kind}: {words}", line))
        elif name not in ("", "correspContext") and words:
            unread.append((words, line))
    return actions, unread


def _action(part: Element, register: dict[str, Element]) -> StatedAction:
    encoded, date = date_in(part)
    places = (words_in(part.find(f"{{*}}{name}")) for name in _PLACES)
    return StatedAction(
        type=str(part.get("type")),
        names=tuple(stated_names(part, register)),
        place=next(filter(None, places), ""),
        date=date,
        printed=" ".join(filter(None, map(words_in, part))) or words_in(part),
        encoded=encoded,
        line=part.sourceline or 0,
    )


def date_in(parent: Element) -> tuple[str, str]:
    """The first date that can be read, as it is encoded or printed, and in EDTF."""
    for element in parent.iter("{*}date"):
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        try:
            date = read_when(attributes)
        except DateError:
            continue
        if date:
            return _written(attributes), date.edtf
        printed = words_in(element)
        if written := read_written_date(printed):
            return printed, written.edtf
    return "", ""


def _written(attributes: dict[str, str]) -> str:
    names = ("when", "from", "notBefore", "to", "notAfter")
    both = (name + ending for name in names for ending in ("", "-iso"))
    return next(filter(None, (attributes.get(name, "") for name in both)), "")
