"""The edition that a letter belongs to, made when the first of its letters comes in."""

from __future__ import annotations

import re

from letters.ingest.tei_files.incoming_letter import IncomingLetter
from letters.models import Edition
from letters.tei.letter_files import TeiFile

# "1961–1963, Volume VI": the series within the series, and the number of the volume.
_VOLUME = re.compile(
    r"(?:(?P<within>[^,]{1,100}), )?(?P<volume>(?:Volume|Part)\b.{0,60})"
)


def edition_of(incoming: IncomingLetter, file: TeiFile) -> Edition | None:
    """None for a letter whose identifier has one part.

    Raises ValidationError for an identifier that an edition cannot have.
    """
    name, slash, _ = incoming.identifier.partition("/")
    if not slash:
        return None
    if edition := Edition.objects.filter(identifier=name).first():
        return edition
    download = incoming.letter.download
    if download and download.printed:
        printed = download.printed
        scope = _VOLUME.fullmatch(printed.scope)
        edition = Edition(
            identifier=name,
            title=printed.title or name,
            series_title=printed.series,
            sub_series=(scope["within"] or "") if scope else "",
            volume=scope["volume"] if scope else printed.scope,
            editors="; ".join(printed.editors),
            publisher=printed.publisher,
            year=printed.year,
        )
    else:
        rights = "\n".join(file.rights)
        title = file.title[:300] or name
        edition = Edition(identifier=name, title=title, reproduction_conditions=rights)
    edition.full_clean()
    edition.save()
    return edition
