"""Which image of a page a TEI file names."""

from unittest import TestCase

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys, TextProblemCode
from letters.rendering import render_document
from letters.tei.body import read_document

FILE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><facsimile>
<surface xml:id="s1"><graphic xml:id="g1" url="p1.jpg"/><zone xml:id="z1"/></surface>
</facsimile><text><body><div><p>{}a</p></div></body></text></TEI>"""


def records_of_file(page_break):
    return derive(read_document(FILE.format(page_break)), KnownKeys(), Context())


class NamedImagesTests(TestCase):
    def test_a_page_names_a_file_a_surface_a_zone_or_a_picture(self):
        for pointer, image in {
            "#s1": "p1.jpg",
            "#z1": "p1.jpg",
            "#g1": "p1.jpg",
            "#unknown": "#unknown",
            "scans/p2.tif": "scans/p2.tif",
            "https://example.org/iiif/3/full": "https://example.org/iiif/3/full",
            "p3.png p3-verso.png": "p3.png",
            "0002": "",
            "": "",
        }.items():
            with self.subTest(pointer):
                records = records_of_file(f'<pb n="1" facs="{pointer}"/>')
                (page_break,) = records.body.plain.page_breaks
                self.assertEqual(page_break.node.image, image)

    def test_it_is_told_on_the_page_and_to_archivists(self):
        records = records_of_file('<pb n="1" facs="#s1"/>')
        (problem,) = records.problems
        self.assertEqual(problem.code, TextProblemCode.IMAGES_NAMED)
        self.assertIn("p1.jpg (page 1)", problem.message)
        self.assertIn("[image: p1.jpg]", render_document(records, "/x/").html)

    def test_a_number_names_no_image(self):
        records = records_of_file('<pb n="1" facs="0002"/>')
        self.assertEqual(records.problems, [])
        self.assertNotIn("image", render_document(records, "/x/").html)
