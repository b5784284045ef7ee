"""Pages on which readers report mistakes, without an account and without a cookie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from letters.forms.citing import CitingForm
from letters.forms.mistake_report import MistakeReportForm
from letters.ingest.report_intake import InboxFullError, is_stored, store_report
from letters.models import Document, MistakeReport, Section, SectionText
from letters.reader.apparatus import Apparatus
from letters.reader.reported_part import (
    ReportedPart,
    document_part,
    section_part,
)
from letters.views.report_limit import seconds_to_wait

RECEIVED = "received"
RETRY_SECONDS = 86_400
# One address fills no more than a fifth of the room for a text in an hour.
_SHARE_OF_TEXT = 5
_TYPED = ("message", "name", "email", "may_be_named")

_TOO_MANY = (
    "So many reports came from your network within an hour that no more are taken from "
    "there just now. Please send this in {} minutes. What you typed is still here."
)
_FULL = (
    "So many reports wait for the archivists that no more are taken just now. Please send "
    "this another day. What you typed is still here."
)


def _takes_reports(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let anybody send the form. No cookie tells one reader from another, so that there
    is none to protect: what stands in its place is the token of the form."""
    methods = require_http_methods(["GET", "HEAD", "POST"])
    return csrf_exempt(never_cache(methods(view)))


@_takes_reports
def document_report(request: HttpRequest, identifier: str) -> HttpResponse:
    """The form for a published document, whoever asks: of others nothing is told."""
    published = Document.objects.published().for_reading()
    document = published.filter(identifier=identifier).first()
    if not document:
        former = {"former_identifiers__identifier": identifier}
        document = get_object_or_404(published, **former)
        start = f"/documents/{identifier}/"
        rest = request.get_full_path().partition(start)[2]
        address = f"{document.get_absolute_url()}{rest}"
        return HttpResponsePermanentRedirect(address, preserve_request=True)
    apparatus = Apparatus(document, AnonymousUser())
    return _report(request, document_part(apparatus, *_part_of(request)))


@_takes_reports
def section_report(request: HttpRequest, identifier: str, key: str) -> HttpResponse:
    """The form for a section of a volume that readers may see."""
    sections = Section.objects.published().select_related("edition")
    section = get_object_or_404(sections, edition__identifier=identifier, key=key)
    content = SectionText.objects.filter(section=section).first()
    kind, note = _part_of(request)
    return _report(
        request, section_part(section, content, note if kind == "note" else "")
    )


@require_safe
def report_help(request: HttpRequest) -> HttpResponse:
    return render(request, "letters/report_help.html")


def _part_of(request: HttpRequest) -> tuple[str, str]:
    form = CitingForm(request.GET)
    return form.part if form.is_valid() else ("", "")


def _report(request: HttpRequest, part: ReportedPart) -> HttpResponse:
    if request.method == "POST":
        return _take_in(request, part)
    if RECEIVED in request.GET:
        return render(request, "letters/report_received.html", {"part": part})
    asked = {name: request.GET.get(name, "") for name in ("words", "before")}
    form = MistakeReportForm(subject=part.name, now=timezone.now(), initial=asked)
    return _show(request, part, form)


def _take_in(request: HttpRequest, part: ReportedPart) -> HttpResponse:
    now = timezone.now()
    form = MistakeReportForm(request.POST, subject=part.name, now=now)
    if not form.is_valid():
        return _show(request, part, form)
    report = _report_of(part, form)
    report.received = now
    if not is_stored(report):
        if seconds := _seconds_to_wait(request, part, now):
            form.add_error(None, _TOO_MANY.format(seconds // 60 + 1))
            return _show(request, part, form, HTTPStatus.TOO_MANY_REQUESTS, seconds)
        try:
            store_report(report, now)
        except InboxFullError:
            form.add_error(None, _FULL)
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return _show(request, part, form, status, RETRY_SECONDS)
    query = request.GET.copy()
    for name in ("words", "before"):
        query.pop(name, None)
    query[RECEIVED] = "yes"
    return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")


def _report_of(part: ReportedPart, form: MistakeReportForm) -> MistakeReport:
    typed = form.cleaned_data
    report = part.report(typed["words"], typed["before"])
    for name in _TYPED:
        setattr(report, name, typed[name])
    said = [str(typed[name]) for name in ("words", *_TYPED)]
    report.form_key = form.token.key_of([part.kind, part.key, *said])
    return report


def _seconds_to_wait(request: HttpRequest, part: ReportedPart, now: datetime) -> int:
    """0 if one more is taken from this address, also on this text."""
    address = import_string(settings.LETTERS_CLIENT_ADDRESS)(request) or ""
    on_text = max(1, settings.LETTERS_REPORTS_WAITING_OF_TEXT // _SHARE_OF_TEXT)
    counted = {
        address: settings.LETTERS_REPORTS_PER_HOUR,
        f"{address} {part.name}": min(on_text, settings.LETTERS_REPORTS_PER_HOUR),
    }
    return seconds_to_wait(counted, now)


def _show(
    request: HttpRequest,
    part: ReportedPart,
    form: MistakeReportForm,
    status: HTTPStatus = HTTPStatus.OK,
    retry_after: int = 0,
) -> HttpResponse:
    context = {"part": part, "form": form}
    response = render(request, "letters/report_form.html", context, status=status)
    if retry_after:
        response["Retry-After"] = str(retry_after)
    return response
