"""Count what of the texts of whole volumes would be hidden, lost or told wrongly.

script/check volumes [PATH…]

Compares the TEI of every document, as an XML parser sees it, with what is derived and
rendered of it, and prints for each kind how many were compared and every one that is not
as it should be. A reference that stays in its own volume though the words before it name
a volume is shown, for a reader to judge. Without a PATH: the volumes of LETTERS_SHARED.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.derivation.derive import derive  # noqa: E402
from letters.derivation.model import Context, KnownKeys  # noqa: E402
from letters.ingest.volumes.files import find_files, read_file  # noqa: E402
from letters.rendering import render_document  # noqa: E402
from letters.tei.body import read_body  # noqa: E402
from letters.tei.references import Place  # noqa: E402
from letters.tei.volume import DocumentSource, Volume, read_volume  # noqa: E402
from letters.tests.corpus import VOLUMES  # noqa: E402
from letters.tests.rendering.told import KINDS, Told  # noqa: E402

SHOWN = 20
MOST_SHOWN = 200  # characters


def main() -> int:
    files = find_files([*map(Path, sys.argv[1:])] or [VOLUMES])
    compared: Counter[str] = Counter()
    faults: dict[str, list[str]] = {kind: [] for kind in KINDS}
    documents = 0
    for told in told_in(files):
        documents += 1
        for kind, compare in KINDS.items():
            number, wrong = compare(told)
            compared[kind] += number
            faults[kind] += [f"{told.name}: {fault}" for fault in wrong]
    say(f"{len(files)} volumes, {documents:,} documents")
    for kind, wrong in faults.items():
        say(
            f"{kind}: {compared[kind]:,} compared, {len(wrong):,} not as they should be"
        )
        for fault in wrong[:SHOWN]:
            say(f"    {fault[:MOST_SHOWN]}")
    return 1 if any(faults.values()) else 0


def told_in(files: list[Path]) -> Iterator[Told]:
    for file in files:
        volume = read_volume(read_file(file), file.name)
        for source in volume.documents:
            yield told_of(volume, source)


def told_of(volume: Volume, source: DocumentSource) -> Told:
    name = f"{volume.identifier}/{source.key}"
    page = source.page_before
    context = Context(
        place=Place(volume.identifier, source.key, outline=volume.outline),
        begins_on=page.label if page else "",
    )
    records = derive(read_body(source.element), KnownKeys(), context)
    rendered = render_document(records, f"/documents/{name}/")
    return Told(name, source.element, records, rendered)


if __name__ == "__main__":
    sys.exit(main())
