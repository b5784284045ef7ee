"""Queries that take long are logged, without the values in them."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from letters.monitoring.log_lines import FIELDS

logger = logging.getLogger(__name__)

LONGEST_SQL = 2_000


class SlowQueryLog:
    """For `connection.execute_wrapper`. `seconds` are those from which a query is slow."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        start = time.monotonic()
        try:
            return execute(sql, params, many, context)
        finally:
            seconds = time.monotonic() - start
            if seconds >= self._seconds:
                fields = {"seconds": round(seconds, 3), "sql": sql[:LONGEST_SQL]}
                logger.warning(
                    "A query took %.2f s: %s",
                    seconds,
                    sql[:LONGEST_SQL],
                    extra={FIELDS: fields},
                )
