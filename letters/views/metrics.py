"""Measures for Prometheus: of the requests, and of the state of the archive."""

from __future__ import annotations

import os
import secrets
from ipaddress import ip_address

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

from letters.monitoring.archive_gauges import ArchiveGauges

# Set by proxies: the machine that asks is another one then.
_OF_PROXIES = ("Forwarded", "Via", "X-Forwarded-For", "X-Request-ID", "X-Real-IP")


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """For whoever has the token. Without one in the settings, for this machine alone, and
    not where the archive is public: a proxy on this machine may send no sign of itself."""
    if not _may_read(request):
        raise Http404("No such page")
    requests = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        requests = CollectorRegistry()
        MultiProcessCollector(requests)
    of_archive = CollectorRegistry()
    of_archive.register(ArchiveGauges())
    content = generate_latest(requests) + generate_latest(of_archive)
    return HttpResponse(content, content_type=CONTENT_TYPE_LATEST)


def _may_read(request: HttpRequest) -> bool:
    if token := settings.LETTERS_METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return secrets.compare_digest(given.encode(), f"Bearer {token}".encode())
    if settings.HTTPS or any(name in request.headers for name in _OF_PROXIES):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
