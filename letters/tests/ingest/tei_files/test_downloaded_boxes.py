"""The boxes in a TEI file that an archive gave out are drawn when it and its scans come in."""

from __future__ import annotations

import tempfile
from io import BytesIO, StringIO
from pathlib import Path

from django.core.management import call_command
from django.test import TestCase

from letters.ingest.media_folders import masters_folder
from letters.ingest.saving import Edit, save_document
from letters.models import Document, DocumentStatus, PageImage, Region
from letters.tests.ingest.tei_files.facts import empty_archive
from letters.tests.scan_records import record_scan
from letters.tests.views.documents.test_images import scan_bytes

TEI = "http://www.tei-c.org/ns/1.0"
# The second page break points elsewhere already, as those of volumes do.
PAGES = f"""<div xmlns="{TEI}" type="document"><pb n="1"/>
<p>Sent <stamp>SECRET</stamp>.</p>
<p>More <pb n="2" facs="0002" xml:id="pg_2"/>on <stamp>COPY</stamp>
<seg type="conditional" xml:id="offer" ana="#include">if asked</seg>.</p></div>"""
WITHOUT_PAGES = f'<div xmlns="{TEI}" type="document"><p>One page.</p></div>'
BOX = {"x": 10, "y": 20, "width": 200, "height": 100}


class DownloadedBoxTests(TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "letter.xml"

    def save(self, tei=PAGES):
        document = Document(
            identifier="letter", title="A letter", status=DocumentStatus.PUBLISHED
        )
        save_document(document, tei, Edit())
        return document

    def scan(self, document, page, size=(640, 480), name="p.png", **further):
        image = PageImage(document=document, page_key=page, **further)
        upload = BytesIO(scan_bytes(size=size))
        return record_scan(image, upload, name, masters_folder())

    def box(self, image, kind, key, **further):
        Region.objects.create(image=image, kind=kind, key=key, **(BOX | further))

    def download(self):
        return self.client.get("/documents/letter/tei/").content

    def hand_over(self, content=None):
        """To another archive, which has no scans yet."""
        self.file.write_bytes(content or self.download())
        empty_archive()
        call_command("import_tei", self.file, stdout=StringIO())
        return Document.objects.get()

    def boxes(self):
        rows = Region.objects.order_by("image__page_key", "image", "kind", "key")
        return [(row.image.page_key, row.kind, row.key, row.xywh) for row in rows]

    def test_boxes_of_all_kinds_come_with_the_scans(self):
        document = self.save()
        one, two = self.scan(document, "1"), self.scan(document, "2", (320, 240))
        self.box(one, "mark", "m1")
        self.box(one, "segment", "p1", x=0)
        self.box(two, "mark", "m2", x=1)
        self.box(two, "passage", "offer", x=2)
        before = self.boxes()
        other = self.hand_over()
        self.assertEqual(self.boxes(), [])
        self.scan(other, "1")
        self.scan(other, "2", (320, 240))
        self.assertEqual(self.boxes(), before)

    def test_a_text_without_pages_has_its_boxes_too(self):
        self.box(self.scan(self.save(WITHOUT_PAGES), "1"), "segment", "p1")
        before = self.boxes()
        self.scan(self.hand_over(), "1")
        self.assertEqual(self.boxes(), before)

    def test_two_scans_of_a_page_are_told_apart_by_digest_or_by_name(self):
        document = self.save()
        self.scan(document, "1", name="recto.png", position=1)
        verso = self.scan(document, "1", (320, 240), "verso.png", position=2)
        self.box(verso, "mark", "m1")
        content = self.download()
        for size, name, *others in (
            ((320, 240), "any.png"),
            ((50, 40), "verso.png"),
            ((50, 40), "second.png", "first.png"),
        ):
            with self.subTest(name):
                other = self.hand_over(content)
                for position, first in enumerate(others):
                    self.scan(other, "1", (60, 40), first, position=position)
                    self.assertEqual(self.boxes(), [])
                image = self.scan(other, "1", size, name, position=9)
                self.assertEqual(image.regions.get().key, "m1")

    def test_what_is_drawn_goes_out_again_as_it_was(self):
        self.box(self.scan(self.save(), "1"), "mark", "m1")
        first = self.download()
        self.scan(self.hand_over(), "1")
        again = self.download()
        zones = [text[text.index(b"<zone ") :][:90] for text in (first, again)]
        self.assertEqual(zones[0].split(b"xml:id")[0], zones[1].split(b"xml:id")[0])
