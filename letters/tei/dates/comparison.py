"""What two dates rule out, when both are certain."""

from __future__ import annotations

from letters.tei.dates.edtf import HistoricalDate


def is_certainly_before(one: HistoricalDate, other: HistoricalDate) -> bool:
    """Every day `one` can mean lies before every day `other` can mean.

    Nothing is certain of an approximate or uncertain date, or of an open end.

    A mark cannot be older than the paper it stands on: where its date
    `is_certainly_before` the letter's, one of the two was misread.
    """
    return (
        not one.is_doubtful
        and not other.is_doubtful
        and one.latest is not None
        and other.earliest is not None
        and one.latest < other.earliest
    )


def contradicts(one: HistoricalDate, other: HistoricalDate) -> bool:
    """The two cannot be the same day, as a printed date and its encoding should."""
    return is_certainly_before(one, other) or is_certainly_before(other, one)
