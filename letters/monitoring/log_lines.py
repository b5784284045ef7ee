"""Lines of a log: for people, or one JSON object each for programs (JSON lines)."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from letters.monitoring.request_ids import current_request_id

# Where a logger is given `extra={FIELDS: {…}}`, these are fields of their own in JSON.
FIELDS = "fields"


class RequestIdFilter(logging.Filter):
    """Give each record the name of the request that it is of: `request_id`."""

    def filter(self, record: logging.LogRecord) -> bool:
        name = current_request_id()
        record.request_id = name
        record.of_request = f" [{name}]" if name else ""
        return True


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "request": getattr(record, "request_id", ""),
            "message": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        # Whatever is in a message, it is one line.
        return json.dumps(line, ensure_ascii=False, default=str)
