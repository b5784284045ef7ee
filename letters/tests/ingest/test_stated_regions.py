"""Boxes that a TEI file states appear on the scans of its pages, from either direction."""

from io import BytesIO

from django.test import TestCase
from lxml import etree

from letters.ingest.media_folders import masters_folder
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, PageImage, Region
from letters.tei.letter_files.own_downloads import own_download
from letters.tei.zones import read_zones
from letters.tests.corpus import TEI_SCHEMA, needs, tei_schema, whole
from letters.tests.scan_records import record_scan
from letters.tests.views.documents.test_images import scan_bytes

TEI = "http://www.tei-c.org/ns/1.0"
# A scale of its own: half of the pixels of the scan, which is 640 by 480.
FILE = f"""<TEI xmlns="{TEI}"><teiHeader><fileDesc><titleStmt><title>A</title></titleStmt>
<publicationStmt><p>p</p></publicationStmt><sourceDesc><p>s</p></sourceDesc></fileDesc>
</teiHeader>
<facsimile>
  <surface xml:id="f1" ulx="0" uly="0" lrx="320" lry="240"><graphic url="1.jpg"/>
    <zone xml:id="z1" ulx="10" uly="20" lrx="110" lry="70"/>
    <zone ulx="10" uly="100" lrx="200" lry="200" corresp="#par"/>
    <zone xml:id="z3" points="5,5 30,5 30,15"/>
  </surface>
  <surface xml:id="f2"><graphic url="2.jpg" width="640px" height="480px"/>
    <zone xml:id="z4" ulx="0" uly="0" lrx="640" lry="480" corresp="#offer"/>
    <zone xml:id="z5" ulx="9" uly="9" lrx="9" lry="40"/>
  </surface>
</facsimile>
<text><body><div type="document"><pb n="1" facs="#f1"/>
<p xml:id="par">Sent <stamp facs="#z1">SECRET</stamp> and <hi facs="#z3">by hand</hi>.</p>
<p>More <pb n="2" facs="#f2"/> on <stamp facs="#z5">it</stamp>
<seg type="conditional" xml:id="offer" ana="#include">if asked</seg>.</p>
</div></body></text></TEI>"""


class StatedRegionTests(TestCase):
    def setUp(self):
        self.document = Document(
            identifier="letter", title="A letter", status=DocumentStatus.PUBLISHED
        )

    def save(self, tei=FILE):
        save_document(self.document, tei, Edit())

    def scan(self, page):
        image = PageImage(document=self.document, page_key=page)
        return record_scan(image, BytesIO(scan_bytes()), "p.png", masters_folder())

    def boxes(self):
        rows = Region.objects.order_by("image", "kind", "key")
        return [(row.kind, row.key, row.xywh) for row in rows]

    def test_a_surface_without_room_states_none(self):
        for size in ('lrx="1e-320"', 'lrx="nan"', 'lrx="1e400"', 'lrx="-5"'):
            with self.subTest(size):
                root = etree.fromstring(FILE.replace('lrx="320"', size))
                surfaces = {zone.surface for zone in read_zones(root) if zone.is_share}
                self.assertNotIn("f1", surfaces)
                for zone in read_zones(root):
                    zone.box_on(640, 480)

    def test_they_are_drawn_when_the_scan_comes_later(self):
        self.save()
        self.scan("1")
        mark, paragraph = self.boxes()
        self.assertEqual(mark, ("mark", "m1", "20,40,200,100"))
        self.assertEqual(paragraph, ("segment", "p1", "20,200,380,200"))

    def test_they_are_drawn_when_the_text_comes_later(self):
        plain = FILE.replace(' facs="#z1"', "").replace("#par", "#nothing")
        self.save(plain)
        self.scan("1")
        self.assertEqual(self.boxes(), [])
        self.save()
        self.assertEqual(len(self.boxes()), 2)

    def test_a_passage_is_found_by_its_name_and_a_flat_zone_is_none(self):
        self.save()
        self.scan("2")
        self.assertEqual(self.boxes(), [("passage", "offer", "0,0,640,480")])

    def test_what_an_archivist_drew_stays(self):
        self.save()
        image = self.scan("1")
        Region.objects.filter(kind="mark").update(x=1)
        save_document(self.document, FILE.replace("More", "Much more"), Edit())
        self.assertEqual(image.regions.get(kind="mark").x, 1)
        self.assertEqual(image.regions.count(), 2)

    def test_a_text_without_zones_has_none(self):
        self.save(FILE.replace("facsimile", "sourceDoc").replace("sourceDoc>", "back>"))
        self.scan("1")
        self.assertEqual(self.boxes(), [])


class ExportedZoneTests(TestCase):
    """What is drawn here stands in the TEI that is downloaded."""

    @classmethod
    def setUpTestData(cls):
        cls.document = Document(
            identifier="letter", title="A letter", status=DocumentStatus.PUBLISHED
        )
        cls.division = (
            f'<div xmlns="{TEI}" type="document"><pb n="1"/><p>Sent '
            "<stamp>SECRET</stamp> <!-- <p>no --> &amp; é <hi>x</hi>.</p></div>"
        )
        save_document(cls.document, cls.division, Edit())
        image = PageImage(document=cls.document, page_key="1")
        cls.scan = record_scan(
            image, BytesIO(scan_bytes()), "film 1.png", masters_folder()
        )
        box = {"x": 10, "y": 20, "width": 200, "height": 100}
        Region.objects.create(image=cls.scan, kind="mark", key="m1", **box)
        Region.objects.create(image=cls.scan, kind="segment", key="p1", **box)

    def setUp(self):
        response = self.client.get("/documents/letter/tei/")
        self.content = response.content.decode()
        self.root = etree.fromstring(response.content)

    def find(self, path):
        return self.root.findall(path.replace("//", f".//{{{TEI}}}"))

    def test_the_image_is_named(self):
        (graphic,) = self.find("//graphic")
        self.assertEqual(graphic.get("n"), "film 1.png")
        self.assertTrue(graphic.get("url").endswith(self.scan.address("original")))

    def test_boxes_and_parts_point_to_one_another(self):
        ids = {
            e.get("{http://www.w3.org/XML/1998/namespace}id"): e
            for e in self.root.iter()
        }
        zones = self.find("//zone")
        self.assertEqual(len(zones), 2)
        for zone in [*zones, *self.find("//surface")]:
            part = ids[zone.get("corresp").removeprefix("#")]
            name = zone.get("{http://www.w3.org/XML/1998/namespace}id")
            self.assertIn(f"#{name}", part.get("facs").split())
        marked = ids[zones[0].get("corresp")[1:]]
        self.assertEqual(etree.QName(marked).localname, "stamp")

    @whole
    @needs(TEI_SCHEMA)
    def test_the_file_is_valid_tei(self):
        schema = tei_schema()
        schema.validate(self.root)
        self.assertEqual([error.message for error in schema.error_log], [])

    def test_the_text_comes_back_as_it_was_stored(self):
        from_download = own_download(self.content, self.root)
        self.assertEqual(from_download.division, self.division)

    def test_a_document_without_scans_has_no_facsimile(self):
        PageImage.objects.all().delete()
        content = self.client.get("/documents/letter/tei/").content.decode()
        self.assertNotIn("facsimile", content)
        self.assertIn(self.division, content)
