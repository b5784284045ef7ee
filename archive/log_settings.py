"""What is written into the log, and where errors are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def log_settings(
    form: str, site: str, mail_to: Sequence[str], webhook: str
) -> dict[str, Any]:
    """For Django's LOGGING; `form` is "text" or "json"."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {
            "request": {"()": "letters.monitoring.log_lines.RequestIdFilter"},
        },
        "formatters": {
            "text": {
                "format": "%(asctime)s %(levelname)s %(name)s:%(of_request)s %(message)s"
            },
            "json": {"()": "letters.monitoring.log_lines.JsonFormatter"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["request"],
            },
            "operators": {
                "class": "letters.monitoring.error_reports.ErrorReportHandler",
                "filters": ["request"],
                "site": site,
                "mail_to": mail_to,
                "webhook": webhook,
            },
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console", "operators"], "level": "WARNING"},
        # Django would write to the console only with DEBUG, and otherwise send mail.
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            "letters.access": {"level": "INFO"},
            # It would warn of every style that has no meaning on paper.
            "weasyprint": {"level": "ERROR"},
            # Strangers try any name; each would leave a page of traceback.
            # Without any handler, Python would write it to the console by itself.
            "django.security.DisallowedHost": {
                "handlers": ["nowhere"],
                "propagate": False,
            },
        },
    }
