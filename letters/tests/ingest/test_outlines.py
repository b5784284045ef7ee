"""The outline of a volume is the same from the tables as from its file."""

from django.test import TestCase

from letters.ingest.outlines import outline_of
from letters.ingest.saving import Edit, save_document
from letters.models import Document, Edition
from letters.tests.factories import make_document, make_edition
from letters.tests.ingest.volumes.files import EDITION, bring_in, held, small_volume
from letters.tests.tei.volume.samples import chapter, document, file_of, read

NOTE = '<note n="{0}" xml:id="{1}fn{0}">Note.</note>'


def noted(key, *marks, words="Text."):
    notes = "".join(NOTE.format(mark, key) for mark in marks)
    return document(key, f"<p>{words}{notes}</p>")


CASES = {
    "pages that run through the volume": file_of(
        '<pb n="1"/>'
        + noted("d1", "1", "2", words='One <pb n="2"/> two.')
        + noted("d2", "1", words='Three <pb n="4"/> more')
        + noted("d3", words="Four.")
        + '<pb n="5"/>'
        + noted("d4", "1")
    ),
    "pages that begin anew in each document": file_of(
        "".join(
            noted(
                f"d{n}", "1", words='<pb n="1"/>One <pb n="2"/> two <pb n="3"/> three.'
            )
            for n in range(1, 5)
        )
    ),
    "one document with pages": file_of(noted("d1", "1", words='<pb n="1"/>One.')),
    "no pages": file_of(noted("d1", "1") + noted("d2", "1")),
    "pages before any document knows of them": file_of(
        noted("d1", "1", words='One <pb n="8"/> two.') + noted("d2", "1")
    ),
    "two paginations": file_of(
        '<pb n="1"/>'
        + noted("d1", "1", words='One <pb n="9" ed="ms"/> two.')
        + noted("d2")
    ),
    "labels that are no numbers": file_of(
        '<pb n="vii"/>'
        + noted("d1", "1", words='One <pb n=""/> two.')
        + noted("d2", "1", words=f'<pb n="{"9" * 30}"/>Three.')
    ),
    "notes that no link can lead to": file_of(
        document(
            "d1",
            '<p>Text.<note n="1" xml:id="d2fn1">Of another.</note><note n="2">Without id.'
            '</note><note xml:id="d1fn3">Without mark.</note><note n="4" xml:id="other">'
            'Otherwise named.</note><note n="*" xml:id="d1fn-sym1">Found.</note></p>',
        )
        + noted("d2", "1")
    ),
    "documents without an identifier": file_of(
        '<pb n="1"/><div type="document" n="1"><p>Text.</p></div>' + noted("d2", "1")
    ),
}


class OutlineTests(TestCase):
    def test_it_is_the_outline_of_the_file(self):
        for case, file in CASES.items():
            with self.subTest(case):
                name = f"frus{len(file)}"
                bring_in(file, f"{name}.xml")
                outline = outline_of(Edition.objects.get(identifier=name))
                self.assertEqual(outline, read(file, f"{name}.xml").outline)

    def test_an_edition_without_a_file_has_no_outline(self):
        edition = make_edition()
        make_document(f"{EDITION}/d1", edition=edition)
        self.assertIsNone(outline_of(edition))

    def test_documents_missing_from_the_file_are_not_in_it(self):
        bring_in(small_volume())
        make_document(f"{EDITION}/d4", edition=Edition.objects.get())
        outline = outline_of(Edition.objects.get())
        keys = [outlined.identifier for outlined in outline.documents]
        self.assertEqual(keys, ["d1", "d2", "d3"])

    def test_a_renamed_document_has_the_name_in_the_file(self):
        bring_in(small_volume())
        before = outline_of(Edition.objects.get())
        renamed = held("d1")
        renamed.identifier = "khrushchev-kennedy-1961"
        save_document(renamed, renamed.transcription.tei, Edit())
        self.assertEqual(outline_of(Edition.objects.get()), before)

    def test_its_queries_do_not_grow_with_the_volume(self):
        documents = "".join(noted(f"d{n}", "1") for n in range(1, 30))
        bring_in(file_of(chapter(f'<pb n="1"/>{documents}')))
        edition = Edition.objects.select_related("source").get()
        with self.assertNumQueries(3):
            outline_of(edition)
        self.assertEqual(Document.objects.count(), 29)
