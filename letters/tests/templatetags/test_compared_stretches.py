"""Words of a comparison are written as they are, and what marks them around them."""

from unittest import TestCase

from letters.alignment.collation import ChangeKind, CollatedChange
from letters.reader.witnesses.shown_rows import ShownPiece, ShownStretch
from letters.reader.witnesses.witness_parts import PointKind, TextPoint
from letters.templatetags.compared_stretches import compared_stretches

CHANGE = CollatedChange(3, ChangeKind.DATES, "29", "31")


class WrittenTests(TestCase):
    def test_words_are_escaped_and_no_blank_comes_between(self):
        words = [ShownStretch((ShownPiece("a <b> "), ShownPiece("c")))]
        self.assertEqual(compared_stretches(words), "a &lt;b&gt; c")

    def test_a_change_is_told_in_words_and_has_its_address(self):
        stretch = ShownStretch((ShownPiece("29"),), "del", CHANGE, True, 4)
        written = compared_stretches([stretch])
        for part in (
            '<del id="c3" class="change change--dates">',
            "[left out: </span>29<span",
            'href="#c4"',
        ):
            with self.subTest(part):
                self.assertIn(part, written)

    def test_words_that_are_kept_without_brackets_are_no_deletion(self):
        written = compared_stretches([ShownStretch((ShownPiece("x"),), "", CHANGE)])
        self.assertTrue(written.startswith('<span class="change change--kept">'))

    def test_pages_and_notes_are_links(self):
        points = [
            ShownPiece(point=TextPoint(0, PointKind.PAGE, "7", "/d/#page-7")),
            ShownPiece(point=TextPoint(0, PointKind.NOTE, "<2>", "/d/#note-2")),
            ShownPiece(is_paragraph_end=True),
        ]
        written = compared_stretches([ShownStretch(tuple(points))])
        self.assertIn('href="/d/#page-7">[Page 7]</a>', written)
        self.assertIn("&lt;2&gt;", written)
        self.assertIn("¶", written)
