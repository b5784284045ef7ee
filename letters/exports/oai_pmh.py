"""The answers of the Open Archives Initiative Protocol for Metadata Harvesting, 2.0.

Numbers of sections are those of https://www.openarchives.org/OAI/openarchivesprotocol.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from lxml import etree

from letters.exports.xml_text import maker_of_elements

OAI = "http://www.openarchives.org/OAI/2.0/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_SCHEMA = f"{OAI} http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
_LOCATION = f"{{{XSI}}}schemaLocation"

Element = etree._Element
E = maker_of_elements(OAI, {None: OAI, "xsi": XSI})


class HarvestFault(StrEnum):
    """What can be wrong with a request (3.6)."""

    ARGUMENT = "badArgument"
    TOKEN = "badResumptionToken"  # noqa: S105
    VERB = "badVerb"
    FORMAT = "cannotDisseminateFormat"
    IDENTIFIER = "idDoesNotExist"
    NO_MATCH = "noRecordsMatch"
    NO_SETS = "noSetHierarchy"


class HarvestError(Exception):
    """A request that has no answer: its code, and the reason for people."""

    def __init__(self, fault: HarvestFault, reason: str) -> None:
        super().__init__(reason)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class MetadataFormat:
    """Its `schema` and `namespace` are addresses."""

    prefix: str
    schema: str
    namespace: str


DUBLIN_CORE = MetadataFormat(
    "oai_dc",
    "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
)
WHOLE_TEXT = MetadataFormat(
    "tei",
    "https://tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd",
    "http://www.tei-c.org/ns/1.0",
)
FORMATS = {known.prefix: known for known in (DUBLIN_CORE, WHOLE_TEXT)}


@dataclass(frozen=True, slots=True)
class Heading:
    """What every record says: `stamped` is when it changed, `is_gone` if it is no more."""

    identifier: str
    stamped: datetime
    sets: tuple[str, ...] = ()
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Repository:
    """The archive as it identifies itself; `scheme_host` is the name of its host, if its
    identifiers may be described by it."""

    name: str
    address: str
    email: str
    earliest: datetime
    example: str
    scheme_host: str = ""


def utc(moment: datetime) -> str:
    """In seconds, as all dates of the protocol (3.3)."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def answer(
    address: str,
    answered: datetime,
    asked: Mapping[str, str],
    content: Iterable[Element],
) -> bytes:
    """The whole answer. `asked` are the arguments of the request, none of a faulty one."""
    root = E(
        "OAI-PMH",
        {_LOCATION: _SCHEMA},
        E.responseDate(utc(answered)),
        E.request(address, dict(asked)),
        *content,
    )
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return written


def error(problem: HarvestError) -> Element:
    return E.error(str(problem), code=problem.fault.value)


def identify(repository: Repository) -> Element:
    parts = [
        E.repositoryName(repository.name),
        E.baseURL(repository.address),
        E.protocolVersion("2.0"),
        E.adminEmail(repository.email),
        E.earliestDatestamp(utc(repository.earliest)),
        E.deletedRecord("persistent"),
        E.granularity("YYYY-MM-DDThh:mm:ssZ"),
        E.compression("gzip"),
    ]
    if repository.scheme_host:
        parts.append(E.description(_scheme(repository)))
    return E.Identify(*parts)


def _scheme(repository: Repository) -> Element:
    """How identifiers are made: http://www.openarchives.org/OAI/2.0/guidelines-oai-identifier.htm."""
    namespace = "http://www.openarchives.org/OAI/2.0/oai-identifier"
    make = maker_of_elements(namespace, {None: namespace, "xsi": XSI})
    return make(
        "oai-identifier",
        {_LOCATION: f"{namespace} {namespace}.xsd"},
        make.scheme("oai"),
        make.repositoryIdentifier(repository.scheme_host),
        make.delimiter(":"),
        make.sampleIdentifier(repository.example),
    )


def metadata_formats() -> Element:
    return E.ListMetadataFormats(
        *(
            E.metadataFormat(
                E.metadataPrefix(known.prefix),
                E.schema(known.schema),
                E.metadataNamespace(known.namespace),
            )
            for known in FORMATS.values()
        )
    )


def set_entry(name: str, title: str) -> Element:
    return E.set(E.setSpec(name), E.setName(title))


def header(heading: Heading) -> Element:
    return E.header(
        {"status": "deleted"} if heading.is_gone else {},
        E.identifier(heading.identifier),
        E.datestamp(utc(heading.stamped)),
        *map(E.setSpec, heading.sets),
    )


def record(heading: Heading, metadata: Element | None) -> Element:
    """Of what is gone, nothing but its header is told (2.5.1)."""
    parts = [] if metadata is None else [E.metadata(metadata)]
    return E.record(header(heading), *parts)


def token(text: str, cursor: int) -> Element:
    """With which the list goes on; without text, it ends here (3.5)."""
    return E.resumptionToken(text, cursor=str(cursor))


def verb(name: str, *content: Element) -> Element:
    return E(name, *content)
