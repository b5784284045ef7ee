"""One volume of the series: read for import, and put together again for export."""

from letters.tei.volume.assembly import assemble, document_keys
from letters.tei.volume.contents import (
    Division,
    DocumentSource,
    EntryKind,
    Header,
    ListEntry,
    PageInForce,
    ProblemCode,
    Volume,
    VolumePart,
    VolumeProblem,
)
from letters.tei.volume.index_headings import IndexHeading, read_index
from letters.tei.volume.reading import read_volume
from letters.tei.volume.wrapping import wrap

__all__ = [
    "Division",
    "DocumentSource",
    "EntryKind",
    "Header",
    "IndexHeading",
    "ListEntry",
    "PageInForce",
    "ProblemCode",
    "Volume",
    "VolumePart",
    "VolumeProblem",
    "assemble",
    "document_keys",
    "read_index",
    "read_volume",
    "wrap",
]
