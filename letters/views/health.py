"""Whether the server is alive and can serve readers: for machines that monitor it."""

from __future__ import annotations

import logging
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from letters.search import SearchUnavailableError, check_index

logger = logging.getLogger(__name__)


class NotReadyError(Exception):
    """Says what is missing, in the log alone: the answer reveals nothing."""


@require_safe
@never_cache
def live(_request: HttpRequest) -> JsonResponse:
    """The process answers. It does not ask the database, which may be elsewhere."""
    return JsonResponse({"status": "ok"})


@require_safe
@never_cache
def ready(_request: HttpRequest) -> JsonResponse:
    """Pages and searches can be answered."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        require_migrations()
        check_index()
    except (DatabaseError, NotReadyError, SearchUnavailableError) as error:
        logger.warning("Not ready: %s", error)
        return JsonResponse({"status": "unavailable"}, status=503)
    return JsonResponse({"status": "ok"})


# Cached once it has succeeded: a migration is not undone under a running server, and
# reading the migrations takes longer than the rest together.
@cache
def require_migrations() -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        message = "migrations are not applied"
        raise NotReadyError(message)
