"""Records of the documents of real volumes."""

from collections.abc import Iterator

from letters.derivation.derive import derive
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.tei.body import read_body
from letters.tei.references import Place
from letters.tests.corpus import check_script, divisions


def documents_of(
    identifier: str, *, is_whole: bool = False
) -> Iterator[tuple[str, DocumentRecords]]:
    """The chosen documents of a volume, or all, by their identifiers in it."""
    xml_id = check_script("tei_canon").XID
    for division in divisions(identifier, is_whole=is_whole):
        document = division.get(xml_id)
        place = Place(volume=identifier, document=document)
        yield document, derive(read_body(division), KnownKeys(), Context(place=place))
