"""The letters of the archive as an index that others exchange: CMIF 2, piece by piece.

The Correspondence Metadata Interchange Format is a choice of TEI:
https://github.com/TEI-Correspondence-SIG/CMIF. Version 2 adds what stands in `note`. Its
licence is part of the format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from letters.exports.tei_file import TEI, date_attributes
from letters.exports.xml_text import maker_of_elements
from letters.tei.dates import HistoricalDate
from letters.tei.source import XML_ID

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_LICENCE_IN_WORDS = (
    "This file is licensed under the terms of the Creative Commons License CC-BY 4.0"
)
_VOCABULARY = "https://lod.academy/cmif/vocab/terms/"
UNKNOWN = "Unknown"
# Said once, of the whole file.
_DECLARED = f' xmlns="{TEI}"'

Element = etree._Element
E = maker_of_elements(TEI, {None: TEI})


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A person, or a body. `reference` is the address of an authority file, or empty."""

    name: str
    reference: str = ""
    is_body: bool = False
    is_inferred: bool = False


@dataclass(frozen=True, slots=True)
class IndexedLetter:
    """`address` is its page, `tei` that of its file, `key` its number in an edition;
    `source` is what prints it (IndexedSource), or the archive."""

    address: str
    tei: str
    source: str
    key: str = ""
    senders: tuple[Correspondent, ...] = ()
    recipients: tuple[Correspondent, ...] = ()
    place_sent: str = ""
    place_received: str = ""
    sent: HistoricalDate | None = None


@dataclass(frozen=True, slots=True)
class IndexedSource:
    """The archive, or an edition that prints letters: its address, and how it is cited."""

    address: str
    citation: str

    @property
    def key(self) -> str:
        """The same for ever, as the format asks: made of the address."""
        return f"uuid-{uuid5(NAMESPACE_URL, self.address)}"


@dataclass(frozen=True, slots=True)
class Index:
    """The file itself: whose it is, where, and of which day."""

    title: str
    publisher: str
    site: str
    address: str
    contact: str
    changed: date


def cmif(
    index: Index, sources: Iterable[IndexedSource], letters: Iterable[IndexedLetter]
) -> Iterator[str]:
    """The file in pieces. At no time are there more letters than one."""
    header = etree.tostring(_file(index, sources), encoding="unicode")
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<TEI{_DECLARED}>\n<teiHeader>\n{header}\n<profileDesc>\n"
    )
    for letter in letters:
        written = etree.tostring(_letter(letter), encoding="unicode")
        yield f"{written.replace(_DECLARED, '', 1)}\n"
    yield "</profileDesc>\n</teiHeader>\n<text><body><p/></body></text>\n</TEI>\n"


def _file(index: Index, sources: Iterable[IndexedSource]) -> Element:
    editor = E.editor(index.publisher)
    if "@" in index.contact:
        editor.append(E.email(index.contact))
    return E.fileDesc(
        E.titleStmt(E.title(index.title), editor),
        E.publicationStmt(
            E.publisher(E.ref(index.publisher, target=index.site)),
            E.idno(index.address, type="url"),
            E.date(when=index.changed.isoformat()),
            E.availability(E.licence(_LICENCE_IN_WORDS, target=LICENCE)),
        ),
        E.sourceDesc(*(_source(source) for source in sources)),
    )


def _source(source: IndexedSource) -> Element:
    cited = E.ref(source.address, target=source.address)
    return E.bibl({XML_ID: source.key, "type": "online"}, f"{source.citation} ", cited)


def _letter(letter: IndexedLetter) -> Element:
    sent = [*_people(letter.senders), *_place(letter.place_sent)]
    if letter.sent and (dates := date_attributes(letter.sent)):
        sent.append(E.date(dates))
    received = [*_people(letter.recipients), *_place(letter.place_received)]
    numbered = {"key": letter.key} if letter.key else {}
    return E.correspDesc(
        {"ref": letter.address, "source": f"#{letter.source}", **numbered},
        E.correspAction(*sent, type="sent"),
        E.correspAction(*received, type="received"),
        E.note(*_more(letter)),
    )


def _people(people: Iterable[Correspondent]) -> Iterator[Element]:
    known = [person for person in people if person.name]
    for person in known:
        make = E.orgName if person.is_body else E.persName
        reference = {"ref": person.reference} if person.reference else {}
        guessed = {"evidence": "conjecture"} if person.is_inferred else {}
        yield make(person.name, reference | guessed)
    if not known:
        yield E.persName(UNKNOWN)


def _place(name: str) -> Iterator[Element]:
    if name:
        yield E.placeName(name)


def _more(letter: IndexedLetter) -> Iterator[Element]:
    """What version 2 adds, in the words of its vocabulary."""
    with_text = f"{_VOCABULARY}transcription"
    yield E.ref(type=f"{_VOCABULARY}isPublishedWith", target=with_text)
    yield E.ref(type=f"{_VOCABULARY}isAvailableAsTEIfile", target=letter.tei)
