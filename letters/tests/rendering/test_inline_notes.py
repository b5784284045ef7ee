"""Notes stand where their marks were, for printing; passages hidden; entries explained."""

from unittest import TestCase

from letters.rendering import (
    explain_entries,
    hide_passages,
    put_notes_in_place,
    render_document,
)
from letters.rendering.lifted_notes import lift_notes
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.rendering.markup import Page

ADDRESS = "/documents/x/"


def with_notes(notation):
    rendered = render_document(records_of(notation), ADDRESS)
    return put_notes_in_place(rendered.html, rendered.notes)


def notes_of(html):
    return [
        (element.attributes["data-mark"], " ".join(element.text.split()))
        for element in Page(html).elements
        if element.attributes.get("class") == "footnote"
    ]


class InlineNoteTests(TestCase):
    def test_each_note_stands_where_its_mark_was(self):
        html = with_notes("One[^1] and two.[^2]\n\n[^1]: First.\n[^2]: Second.")
        self.assertEqual(Page(html).faults, [])
        self.assertEqual(notes_of(html), [("1", "First."), ("2", "Second.")])
        self.assertIn('One<span class="footnote"', html)
        self.assertNotIn("noteref", html)

    def test_a_note_on_struck_words_is_not_struck(self):
        html = with_notes("One ~~*two*[^1] three~~.\n\n[^1]: *First* note.")
        self.assertEqual(Page(html).faults, [])
        self.assertEqual(notes_of(html), [("1", "First note.")])
        self.assertEqual(html.count("<del"), 2)
        before = html[: html.index('<span class="footnote"')]
        self.assertEqual(before.count("<del"), before.count("</del>"))

    def test_a_note_on_underlined_words_is_not_underlined(self):
        tei = '<p><hi rend="underline">a<note n="1">b</note> c</hi></p>'
        rendered = render_document(records_of_tei(tei), ADDRESS)
        html = put_notes_in_place(rendered.html, rendered.notes)
        self.assertEqual(Page(html).faults, [])
        self.assertIn('<u>a</u><span class="footnote"', html)

    def test_a_hidden_passage_hides_its_note_in_struck_words(self):
        note = '<span class="footnote">n</span>'
        passage = '<span class="conditional" data-passage="x">'
        html = lift_notes(f"<del>{passage}a{note}</span></del>")
        self.assertIn(f"{passage}{note}</span>", html)

    def test_its_paragraphs_are_no_paragraphs_within_one(self):
        html = with_notes("One.[^1]\n\n[^1]: First.\n\n    Second *part*.")
        page = Page(html)
        self.assertEqual(page.faults, [])
        self.assertEqual(html.count("<p"), 1)
        self.assertIn('data-block="p"', html)

    def test_a_note_in_a_note_follows_it(self):
        tei = "<p>a<note n='1'>b<note n='2'>c</note></note></p>"
        rendered = render_document(records_of_tei(tei), ADDRESS)
        html = put_notes_in_place(rendered.html, rendered.notes)
        ((mark, text),) = notes_of(html)
        self.assertEqual((mark, text), ("1", "b22 c"))

    def test_a_file_number_stays_where_it_is_and_leads_nowhere(self):
        tei = '<note rend="inline" type="source">340/9: Telegram</note><head>a</head>'
        rendered = render_document(records_of_tei(tei), ADDRESS)
        page = Page(put_notes_in_place(rendered.html, rendered.notes))
        self.assertEqual(page.faults, [])
        self.assertEqual(page.find("file-number")[0].text, "340/9: Telegram")
        self.assertEqual(page.named("a"), [])

    def test_no_anchor_stands_there_twice(self):
        rendered = render_document(
            records_of("a[^1]\n\n[^1]: See Document 12."), ADDRESS
        )
        html = put_notes_in_place(rendered.html, rendered.notes)
        self.assertNotIn('id="x1"', html)

    def test_without_notes_their_marks_remain(self):
        rendered = render_document(records_of("a[^1]\n\n[^1]: b"), ADDRESS)
        html = put_notes_in_place(rendered.html, {})
        self.assertIn("a<sup>1</sup>", html)


class HiddenPassageTests(TestCase):
    def test_the_passages_named_are_hidden_and_no_other(self):
        html = render_document(
            records_of("We [may]{.conditional #a} and [shall]{.conditional #b} go."),
            ADDRESS,
        ).html
        page = Page(hide_passages(html, {"b"}))
        self.assertEqual(
            {
                element.attributes["data-passage"]: "hidden" in element.attributes
                for element in page.elements
                if "data-passage" in element.attributes
            },
            {"a": False, "b": True},
        )
        self.assertEqual(hide_passages(html, {"c"}), html)

    def test_all_parts_of_one_across_paragraphs_are_hidden(self):
        notation = "a [\\[]{.opens #x}b\n\nc\n\nd[\\]]{.closes #x} e"
        html = render_document(records_of(notation), ADDRESS).html
        spans = [
            element
            for element in Page(hide_passages(html, {"x"})).elements
            if "data-passage" in element.attributes
        ]
        self.assertEqual(len(spans), 3)
        self.assertTrue(all("hidden" in span.attributes for span in spans))


class ExplainedEntryTests(TestCase):
    def test_persons_and_terms_are_explained_that_the_volume_lists(self):
        tei = (
            '<p><persName corresp="#p_K1">Khrushchev</persName> and <persName>X'
            '</persName> of the <gloss target="#t_U1">USSR</gloss></p>'
        )
        html = render_document(records_of_tei(tei), ADDRESS).html
        entries = {"p_K1": 'Chairman "N." <b>', "p_K2": "another"}
        page = Page(explain_entries(html, entries))
        self.assertEqual(page.faults, [])
        titles = [
            element.attributes.get("title")
            for element in page.elements
            if "data-entry" in element.attributes
        ]
        self.assertEqual(titles, ['Chairman "N." <b>', None])


class OddNoteMarkTests(TestCase):
    def test_a_note_called_by_a_sign_of_addresses_has_one_that_leads_there(self):
        rendered = render_document(
            records_of_tei("<p>a<note n='#'>b</note></p>"), ADDRESS
        )
        (key,) = rendered.notes
        (link,) = Page(rendered.html).named("a")
        self.assertEqual(link.attributes["href"], "#note-%23")
        self.assertEqual(key, "#")
        html = put_notes_in_place(rendered.html, rendered.notes)
        self.assertEqual(notes_of(html), [("#", "b")])
