"""What is indexed of one document."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from letters.search.query.facets import Facet
from letters.search.query.tree import TextPart


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """`texts` of a part are texts of their own: no phrase runs from one into the next.

    Days are counted as `date.toordinal` does; 0 is not known. `place` is the number of
    the document in the order of its edition.
    """

    pk: int
    texts: Mapping[TextPart, Sequence[str]]
    lists: Mapping[Facet, Sequence[str]]
    earliest: int = 0
    latest: int = 0
    place: int = 0

    def fingerprint(self) -> bytes:
        """32 bytes that are the same as long as all that is indexed is."""
        written = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(written.encode(errors="surrogatepass")).digest()
