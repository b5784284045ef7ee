"""A letter whose pages are scanned and cut, with boxes round what is marked on them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from letters.models import Document, Region
from letters.tests.factories import LETTER, make_document
from letters.tests.views.iiif.scans import ready_scan

WIDTH, HEIGHT = 1700, 2200
BOX = {"x": 200, "y": 300, "width": 500, "height": 120}
# Long pages, so that one is scrolled away before the next is read.
_MORE = "\n\n".join(
    f"Paragraph {n} of a long page. " + "It goes on. " * 20 for n in range(12)
)
TEXT = LETTER.replace(
    "I have received", f"[EYES ONLY]{{.stamp}}\n\n{_MORE}\n\nI have received"
).replace("situation.\n", f"situation.\n\n{_MORE}\n")


def drawn_page(name: str) -> bytes:
    """Paper with lines of type and a red stamp in the box."""
    page = Image.new("RGB", (WIDTH, HEIGHT), (250, 246, 235))
    pen = ImageDraw.Draw(page)
    for line in range(40):
        pen.rectangle((200, 500 + 40 * line, 1500, 514 + 40 * line), fill=(70, 70, 70))
    left, top = BOX["x"], BOX["y"]
    right, bottom = left + BOX["width"], top + BOX["height"]
    pen.rectangle(
        (left + 8, top + 8, right - 8, bottom - 8), outline=(180, 20, 20), width=8
    )
    pen.text((1400, 100), name, fill=(0, 0, 0), font_size=60)
    file = BytesIO()
    page.save(file, "JPEG", quality=85)
    return file.getvalue()


def make_scanned_letter() -> Document:
    """Two pages with a scan each, the first with a second one; boxes round a stamp, a
    paragraph and a passage."""
    document = make_document("scanned", TEXT, title="A scanned letter")
    first = ready_scan(document, drawn_page("1"), page_key="1", description="typed")
    ready_scan(document, drawn_page("1 verso"), page_key="1", position=1)
    second = ready_scan(document, drawn_page("2"), page_key="2", position=2)
    Region.objects.create(image=first, kind="mark", key="m1", **BOX)
    paragraph = document.segments.filter(kind="paragraph")[1].key
    lower = {**BOX, "y": 600, "width": 1200}
    Region.objects.create(image=first, kind="segment", key=paragraph, **lower)
    Region.objects.create(image=second, kind="passage", key="offer", **lower)
    return document
