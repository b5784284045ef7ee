"""On which printed pages a document stands, and its notes."""

from unittest import TestCase

from letters.tei.references import OutlinedNote
from letters.tei.volume import PageInForce
from letters.tests.tei.volume.samples import chapter, document, file_of, read


def page(number, identifier=""):
    return (
        f'<pb n="{number}" xml:id="{identifier or f"pg_{number}"}" facs="0{number}"/>'
    )


def note(identifier, mark, words="See Document 2."):
    return f'<note n="{mark}" xml:id="{identifier}">{words}</note>'


def outlined(*contents):
    """First and last page of each document, of a chapter that begins on page 3."""
    documents = (document(f"d{n}", content) for n, content in enumerate(contents, 1))
    volume = read(file_of(chapter(page(3) + "".join(documents))))
    return [
        (document.first_page, document.last_page)
        for document in volume.outline.documents
    ]


class DocumentPageTests(TestCase):
    def test_a_document_begins_on_the_page_of_its_first_word(self):
        cases = {
            "before it": ("<p>Dear</p>", ("3", "3")),
            "before its heading": (f"{page(4)}<head>1.</head>", ("4", "4")),
            "in its heading": (f"<head>{page(4)}1.</head>", ("4", "4")),
            "after its heading": (f"<head>1.</head>{page(4)}<p>Dear</p>", ("3", "4")),
            "after a note": (f"<note>740.5/2</note>{page(4)}<head/>", ("3", "4")),
            "in its middle": (f"<p>Dear {page(4)} Mr. {page(5)} K</p>", ("3", "5")),
            "in a note": (f"<p>A<note n='1'>b{page(4)}c</note></p>", ("3", "4")),
        }
        for name, (content, pages) in cases.items():
            with self.subTest(name):
                self.assertEqual(outlined(content), [pages])

    def test_the_page_after_the_last_word_is_the_next_documents(self):
        first, second = outlined(f"<p>Dear</p>{page(4)}\n{page(5)}", "<p>Sir</p>")

        self.assertEqual(first, ("3", "3"))
        self.assertEqual(second, ("5", "5"))

    def test_a_break_of_another_pagination_is_none_of_the_volumes(self):
        self.assertEqual(outlined("<p>A<pb ed='typescript' n='2'/>b</p>"), [("3", "3")])

    def test_the_page_in_force_is_told_with_its_facsimile(self):
        volume = read(
            file_of(document("d1") + page(3) + document("d2", page(4) + "<p/>"))
        )
        self.assertIsNone(volume.documents[0].page_before)
        self.assertEqual(
            volume.documents[1].page_before, PageInForce("3", "pg_3", "03")
        )

    def test_pages_that_begin_anew_in_each_document_are_not_the_volumes(self):
        volume = read(
            file_of(
                chapter(
                    "".join(
                        document(
                            f"d{n}",
                            f"{page(1, f'd{n}-01')}<p>A{note(f'd{n}fn1', '1')}</p>"
                            f"{page(2, f'd{n}-02')}<p>B</p>",
                        )
                        for n in range(1, 9)
                    )
                )
            )
        )

        pages_before = {document.page_before for document in volume.documents}
        self.assertEqual(pages_before, {None})
        last = volume.outline.documents[-1]
        self.assertEqual((last.first_page, last.last_page), (None, None))
        self.assertEqual(last.notes, (OutlinedNote("1", "1"),))

    def test_a_page_number_that_can_be_none_is_left_out(self):
        for label in ("", "9" * 5000):
            with self.subTest(label[:5]):
                self.assertEqual(outlined(f"{page(label)}<p>A</p>"), [(None, None)])


class PagedNoteTests(TestCase):
    def test_a_note_is_on_the_page_of_its_mark(self):
        letter = document(
            "d1",
            f"<p>A{note('d1fn1', '1')}{page(4)}b{note('d1fn1a', '*')}</p>",
        )

        volume = read(file_of(page(3) + letter))

        self.assertEqual(
            volume.outline.documents[0].notes,
            (OutlinedNote("1", "1", "3"), OutlinedNote("*", "1a", "4")),
        )

    def test_what_no_link_can_reach_is_not_in_the_outline(self):
        cases = {
            "no identifier": "<note n='1'>a</note>",
            "another document's": note("d9fn1", "1"),
            "no mark": "<note xml:id='d1fn1'>a</note>",
        }
        for name, content in cases.items():
            with self.subTest(name):
                volume = read(file_of(document("d1", f"<p>A{content}</p>")))
                self.assertEqual(volume.outline.documents[0].notes, ())
