"""Dates that never say more than the source does.

`parse_edtf` reads EDTF, `read_typed_date` whatever an archivist types, `read_when` what
TEI encodes, and `read_written_date` what stands on the paper; `describe` puts a date
into words.
"""

from letters.tei.dates.comparison import contradicts, is_certainly_before
from letters.tei.dates.edtf import DateError, HistoricalDate, parse_edtf
from letters.tei.dates.encoded import read_when
from letters.tei.dates.typed_dates import read_typed_date
from letters.tei.dates.wording import describe
from letters.tei.dates.written import find_written_dates, read_written_date

__all__ = [
    "DateError",
    "HistoricalDate",
    "contradicts",
    "describe",
    "find_written_dates",
    "is_certainly_before",
    "parse_edtf",
    "read_typed_date",
    "read_when",
    "read_written_date",
]
