"""What people read out of drawn documents, and the records of the same documents.

The rows of `truth/` were written by hand from the volumes before any program read them:
identifiers and short values, drawn by a seed over all volumes.
"""

import csv
import lzma
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from letters.derivation.derive import derive
from letters.derivation.model import Context, DocumentRecords, KnownKeys
from letters.tei.body import read_body
from letters.tei.references import Place
from letters.tei.source import XML_ID, parse_xml
from letters.tests.corpus import VOLUMES

TRUTH = Path(__file__).parent / "truth"
Row = dict[str, str]
FIXTURES = (
    "signers",
    "participants",
    "participants_second",
    "participants_third",
    "participants_fourth",
    "participants_fifth",
    "participants_sixth",
    "participants_seventh",
    "participants_eighth",
    "participants_ninth",
    "participants_tenth",
    "participants_eleventh",
    "participants_twelfth",
    "participants_thirteenth",
    "participants_fourteenth",
    "participants_fifteenth",
    "participants_sixteenth",
    "participants_seventeenth",
    "subjects",
    "markings",
    "transmitted",
    "transmitted_third",
    "transmitted_fourth",
    "transmitted_fifth",
    "transmitted_sixth",
    "transmitted_seventh",
    "transmitted_eighth",
    "transmitted_ninth",
    "transmitted_tenth",
    "transmitted_eleventh",
    "transmitted_twelfth",
    "transmitted_thirteenth",
    "transmitted_fourteenth",
    "transmitted_fifteenth",
    "transmitted_sixteenth",
    "transmitted_seventeenth",
    "transmitted_eighteenth",
    "transmitted_nineteenth",
    "transmitted_twentieth",
    "transmitted_twenty_first",
    "transmitted_twenty_second",
    "transmitted_twenty_third",
    "transmitted_twenty_fourth",
    "transmitted_twenty_fifth",
    "transmitted_twenty_sixth",
    "transmitted_twenty_seventh",
    "transmitted_twenty_eighth",
    "transmitted_twenty_ninth",
)


def rows_of(name: str) -> dict[str, list[Row]]:
    """The rows by document: "frus1961-63v06/d67"."""
    with (TRUTH / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    by_document = defaultdict(list)
    for row in rows:
        by_document[row["document"]].append(row)
    return dict(by_document)


@cache
def drawn_records() -> dict[str, DocumentRecords]:
    """The records of the documents of all fixtures: each volume is read once."""
    return records_of({key for name in FIXTURES for key in rows_of(name)})


def records_of(documents: Iterable[str]) -> dict[str, DocumentRecords]:
    """What is derived of each, as if the archive had nothing else."""
    wanted = defaultdict(set)
    for name in documents:
        volume, _, document = name.partition("/")
        wanted[volume].add(document)
    return {
        f"{volume}/{division.get(XML_ID)}": _derived(volume, division)
        for volume, names in wanted.items()
        for division in parse_xml(_read(volume)).iter()
        if division.get("type") == "document" and division.get(XML_ID) in names
    }


def split_names(words: str) -> list[str]:
    return [name.strip() for name in words.split(";") if name.strip()]


def _read(volume: str) -> bytes:
    path = VOLUMES / f"{volume}.xml"
    if path.exists():
        return path.read_bytes()
    return lzma.decompress((VOLUMES / "scale" / f"{volume}.xml.xz").read_bytes())


def _derived(volume: str, division) -> DocumentRecords:
    place = Place(volume=volume, document=division.get(XML_ID))
    return derive(read_body(division), KnownKeys(), Context(place=place))
