"""Words in brackets about a gap are read; other words in brackets are not."""

from decimal import Decimal
from unittest import TestCase

from letters.derivation.text.gap_extent import Measure, read_extent

WITHHELD = "not-declassified"


def read(phrase):
    extent = read_extent(phrase)
    return (extent.reason, extent.unit, extent.quantity) if extent else None


class ExtentTests(TestCase):
    def test_it_reads_what_is_withheld_and_how_much(self):
        cases = {
            "[name not declassified]": (WITHHELD, "name", None),
            "[not declassified]": (WITHHELD, "", None),
            "[Document numbers not declassified]": (WITHHELD, "document-number", None),
            "[dollar amount not declassified]": (WITHHELD, "dollar-amount", None),
            "[3 lines of source text not declassified]": (WITHHELD, "line", 3),
            "[3½ lines not declassified]": (WITHHELD, "line", Decimal("3.5")),
            "[3–½ lines not declassified]": (WITHHELD, "line", Decimal("3.5")),
            "[3-1/2 lines not declassified]": (WITHHELD, "line", Decimal("3.5")),
            "[31/2 lines not declassified]": (WITHHELD, "line", Decimal("3.5")),
            "[1/2 page not declassified]": (WITHHELD, "page", Decimal("0.5")),
            "[three pages not declassified in time for publication.]": (
                WITHHELD,
                "page",
                3,
            ),
            "[* entry in table not declassified]": (WITHHELD, "entry", None),
            "[table entries not declassified]": (WITHHELD, "table-entry", None),
        }
        for phrase, expected in cases.items():
            with self.subTest(phrase):
                self.assertEqual(read(phrase), expected)

    def test_it_reads_slips_of_the_pen(self):
        for slip in ("declassfied", "declassifed", "desclassified", "de-classified"):
            with self.subTest(slip):
                self.assertEqual(read(f"[text not {slip}]"), (WITHHELD, "text", None))

    def test_it_reads_what_was_lost_or_left_out(self):
        cases = {
            "[garble]": ("garbled", "", None),
            "[apparent garble]": ("garbled", "", None),
            "[garble—Israel?]": ("garbled", "", None),
            "[ILLEGIBLE]": ("illegible", "", None),
            "[three illegible words]": ("illegible", "word", 3),
            "[unclear exchange]": ("unclear", "exchange", None),
            "[line(s) missing from the source text]": ("missing", "line", None),
            "[name and title deleted]": ("deleted", "name", None),
            "[2 lines excised]": ("excised", "line", 2),
            "[omission in the source text]": ("omitted", "", None),
        }
        for phrase, expected in cases.items():
            with self.subTest(phrase):
                self.assertEqual(read(phrase), expected)

    def test_other_words_tell_of_no_gap(self):
        for phrase in (
            "",
            "[]",
            "[sic]",
            "[Washington,]",
            "[3 pages of source text]",
            "[2 lines of source text declassified]",
            "[Here follows discussion of unrelated subjects.]",
            "[Omitted here is discussion of Chile.]",
            "[The word “sole” was omitted.]",
            "[the situation is unclear]",
            "[men missing in action]",
            "[NSC 5705/1 was not declassified.]",
        ):
            with self.subTest(phrase):
                self.assertIsNone(read(phrase))

    def test_less_than_a_line_is_at_most_one(self):
        extent = read_extent("[less than 1 line not declassified]")
        self.assertTrue(extent.is_approximate)
        self.assertEqual(
            extent.attributes(),
            {
                "reason": WITHHELD,
                "unit": "line",
                "atMost": "1",
                "extent": "less than 1 line",
            },
        )

    def test_about_so_many_has_a_low_precision(self):
        attributes = read_extent("[about 20 words not declassified]").attributes()
        self.assertEqual(
            (attributes["quantity"], attributes["precision"]), ("20", "low")
        )

    def test_both_measures_of_a_paragraph_are_kept(self):
        extent = read_extent("[1 paragraph (12 lines) not declassified]")
        self.assertEqual((extent.unit, extent.quantity), ("paragraph", 1))
        self.assertEqual(extent.finer, Measure("line", Decimal(12)))
        self.assertEqual(extent.attributes()["extent"], "1 paragraph (12 lines)")

    def test_a_whole_document_is_measured_by_its_last_sentence(self):
        phrase = (
            "[Source: Department of State, Central Files, 611.80/4–2259. Top Secret; "
            "handling designator not declassified. 2 pages of source text not "
            "declassified.]"
        )
        self.assertEqual(read(phrase), (WITHHELD, "page", 2))
