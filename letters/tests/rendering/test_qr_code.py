"""The code is a drawing with a name, legible on any page."""

from unittest import TestCase
from xml.etree import ElementTree

from letters.rendering.qr_code import qr_code

ADDRESS = "https://archive.example/readings/abcdefgh23/?a=1&b=<2>"


class QrCodeTests(TestCase):
    drawing = ElementTree.fromstring(qr_code(ADDRESS))  # noqa: S314

    def test_it_is_a_picture_with_a_name(self):
        self.assertEqual(self.drawing.get("role"), "img")
        self.assertEqual(self.drawing.findtext("title"), f"QR code of {ADDRESS}")

    def test_it_needs_no_style(self):
        for element in self.drawing.iter():
            self.assertEqual({"style", "onload"} & set(element.attrib), set())

    def test_it_is_black_on_white_whatever_the_page_is(self):
        background, modules = self.drawing.findall("path")
        self.assertEqual(background.get("fill"), "#fff")
        self.assertEqual(modules.get("stroke"), "#000")

    def test_it_has_the_size_that_its_place_gives_it(self):
        self.assertIn("viewBox", self.drawing.attrib)
        self.assertEqual({"width", "height"} & set(self.drawing.attrib), set())

    def test_another_address_is_another_code(self):
        self.assertNotEqual(
            qr_code("https://a.example/"), qr_code("https://b.example/")
        )
