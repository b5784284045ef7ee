"""The signed token in the form of a report: for which text, when and as which form.

It stands in place of a cookie. A program has to fetch the form and wait before it sends
anything, and a form that is sent twice counts once.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4, uuid5

from django.core.signing import BadSignature, Signer

_SALT = "letters.report"
# Nobody writes a report in less; programs do.
LEAST_TIME = timedelta(seconds=3)
LONGEST_TIME = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReportToken:
    """`subject` names the text, as "document:7". `key` is that of the form."""

    subject: str
    issued: datetime
    key: UUID

    @classmethod
    def issue(cls, subject: str, now: datetime) -> ReportToken:
        return cls(subject, now, uuid4())

    @classmethod
    def read(cls, written: str) -> ReportToken | None:
        """None for what was not written here."""
        try:
            subject, issued, key = Signer(salt=_SALT).unsign_object(written)
            return cls(subject, datetime.fromisoformat(issued), UUID(key))
        except (BadSignature, ValueError):
            return None

    def __str__(self) -> str:
        parts = [self.subject, self.issued.isoformat(timespec="seconds"), self.key.hex]
        return Signer(salt=_SALT).sign_object(parts)

    def key_of(self, content: Sequence[str]) -> UUID:
        """One key for what this form says: sent twice, it is the same; changed and sent
        again, as after Back, it is another."""
        return uuid5(self.key, json.dumps(content))

    def is_too_old(self, now: datetime) -> bool:
        return now - self.issued > LONGEST_TIME

    def is_too_quick(self, now: datetime) -> bool:
        return now - self.issued < LEAST_TIME
