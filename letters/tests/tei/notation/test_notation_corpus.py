"""Whole volumes of the series open in the notation, and each text comes back unchanged."""

from operator import attrgetter
from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.errors import TeiError
from letters.tei.fidelity import first_loss
from letters.tei.notation import open_in_notation, parse_notation
from letters.tei.source import parse_xml
from letters.tei.volume import read_volume
from letters.tei.writer import write_document
from letters.tests.corpus import IS_WHOLE, VOLUMES, chosen, needs, volume

LEAST_SHARE = 0.95
FEW = 100
key_of = attrgetter("key")
NAMES = sorted(path.stem for path in VOLUMES.glob("frus*.xml"))


@needs(VOLUMES)
class VolumesInNotationTests(TestCase):
    def test_nearly_all_documents_of_each_volume_open_and_come_back_unchanged(self):
        for name in NAMES if IS_WHOLE else chosen(NAMES, share=4):
            documents = read_volume(volume(name).read_bytes(), f"{name}.xml").documents
            # A drawn part of a small volume says nothing of its share.
            is_whole = IS_WHOLE or len(documents) < FEW
            drawn = documents if is_whole else chosen(documents, key_of)
            # Of a drawn part so few are refused that one more may be by chance.
            by_chance = 0 if is_whole else 1
            opened = [document for document in drawn if self.opens(document.tei)]
            with self.subTest(name):
                self.assertGreaterEqual(
                    len(opened) + by_chance, LEAST_SHARE * len(drawn)
                )

    def opens(self, tei):
        try:
            notation = open_in_notation(tei)
        except TeiError:
            return False
        body = read_document(tei)
        again = parse_notation(notation, body.attributes)
        self.assertEqual(again, body)
        self.assertIsNone(first_loss(parse_xml(tei), parse_xml(write_document(again))))
        return True
