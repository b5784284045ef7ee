"""A document as a TEI file of its own: its encoded text under a header.

The header follows TEI P5: `correspDesc`, as the SIG Correspondence describes it, says
who wrote to whom, and `msDesc` where the paper is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from letters.citations import CitationSource, CitedVolume, Holding, Name
from letters.exports.witness_list import OtherTexts, elements_of, links_of
from letters.exports.xml_text import maker_of_elements
from letters.tei.dates import HistoricalDate, describe
from letters.tei.references.targets import OWN_DOCUMENT
from letters.tei.source import parse_xml

TEI = "http://www.tei-c.org/ns/1.0"
_POINTS_TO_OWN = re.compile(rf"""\btarget\s*=\s*["'][^"'<>]*\b{OWN_DOCUMENT}""")

_NO_OTHERS = OtherTexts()

Element = etree._Element
E = maker_of_elements(TEI, {None: TEI})


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another letter of the same correspondence: one that the document answers, or one
    that answers it. `address` is empty if it is not held."""

    is_answered: bool
    title: str
    address: str


def tei_file(
    division: str,
    cited: CitationSource,
    neighbours: Iterable[Neighbour] = (),
    facsimile: str = "",
    others: OtherTexts = _NO_OTHERS,
) -> str:
    """The whole file, with the stored `division` in it verbatim, between the element with
    its scans and the links to other texts. Raises TeiError if it cannot be parsed."""
    parse_xml(division)
    header = E.teiHeader(
        _file(cited, others),
        *_prefixes(division, cited),
        E.profileDesc(_correspondence(cited, neighbours)),
    )
    etree.indent(header, space="  ")
    _keep_names_on_lines(header)
    links = links_of(others)
    stand_off = "" if links is None else f"{_written(links)}\n"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<TEI xmlns="{TEI}">\n{_written(header)}\n'
        f"{facsimile}<text>\n<body>\n{division}\n</body>\n</text>\n{stand_off}</TEI>\n"
    )


def _written(element: Element) -> str:
    return etree.tostring(element, encoding="unicode")


def _prefixes(division: str, cited: CitationSource) -> Iterator[Element]:
    """What pointers to documents of no volume stand for, if there are any."""
    base, own, _ = cited.address.rpartition(cited.identifier)
    if not own or not _POINTS_TO_OWN.search(division):
        return
    definition = E.prefixDef(
        E.p("Documents of this archive, by their identifiers."),
        ident=OWN_DOCUMENT.removesuffix(":"),
        matchPattern="([A-Za-z0-9_/-]+)",
        replacementPattern=f"{base}$1/",
    )
    yield E.encodingDesc(E.listPrefixDef(definition))


def _keep_names_on_lines(header: Element) -> None:
    for surname in header.iter(f"{{{TEI}}}surname"):
        person = surname.getparent()
        if person is not None:
            person.text, person[0].tail, surname.tail = None, " ", None


def _file(cited: CitationSource, others: OtherTexts) -> Element:
    edition = E.edition(f"Revision {cited.revision}", n=str(cited.revision))
    return E.fileDesc(
        E.titleStmt(E.title(cited.title), *map(_author, cited.senders)),
        E.editionStmt(edition),
        E.publicationStmt(
            E.publisher(cited.archive),
            E.idno(cited.identifier, type="archive"),
            E.idno(cited.address, type="URI"),
        ),
        E.sourceDesc(*_sources(cited, others)),
    )


def _author(name: Name) -> Element:
    return E.author(_person(name))


def _person(name: Name) -> Element:
    """A `persName` for names with a family name, else a `name`: offices have none."""
    certainty = {"cert": "medium"} if name.is_inferred else {}
    if not name.family:
        return E.name(name.display, certainty)
    before, family, after = name.display.rpartition(name.family)
    if before.strip() != name.given or not family or after:
        return E.persName(name.display, certainty)
    # The two parts, so that whoever reads it can sort by the family name.
    return E.persName(E.forename(name.given), " ", E.surname(name.family), certainty)


def _sources(cited: CitationSource, others: OtherTexts) -> Iterator[Element]:
    if cited.volume:
        yield _printed(cited.volume, cited)
    if cited.holding:
        yield _manuscript(cited.holding)
    if not cited.volume and not cited.holding:
        unknown = "Where the paper is kept is not recorded."
        # TEI allows no paragraph beside a list.
        yield E.bibl(E.note(unknown)) if others else E.p(unknown)
    yield from elements_of(cited.title, others)


def _printed(volume: CitedVolume, cited: CitationSource) -> Element:
    levels = [(volume.series, "s"), (volume.title, "m")]
    monograph = [E.title(title, level=level) for title, level in levels if title]
    monograph += [E.editor(editor) for editor in volume.editors]
    imprint = [E.publisher(volume.publisher)] if volume.publisher else []
    if volume.year:
        imprint.append(E.date(str(volume.year), when=f"{volume.year:04}"))
    # TEI does not allow an empty imprint.
    monograph.append(E.imprint(*(imprint or [E.date("n.d.")])))
    scopes = (
        ("volume", ", ".join(filter(None, [volume.sub_series, volume.volume]))),
        ("document", cited.number),
        ("page", cited.page),
    )
    monograph += [E.biblScope(words, unit=unit) for unit, words in scopes if words]
    return E.biblStruct(E.monogr(*monograph))


def _manuscript(holding: Holding) -> Element:
    parts = []
    if holding.place:
        parts.append(E.settlement(holding.place))
    parts.append(E.repository(holding.repository))
    if holding.location:
        parts.append(E.collection(", ".join(holding.location)))
    parts += [E.idno(number) for number in holding.numbers[:1]]
    further = [E.altIdentifier(E.idno(number)) for number in holding.numbers[1:]]
    return E.msDesc(E.msIdentifier(*parts, *further))


def _correspondence(cited: CitationSource, neighbours: Iterable[Neighbour]) -> Element:
    sent = [_person(name) for name in cited.senders]
    if cited.place:
        sent.append(E.placeName(cited.place))
    if cited.date:
        sent.append(_date(cited.date, cited))
    received = [_person(name) for name in cited.recipients]
    actions = [
        E.correspAction(*parts, type=kind)
        for kind, parts in (("sent", sent), ("received", received))
        if parts
    ]
    context = [_reference(neighbour) for neighbour in neighbours]
    if context:
        actions.append(E.correspContext(*context))
    actions += [E.note(doubt) for doubt in cited.doubts]
    if cited.carrier:
        actions.append(E.note(f"Transmitted in: {cited.carrier}."))
    if not actions:
        actions.append(E.note("Neither sender nor recipient is recorded."))
    return E.correspDesc(*actions)


def _date(date: HistoricalDate, cited: CitationSource) -> Element:
    attributes = date_attributes(date)
    if cited.contradicting_date:
        attributes["cert"] = "low"
    elif date.is_doubtful:
        attributes["cert"] = "medium"
    if cited.is_date_supplied:
        attributes["evidence"] = "internal"
    return E.date(describe(date), attributes)


def date_attributes(date: HistoricalDate) -> dict[str, str]:
    """One day, or the first and last day it can be."""
    if date.earliest and date.earliest == date.latest:
        return {"when": date.earliest.isoformat()}
    ends = (("notBefore", date.earliest), ("notAfter", date.latest))
    return {name: day.isoformat() for name, day in ends if day}


def _reference(neighbour: Neighbour) -> Element:
    kind = "prev" if neighbour.is_answered else "next"
    reference = E.ref(neighbour.title, type=kind)
    if neighbour.address:
        reference.set("target", neighbour.address)
    return reference
