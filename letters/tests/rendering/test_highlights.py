"""Marks stand round the words searched for, and everything else is unchanged."""

from unittest import TestCase

from letters.rendering import mark_matches, render_document
from letters.tests.bounds import bounded
from letters.tests.derivation.texts import records_of, records_of_tei
from letters.tests.rendering.marked import faults, marked, unmarked
from letters.tests.rendering.markup import Page
from letters.tests.rendering.rendered import documents

BASE = "/documents/x/"
OPEN, AGAIN = '<mark id="match-1" class="match">', '<mark class="match">'


def mark(records, *words, first=1):
    """The HTML of the text with marks round each of `words`, where it first stands."""
    starts = [records.text.index(word) for word in words]
    spans = [(at, at + len(word)) for at, word in zip(starts, words, strict=True)]
    html = render_document(records, BASE).html
    return mark_matches(html, records.text, spans, first=first)


def mark_notation(notation, *words):
    return mark(records_of(notation), *words)


class EveryWordTests(TestCase):
    """Seeds, examples and odd texts, with each of their words marked."""

    def test_every_word_of_a_text_can_be_marked(self):
        for name, records in documents():
            with self.subTest(name):
                html = render_document(records, BASE).html
                self.assertEqual(faults(html, records.text), [])

    def test_every_word_of_a_page_can_be_marked(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            for page in (page for page in records.pages if not page.pagination):
                with self.subTest(name, page=page.key):
                    html = rendered.pages[page.key].cut(rendered.html)
                    text = records.text[page.start : page.end]
                    self.assertEqual(faults(html, text), [])

    def test_every_word_of_a_note_can_be_marked(self):
        for name, records in documents():
            rendered = render_document(records, BASE)
            for note in records.footnotes:
                with self.subTest(name, note=note.key):
                    self.assertEqual(faults(rendered.notes[note.key], note.text), [])

    def test_what_is_marked_is_whole(self):
        for name, records in documents():
            html = render_document(records, BASE).html
            everything = mark_matches(html, records.text, [(0, len(records.text))])
            with self.subTest(name):
                self.assertEqual(Page(everything).faults, [])


class MarkMatchesTests(TestCase):
    def test_a_word_is_one_mark(self):
        self.assertIn(
            f">The {OPEN}nuclear</mark> test<",
            mark_notation("The nuclear test", "nuclear"),
        )

    def test_a_match_that_crosses_a_tag_is_a_mark_on_either_side(self):
        cases = {
            "a *test* ban": f"<i>{OPEN}test</mark></i>{AGAIN} ban</mark>",
            "the test[^1] ban\n\n[^1]: N.": f"{OPEN}test</mark><sup",
            "the test [Page 2] ban": f"{OPEN}test </mark><span",
            "a test\n\nban on": f"{OPEN}test</mark></p>",
        }
        for notation, expected in cases.items():
            with self.subTest(notation):
                records = records_of(notation)
                words = "test\nban" if "\n\nban" in notation else "test ban"
                html = mark(records, words)
                self.assertIn(expected, html)
                self.assertIn("ban</mark>", html)
                self.assertEqual(marked(html), [words.replace("\n", "")])
                self.assertEqual(Page(html).faults, [])

    def test_only_the_first_mark_of_a_match_can_be_pointed_at(self):
        html = mark_notation("a *te*s*t*[^1] b\n\n[^1]: N.", "test b")
        self.assertEqual(html.count('id="match-'), 1)
        self.assertGreater(html.count("<mark"), 3)

    def test_matches_are_numbered_from_the_first(self):
        html = mark(records_of("one two three"), "one", "three", first=7)
        self.assertIn('id="match-7" class="match">one<', html)
        self.assertIn('id="match-8" class="match">three<', html)

    def test_escaped_characters_are_one_letter_each(self):
        records = records_of("AT&T < R&D > all")
        for words in ("&T", "< R", "R&D", "> all", "&"):
            with self.subTest(words):
                html = mark(records, words)
                self.assertEqual(marked(html), [words])
                self.assertEqual(unmarked(html), render_document(records, BASE).html)

    def test_line_breaks_are_no_letters(self):
        records = records_of_tei("<p>White<lb/>House<lb/></p><p>Moscow</p>")
        html = mark(records, "White\u2028House", "Moscow")
        self.assertIn(f"{OPEN}White</mark><br>{AGAIN}House</mark><br>", html)
        self.assertIn('id="match-2" class="match">Moscow<', html)

    def test_empty_cells_are_no_letters(self):
        records = records_of_tei(
            "<table><row><cell/><cell>a</cell><cell/></row></table><p>word</p>"
        )
        self.assertEqual(marked(mark(records, "word")), ["word"])


class UnmarkedApparatusTests(TestCase):
    def test_it_is_never_marked(self):
        notation = "[struck]{.hand} out ~~number~~ [Page 2] Page[^2] Note\n\n[^2]: N."
        html = mark_notation(notation, "struck", "out", "number", "Page", "Note")
        self.assertEqual(marked(html), ["struck", "out", "number", "Page", "Note"])
        for words in ("[handwritten: <", "[struck out: <", ">[Page 2]<", ">2</a>"):
            with self.subTest(words):
                self.assertIn(words, html)

    def test_attributes_are_never_marked(self):
        html = mark_notation("class id page apparatus", "class", "id", "page")
        self.assertEqual(Page(html).lines, ["class id page apparatus"])
        self.assertIn('<p id="p1" class="paragraph">', html)

    def test_words_of_its_name_are_words_like_any_other(self):
        html = mark_notation('A class="apparatus" in <b> words', "apparatus", "words")
        self.assertEqual(marked(html), ["apparatus", "words"])


class PartlyOutsideTests(TestCase):
    """Matches that begin before the HTML, or end after it."""

    def test_what_is_outside_is_not_marked(self):
        html = "<p>test ban</p>"
        cases = {
            (-9, -2): html,
            (-3, 0): html,
            (-3, 4): f"<p>{OPEN}test</mark> ban</p>",
            (5, 20): f"<p>test {OPEN}ban</mark></p>",
            (8, 20): html,
            (3, 3): html,
            (-5, 50): f"<p>{OPEN}test ban</mark></p>",
        }
        for span, expected in cases.items():
            with self.subTest(span):
                self.assertEqual(mark_matches(html, "test ban", [span]), expected)

    def test_without_matches_nothing_is_changed(self):
        self.assertEqual(mark_matches("<p>a</p>", "a", []), "<p>a</p>")


class HighlightCostTests(TestCase):
    def test_its_cost_grows_with_the_text_alone(self):
        words = "a&amp;" * 200_000
        html, text = f"<p>{words}</p>{'<i>' * 50_000}", "a&" * 200_000
        with bounded():
            marked_html = mark_matches(
                html, text, [(n, n + 1) for n in range(0, 400_000, 2)]
            )
        self.assertEqual(marked_html.count("<mark"), 200_000)
