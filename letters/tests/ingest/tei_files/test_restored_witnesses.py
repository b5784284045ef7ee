"""Relations and witnesses go out with a TEI file, and come in again with it."""

from __future__ import annotations

from io import StringIO
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.test import TestCase
from lxml import etree

from letters.exports.tei_file import TEI
from letters.models import (
    Document,
    DocumentRelation,
    DocumentStatus,
    Problem,
    Witness,
)
from letters.tests.corpus import TEI_SCHEMA, needs, tei_schema, whole
from letters.tests.factories import load_collection, make_document
from letters.tests.ingest.tei_files.facts import empty_archive
from letters.tests.russian_letters import ORIGINAL, TRANSLATION, make_translated_letter


def rows(model, *left_out):
    names = [
        field.name
        for field in model._meta.concrete_fields
        if field.name not in ("id", "position", *left_out)
    ]
    names = [f"{n}__identifier" if n in ENDS else n for n in names]
    return sorted(map(str, model.objects.order_by().values(*names)))


ROWS = [
    {"original": ["p1"], "translation": ["p1", "p2"], "confirmed": True},
    {"original": ["p2"], "translation": [], "confirmed": False},
    {"original": ["p3", "p4"], "translation": ["p3"], "confirmed": False},
]
ENDS = ("source", "target", "document")


class RestoredCase(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def tei(self, identifier):
        return self.client.get(f"/documents/{identifier}/tei/").content

    def bring_in(self, *files):
        for number, content in enumerate(files):
            (self.folder / f"{number}.xml").write_bytes(content)
        call_command("import_tei", self.folder, verbosity=0, stdout=StringIO())


class RestoredWitnessTests(RestoredCase):
    def test_a_relation_comes_again_in_whichever_order(self):
        make_translated_letter(
            evidence="“Official\ntranslation” <on the paper>",
            certainty="inferred",
            first_segment="p1",
            last_segment="p19",
        )
        before = rows(DocumentRelation)
        files = self.tei(ORIGINAL), self.tei(TRANSLATION)
        for order in permutations(files):
            empty_archive()
            with self.subTest(order[0] == files[0]):
                self.bring_in(*order)
                self.assertEqual(rows(DocumentRelation), before)

    def test_the_rows_of_a_translation_come_again(self):
        relation = make_translated_letter()
        relation.parallel_rows = ROWS
        relation.save()
        files = self.tei(ORIGINAL), self.tei(TRANSLATION)
        for order in permutations(files):
            empty_archive()
            with self.subTest(order[0] == files[0]):
                self.bring_in(*order)
                self.assertEqual(DocumentRelation.objects.get().parallel_rows, ROWS)

    def test_rows_are_links_beside_the_text_and_were_in_a_note_before(self):
        relation = make_translated_letter()
        relation.parallel_rows = ROWS
        relation.save()
        files = []
        for identifier in (ORIGINAL, TRANSLATION):
            root = etree.fromstring(self.tei(identifier))
            [group] = root.findall(f"{{{TEI}}}standOff/{{{TEI}}}linkGrp")
            self.assertEqual(len(group), len(ROWS))
            described = root.find(f".//{{{TEI}}}relatedItem/{{{TEI}}}bibl")
            note = etree.SubElement(described, f"{{{TEI}}}note", type="rows")
            stand_off = group.getparent()
            note.append(group)
            stand_off.getparent().remove(stand_off)
            files.append(etree.tostring(root))
        empty_archive()
        self.bring_in(*files)
        self.assertEqual(DocumentRelation.objects.get().parallel_rows, ROWS)

    def test_a_file_alone_brings_no_relation_and_no_fault(self):
        make_translated_letter()
        file = self.tei(TRANSLATION)
        empty_archive()
        self.bring_in(file)
        self.assertEqual(DocumentRelation.objects.count(), 0)
        faults = Problem.objects.filter(code="other-text-not-taken")
        self.assertEqual(faults.count(), 0)

    def test_the_witnesses_of_the_demonstration_are_the_same(self):
        load_collection()
        draft = Document.objects.get(identifier="reagan-andropov-1983-draft")
        Witness.objects.exclude(document=draft).delete()
        before = rows(Witness)
        self.assertGreaterEqual(len(before), 3)
        file = self.tei(draft.identifier)
        self.assertIn(b"<witDetail", file)
        for written in (file, file.replace(b"witDetail", b"note")):
            empty_archive()
            self.bring_in(written)
            self.assertEqual(rows(Witness), before)

    def test_what_cannot_be_stored_is_said(self):
        make_translated_letter()
        file = self.tei(TRANSLATION).replace(b'type="translates"', b'type="dances"')
        original = self.tei(ORIGINAL).replace(b'type="translates"', b'type="dances"')
        empty_archive()
        self.bring_in(original, file)
        self.assertEqual(DocumentRelation.objects.count(), 0)
        problem = Problem.objects.get(code="other-text-not-taken")
        self.assertIn("dances", problem.message)

    def test_a_relation_to_what_is_hidden_is_not_told(self):
        make_translated_letter()
        Document.objects.filter(identifier=ORIGINAL).update(status=DocumentStatus.DRAFT)
        self.assertNotIn(b"relatedItem", self.tei(TRANSLATION))

    def test_a_document_without_others_says_nothing_of_them(self):
        make_document()
        file = self.tei("khrushchev-kennedy-1962")
        self.assertNotIn(b"listWit", file)
        self.assertNotIn(b"relatedItem", file)


@whole
@needs(TEI_SCHEMA)
class WitnessSchemaTests(RestoredCase):
    def test_files_with_them_are_valid_tei(self):
        make_translated_letter(
            evidence="words", first_segment="p1", last_segment="p2", parallel_rows=ROWS
        )
        load_collection()
        schema = tei_schema()
        for identifier in (ORIGINAL, TRANSLATION, "reagan-andropov-1983-draft"):
            root = etree.fromstring(self.tei(identifier))
            self.assertTrue(
                root.findall(f".//{{{TEI}}}relatedItem")
                or root.findall(f".//{{{TEI}}}witness")
            )
            schema.validate(root)
            with self.subTest(identifier):
                self.assertEqual([e.message for e in schema.error_log], [])
