"""Count how many documents of volumes are told apart by their names in lists.

script/drill labels [PATH…]

Derives every document as an import does, without a database, and compares what lists,
hits, feeds and browser tabs call it: its label and its date. Prints the share of different
names among all documents, conversations and editorial notes, among as many drawn with a
seed, and the names that are met most often. Without a PATH: the volumes of LETTERS_SHARED.
Fails if fewer than 98 in a hundred are different.
"""

from __future__ import annotations

import os
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letters.tests.settings")
django.setup()

from drills.served.archive import say  # noqa: E402

from letters.derivation.derive import derive  # noqa: E402
from letters.derivation.description.document_kinds import DocumentKind  # noqa: E402
from letters.derivation.description.labels import Described, label_of  # noqa: E402
from letters.derivation.model import Context, KnownKeys  # noqa: E402
from letters.ingest.volumes.files import earlier_twin, find_files, read_file  # noqa: E402
from letters.ingest.volumes.incoming import read_incoming  # noqa: E402
from letters.models import Document  # noqa: E402
from letters.tei.volume import read_volume  # noqa: E402
from letters.tests.corpus import VOLUMES  # noqa: E402

LEAST = 0.98
SEED = 15
DRAWN = 50
SHOWN = 20
DRAWN_KINDS = (DocumentKind.CONVERSATION, DocumentKind.EDITORIAL_NOTE)


def main(paths: Sequence[str]) -> int:
    files = find_files([*map(Path, paths)] or [VOLUMES])
    volumes = [path for path in files if not earlier_twin(path, files)]
    named = [pair for path in volumes for pair in names_in(path)]
    is_told = report("all documents", [name for _, name in named]) >= LEAST
    for kind in DRAWN_KINDS:
        names = [name for of_kind, name in named if of_kind == kind]
        report(f"of the kind {kind}", names)
        drawn = random.Random(SEED).sample(names, min(DRAWN, len(names)))  # noqa: S311
        is_told &= report(f"of the kind {kind}, drawn", drawn) == 1
    for name, times in Counter(name for _, name in named).most_common(SHOWN):
        say(f"{times:6} {name}")
    say(f"longest: {max((len(name) for _, name in named), default=0)} characters")
    return 0 if is_told else 1


def report(what: str, names: Sequence[str]) -> float:
    share = len(set(names)) / len(names) if names else 1.0
    say(f"{share:.4f} of {len(names):,} {what}")
    return share


def names_in(path: Path) -> Iterator[tuple[str, str]]:
    """The kind and the name of each document of a volume."""
    volume = read_volume(read_file(path), path.name)
    for source in volume.documents:
        incoming = read_incoming(source, volume.identifier)
        fields = ("title", "kind", "date_edtf", "number")
        document = Document(**{name: incoming.record[name] for name in fields})
        records = derive(incoming.body, KnownKeys(), Context())
        described = Described(document.title, document.kind, records.subjects)
        document.label = label_of(described, records)
        yield document.kind, document.name_and_date


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
