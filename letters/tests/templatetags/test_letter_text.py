"""Rendered text in a template: safe as `rendering` wrote it, with today's links."""

from django.template import Context, Template
from django.test import SimpleTestCase

from letters.rendering import Link, render_document
from letters.tests.derivation.texts import records_of

NOTE = "a[^1]\n\n[^1]: See Documents 12 & <34>."


def render(template, **context):
    return Template("{% load letter_text %}" + template).render(Context(context))


def note_html():
    return render_document(records_of(NOTE), "/documents/x/").notes["1"]


class LetterTextTests(SimpleTestCase):
    def test_markup_stays_markup_and_words_stay_words(self):
        html = render("{% letter_text html %}", html=note_html())
        self.assertIn('<a class="reference" id="x1"', html)
        self.assertIn("&amp; &lt;", html)
        self.assertNotIn("&lt;a", html)

    def test_references_lead_where_they_lead_today(self):
        links = {"x1": Link("/documents/v/d12/", "resolved", "Letter")}
        html = render("{% letter_text html links %}", html=note_html(), links=links)
        self.assertIn('href="/documents/v/d12/" title="Letter"', html)

    def test_without_links_they_lead_to_what_is_known_of_them(self):
        for links in (None, {}):
            html = render("{% letter_text html links %}", html=note_html(), links=links)
            with self.subTest(links):
                self.assertIn('href="/documents/x/references/x1/"', html)

    def test_a_link_cannot_write_markup(self):
        links = {"x1": Link('"><b>', "wanted", "<b>")}
        html = render("{% letter_text html links %}", html=note_html(), links=links)
        self.assertNotIn("<b>", html)


class TeacherTextTests(SimpleTestCase):
    def test_what_a_teacher_wrote_is_markup_that_harms_nobody(self):
        html = render("{{ text|body_html }}", text="*a* <script>")
        self.assertEqual(html, "<p><em>a</em> &lt;script&gt;</p>\n")

    def test_an_address_is_drawn(self):
        html = render("{% qr_code address %}", address="https://a.example/?<b>&c")
        self.assertIn('<svg role="img"', html)
        self.assertIn(
            "<title>QR code of https://a.example/?&lt;b&gt;&amp;c</title>", html
        )
