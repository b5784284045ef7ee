"""What may be asked of the API: the parameters of each list, checked."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, BeforeValidator

from letters.derivation.description.document_kinds import DocumentKind
from letters.tei.dates import DateError, parse_edtf

MOST_ROWS = 100
ROWS = 50
# As an identifier may be written; what it may end in is told by the address.
IDENTIFIER = r"^[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)?$"
PART = r"^[A-Za-z0-9][A-Za-z0-9_-]*$"
_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_KEY = re.compile(r"[^/\x00]+")
# The highest page of results that is looked up.
LAST_PAGE = 1_000


def _is_date(text: str) -> str:
    try:
        parse_edtf(text)
    except DateError as error:
        raise ValueError(str(error)) from error
    return text


def _only_digits(value: Any) -> Any:
    """Numbers are written in one way alone: not as "+1", "1.0" or " 1"."""
    if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
        raise ValueError("Write the number in digits.")
    return value


Identifier = Annotated[str, Field(pattern=IDENTIFIER, max_length=160)]
Part = Annotated[str, Field(pattern=PART, max_length=100)]
HistoricalDay = Annotated[
    str, Field(pattern=_DATE, max_length=10), AfterValidator(_is_date)
]
Rows = Annotated[int, Field(ge=1, le=MOST_ROWS), BeforeValidator(_only_digits)]


class Listed(Schema):
    limit: Rows = Field(ROWS, description="How many at a time.")


class RecordList(Listed):
    after: Part | None = Field(
        None, description="The identifier after which the list goes on."
    )


class PartList(Listed):
    after: Annotated[str, Field(min_length=1, max_length=80)] | None = Field(
        None, description="The key after which the list goes on."
    )


class DocumentList(Listed):
    after: Identifier | None = Field(
        None, description="The identifier after which the list goes on."
    )
    edition: Part | None = Field(None, description="The identifier of an edition.")
    kind: DocumentKind | None = Field(None, description="letter, telegram …")
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
    changed_since: AwareDatetime | None = Field(
        None, description="Changed then or later: 2026-01-31T00:00:00Z."
    )

    @property
    def first_day(self) -> date | None:
        return parse_edtf(self.first).earliest if self.first else None

    @property
    def last_day(self) -> date | None:
        return parse_edtf(self.last).latest if self.last else None

    @property
    def since(self) -> datetime | None:
        return self.changed_since


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
