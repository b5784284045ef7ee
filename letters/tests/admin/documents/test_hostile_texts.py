"""Texts that nobody should type: previewed, or refused with a sentence, never a 500."""

from django.test import TestCase

from letters.tests.admin.pages import INTAKE, change_address, errors_of, open_form
from letters.tests.factories import make_archivist, make_document

TEI = 'xmlns="http://www.tei-c.org/ns/1.0"'
LONG = "9" * 200

ACCEPTED = (
    "",
    "[Page 1]",
    "[" * 5000,
    "x" * 300_000,
    "[^1]\n\n[^1]: x [^2]\n\n[^2]: y",
    "[^a/b]\n\n[^a/b]: x\n\n[Page c/d]",
    "[Page 1]\n\nx\n\n[Page 1]\n\ny",
    "[x]{.conditional #a} [y]{.conditional #a}",
    "[\\[]{.opens #a} never closed",
    "not \u202eerolpxe to \u2066 unclosed, Z\u0335\u0321 \u200b",
    "<script>alert(1)</script> {{ 7 }} {% include 'x' %}",
    f"See Document {LONG}.",
    f"<div {TEI}/>",
    f"<div {TEI}><pb/><pb n=''/><pb n='1 2'/><p>x</p></div>",
    f"<div {TEI}><p><note><note><note>x</note></note></note></p></div>",
    f"<div {TEI}><p><ref target='javascript:x'>x</ref><script>y</script></p></div>",
    f"<div {TEI}>{'<seg>' * 60}x{'</seg>' * 60}</div>",
    f"<div {TEI}><seg type='condition'>x</seg><seg type='conditional'>y</seg></div>",
)
REFUSED = (
    ("[a " * 20 + "]{.hand}" * 20, "nested more than 8 deep"),
    ("[^1]\n\n[^1]: x [^1]", "marked a second time"),
    ("a\u2028b", "U+2028"),
    (f"[x]{{.hand by={LONG}}}", "the limit for “hand”"),
    (f"[Page {LONG}]", "the limit for “n”"),
    (f"[x]{{.conditional #p{LONG}}}", "the limit for “xml:id”"),
    ("<div>", "Not well-formed"),
    ("<p/>", "A document is one <div>"),
    (f"<div {TEI}><div type='document'><p>x</p></div></div>", "would be left out"),
    ("<!DOCTYPE x><div/>", "A document type declaration"),
    (f"<div {TEI}>{'<seg>' * 100_000}</div>", "1"),
)


class HostileTextFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()

    def setUp(self):
        self.client.force_login(self.anna)

    def preview(self, text):
        form = open_form(self.client, self.document)
        kind = "tei" if text.startswith(("<div", "<p/", "<!")) else "notation"
        data = {**form, "text": text, "text_format": kind, "_preview": "x"}
        return self.client.post(change_address(self.document), data)

    def test_what_can_be_read_is_shown(self):
        for text in ACCEPTED:
            with self.subTest(text[:60]):
                response = self.preview(text)
                self.assertContains(response, "Preview: nothing is saved")
                self.assertNotContains(response, "<script>alert")

    def test_what_cannot_is_refused_with_a_sentence(self):
        for text, expected in REFUSED:
            with self.subTest(text[:60]):
                self.assertIn(expected, " ".join(errors_of(self.preview(text))))

    def test_the_same_is_true_of_what_is_handed_in(self):
        for text in (*ACCEPTED, *(text for text, _ in REFUSED)):
            with self.subTest(text[:60]):
                data = {"pasted": text, "identifiers": "a", "_propose": "x"}
                self.assertEqual(self.client.post(INTAKE, data).status_code, 200)
