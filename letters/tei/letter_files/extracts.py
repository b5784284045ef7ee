"""One letter of a file of many, written as a TEI file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from letters.tei.source import TEI_NAMESPACE, XML_ID, Element, local_name

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_POINTERS = ("ref", "key", "corresp", "target", "hand", "who", "ana", "facs", "decls")
# Entries of registers, of which a letter keeps those that it points to.
_ENTRIES = ("person", "personGrp", "org", "place", "handNote")
# What the header says of all letters together.
_OF_THE_WHOLE = ("encodingDesc", "revisionDesc")


class Extracts:
    """Cuts letters out of a <TEI>, whose registers and notes it reads once."""

    def __init__(self, tei: Element) -> None:
        self._tei = tei
        self._header = tei.find("{*}teiHeader")
        self._space = f"{{{TEI_NAMESPACE}}}" if "}" in str(tei.tag) else ""
        root = tei.getroottree().getroot()
        in_header = set(self._header.iter("*")) if self._header is not None else set()
        self._entries = {
            str(key): entry
            for entry in root.iter("{*}person", "{*}org")
            if entry not in in_header and (key := entry.get(XML_ID))
        }
        self._notes = [note for note in tei.iter("{*}note") if note not in in_header]

    def file_of(self, letter: Element, own: Iterable[Element]) -> str:
        """A file with the header and, as its text, the `letter` as it stands.

        Of the header it keeps the correspondence that is its `own` and the entries that
        the letter points to; notes that stand apart from it come along.
        """
        root = etree.Element(f"{self._space}TEI", nsmap=self._tei.nsmap)
        pointed = _pointed_to([letter, *own])
        if self._header is not None:
            root.append(_header_for(self._header, set(own), pointed))
            register = [entry for key, entry in self._entries.items() if key in pointed]
            if register:
                _add_register(root[0], register, self._space)
        text = self._text(root, letter)
        if notes := [*self._notes_apart(letter, pointed)]:
            back = text.find("{*}back")
            if back is None:
                back = etree.SubElement(text, f"{self._space}back")
            listed = etree.SubElement(back, f"{self._space}div", {"type": "notes"})
            listed.extend(map(_copy, notes))
        return etree.tostring(root, encoding="unicode")

    def _text(self, root: Element, letter: Element) -> Element:
        language = _language_around(letter)
        if local_name(letter) == "text":
            text = _copy(letter)
            if language and not text.get(_XML_LANG):
                text.set(_XML_LANG, language)
            root.append(text)
            return text
        text = etree.SubElement(root, f"{self._space}text")
        etree.SubElement(text, f"{self._space}body").append(_copy(letter))
        if language:
            text.set(_XML_LANG, language)
        return text

    def _notes_apart(self, letter: Element, pointed: set[str]) -> Iterator[Element]:
        """Notes outside the letter that it calls for, or that point into it."""
        parts = set(letter.iter("*"))
        ids = {str(key) for part in parts if (key := part.get(XML_ID))}
        for note in self._notes:
            if note in parts:
                continue
            target = (note.get("target") or "").split()
            targets = {pointer.rpartition("#")[2] for pointer in target}
            if note.get(XML_ID) in pointed or targets & ids:
                yield note


def whole_file(tei: Element) -> str:
    """A <TEI> of a corpus as it stands, with the entries of the corpus it points to."""
    header = tei.find("{*}teiHeader")
    pointed, within = _pointed_to([tei]), set(tei.iter("*"))
    register = [
        entry
        for entry in tei.getroottree().getroot().iter("{*}person", "{*}org")
        if entry.get(XML_ID) in pointed and entry not in within
    ]
    copy = _copy(tei)
    if (language := _language_around(tei)) and not copy.get(_XML_LANG):
        copy.set(_XML_LANG, language)
    if register and header is not None:
        space = f"{{{TEI_NAMESPACE}}}" if "}" in str(tei.tag) else ""
        _add_register(copy[tei.index(header)], register, space)
    return etree.tostring(copy, encoding="unicode")


def _header_for(header: Element, own: set[Element], pointed: set[str]) -> Element:
    def is_dropped(part: Element) -> bool:
        name = local_name(part)
        if name == "correspDesc":
            return part not in own
        is_entry = name in _ENTRIES and part.get(XML_ID) not in pointed
        return is_entry or (name in _OF_THE_WHOLE and part.getparent() is header)

    places = {n for n, part in enumerate(header.iter()) if is_dropped(part)}
    copy = _copy(header)
    for part in [part for n, part in enumerate(copy.iter()) if n in places]:
        parent = part.getparent()
        if parent is not None:
            parent.remove(part)
    return copy


def _copy(element: Element) -> Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _pointed_to(elements: Iterable[Element]) -> set[str]:
    """The ids to which something in `elements` points, without the file before them."""
    return {
        pointer.rpartition("#")[2]
        for element in elements
        for part in element.iter("*")
        for name in _POINTERS
        for pointer in (part.get(name) or "").split()
    }


def _add_register(header: Element, entries: list[Element], space: str) -> None:
    profile = header.find("{*}profileDesc")
    if profile is None:
        profile = etree.SubElement(header, f"{space}profileDesc")
    described = etree.SubElement(profile, f"{space}particDesc")
    for name, holder in (("person", "listPerson"), ("org", "listOrg")):
        of_name = [entry for entry in entries if local_name(entry) == name]
        if of_name:
            etree.SubElement(described, f"{space}{holder}").extend(map(_copy, of_name))


def _language_around(letter: Element) -> str:
    languages = (above.get(_XML_LANG) for above in letter.iterancestors())
    return next(filter(None, languages), "")
