"""References between volumes, in whatever order the volumes arrive."""

from itertools import permutations

from django.test import TestCase

from letters.models import CrossReference, Document, Edition
from letters.tests.ingest.volumes.files import bring_in
from letters.tests.tei.volume.samples import chapter, document, file_of

CITED = "frus1961-63v05"
CITING = "frus1961-63v06"
MUTUAL = "frus1961-63v07"


def link(target):
    return f'<p>See <ref target="{target}">there</ref>.</p>'


def volume_of(*documents):
    return file_of(chapter("".join(documents)))


VOLUMES = {
    CITED: volume_of(
        document(
            "d3", '<p>Text.<pb n="45"/><note n="*" xml:id="d3fn-sym1">N.</note> X.</p>'
        )
    ),
    CITING: volume_of(
        document("d1", link(f"{CITED}#d3")),
        document("d2", link(f"{CITED}#d3fn-sym1")),
        document("d3", link(f"{CITED}#pg_45")),
        document("d4", link(CITED)),
        document("d5", link(f"{CITED}#d99")),
        document("d6", link(f"{CITED}#pg_99")),
        document("d7", link("frus1969-76v99#d1")),
    ),
    MUTUAL: volume_of(document("d1", link(f"{CITING}#d1"))),
}

# By the citing document: state, document, footnote and volume of its reference.
RESOLVED = {
    f"{CITING}/d1": ("resolved", f"{CITED}/d3", "", CITED),
    f"{CITING}/d2": ("resolved", f"{CITED}/d3", "*", CITED),
    f"{CITING}/d3": ("resolved", None, "", CITED),
    f"{CITING}/d4": ("resolved", None, "", CITED),
    f"{CITING}/d5": ("wanted", None, "", CITED),
    f"{CITING}/d6": ("wanted", None, "", CITED),
    f"{CITING}/d7": ("wanted", None, "", None),
    f"{MUTUAL}/d1": ("resolved", f"{CITING}/d1", "", CITING),
}


def resolved():
    rows = CrossReference.objects.values_list(
        "document__identifier",
        "state",
        "target__identifier",
        "target_note_key",
        "target_volume__identifier",
    )
    return {document: tuple(rest) for document, *rest in rows}


class VolumeOrderTests(TestCase):
    def test_references_are_the_same_in_whatever_order_the_volumes_come(self):
        for order in permutations(VOLUMES):
            with self.subTest(order):
                Document.objects.all().delete()
                Edition.objects.all().delete()
                for identifier in order:
                    bring_in(VOLUMES[identifier], f"{identifier}.xml")
                self.assertEqual(resolved(), RESOLVED)


class LaterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(VOLUMES[CITING], f"{CITING}.xml")

    def test_every_target_is_wanted_until_it_arrives(self):
        self.assertEqual({state for state, *_ in resolved().values()}, {"wanted"})

    def test_a_document_that_a_later_file_adds_is_found(self):
        bring_in(VOLUMES[CITED], f"{CITED}.xml")
        more = VOLUMES[CITED].replace("</body>", f"{document('d99')}</body>")
        bring_in(more, f"{CITED}.xml")
        self.assertEqual(resolved()[f"{CITING}/d5"][:2], ("resolved", f"{CITED}/d99"))

    def test_a_page_that_a_later_file_adds_is_found(self):
        bring_in(VOLUMES[CITED], f"{CITED}.xml")
        more = VOLUMES[CITED].replace("</body>", '<pb n="99"/></body>')
        bring_in(more, f"{CITED}.xml")
        self.assertEqual(resolved()[f"{CITING}/d6"][0], "resolved")

    def test_a_footnote_that_a_later_file_adds_is_found(self):
        without = VOLUMES[CITED].replace("d3fn-sym1", "d3fn9")
        bring_in(without, f"{CITED}.xml")
        self.assertEqual(resolved()[f"{CITING}/d2"][2], "")
        bring_in(VOLUMES[CITED], f"{CITED}.xml")
        self.assertEqual(resolved()[f"{CITING}/d2"][2], "*")
