"""One letter of a file of many, written as a TEI file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree

from letters.tei.header.correspondence_description import correspondences
from letters.tei.source import TEI_NAMESPACE, XML_ID, Element, local_name

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_POINTERS = ("ref", "key", "corresp", "target", "hand", "who", "ana", "facs", "decls")
# Entries of registers, of which a letter keeps those that it points to.
_ENTRIES = ("person", "personGrp", "org", "place", "handNote")
# What the header says of all letters together.
_OF_THE_WHOLE = ("encodingDesc", "revisionDesc")


def extract(letter: Element, tei: Element, own: Iterable[Element]) -> str:
    """A file with the header of `tei` and, as its text, the `letter` as it stands.

    Of the header it keeps the correspondence that is its `own` and the entries that the
    letter points to; notes that stand apart from it come along.
    """
    header = tei.find("{*}teiHeader")
    space = f"{{{TEI_NAMESPACE}}}" if "}" in str(tei.tag) else ""
    root = etree.Element(f"{space}TEI", nsmap=tei.nsmap)
    pointed = _pointed_to([letter, *own])
    if header is not None:
        root.append(_header(header, set(own), pointed))
        register = [
            entry
            for entry in _entries_of(tei.getroottree().getroot(), pointed)
            if header not in entry.iterancestors()
        ]
        if register:
            _add_register(root[0], register, space)
    if local_name(letter) == "text":
        text = _copy(letter)
        root.append(text)
    else:
        text = etree.SubElement(root, f"{space}text")
        etree.SubElement(text, f"{space}body").append(_copy(letter))
        if language := _language_around(letter):
            text.set(_XML_LANG, language)
    notes = [*_notes_apart(letter, tei, pointed)]
    if notes:
        back = text.find("{*}back")
        back = etree.SubElement(text, f"{space}back") if back is None else back
        list_of_notes = etree.SubElement(back, f"{space}div", {"type": "notes"})
        list_of_notes.extend(map(_copy, notes))
    return etree.tostring(root, encoding="unicode")


def whole_file(tei: Element) -> str:
    """A <TEI> of a corpus as it stands, with the entries of the corpus it points to."""
    header = tei.find("{*}teiHeader")
    pointed = _pointed_to([tei])
    register = [
        entry
        for entry in _entries_of(tei.getroottree().getroot(), pointed)
        if tei not in entry.iterancestors()
    ]
    copy = _copy(tei)
    if register and header is not None:
        space = f"{{{TEI_NAMESPACE}}}" if "}" in str(tei.tag) else ""
        place = tei.index(header)
        _add_register(copy[place], register, space)
    return etree.tostring(copy, encoding="unicode")


def _copy(element: Element) -> Element:
    copy = deepcopy(element)
    copy.tail = None
    return copy


def _header(header: Element, own: set[Element], pointed: set[str]) -> Element:
    dropped = {each for each in correspondences(header) if each not in own}
    dropped |= {part for part in header if local_name(part) in _OF_THE_WHOLE}
    dropped |= {
        entry
        for entry in header.iter(*(f"{{*}}{name}" for name in _ENTRIES))
        if entry.get(XML_ID) not in pointed
    }
    places = [place for place, part in enumerate(header.iter()) if part in dropped]
    copy = _copy(header)
    for part in [
        part for place, part in enumerate(copy.iter()) if place in set(places)
    ]:
        parent = part.getparent()
        if parent is not None:
            parent.remove(part)
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


def _entries_of(root: Element, pointed: set[str]) -> Iterator[Element]:
    for entry in root.iter("{*}person", "{*}org"):
        if entry.get(XML_ID) in pointed:
            yield entry


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


def _notes_apart(letter: Element, tei: Element, pointed: set[str]) -> Iterator[Element]:
    """Notes outside the letter that it calls for, or that point into it."""
    ids = {part.get(XML_ID) for part in letter.iter("*")} - {None}
    for note in tei.iter("{*}note"):
        if letter in note.iterancestors() or _is_in_header(note):
            continue
        targets = {
            each.rpartition("#")[2] for each in (note.get("target") or "").split()
        }
        if note.get(XML_ID) in pointed or targets & ids:
            yield note


def _is_in_header(note: Element) -> bool:
    return any(local_name(above) == "teiHeader" for above in note.iterancestors())
