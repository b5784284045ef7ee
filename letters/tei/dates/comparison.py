"""Whether one date is before another, or contradicts it, for certain."""

from __future__ import annotations

from letters.tei.dates.edtf import HistoricalDate


def is_certainly_before(first: HistoricalDate, second: HistoricalDate) -> bool:
    """Whether every day `first` can mean lies before every day `second` can mean.

    Nothing is certain of an approximate or uncertain date, or of an open end.

    A mark cannot be older than the paper it stands on: where its date
    `is_certainly_before` the letter's, one of the two was misread.
    """
    return (
        not first.is_doubtful
        and not second.is_doubtful
        and first.latest is not None
        and second.earliest is not None
        and first.latest < second.earliest
    )


def contradicts(first: HistoricalDate, second: HistoricalDate) -> bool:
    """Whether the two cannot be the same day, as a printed date and its encoding should."""
    return is_certainly_before(first, second) or is_certainly_before(second, first)
