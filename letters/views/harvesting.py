"""The records of all public documents, for other archives to collect (OAI-PMH 2.0)."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods
from lxml import etree

from letters.exports import oai_pmh
from letters.exports.dublin_core import dublin_core
from letters.exports.oai_pmh import DUBLIN_CORE, HarvestError, HarvestFault, Heading
from letters.forms.harvest_request import HarvestRequest, Selection, read_request
from letters.models import PublicRecord
from letters.models.public_records import harvest_horizon
from letters.reader.document_files import tei_with
from letters.reader.harvest import (
    Collected,
    RecordPage,
    collect,
    cut_after,
    first_stamp,
    record_page,
    sets,
    still_public,
)
from letters.tei.errors import TeiError
from letters.tei.source import XML_ID, parse_xml

Element = etree._Element
Verb = Callable[[HttpRequest, HarvestRequest], Element]

HEADERS_PER_PAGE = 200
RECORDS_PER_PAGE = 100
TEXTS_PER_PAGE = 20
_XML = "text/xml; charset=utf-8"
# A name of a host, which the scheme of identifiers asks for: no address of a machine.
_DOMAIN = re.compile(r"[a-z][a-z0-9-]*+(?:\.[a-z][a-z0-9-]*+)++")
_EXAMPLE = "volume/d1"


@csrf_exempt
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request: HttpRequest) -> HttpResponse:
    """The protocol has both methods (3.1.1); neither changes anything."""
    # Before the first record is read: see harvest_horizon.
    answered = harvest_horizon()
    given = request.POST if request.method == "POST" else request.GET
    asked = {}
    try:
        harvest = read_request(given)
        asked = {"verb": harvest.verb, **harvest.arguments}
        content = VERBS[harvest.verb](request, harvest)
    except HarvestError as problem:
        if problem.fault in (HarvestFault.VERB, HarvestFault.ARGUMENT):
            asked = {}
        content = oai_pmh.error(problem)
    body = oai_pmh.answer(_address(request), answered, asked, [content])
    response = HttpResponse(body, content_type=_XML)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _address(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("letters:oai"))


def _prefix(request: HttpRequest) -> str:
    """What stands before the identifier of a document."""
    return f"oai:{_host(request)}:"


def _host(request: HttpRequest) -> str:
    host, _ = split_domain_port(request.get_host())
    return host


def _identify(request: HttpRequest, _harvest: HarvestRequest) -> Element:
    host = _host(request)
    contact = settings.LETTERS_CONTACT
    # The protocol asks for an address; this one every site should have (RFC 2142).
    email = contact if "@" in contact else f"webmaster@{host}"
    repository = oai_pmh.Repository(
        settings.LETTERS_SITE_NAME,
        _address(request),
        email,
        first_stamp() or timezone.now(),
        f"{_prefix(request)}{_EXAMPLE}",
        host if _DOMAIN.fullmatch(host) else "",
    )
    return oai_pmh.identify(repository)


def _list_formats(request: HttpRequest, harvest: HarvestRequest) -> Element:
    if "identifier" in harvest.arguments:
        _record_called(request, harvest)
    return oai_pmh.metadata_formats()


def _list_sets(_request: HttpRequest, _harvest: HarvestRequest) -> Element:
    named = sets()
    if not named:
        raise HarvestError(HarvestFault.NO_SETS, "There is no set yet.")
    entries = (oai_pmh.set_entry(name, title) for name, title in named)
    return oai_pmh.verb("ListSets", *entries)


def _record_called(request: HttpRequest, harvest: HarvestRequest) -> PublicRecord:
    """Raises HarvestError for what is not public and never was."""
    named = harvest.arguments["identifier"]
    prefix = _prefix(request)
    records = PublicRecord.objects.select_related("edition")
    record = records.filter(identifier=named.removeprefix(prefix)).first()
    if not record or not named.startswith(prefix):
        raise HarvestError(HarvestFault.IDENTIFIER, "The archive has no such record.")
    return record


def _get_record(request: HttpRequest, harvest: HarvestRequest) -> Element:
    record = _record_called(request, harvest)
    prefix = harvest.arguments["metadataPrefix"]
    (element,) = _records(request, prefix, [record])
    if element is None:
        raise HarvestError(HarvestFault.FORMAT, "The record is not held as TEI.")
    return oai_pmh.verb("GetRecord", element)


def _list_identifiers(request: HttpRequest, harvest: HarvestRequest) -> Element:
    page = _page_of(harvest.selection, HEADERS_PER_PAGE)
    present = still_public(_present(page.records))
    headers = (
        oai_pmh.header(_heading(request, record, present)) for record in page.records
    )
    return oai_pmh.verb("ListIdentifiers", *headers, *_token(harvest, page))


def _list_records(request: HttpRequest, harvest: HarvestRequest) -> Element:
    selection = harvest.selection
    is_short = selection.prefix == DUBLIN_CORE.prefix
    page = _page_of(selection, RECORDS_PER_PAGE if is_short else TEXTS_PER_PAGE)
    elements = list(_records(request, selection.prefix, page.records))
    count = _readable_together(elements)
    if count < len(elements):
        page = cut_after(selection, page.records, count)
    written = [element for element in elements[:count] if element is not None]
    return oai_pmh.verb("ListRecords", *written, *_token(harvest, page))


VERBS: dict[str, Verb] = {
    "Identify": _identify,
    "ListMetadataFormats": _list_formats,
    "ListSets": _list_sets,
    "GetRecord": _get_record,
    "ListIdentifiers": _list_identifiers,
    "ListRecords": _list_records,
}


def _page_of(selection: Selection, size: int) -> RecordPage:
    page = record_page(selection, size)
    if not page.records:
        raise HarvestError(
            HarvestFault.NO_MATCH, "No record is of this set and these dates."
        )
    return page


def _token(harvest: HarvestRequest, page: RecordPage) -> Iterator[Element]:
    """None where the list is complete in one answer."""
    if page.following:
        yield oai_pmh.token(page.following.token, harvest.selection.cursor)
    elif harvest.selection.cursor:
        yield oai_pmh.token("", harvest.selection.cursor)


def _present(records: Iterable[PublicRecord]) -> list[str]:
    return [record.identifier for record in records if not record.is_gone]


def _heading(
    request: HttpRequest, record: PublicRecord, present: Container[str]
) -> Heading:
    """What was hidden since its record was read is gone."""
    edition = record.edition
    return Heading(
        f"{_prefix(request)}{record.identifier}",
        record.stamped,
        (edition.identifier,) if edition else (),
        record.identifier not in present,
    )


def _records(
    request: HttpRequest, prefix: str, records: Sequence[PublicRecord]
) -> Iterator[Element | None]:
    """None for a record that cannot be had in this format."""
    absolute = request.build_absolute_uri
    is_short = prefix == DUBLIN_CORE.prefix
    found = collect(_present(records), absolute, with_text=not is_short)
    for record in records:
        heading = _heading(request, record, found)
        one = found.get(record.identifier)
        if not one:
            yield oai_pmh.record(heading, None)
        elif is_short:
            metadata = dublin_core(one.citation, one.catalogued)
            yield oai_pmh.record(heading, metadata)
        else:
            tei = _tei_element(one, absolute)
            yield None if tei is None else oai_pmh.record(heading, tei)


def _tei_element(one: Collected, absolute: Callable[[str], str]) -> Element | None:
    """None for a document without a text, or with one that was stored and is no XML."""
    if not hasattr(one.apparatus.document, "transcription"):
        return None
    try:
        return parse_xml(tei_with(one.apparatus, lambda: one.answers, absolute))
    except TeiError:
        return None


def _readable_together(elements: Sequence[Element | None]) -> int:
    """How many of them can stand in one file: some parsers refuse one in which two
    elements have the same xml:id, as documents of two volumes may."""
    taken: set[str] = set()
    for count, element in enumerate(elements):
        if element is None:
            continue
        own = {found.get(XML_ID, "") for found in element.iterfind(f".//*[@{XML_ID}]")}
        if count and own & taken:
            return count
        taken |= own
    return len(elements)
