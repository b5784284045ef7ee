"""Texts of FRUS volumes as HTML, drawn for tests that put them into a page.

Where the run takes everything (LETTERS_CORPUS=all), a thousand documents of all volumes,
drawn with a seed; else a tenth of the documents of one volume.
"""

from __future__ import annotations

import random
from functools import cache

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.ingest.volumes.files import find_files, read_file
from letters.rendering import render_document
from letters.rendering.document import RenderedDocument
from letters.tei.body import read_document
from letters.tei.references import Place
from letters.tei.volume import read_volume
from letters.tests.corpus import IS_WHOLE, SAMPLE, VOLUMES, chosen, volume

SEED = 14
DRAWN = 1_000


@cache
def drawn_texts() -> list[tuple[str, RenderedDocument]]:
    """The address of each document, and its HTML with that of its notes."""
    if IS_WHOLE:
        files = find_files([VOLUMES])
    else:
        files = chosen([volume(name) for name in SAMPLE], lambda path: path.stem)
    sources = []
    for file in files:
        read = read_volume(read_file(file), file.name)
        sources += [(read.identifier, each.key, each.tei) for each in read.documents]
    if IS_WHOLE:
        chance = random.Random(SEED)  # noqa: S311
        sources = chance.sample(sources, min(DRAWN, len(sources)))
    else:
        sources = chosen(sources, lambda source: source[1])
    return [_rendered(*source) for source in sources]


def _rendered(edition: str, key: str, tei: str) -> tuple[str, RenderedDocument]:
    context = Context(place=Place(edition, key))
    records = derive(read_document(tei), KnownKeys(), context)
    address = f"/documents/{edition}/{key}/"
    return address, render_document(records, address)
