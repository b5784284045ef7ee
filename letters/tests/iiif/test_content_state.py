"""Links of other viewers to a detail: what they name, and what they cannot."""

import base64
import json
from unittest import TestCase
from urllib.parse import quote

from letters.iiif import (
    Box,
    ContentStateError,
    NamedDetail,
    read_content_state,
    write_content_state,
)

CANVAS = "https://letters.example/iiif/letter/canvas/2"
MANIFEST = "https://letters.example/iiif/letter/manifest"
BOX = Box(10, 20, 300, 40)
DETAIL = NamedDetail(CANVAS, BOX)


def encoded(content: str) -> str:
    """As chapter 6 has it: escaped, then in base64url without padding."""
    written = base64.urlsafe_b64encode(quote(content, safe="").encode())
    return written.decode().rstrip("=")


def annotation(target) -> str:
    return json.dumps({"id": "urn:a", "type": "Annotation", "target": target})


SPECIFIC = {
    "type": "SpecificResource",
    "source": {"id": CANVAS, "type": "Canvas"},
    "selector": {"type": "FragmentSelector", "value": "xywh=pixel:10,20,300,40"},
}
CASES = {
    "an address": (CANVAS, NamedDetail(CANVAS)),
    "an address with a box": (f"{CANVAS}#xywh=10,20,300,40", DETAIL),
    "numbers with decimals": (f"{CANVAS}#xywh=10.4,20.9,300.0,40", DETAIL),
    "an escaped address": (encoded(f"{CANVAS}#xywh=10,20,300,40"), DETAIL),
    "plain JSON": (annotation(f"{CANVAS}#xywh=10,20,300,40"), DETAIL),
    "encoded JSON": (
        encoded(annotation({"id": f"{CANVAS}#xywh=10,20,300,40", "type": "Canvas"})),
        DETAIL,
    ),
    "several targets": (annotation([CANVAS, MANIFEST]), NamedDetail(CANVAS)),
    "a selector": (annotation(SPECIFIC), DETAIL),
    "a manifest": (json.dumps({"id": MANIFEST}), NamedDetail(MANIFEST)),
    "a box without an area": (f"{CANVAS}#xywh=1,2,0,4", NamedDetail(CANVAS)),
    "percent": (f"{CANVAS}#xywh=percent:1,2,3,4", NamedDetail(CANVAS)),
}
UNREADABLE = (
    *("", "%%%", "letter", "e30", "bnVsbA", "W10", "eyI", "javascript:alert(1)", "é"),
    annotation({"target": {"target": {"target": {"target": CANVAS}}}}),
    json.dumps({"type": "SpecificResource", "source": 7}),
    "[" * 5_000,
    base64.urlsafe_b64encode(("[" * 5_000).encode()).decode(),
    base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    "a" * 8_001,
)


class ContentStateTests(TestCase):
    def test_it_reads_every_form(self):
        for name, (content, expected) in CASES.items():
            with self.subTest(name):
                self.assertEqual(read_content_state(content), expected)

    def test_it_refuses_what_names_no_page(self):
        for content in UNREADABLE:
            with self.subTest(content[:30]), self.assertRaises(ContentStateError):
                read_content_state(content)

    def test_it_reads_what_it_writes(self):
        for box in (BOX, None):
            written = write_content_state(CANVAS, MANIFEST, box)
            self.assertRegex(written, r"\A[A-Za-z0-9_-]+\Z")
            self.assertEqual(read_content_state(written), NamedDetail(CANVAS, box))
