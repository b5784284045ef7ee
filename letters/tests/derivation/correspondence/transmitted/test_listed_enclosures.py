"""Lists of what is enclosed, which are no texts, and heads of what is."""

from unittest import TestCase

from letters.tests.derivation.correspondence.transmitted.test_enclosures import (
    OWN,
    PAPER,
    below,
)
from letters.tests.derivation.correspondence.transmitted.test_transmitted import (
    carried,
    words,
)

NAMED = "report on what the Council discussed at its meeting in Washington"
BARE = PAPER.removeprefix("<p>").removesuffix("</p>")


class ListedEnclosureTests(TestCase):
    def test_numbers_below_attachments_only_name_them(self):
        for label, numbers in (
            ("Attachments", ("1. ", "2. ")),
            ("Enclosure", ("(1): ", "(2): ")),
        ):
            with self.subTest(label):
                listed = "".join(f"<p>{number}{NAMED}</p>" for number in numbers)
                self.assertEqual(words(**below(f"<p>{label}</p>{listed}")), [])

    def test_tabs_one_above_the_other_only_name_them(self):
        listed = "".join(f"<p>Tab “{tab}”—{NAMED}</p>" for tab in "AB")

        self.assertEqual(words(**below(listed)), [])

    def test_a_text_begins_below_the_list(self):
        for inner in (
            f"<p>Attachments</p><p>1. {NAMED}</p><p>2. {NAMED}</p><p>Tab A</p>{PAPER}",
            f"<p>Enclosure</p><p>As stated.</p>{PAPER}",
        ):
            with self.subTest(inner):
                self.assertEqual(words(**below(inner)), [BARE])

    def test_it_ends_above_what_the_editors_left_out(self):
        left_out = (
            f"<p>[Here follow {'a table and an analysis, ' * 20}not printed.]</p>"
        )

        self.assertEqual(words(**below(f"<p>Tab A</p>{PAPER}{left_out}")), [BARE])

    def test_each_of_as_many_titles_as_are_listed_begins_a_text(self):
        listed = f"<p>Attachments:</p><p>1. {NAMED}</p><p>2. {NAMED}</p>"
        titles = "MEMORANDA FOR SIGNATURE", "OTHER PAPERS NOT FOR SIGNATURE"
        inner = "".join(f"<p>{title}</p>{PAPER}{OWN}" for title in titles)

        first, second = words(**below(listed + inner))

        self.assertTrue(first.startswith(titles[0]))
        self.assertTrue(second.startswith(titles[1]))

    def test_a_tab_at_the_head_of_each_page_is_one_text(self):
        inner = f"<p>TAB A</p>{PAPER}<p>TAB B</p>{PAPER}<p>TAB B</p>{PAPER}"

        self.assertEqual(len(words(**below(inner))), 2)

    def test_letters_below_one_another_begin_at_their_headings(self):
        head = "<p>Letter From {} to {}—December 14, 1962</p>" + PAPER
        inner = head.format("Kennedy", "Khrushchev") + head.format(
            "Khrushchev", "Kennedy"
        )

        first, second = carried(**below(f"<p>Tab A</p>{inner}"))

        self.assertEqual((first.sender, first.date), ("Kennedy", "1962-12-14"))
        self.assertEqual((second.sender, second.recipient), ("Khrushchev", "Kennedy"))

    def test_the_signature_at_the_right_below_a_label_is_the_carriers(self):
        signed = '<p rend="right">James S. Lay, Jr.</p>'

        self.assertEqual(words(**below(f"<p>Enclosure</p>{signed}{PAPER}")), [BARE])

    def test_it_ends_above_what_it_encloses_itself(self):
        listed = f"<p>Enclosures:</p><p>1. {NAMED}</p>"

        self.assertEqual(words(**below(f"<p>Tab A</p>{PAPER}{listed}")), [BARE])


class EnclosedHeadTests(TestCase):
    def test_the_head_of_a_directive_is_its_own(self):
        head = "<p>MEMORANDUM FOR</p><p>The Secretary of State</p>"
        directive = "National Security Decision Memorandum 12"
        for heading, count in ((directive, 0), (below("")["heading"], 1)):
            with self.subTest(heading):
                found = words(f"{OWN}{head}{PAPER}{OWN}", heading=heading, signed="")
                self.assertEqual(len(found), count)

    def test_a_telegram_below_a_memorandum_needs_no_label(self):
        wire = "<p>OUTGOING TELEGRAM</p><list><head>ACTION:</head><item>Kampala</item>"

        (text,) = words(**below(f"{wire}</list>{PAPER}{OWN}"))

        self.assertTrue(text.startswith(BARE))
