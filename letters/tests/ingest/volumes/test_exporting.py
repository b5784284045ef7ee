"""Volumes and documents as TEI again: what came in, letter for letter, and what is new."""

from django.test import TestCase
from lxml import etree

from letters.ingest.saving import Edit, save_document
from letters.ingest.volumes.exporting import export_document, export_edition
from letters.models import Document, DocumentStatus, Edition
from letters.tei.body import read_body
from letters.tei.nodes import Note, walk
from letters.tei.source import XML_ID
from letters.tests.factories import make_document, make_edition, make_tei
from letters.tests.ingest.volumes.files import EDITION, bring_in, held, small_volume
from letters.tests.tei.volume.samples import chapter, document, file_of

TEI = "http://www.tei-c.org/ns/1.0"


def export(documents=None, identifier=EDITION):
    documents = Document.objects.all() if documents is None else documents
    return export_edition(Edition.objects.get(identifier=identifier), documents)


def ids_in(file):
    """The documents of a file in order; it must be well formed."""
    root = etree.fromstring(file.encode())
    return [
        division.get(XML_ID)
        for division in root.iter("{*}div")
        if division.get("type") == "document"
    ]


def add(identifier, tei, **fields):
    """A document that an archivist added to the edition."""
    edition = Edition.objects.get(identifier=EDITION)
    added = Document(identifier=identifier, title="Added", edition=edition, **fields)
    save_document(added, tei, Edit())
    return added


class NotesOutsideTests(TestCase):
    def test_notes_beside_the_div_of_a_file_come_with_it(self):
        edition = make_edition()
        tei = (
            f'<TEI xmlns="{TEI}"><text><body><div type="document"><p>The wheat<ptr '
            'target="#n1"/> came.</p></div></body></text><standOff><note xml:id="n1" n="1">'
            "Winter wheat.</note></standOff></TEI>"
        )
        letter = Document(identifier="letter", title="Letter", edition=edition)
        save_document(letter, tei, Edit())
        exported = export(identifier=edition.identifier)
        divisions = etree.fromstring(exported.encode()).iter(f"{{{TEI}}}div")
        written = next(div for div in divisions if div.get("type") == "document")
        (note,) = (node for node in walk(read_body(written)) if isinstance(node, Note))
        self.assertEqual((note.number, note.children), ("1", ("Winter wheat.",)))


class LetterForLetterTests(TestCase):
    def test_what_was_imported_comes_back_to_the_last_letter(self):
        prefixed = small_volume().replace("xmlns=", "xmlns:t=").replace("<", "<t:")
        prefixed = prefixed.replace("<t:/", "</t:").replace("<t:?", "<?")
        odd = document("d9", "<p>\u2028\t\\N\U0001f4dc</p>")
        cases = {
            "without documents": file_of("<p>Nothing.</p>"),
            "plain": small_volume(),
            "with a byte order mark": "\ufeff" + small_volume(),
            "with carriage returns": small_volume().replace("\n", "\r\n"),
            "with a prefix": prefixed,
            "with comments": small_volume() + "<!-- <div type='document'/> -->\n\n",
            "with odd characters": small_volume(odd),
        }
        for name, file in cases.items():
            with self.subTest(name):
                bring_in(file)
                self.assertEqual(export(), file)

    def test_a_renamed_document_keeps_its_place(self):
        bring_in(small_volume())
        renamed = held("d1")
        renamed.identifier = "khrushchev-kennedy-1961"
        save_document(renamed, renamed.transcription.tei, Edit())
        self.assertEqual(export(), small_volume())


class EditedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(small_volume())

    def test_an_edited_document_is_in_its_place(self):
        edited = held("d2")
        tei = edited.transcription.tei.replace("Reply", "Answer")
        save_document(edited, tei, Edit())
        self.assertEqual(export(), small_volume().replace("Reply", "Answer"))

    def test_drafts_are_in_it_only_if_they_are_asked_for(self):
        draft = held("d2")
        draft.status = DocumentStatus.DRAFT
        save_document(draft, draft.transcription.tei, Edit())
        self.assertEqual(ids_in(export()), ["d1", "d2", "d3"])
        self.assertEqual(ids_in(export(Document.objects.published())), ["d1", "d3"])

    def test_a_deleted_document_is_left_out(self):
        held("d1").delete()
        self.assertEqual(ids_in(export()), ["d2", "d3"])

    def test_without_any_document_it_is_still_a_file(self):
        self.assertEqual(ids_in(export(Document.objects.none())), [])

    def test_added_documents_follow_the_one_before_them_or_come_last(self):
        tei = f'<div xmlns="{TEI}" type="document" xml:id="{{}}"><p>Text.</p></div>'
        add(f"{EDITION}/d2a", tei.format("d2a"), position=2)
        add(f"{EDITION}/d4", tei.format("d4"))
        # Neither is lost, though both would have the same key.
        add("d4", tei.format("another"))
        self.assertEqual(ids_in(export()), ["d1", "d2", "d2a", "d3", "d4", "another"])

    def test_documents_that_the_file_has_lost_are_not_lost(self):
        bring_in(file_of(chapter(document("d3"), "ch2")))
        self.assertEqual(ids_in(export()), ["d3", "d1", "d2"])

    def test_a_document_that_is_a_whole_file_gives_its_division(self):
        division = '<div xml:id="d4" type="document"/>'
        file = f'<TEI xmlns="{TEI}"><text><body>{division}</body></text></TEI>'
        cases = {"d4": file, "d5": f"<?xml version='1.0'?>\n{make_tei('Text.')}"}
        for key, tei in cases.items():
            add(f"{EDITION}/{key}", tei)
        root = etree.fromstring(export().encode())
        self.assertEqual(len(root.findall(".//{*}body")), 1)
        self.assertEqual(len(root.findall(".//{*}div[@type='document']")), 5)


class WholeTextTests(TestCase):
    def test_a_text_of_several_parts_is_one_division_with_all_words(self):
        edition = make_edition()
        make_document(f"{EDITION}/d1", "One.", edition=edition)
        text = "<front><p>Dear A,</p></front><body><p>Wheat.</p></body>"
        document = make_document(f"{EDITION}/d2", "Two.", edition=edition)
        tei = f'<TEI xmlns="{TEI}"><text>{text}</text></TEI>'
        save_document(document, tei, Edit())
        root = etree.fromstring(export().encode())
        (whole,) = root.iterfind("{*}text/{*}body/{*}div/{*}floatingText")
        self.assertEqual("".join(whole.itertext()), "Dear A,Wheat.")


class OtherEditionTests(TestCase):
    def test_an_edition_without_a_file_becomes_one(self):
        edition = make_edition()
        make_document(f"{EDITION}/d1", "One.", edition=edition)
        make_document(f"{EDITION}/d2", "Two.", edition=edition)
        root = etree.fromstring(export().encode())
        self.assertEqual(len(root.findall(".//{*}body/{*}div")), 2)

        nothing = etree.fromstring(export(Document.objects.none()).encode())
        self.assertEqual(etree.QName(nothing).localname, "TEI")

    def test_documents_added_to_a_file_without_any_are_not_lost(self):
        bring_in(file_of("<p>Nothing.</p>"))
        add(f"{EDITION}/d1", make_tei("Text."))
        self.assertIn("Text.", export())

    def test_a_document_alone_is_a_whole_file(self):
        bring_in(small_volume())
        root = etree.fromstring(export_document(held("d2")).encode())
        self.assertEqual(etree.QName(root).localname, "TEI")
        self.assertEqual(len(root.findall(".//{*}body/{*}div")), 1)
