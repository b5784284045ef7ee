from unittest import TestCase

from letters.tei.balance import find_imbalances


class ImbalanceTests(TestCase):
    def test_it_reports_a_mark_without_its_counterpart(self):
        cases = [
            ("(Reagan Library (03/03/1984)", 0, "( is not closed"),
            (
                "(Aviation Council Faults Soviet,” New York Times)",
                32,
                "” has no opening",
            ),
            ("in the [Aviation Organization", 7, "[ is not closed"),
            ("Larry Eagleburger] will", 17, "] has no opening"),
            ("as he said) then", 10, ") has no opening"),
            ("he wrote: “We agree.", 10, "“ is not closed"),
            ("(one [two)", 5, "[ is not closed"),
        ]
        for text, offset, message in cases:
            with self.subTest(text):
                (imbalance,) = find_imbalances(text)
                self.assertEqual(imbalance.offset, offset)
                self.assertIn(message, imbalance.message)

    def test_it_is_content_with_balanced_text(self):
        for text in [
            "",
            "\n \n",
            "(see [Tab A], “a ‘draft’ of May”)",
            "the President’s speech, the Soviets’ reply, rock ’n’ roll",
            "a) first; b) second; 3) third",
            "“We begin.\n\n“We go on.\n\n“We end.”",
            "(hard-wrapped as typescripts\nare)",
        ]:
            with self.subTest(text):
                self.assertEqual(find_imbalances(text), [])

    def test_each_note_of_a_list_is_weighed_alone(self):
        text = "  1. See (Tab A\n  2. See Tab B)"
        offsets = [imbalance.offset for imbalance in find_imbalances(text)]
        self.assertEqual(offsets, [text.index("("), text.index(")")])

    def test_a_quotation_that_does_not_open_again_is_reported(self):
        (imbalance,) = find_imbalances("He said: “We begin.\n\nI disagree.")
        self.assertEqual(imbalance.offset, 9)
