"""Boxes are drawn on a scan by four numbers, for what stands on its page."""

from django.test import TestCase
from lxml import html

from letters.models import DocumentStatus, Region
from letters.tests.factories import LETTER, make_archivist, make_document
from letters.tests.views.documents.test_images import make_scan

MARKED = f"{LETTER}\n[EYES ONLY]{{.stamp}} came late.\n"


class PageImageAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(notation=MARKED, status=DocumentStatus.DRAFT)
        cls.scan = make_scan(cls.document, "2")

    def setUp(self):
        self.client.force_login(self.anna)
        self.address = f"/admin/letters/pageimage/{self.scan.pk}/change/"

    def shown(self):
        return html.fromstring(self.client.get(self.address).content)

    def send(self, *boxes, **others):
        """Each box: the part and its four numbers; those stored come first."""
        stored = [*self.scan.regions.for_showing()]
        data = {
            "regions-TOTAL_FORMS": str(len(boxes)),
            "regions-INITIAL_FORMS": str(len(stored)),
        }
        for number, (part, *numbers) in enumerate(boxes):
            fields = zip(("x", "y", "width", "height"), numbers, strict=True)
            data |= {f"regions-{number}-{name}": str(value) for name, value in fields}
            data[f"regions-{number}-part"] = part
            if number < len(stored):
                data[f"regions-{number}-id"] = str(stored[number].pk)
                data[f"regions-{number}-image"] = str(self.scan.pk)
        return self.client.post(self.address, data | others)

    def errors(self, response):
        page = html.fromstring(response.content)
        return " ".join(e.text_content() for e in page.cssselect(".errorlist li"))

    def test_what_stands_on_the_page_can_be_chosen(self):
        choices = self.shown().cssselect("[name=regions-0-part] option")
        values = [choice.get("value") for choice in choices]
        self.assertIn("mark:m1", values)
        self.assertIn("passage:offer", values)
        self.assertNotIn("segment:p1", values[1:2])
        words = " ".join(choice.text for choice in choices)
        self.assertIn("stamp: EYES ONLY (m1)", words)
        self.assertNotIn("Letter From Chairman", words)

    def test_a_box_is_stored_and_moved(self):
        response = self.send(("mark:m1", 10, 20, 200, 100))
        self.assertEqual(response.status_code, 302)
        box = Region.objects.get()
        self.assertEqual(box.document, self.document)
        self.assertEqual(str(box), "Mark m1: 10,20,200,100")
        self.send(("mark:m1", 11, 20, 200, 100))
        self.assertEqual(Region.objects.get().x, 11)

    def test_bad_numbers_are_refused_with_a_sentence(self):
        cases = {
            (600, 20, 200, 100): "reaches beyond the scan, which is 640 pixels wide",
            (0, 0, 0, 10): "has no area",
            (-1, 0, 5, 5): "greater than or equal to 0",
            ("", 0, 5, 5): "required",
            ("x", 0, 5, 5): "whole number",
            (0, 0, 10**12, 5): "less than or equal",
        }
        for numbers, sentence in cases.items():
            with self.subTest(numbers):
                response = self.send(("mark:m1", *numbers))
                self.assertEqual(response.status_code, 200)
                self.assertIn(sentence, self.errors(response))
        self.assertFalse(Region.objects.exists())

    def test_a_part_has_one_box_on_a_scan(self):
        twice = self.send(("mark:m1", 1, 1, 5, 5), ("mark:m1", 9, 9, 5, 5))
        self.assertIn("has a box on this scan already", self.errors(twice))
        self.send(("mark:m1", 1, 1, 5, 5), ("passage:offer", 9, 9, 5, 5))
        exchanged = self.send(("passage:offer", 1, 1, 5, 5), ("mark:m1", 9, 9, 5, 5))
        self.assertIn("has a box on this scan already", self.errors(exchanged))

    def test_a_part_that_is_not_there_cannot_be_chosen(self):
        for part in ("mark:m9", "word:m1", "", "mark"):
            with self.subTest(part):
                self.assertEqual(self.send((part, 1, 1, 5, 5)).status_code, 200)

    def test_a_box_of_what_is_gone_from_the_text_stays_and_can_be_deleted(self):
        Region.objects.create(
            image=self.scan, x=1, y=1, width=5, height=5, kind="mark", key="m7"
        )
        self.assertEqual(self.send(("mark:m7", 2, 1, 5, 5)).status_code, 302)
        deleted = {"regions-0-DELETE": "on"}
        self.send(("mark:m7", 2, 1, 5, 5), **deleted)
        self.assertFalse(Region.objects.exists())

    def test_scans_are_neither_added_nor_deleted_here(self):
        self.assertEqual(
            self.client.get("/admin/letters/pageimage/add/").status_code, 403
        )
        delete = self.address.replace("change", "delete")
        self.assertEqual(self.client.post(delete, {"post": "yes"}).status_code, 403)

    def test_the_form_of_the_document_leads_here(self):
        form = f"/admin/letters/document/{self.document.pk}/change/"
        self.assertContains(self.client.get(form), self.address)

    def test_the_list_tells_of_all_scans(self):
        page = self.client.get("/admin/letters/pageimage/?q=khrushchev")
        self.assertContains(page, self.address)
