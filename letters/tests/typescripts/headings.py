"""Who writes to whom, as the heading of an encoded document and the list of persons say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.typescripts.paper import Party

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
Names = Mapping[str, str]

_HEADING = re.compile(
    r"(?:\[?\d+\w?\]?\. )?(?P<kind>Letter|(?:Circular )?Telegram|Memorandum)"
    r" (?:From|from|By|by) (?P<sides>.+)"
)
_CONVERSATION = re.compile(r"(?:\[?\d+\w?\]?\. )?Memorandum of (?:a )?Conversation\b")
_TO = re.compile(r" to ", re.IGNORECASE)
_LISTED = re.compile(r"[^,;:()\[\]“”\d]+,[^;:()\[\]“”\d]+")
_IN_BRACKETS = re.compile(r"(?P<office>.+?) ?\((?P<name>[^()]+)\)")
_THE = re.compile(r"the ", re.IGNORECASE)
_OF_OFFICE = re.compile(
    r"(?P<name>[^,]+?(?:, (?:[JS]r\.|I{2,3}))?)(?:,? of the |, )(?P<office>[^,]+)"
)
# A date, a supplied word or a second name of the kind: not a name alone.
_UNCERTAIN = re.compile(r"[\[\d“”;]")
LONGEST_SIDE = 90


@dataclass(frozen=True, slots=True)
class Heading:
    kind: DocumentKind
    sender: Party | None = None
    recipient: Party | None = None


def names_of(volume: etree._Element) -> dict[str, str]:
    """The name of each person in the list of the volume, first name first."""
    return {
        f"#{person.get(XML_ID)}": _turned(plain(person))
        for person in volume.iter(f"{TEI}persName")
        if person.get(XML_ID) and _LISTED.fullmatch(plain(person))
    }


def _turned(name: str) -> str:
    """ "Anderson, Admiral George W., Jr." is "Admiral George W. Anderson, Jr."."""
    family, *given = [part.strip() for part in name.strip(" ,").split(",")]
    turned = f"{given[0]} {family}" if given else family
    return ", ".join([turned, *given[1:]])


def plain(element: etree._Element) -> str:
    """The words of an element, those of its notes left out."""
    pieces = [element.text or ""]
    for child in element:
        is_word = isinstance(child.tag, str) and child.tag != f"{TEI}note"
        pieces.append(plain(child) if is_word else "")
        pieces.append(child.tail or "")
    return " ".join("".join(pieces).split())


def read_encoded_heading(head: etree._Element, names: Names) -> Heading | None:
    """None for other kinds, and where it is not certain where one side ends."""
    words = plain(head)
    if _CONVERSATION.match(words):
        return Heading(DocumentKind.CONVERSATION)
    match = _HEADING.fullmatch(words)
    if not match or len(sides := _TO.split(match["sides"])) != 2:
        return None
    persons = _persons_in(head)
    sender, recipient = (_party(side.strip(), persons, names) for side in sides)
    if not sender or not recipient:
        return None
    kind = DocumentKind(match["kind"].split()[-1].lower())
    return Heading(kind, sender, recipient)


def _persons_in(head: etree._Element) -> dict[str, str]:
    """The key of each person that the heading names."""
    return {
        plain(person): person.get("corresp", "")
        for person in head.iter(f"{TEI}persName")
        if not any(above.tag == f"{TEI}note" for above in person.iterancestors())
    }


def _party(side: str, persons: Names, names: Names) -> Party | None:
    """None where a side names two persons, or is no name at all."""
    named = [name for name in persons if name and name in side]
    if len(named) > 1 or _UNCERTAIN.search(side) or len(side) > LONGEST_SIDE:
        return None
    if in_brackets := _IN_BRACKETS.fullmatch(side):
        name = names.get(persons.get(in_brackets["name"], ""), in_brackets["name"])
        return Party(name, _THE.sub("", in_brackets["office"], count=1))
    if named and side.endswith(named[0]):
        office = _THE.sub("", side.removesuffix(named[0]), count=1).strip()
        full = names.get(persons[named[0]], "")
        return Party(full, office) if full else Party(side)
    if "(" in side:
        return None
    in_office = _OF_OFFICE.fullmatch(side)
    if named and in_office:
        full = names.get(persons[named[0]], "")
        return Party(full or in_office["name"], in_office["office"])
    return Party(side[4:] if _THE.match(side) else side)
