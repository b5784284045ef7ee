"""Which divisions are documents, which are sections, and their keys."""

from unittest import TestCase

from letters.tei.errors import SourceError
from letters.tei.volume import ProblemCode
from letters.tests.tei.volume.samples import (
    BODY_LINE,
    chapter,
    document,
    file_of,
    problems_of,
    read,
)


def untyped(content):
    return f'<div xml:id="u"><head>A memorandum</head>{content}</div>'


class DivisionTests(TestCase):
    def test_sections_are_a_tree_in_the_order_of_the_file(self):
        volume = read(
            file_of(
                '<div type="compilation" xml:id="comp1"><head>Cuba<note>1</note></head>'
                f"{chapter(untyped(document('d1')))}{document('d2')}</div>",
                front='<titlePage/><div type="section" xml:id="preface"/>',
                back='<div type="section" xml:id="index"/>',
            )
        )

        self.assertEqual(
            [
                (
                    division.position,
                    division.key,
                    division.kind,
                    division.place,
                    division.parent,
                    division.title,
                )
                for division in volume.divisions
            ],
            [
                (1, "title-page", "titlePage", "front", "", ""),
                (2, "preface", "section", "front", "", ""),
                (3, "comp1", "compilation", "body", "", "Cuba"),
                (4, "ch1", "chapter", "body", "comp1", "1961"),
                (5, "u", "division", "body", "ch1", "A memorandum"),
                (6, "index", "section", "back", "", ""),
            ],
        )
        self.assertEqual(
            [(part.key, part.division) for part in volume.documents],
            [("d1", "u"), ("d2", "comp1")],
        )

    def test_a_division_of_the_front_keeps_those_within_it_unless_they_hold_documents(
        self,
    ):
        persons = '<div type="section" xml:id="notes-on-persons"><p>None.</p></div>'
        facsimiles = f'<div type="section" xml:id="facsimiles">{document("d1")}</div>'
        front = f'<div type="section" xml:id="sources">{persons}{facsimiles}</div>'

        volume = read(file_of("", front=front))

        self.assertEqual(
            [division.key for division in volume.divisions], ["sources", "facsimiles"]
        )
        self.assertIn("None.", volume.divisions[0].tei)
        self.assertEqual(volume.documents[0].division, "facsimiles")

    def test_a_title_says_what_stands_on_the_page_in_one_line(self):
        volume = read(
            file_of("<div type='chapter'><head>The\n  Bay<lb/>of Pigs </head></div>")
        )
        self.assertEqual(volume.divisions[0].title, "The Bay of Pigs")

    def test_lines_are_those_of_the_file(self):
        volume = read(file_of(f"\n\n{chapter(chr(10) + document('d1'))}"))

        self.assertEqual(volume.divisions[0].line, BODY_LINE + 2)
        self.assertEqual(volume.documents[0].line, BODY_LINE + 3)

    def test_markup_of_another_namespace_is_no_division(self):
        html = "<div xmlns='http://www.w3.org/1999/xhtml' type='document'>x</div>"

        volume = read(file_of(chapter(html + document("d1"))))

        self.assertEqual([part.key for part in volume.documents], ["d1"])
        self.assertIn(html, volume.divisions[0].tei)

    def test_a_file_that_is_no_volume_is_refused(self):
        with self.assertRaisesRegex(SourceError, "root of a volume is <TEI>"):
            read(document("d1"))


class VolumeKeyTests(TestCase):
    def keys(self, *documents):
        return [
            part.key for part in read(file_of(chapter("".join(documents)))).documents
        ]

    def test_every_document_has_a_key_of_its_own(self):
        letter = '<div type="document" n="1"/>'
        cases = [
            ("as given", ["d1", "d72a"], [document("d1"), document("d72a")]),
            ("repeated", ["d1", "d1-2", "d1-3"], [document("d1")] * 3),
            ("taken", ["d1", "d1-3", "d1-2"], map(document, ("d1", "d1", "d1-2"))),
            ("missing", ["d1", "document-2"], [document("d1"), letter]),
            ("no address", ["document-1"], [document("d.1")]),
            ("a chapter's", ["ch1-2"], [document("ch1")]),
        ]
        for name, keys, documents in cases:
            with self.subTest(name):
                self.assertEqual(self.keys(*documents), keys)

    def test_a_section_without_an_identifier_is_named_after_its_kind(self):
        volume = read(
            file_of(
                "<div type='chapter'/><div type='sub chapter'/><div type='chapter'/>"
            )
        )
        self.assertEqual(
            [division.key for division in volume.divisions],
            ["chapter-1", "sub-chapter-1", "chapter-2"],
        )
        self.assertEqual(len(problems_of(volume, ProblemCode.MISSING_ID)), 3)

    def test_two_title_pages_have_different_keys(self):
        volume = read(file_of("", front="<titlePage/><titlePage/>"))
        self.assertEqual(
            [division.key for division in volume.divisions],
            ["title-page", "title-page-2"],
        )
