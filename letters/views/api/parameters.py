"""What may be asked of the API: the parameters of each list, checked."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, WithJsonSchema

from letters.derivation.description.document_kinds import DocumentKind

MOST_ROWS = 100
ROWS = 50
# As an identifier may be written; what it may end in is told by the address.
IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)?$"
PART = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
# Of a page, a note, a reference: a database asks for no character but this.
KEY = r"^[^\x00]+$"
_YEAR = r"^[1-9][0-9]{3}$"
_MONTH = r"^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"
_DATE = re.compile(r"[1-9][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
# The highest page of results that is looked up.
LAST_PAGE = 1_000


def days_of(text: str) -> tuple[date, date]:
    """The first and the last day of "1962", "1962-10" or "1962-10-26". Raises
    ValueError."""
    if not _DATE.fullmatch(text):
        raise ValueError("Write a day, a month or a year: 1962-10-26, 1962-10, 1962.")
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    last_month = month or 12
    last_day = day or monthrange(year, last_month)[1]
    return date(year, month or 1, day or 1), date(year, last_month, last_day)


def _is_date(text: str) -> str:
    days_of(text)
    return text


def _in_utc(moment: datetime) -> datetime:
    """PostgreSQL knows fewer zones than may be written."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        # Within a day of the first or the last moment that there is.
        return moment.replace(tzinfo=UTC)


def _only_digits(value: Any) -> Any:
    """Numbers are written in one way alone: not as "+1", "1.0" or " 1"."""
    if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
        raise ValueError("Write the number in digits.")
    return value


Identifier = Annotated[str, Field(pattern=IDENTIFIER, max_length=160)]
Part = Annotated[str, Field(pattern=PART, max_length=100)]
HistoricalDay = Annotated[
    str,
    AfterValidator(_is_date),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "format": "date", "pattern": "^[1-9]"},
                {"type": "string", "pattern": _MONTH},
                {"type": "string", "pattern": _YEAR},
            ]
        }
    ),
]
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Rows = Annotated[int, Field(ge=1, le=MOST_ROWS), BeforeValidator(_only_digits)]


class Listed(Schema):
    limit: Rows = Field(ROWS, description="How many at a time.")


class RecordList(Listed):
    after: Part | None = Field(
        None, description="The identifier after which the list goes on."
    )


class PartList(Listed):
    after: Annotated[str, Field(pattern=KEY, max_length=80)] | None = Field(
        None, description="The key after which the list goes on."
    )


class DocumentList(Listed):
    after: Identifier | None = Field(
        None, description="The identifier after which the list goes on."
    )
    edition: Part | None = Field(None, description="The identifier of an edition.")
    kind: DocumentKind | None = Field(None, description="What it is.")
    person: Part | None = Field(
        None, description="The identifier of somebody with a part in it."
    )
    first: HistoricalDay | None = Field(
        None,
        alias="from",
        description="Not dated earlier: a day, a month or a year (1962-10).",
    )
    last: HistoricalDay | None = Field(
        None, alias="to", description="Not dated later: a day, a month or a year."
    )
    changed_since: Moment | None = Field(
        None, description="Changed then or later: 2026-01-31T00:00:00Z."
    )

    @property
    def first_day(self) -> date | None:
        return days_of(self.first)[0] if self.first else None

    @property
    def last_day(self) -> date | None:
        return days_of(self.last)[1] if self.last else None


class SearchParameters(Schema):
    q: Annotated[str, Field(max_length=1_000)] = Field(
        "", description="Words or a “phrase”: see the help for searches."
    )
    page: Annotated[int, Field(ge=1, le=LAST_PAGE), BeforeValidator(_only_digits)] = (
        Field(1, description="Of the results.")
    )
    sort: Annotated[str, Field(pattern="^(relevance|date|newest)$")] = Field(
        "relevance", description="relevance, date (oldest first) or newest."
    )
