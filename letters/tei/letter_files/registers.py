"""Registers of persons and bodies in files of their own, beside the letters of an edition.

A letter keeps its own words; the entries to which it points are put into its header, as
those of the register of a corpus are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from letters.tei.errors import TeiError
from letters.tei.letter_files.refused_files import REGISTERS
from letters.tei.source import (
    TEI_NAMESPACE,
    XML_ID,
    Element,
    local_name,
    parse_xml,
)

_ENTRIES = ("person", "personGrp", "org")
_KEPT = ("persName", "orgName", "name", "idno")
_HEADINGS = ("head", "title", "lb", "pb")
_POINTERS = re.compile(r"""\b(?:ref|key|corresp)\s*=\s*["']([^"'<>]{1,500})["']""")
_OWN_IDS = re.compile(r"""\bxml:id\s*=\s*["']([^"'<>]{1,200})["']""")
_HEADER_ENDS = re.compile(r"</(?:\w{1,20}:)?teiHeader\s*>")
_PROFILE_ENDS = re.compile(r"</(?:\w{1,20}:)?profileDesc\s*>")


@dataclass(slots=True)
class Registers:
    """The entries of several files, each as XML: by file and id, and by id alone.

    An id that two files have is found by both together only.
    """

    by_file: dict[tuple[str, str], str] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, text: str) -> int:
        """Take the entries of the file `name`; return how many it holds, 0 if it is no
        register."""
        try:
            root = parse_xml(text)
        except TeiError:
            return 0
        if not _is_register(root):
            return 0
        file = name.rpartition("/")[2]
        for entry in root.iter(*(f"{{*}}{each}" for each in _ENTRIES)):
            if key := str(entry.get(XML_ID) or ""):
                words = _as_text(entry)
                self.by_file[file, key] = words
                known = self.by_id.get(key, words)
                self.by_id[key] = words if known == words else ""
        return sum(len(each) for name in REGISTERS for each in root.iter(name))

    def completed(self, text: str) -> str:
        """The file `text`, with the entries in its header to which it points and which it
        does not hold. All else stays as it is, and on its line."""
        end = _HEADER_ENDS.search(text) if self.by_file else None
        entries = list(self._entries_for(text)) if end else []
        if not end or not entries:
            return text
        space = f'xmlns="{TEI_NAMESPACE}"'
        listed = f"<listPerson>{''.join(entries)}</listPerson>"
        described = f"<particDesc {space}>{listed}</particDesc>"
        profiles = list(_PROFILE_ENDS.finditer(text, 0, end.start()))
        if profiles:
            at = profiles[-1].start()
        else:
            at = end.start()
            described = f"<profileDesc {space}>{described}</profileDesc>"
        return f"{text[:at]}{described}{text[at:]}"

    def _entries_for(self, text: str) -> Iterator[str]:
        own = {match[1] for match in _OWN_IDS.finditer(text)}
        pointers = (
            pointer
            for match in _POINTERS.finditer(text)
            for pointer in match[1].split()
        )
        for pointer in dict.fromkeys(pointers):
            file, _, key = pointer.rpartition("#")
            file = file.rpartition("/")[2]
            entry = self.by_file.get((file, key)) or self.by_id.get(
                key.rpartition(":")[2]
            )
            if entry and key not in own:
                own.add(key)
                yield entry


def _is_register(root: Element) -> bool:
    """Whether all words of the text stand in registers, and the header has no letter."""
    if next(root.iter("{*}correspDesc"), None) is not None:
        return False
    texts = [*root.iter("{*}text"), *root.iter("{*}standOff")]
    has_entry = (
        next(root.iter(*(f"{{*}}{each}" for each in _ENTRIES)), None) is not None
    )
    return has_entry and not any(_has_other_words(text) for text in texts)


def _has_other_words(element: Element) -> bool:
    name = local_name(element)
    if name in _HEADINGS or any(f"{{*}}{name}" == each for each in REGISTERS):
        return False
    if name and (element.text or "").strip():
        return True
    return any(
        _has_other_words(child) or bool((child.tail or "").strip()) for child in element
    )


def _as_text(entry: Element) -> str:
    """The entry with no more than its names and numbers."""
    copy = deepcopy(entry)
    copy.tail = None
    copy.text = None
    for child in list(copy):
        child.tail = None
        if local_name(child) not in _KEPT:
            copy.remove(child)
    return etree.tostring(copy, encoding="unicode")
