"""The addresses of pictures, as the IIIF Image API 3.0 has them."""

from unittest import TestCase

from letters.facsimile.image_requests import (
    BadImageRequestError,
    Region,
    read_image_request,
)

SCAN = (600, 900)
LARGE = (9000, 6000)


def read(
    region="full", size="max", rotation="0", quality="default", suffix="jpg", scan=SCAN
):
    return read_image_request(scan, region, size, rotation, quality, suffix)


class RegionTests(TestCase):
    def test_each_form_is_a_box_within_the_scan(self):
        for written, expected in (
            ("full", Region(0, 0, 600, 900)),
            ("square", Region(0, 150, 600, 600)),
            ("10,20,30,40", Region(10, 20, 30, 40)),
            ("500,800,200,300", Region(500, 800, 100, 100)),
            ("pct:50,50,25,10", Region(300, 450, 150, 90)),
            ("pct:41.6,7.5,40,70", Region(250, 68, 240, 630)),
            ("pct:50,50,100,100", Region(300, 450, 300, 450)),
        ):
            with self.subTest(written):
                self.assertEqual(read(written).region, expected)

    def test_what_is_no_box_or_has_nothing_of_the_scan_is_refused(self):
        for written in (
            *("", "whole", "1,2,3", "-1,0,5,5", "1,2,3,4,5", "1.5,2,3,4", "a,b,c,d"),
            *("600,0,1,1", "0,900,1,1", "0,0,0,5", "0,0,5,0", "pct:101,0,5,5"),
            *("pct:0,0,0,5", "pct:-1,0,5,5", "pct:1,2,3", "9999999999,0,1,1"),
        ):
            with self.subTest(written), self.assertRaises(BadImageRequestError):
                read(written)


class SizeTests(TestCase):
    def test_each_form_of_a_whole_scan(self):
        for written, expected in (
            ("max", (600, 900)),
            ("^max", (2731, 4096)),
            ("300,", (300, 450)),
            (",300", (200, 300)),
            ("pct:50", (300, 450)),
            ("^pct:200", (1200, 1800)),
            ("100,100", (100, 100)),
            ("^700,100", (700, 100)),
            ("^1200,", (1200, 1800)),
            ("^,1800", (1200, 1800)),
            ("!300,300", (200, 300)),
            ("!2000,3000", (600, 900)),
            ("^!2000,3000", (2000, 3000)),
            ("pct:0.01", (1, 1)),
        ):
            with self.subTest(written):
                self.assertEqual(read(size=written).size, expected)

    def test_what_is_larger_than_the_region_is_asked_for_with_a_sign(self):
        for written in ("601,", ",901", "pct:101", "601,900", "600,901"):
            with (
                self.subTest(written),
                self.assertRaisesRegex(BadImageRequestError, r"\^ before the size"),
            ):
                read(size=written)

    def test_what_is_no_size_is_refused(self):
        for written in (
            *("", "full", ",", "!,", "!5,", "^", "0,", ",0", "0,5", "pct:0", "5"),
            *("pct:", "-5,", "^^5,", "1.5,", "^4097,", "^5,4097", "9999999999,"),
        ):
            with self.subTest(written), self.assertRaises(BadImageRequestError):
                read(size=written)

    def test_a_large_scan_is_never_sent_at_its_own_size(self):
        self.assertEqual(read(scan=LARGE).size, (4096, 2731))
        with self.assertRaisesRegex(BadImageRequestError, "at most 4,096"):
            read(size="5000,", scan=LARGE)


class RestTests(TestCase):
    def test_quarters_of_a_turn_mirrored_or_not(self):
        for written, expected in (
            ("0", (False, 0)),
            ("90", (False, 90)),
            ("180.0", (False, 180)),
            ("!270", (True, 270)),
        ):
            with self.subTest(written):
                request = read(rotation=written)
                self.assertEqual((request.is_mirrored, request.degrees), expected)

    def test_other_turns_qualities_and_formats_are_refused(self):
        for asked in (
            *({"rotation": "45"}, {"rotation": "360"}, {"rotation": "-90"}),
            *({"rotation": ""}, {"rotation": "90!"}, {"quality": "grey"}),
            *({"quality": "native"}, {"suffix": "gif"}, {"suffix": "JPG"}),
        ):
            with self.subTest(asked), self.assertRaises(BadImageRequestError):
                read(**asked)

    def test_one_picture_has_one_canonical_address(self):
        for asked, expected in (
            ({}, "full/max/0/default.jpg"),
            ({"size": "600,900"}, "full/max/0/default.jpg"),
            ({"size": "pct:50"}, "full/300,450/0/default.jpg"),
            ({"region": "0,0,999,999"}, "full/max/0/default.jpg"),
            (
                {"region": "square", "rotation": "!90.0"},
                "0,150,600,600/max/!90/default.jpg",
            ),
            ({"size": "^1200,"}, "full/^1200,1800/0/default.jpg"),
            ({"quality": "gray", "suffix": "png"}, "full/max/0/gray.png"),
        ):
            with self.subTest(asked):
                request = read(**asked)
                self.assertEqual(request.canonical, expected)
                region, size, rotation, rest = request.canonical.split("/")
                quality, suffix = rest.split(".")
                again = read(region, size, rotation, quality, suffix)
                self.assertEqual(again, request)
