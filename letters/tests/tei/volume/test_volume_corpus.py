"""Published volumes are divided and put together again without a byte changed."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path
from unittest import TestCase

from letters.tei.source import parse_xml
from letters.tei.volume import read_volume
from letters.tests.corpus import (
    CHECKS,
    SAMPLE,
    VOLUMES,
    check_script,
    chosen,
    needs,
    volume,
)
from letters.tests.tei.volume.samples import put_together

COMPRESSED = VOLUMES / "scale"


def files() -> Iterator[tuple[Path, bytes]]:
    plain = sorted(VOLUMES.glob("*.xml"))
    compressed = sorted(COMPRESSED.glob("*.xml.xz"))
    for path in chosen([*plain, *compressed], lambda path: path.name):
        content = path.read_bytes()
        yield path, lzma.decompress(content) if path.suffix == ".xz" else content


@needs(VOLUMES, COMPRESSED)
class EveryVolumeTests(TestCase):
    def test_it_comes_back_to_the_byte_with_every_document(self):
        for path, content in files():
            with self.subTest(path.name):
                parsed = read_volume(content, path.name)

                root = parsed.documents[0].element.getroottree().getroot()
                divisions = root.iter("{*}div")
                documents = [div for div in divisions if div.get("type") == "document"]
                self.assertEqual(
                    [document.element for document in parsed.documents], documents
                )
                self.assertEqual(put_together(parsed).encode(), content)
                self.assertEqual(parsed.identifier, path.name.partition(".")[0])
                self.assertTrue(parsed.header.title and parsed.header.year)
                self.assertFalse(
                    [entry for entry in parsed.entries if not entry.description]
                )


@needs(*map(volume, SAMPLE), CHECKS / "tei_canon.py")
class SampleTests(TestCase):
    def test_each_document_says_by_itself_what_it_says_in_the_volume(self):
        canon = check_script("tei_canon")
        for identifier in chosen(SAMPLE):
            parsed = read_volume(volume(identifier).read_bytes(), f"{identifier}.xml")
            for document in parsed.documents[::5]:
                with self.subTest(identifier, document=document.key):
                    alone = canon.Doc(parse_xml(document.tei)).digest()
                    within = canon.Doc(document.element).digest()
                    self.assertEqual(alone, within)

    def test_each_division_can_be_read_by_itself(self):
        for identifier in chosen(SAMPLE):
            parsed = read_volume(volume(identifier).read_bytes(), f"{identifier}.xml")
            for division in parsed.divisions:
                with self.subTest(identifier, division=division.key):
                    parse_xml(division.tei)
