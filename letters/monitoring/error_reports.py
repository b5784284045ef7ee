"""Errors are told to the operators by mail or to an address on the web.

They are sent by a thread of their own, so that no reader waits for it, and not more
often than once a minute from each process: of the others the next one says how many.
"""

from __future__ import annotations

import json
import logging
import threading
import time
import urllib.request
from collections.abc import Callable, Sequence
from queue import SimpleQueue

from django.core.mail import send_mail

from letters.monitoring.log_lines import JsonFormatter

SECONDS_BETWEEN = 60
_TIMEOUT_SECONDS = 10
_LONGEST_SUBJECT = 120
Send = Callable[[str, str], None]


class ErrorReportHandler(logging.Handler):
    """What is sent says where and what, as the log does: no form, no cookie, no address of
    the reader."""

    def __init__(
        self, site: str, mail_to: Sequence[str] = (), webhook: str = ""
    ) -> None:
        super().__init__(logging.ERROR)
        self.setFormatter(JsonFormatter())
        self._site = site
        self._ways: list[Send] = []
        if mail_to:
            self._ways.append(lambda subject, text: _mail(subject, text, mail_to))
        if webhook:
            self._ways.append(lambda subject, text: _post(subject, text, webhook))
        self._waiting: SimpleQueue[tuple[str, str]] = SimpleQueue()
        self._sender: threading.Thread | None = None
        self._next = 0.0
        self._untold = 0

    def emit(self, record: logging.LogRecord) -> None:
        # A report that cannot be sent is told in the log; not by another report.
        if record.name == __name__ or not self._ways:
            return
        if time.monotonic() < self._next:
            self._untold += 1
            return
        self._next = time.monotonic() + SECONDS_BETWEEN
        text = self.format(record)
        if self._untold:
            text += f"\n{self._untold:,} further errors before this were not sent."
            self._untold = 0
        subject = " ".join(f"{self._site}: {record.getMessage()}".split())
        self._waiting.put((subject[:_LONGEST_SUBJECT], text))
        self._start()

    def _start(self) -> None:
        # Not before there is something to send: web processes are made by forking.
        if not (self._sender and self._sender.is_alive()):
            self._sender = threading.Thread(target=self._send_all, daemon=True)
            self._sender.start()

    def _send_all(self) -> None:
        while True:
            subject, text = self._waiting.get()
            for send in self._ways:
                try:
                    send(subject, text)
                except Exception:  # of whatever kind, it is only told
                    logging.getLogger(__name__).warning(
                        "An error could not be reported.", exc_info=True
                    )


def _mail(subject: str, text: str, mail_to: Sequence[str]) -> None:
    send_mail(subject, text, None, list(mail_to))


def _post(subject: str, text: str, webhook: str) -> None:
    content = json.dumps({"text": f"{subject}\n{text}"}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(webhook, content, headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS):  # noqa: S310
        pass
