"""Papers of our own invention, and a sitting with them as a browser without script has it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from lxml import html
from PIL import Image

from letters.tests.admin.pages import INTAKE, form_of

MEMO_AND_LETTER = """\
THE WHITE HOUSE
WASHINGTON

SECRET

December 19, 1983

MEMORANDUM FOR THE PRESIDENT

FROM: ROBERT C. McFARLANE

SUBJECT: Letter to General Secretary Orlov

Attached is a draft of your reply to the letter of November 4. It keeps to the line that \
was agreed on Friday.

The bracketed language on page 2 should be included only if Ambassador Hale can deliver \
the letter himself.

Robert C. McFarlane

DRAFT LETTER TO GENERAL SECRETARY ORLOV

Dear Mr. General Secretary:

I have read your letter of November 4 with care. We both know that the talks in Vienna \
have come to a point at which neither side gains by

waiting any longer, and I should like to propose three steps.

[Ambassador Hale will be able to tell you more of this in person.]

I look forward to your answer.

Sincerely,

Ronald Reagan
"""
# The line on which the letter begins.
LETTER_LINE = 20
# A letter of six pages: a paragraph is cut at the end of each but the last.
SIX_PAGES = """\
Dear Mr. Secretary:

The first point concerns the talks in Vienna, on which we have had no

answer since May. The second is that of the harbor, where neither of

the two companies will begin before the other. The third is the one that

you raised yourself: whether the lists can be exchanged before the

conference meets, and by whom. The fourth is the treaty, for which the

time has come, as I think.

Sincerely,

Paul Marsh
"""
TELEGRAM = """\
CONFIDENTIAL

FM AMEMBASSY MOSCOW
TO SECSTATE WASHDC IMMEDIATE 4417
INFO AMEMBASSY BONN

E.O. 12356: DECL: OADR
TAGS: PREL, UR, US
SUBJECT: CALL ON DEPUTY MINISTER VOLKOV

1. (C) SUMMARY. I called on Volkov this morning. He read from a paper and left no copy.

2. (C) He said that the letter of the General Secretary would be answered in January.

HARTWELL
"""
CONVERSATION = """\
MEMORANDUM OF CONVERSATION

DATE: October 3, 1978, 10:30 a.m.
PLACE: The Secretary's Office

SUBJECT: Trade and emigration

PARTICIPANTS:
United States
The Secretary
Ambassador Toller
Mr. Marsh (notetaker)
Soviet Union
Foreign Minister Belov
Ambassador Dorin

The Secretary opened by saying that he had read the note of September.

Belov replied that nothing in it was new.
"""
GERMAN = """\
Bonn, den 4. März 1971

Sehr geehrter Herr Präsident!

Für Ihr Schreiben vom 12. Februar danken wir Ihnen. Die Bundesregierung hat es mit \
Aufmerksamkeit gelesen.

Wir hoffen, daß die Gespräche bald fortgesetzt werden.

Mit vorzüglicher Hochachtung

Konrad Weber
Elisabeth Brandt

P.S. Die Anlage folgt mit der nächsten Kurierpost.
"""
TABLE = """\
MEMORANDUM FOR THE SECRETARY

FROM: Paul Marsh

SUBJECT: Forces in the area

The figures are these:

Year    Divisions    Aircraft
1979    21           640
1980    22           655

We should ask for the figures of 1981.
"""


class Sitting:
    """Goes on from page to page with all that the form holds, as a browser does."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.answer: HttpResponse = client.get(INTAKE)

    @property
    def fields(self) -> dict[str, Any]:
        """What a browser would send: of several fields with one name, all."""
        fields: dict[str, Any] = {}
        page = html.fromstring(self.answer.content.decode())
        names = [
            name for name, _ in page.get_element_by_id("intake_form").form_values()
        ]
        values = page.get_element_by_id("intake_form").form_values()
        single = form_of(self.answer, "intake_form")
        for name, value in values:
            if names.count(name) > 1:
                fields.setdefault(name, []).append(value)
            else:
                fields[name] = single[name]
        return fields

    def press(self, button: str, value: str = "x", **typed: Any) -> HttpResponse:
        """Type into the form as it is shown, and press a button of it."""
        named = {name.replace("__", "-"): text for name, text in typed.items()}
        sent = {**self.fields, **named, button: value}
        self.answer = self.client.post(INTAKE, sent)
        return self.answer

    def hand_in(self, text: str, **typed: Any) -> HttpResponse:
        return self.press("_propose", pasted=text, **typed)

    def help_of(self, field: str) -> str:
        page = html.fromstring(self.answer.content.decode())
        (found,) = page.xpath(f"//p[@id='id_{field}_helptext']")
        return " ".join(found.text_content().split())


def _page(number: int) -> Image.Image:
    return Image.new("L", (85, 110), 200 - number)


def _bytes(image: Image.Image, image_format: str, **options: Any) -> bytes:
    file = BytesIO()
    image.save(file, image_format, **options)
    return file.getvalue()


def a_scan(name: str) -> SimpleUploadedFile:
    """A PNG that differs by its name."""
    return SimpleUploadedFile(f"{name}.png", _bytes(_page(ord(name[0])), "PNG"))


def a_zip(*names: str) -> bytes:
    """A ZIP of scans in this order, with what a program put beside them."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("__MACOSX/._p1.png", b"x")
        for number, name in enumerate(names):
            archive.writestr(f"film/{name}", _bytes(_page(number), "PNG"))
    return file.getvalue()


def a_tiff(pages: int) -> bytes:
    first, *others = map(_page, range(pages))
    return _bytes(first, "TIFF", save_all=True, append_images=others)


def a_pdf(pages: int) -> bytes:
    first, *others = map(_page, range(pages))
    return _bytes(first, "PDF", save_all=True, append_images=others)


def a_pdf_with_a_large_image(pages_before: int, side: int) -> bytes:
    """Sound pages, and then one whose image has `side` by `side` points of one grey."""
    first, *others = [
        *map(_page, range(pages_before)),
        Image.new("1", (side, side), 1),
    ]
    return _bytes(first, "PDF", save_all=True, append_images=others)
