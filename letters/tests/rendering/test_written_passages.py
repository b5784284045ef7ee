"""Conditional passages in HTML, also across paragraphs, emphasis and one another."""

from unittest import TestCase

from letters.tests.rendering.rendered import page_of, page_of_tei


class WrittenPassageTests(TestCase):
    def conditional(self, notation):
        page = page_of(notation)
        self.assertEqual(page.faults, [])
        spans = [e for e in page.find("conditional") if "data-passage" in e.attributes]
        return [without_announcements(element.text) for element in spans], page

    def test_a_passage_across_paragraphs_is_marked_in_each(self):
        spans, page = self.conditional(
            "a [\\[]{.opens #o}b\n\nc\n\nd[\\]]{.closes #o} e"
        )
        self.assertEqual(spans, ["[b", "c", "d]"])
        self.assertEqual(
            [e.attributes.get("id") for e in page.find("conditional")],
            ["o", None, None],
        )

    def test_a_passage_that_crosses_emphasis_ends_where_it_ends(self):
        cases = {
            "a [\\[]{.opens #o}b *c[\\]]{.closes #o} d* e": (["[b c]"], ["c]", " d"]),
            "*a [\\[]{.opens #o}b* c[\\]]{.closes #o} d": (["[b c]"], ["a ", "[b"]),
            "*a [\\[]{.opens #o}b[\\]]{.closes #o} c* d": (
                ["[b]"],
                ["a ", "[b]", " c"],
            ),
        }
        for notation, (expected, italics) in cases.items():
            with self.subTest(notation):
                spans, page = self.conditional(notation)
                self.assertEqual(spans, expected)
                self.assertEqual(
                    [without_announcements(e.text) for e in page.named("i")], italics
                )

    def test_passages_may_overlap(self):
        _, page = self.conditional(
            "a [\\[]{.opens #o}b [\\[]{.opens #q}c[\\]]{.closes #o} d[\\]]{.closes #q} e"
        )
        by_passage = {}
        for element in page.find("conditional"):
            name = element.attributes["data-passage"]
            by_passage[name] = by_passage.get(name, "") + without_announcements(
                element.text
            )
        self.assertEqual(by_passage, {"o": "[b [c]", "q": "[c] d]"})

    def test_one_that_never_closes_swallows_nothing(self):
        for notation in (
            "a [\\[]{.opens #o}b\n\nc",
            "a[\\]]{.closes #o} b",
            "b[\\]]{.closes #o} a [\\[]{.opens #o}c\n\nd",
        ):
            with self.subTest(notation):
                spans, page = self.conditional(notation)
                self.assertEqual(spans, [])
                self.assertGreater(len(page.find("metamark")), 0)

    def test_a_paragraph_that_is_nothing_else_is_wholly_conditional(self):
        cases = {"[a]{.conditional #c}": 1, "b [a]{.conditional #c}": 0, "a": 0}
        for notation, count in cases.items():
            with self.subTest(notation):
                self.assertEqual(
                    len(page_of(notation).find("wholly-conditional")), count
                )

    def test_no_block_without_a_conditional_passage_is_wholly_conditional(self):
        for markup in (
            '<p><note n="2">a</note></p>',
            '<figure><graphic url="map.jpg"/></figure>',
            "<p><hi>  </hi></p>",
            '<div><note n="1">a</note><note n="2">b</note></div>',
        ):
            with self.subTest(markup):
                self.assertEqual(page_of_tei(markup).find("wholly-conditional"), [])

    def test_a_note_beside_a_passage_is_left_when_the_passage_is_not(self):
        markup = '<seg type="conditional" xml:id="c">a</seg><note n="1">b</note>'
        page = page_of_tei(f"<p>{markup}</p>")
        self.assertEqual(page.find("wholly-conditional"), [])

    def test_a_passage_without_a_name_has_no_empty_identifier(self):
        page = page_of_tei('<p><seg type="conditional">a</seg></p>')
        self.assertNotIn("id", page.find("conditional")[0].attributes)


def without_announcements(text):
    """The text of an element without the announcements of a passage."""
    for words_of_rule in (
        "[conditional passage begins] ",
        " [conditional passage ends]",
    ):
        text = text.replace(words_of_rule, "")
    return text
