"""Draws documents of FRUS by a seed: of many volumes, and of each kind alike."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

from lxml import etree

from letters.derivation.description.document_kinds import DocumentKind
from letters.tests.corpus import VOLUMES
from letters.tests.typescripts.encoded_papers import papers_in
from letters.tests.typescripts.paper import Paper

# More than these would take minutes to read.
MOST_VOLUMES = 18


def volumes_at_hand() -> list[Path]:
    return sorted([*VOLUMES.glob("frus*.xml"), *VOLUMES.glob("scale/frus*.xml.xz")])


def draw_papers(volumes: Sequence[Path], random: Random, count: int) -> list[Paper]:
    """So many papers of the volumes, one of each kind in turn while there are any."""
    drawn = random.sample(volumes, min(MOST_VOLUMES, len(volumes)))
    by_kind: dict[DocumentKind, list[Paper]] = defaultdict(list)
    for paper in (paper for volume in drawn for paper in read_papers(volume)):
        by_kind[paper.kind].append(paper)
    heaps = [by_kind[kind] for kind in sorted(by_kind)]
    for heap in heaps:
        random.shuffle(heap)
    return _in_turn(heaps)[:count]


def _in_turn(heaps: Iterable[Sequence[Paper]]) -> list[Paper]:
    ranked = [
        (place, kind, paper)
        for kind, heap in enumerate(heaps)
        for place, paper in enumerate(heap)
    ]
    return [paper for *_, paper in sorted(ranked, key=lambda one: one[:2])]


def read_papers(volume: Path) -> list[Paper]:
    content = volume.read_bytes()
    xml = lzma.decompress(content) if volume.suffix == ".xz" else content
    parser = etree.XMLParser(huge_tree=True, collect_ids=False, resolve_entities=False)
    return list(papers_in(etree.fromstring(xml, parser), volume.name.partition(".")[0]))
