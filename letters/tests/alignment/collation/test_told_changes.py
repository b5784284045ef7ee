"""Some changes are told as one: a reader sees one."""

from unittest import TestCase

from letters.alignment.collation import (
    ChangeKind,
    Flag,
    FlaggedRange,
    WitnessParagraph,
    WitnessText,
    collate,
    plain_witness,
)
from letters.alignment.collation.trimmed_ends import trim_ends


def told(old, new):
    changes = collate(plain_witness([old]), plain_witness([new])).changes
    return [(one.old, one.new) for one in changes]


class TransposedTests(TestCase):
    CASES = (
        ("by force to assert", "to assert by force"),
        ("January 28", "28 January"),
        ("be taken only", "only be taken"),
    )

    def test_words_that_changed_places_are_one_change(self):
        for old, new in self.CASES:
            for one, other in ((old, new), (new, old)):
                with self.subTest(one):
                    changes = told(
                        f"He wrote {one} in May.", f"He wrote {other} in May."
                    )
                    self.assertEqual(len(changes), 1)
                    self.assertIn(
                        set(changes[0][0].split()),
                        (set(one.split()), set(other.split()) & set(one.split())),
                    )

    def test_words_that_went_far_were_left_out_here_and_put_in_there(self):
        old = "The agreed number of these inspections is six."
        new = "The number of these inspections is agreed six."
        self.assertEqual(told(old, new), [("agreed", ""), ("", "agreed")])

    def test_a_sign_changes_places_with_another(self):
        old, new = "He agreed (in May.) They left", "He agreed (in May). They left"
        self.assertEqual(told(old, new), [(".)", ").")])


class PairedSignTests(TestCase):
    def test_marks_round_the_same_words_are_one_change(self):
        cases = {
            ("a tool of “French rule” then", "a tool of French rule then"): (
                ("“French rule”", "French rule"),
            ),
            ("he (the Shah) left", "he, the Shah, left"): (
                ("(the Shah)", ", the Shah,"),
            ),
            ("said “we agree now” then", "said “we agreed now” then"): (
                ("agree", "agreed"),
            ),
            ("a “free city in Berlin", "a free city in Berlin"): (("“", ""),),
        }
        for (old, new), expected in cases.items():
            with self.subTest(old):
                self.assertEqual(told(old, new), list(expected))

    def test_other_changes_between_them_are_told_too(self):
        self.assertEqual(
            told("he said “we will not come” then", "he said we shall not come then"),
            [("“we will not come”", "we shall not come"), ("will", "shall")],
        )

    def test_of_a_long_passage_the_marks_are_told(self):
        passage = " ".join(["the words of the treaty"] * 9)
        self.assertEqual(
            told(f"It says {passage} now", f"It says “{passage}” now"),
            [("", "“ … ”")],
        )

    def test_a_mark_of_one_paragraph_does_not_close_that_of_another(self):
        old = ["We agree on this.", "We agree on that."]
        new = ["“We agree on this.", "“We agree on that."]
        changes = collate(plain_witness(old), plain_witness(new)).changes
        self.assertEqual([one.new for one in changes], ["“", "“"])

    def test_marks_at_a_conditional_passage_stay_its_own(self):
        flags = (FlaggedRange(8, 20, Flag.CONDITIONAL, "p"),)
        old = WitnessText((WitnessParagraph("We hope “I may come” now.", "p1", flags),))
        changes = collate(old, plain_witness(["We hope I may come now."])).changes
        self.assertEqual({one.kind for one in changes}, {ChangeKind.CONDITIONAL})


class WholeWordTests(TestCase):
    def test_a_word_is_told_whole(self):
        cases = {
            ("face vis-a-vis Iran", "face vis-à-vis Iran"): ("vis-a-vis", "vis-à-vis"),
            ("left at 3:55 p.m.", "left at 4:15 p.m."): ("3:55", "4:15"),
            ("some 15,000 men", "some 16,000 men"): ("15,000", "16,000"),
            ("they don’t agree", "they can’t agree"): ("don’t", "can’t"),
            ("the Shah’s letter", "the King’s letter"): ("Shah", "King"),
            ("of March 2.4 We", "of May 9.4 We"): ("March 2", "May 9"),
            ("our nation's gold", "our nations' gold"): ("nation's", "nations'"),
            ("his government wishes it", "his government’s wish it"): (
                "government wishes",
                "government’s wish",
            ),
            ("the Shah left", "the Shah’s left"): ("", "’s"),
            ("through SCUA. On", "through S.C.U.A. On"): ("SCUA.", "S.C.U.A."),
            ("a U.S. plan", "a U.K. plan"): ("U.S.", "U.K."),
            ("to the Soviet bloc", "to the Sino-Soviet bloc"): (
                "Soviet",
                "Sino-Soviet",
            ),
            ("exceed (6–8) divisions", "exceed 6 divisions"): ("(6–8)", "6"),
            ("of basic-purposes", "of purposes"): ("basic-", ""),
        }
        for (old, new), expected in cases.items():
            with self.subTest(old):
                self.assertEqual(told(old, new), [expected])


class DashTests(TestCase):
    def test_two_hyphens_for_a_dash_are_no_change(self):
        for one in ("He came -- at last -- to us.", "He came--at last--to us."):
            with self.subTest(one):
                self.assertEqual(told(one, "He came—at last—to us."), [])

    def test_a_hyphen_more_is_one(self):
        self.assertEqual(told("He left - and we", "He left and we"), [("-", "")])


class AlikeRowTests(TestCase):
    def rows(self, old, new):
        sides = ["We agree.", *old, "Yours"], ["We agree.", *new, "Yours"]
        return collate(*map(plain_witness, sides)).rows[1:-1]

    def test_a_short_line_stands_beside_the_one_that_it_became(self):
        for old, new in (
            ("TOP SECRET MESSAGE", "Top secret message"),
            ("Conclusion", "Conclusions"),
            ("e. Assumptions", "d. Assumptions"),
            ("A. NSC 170/1", "A. NSC 5514"),
        ):
            with self.subTest(old):
                (row,) = self.rows([old], [new])
                self.assertEqual([len(row.old), len(row.new)], [1, 1])

    def test_another_item_of_a_list_does_not(self):
        for old, new in (
            (["c. Commitments"], ["f. Commissions"]),
            (["Dear Harold:"], ["At the close of the year"]),
        ):
            with self.subTest(old):
                self.assertEqual(len(self.rows(old, new)), len(old) + len(new))


class SameUseTests(TestCase):
    BODY = "We agree on all of this, and on the rest."

    def told(self, old, new):
        changes = collate(plain_witness(old), plain_witness(new)).changes
        return [(one.kind.value, one.old, one.new) for one in changes]

    def test_a_salutation_stands_beside_another(self):
        old = ["Dear Harold:", self.BODY]
        new = ["Dear Mr. Prime Minister:", self.BODY]
        self.assertEqual(
            self.told(old, new), [("names", "Harold", "Mr. Prime Minister")]
        )

    def test_so_do_the_names_at_the_end(self):
        for old, new in (("Lyndon B. Johnson", "Cyrus Vance"), ("Taylor", "Rusk")):
            with self.subTest(old):
                self.assertEqual(
                    self.told([self.BODY, old], [self.BODY, new]),
                    [("names", old, new)],
                )

    def test_names_elsewhere_do_not(self):
        old, new = ["Cyrus Vance", self.BODY], ["Lyndon B. Johnson", self.BODY]
        self.assertEqual(len(self.told(old, new)), 2)

    def test_another_last_line_does_not_stand_beside_a_name(self):
        changes = self.told([self.BODY, "Rusk"], [self.BODY, "End of the text."])
        self.assertEqual([kind for kind, _, _ in changes], ["wording", "wording"])


class CutTests(TestCase):
    CASES = (
        (
            "seek an appointment with Prime Minister and make",
            "seek an audience with King and make",
            [("appointment", "audience"), ("Prime Minister", "King")],
        ),
        (
            "an uncertain NVA capability and intention for the season",
            "an uncertain NVA capabilities and intentions for the season",
            [("capability", "capabilities"), ("intention", "intentions")],
        ),
        (
            "The Lao forces are weaker now and we will probably need all of them",
            "The Lao forces, particularly Vang Pao's irregulars, are weaker than in "
            "previous years. Thus we will probably need all of them",
            [
                ("", ", particularly Vang Pao's irregulars,"),
                ("now and", "than in previous years. Thus"),
            ],
        ),
        (
            "submitted in December and amended by the joint memorandum of the Department "
            "of Defense and the Bureau of the Budget, as all of us agreed at the meeting",
            "submitted in December and amended to show the retirement in FY 1966 from each "
            "inventory everywhere, as all of us agreed at the meeting",
            [
                (
                    "by the joint memorandum of the Department of Defense and the Bureau "
                    "of the Budget",
                    "to show the retirement in FY 1966 from each inventory everywhere",
                )
            ],
        ),
    )

    def test_a_change_is_cut_as_an_editor_would(self):
        for old, new, expected in self.CASES:
            for one, other, swapped in ((old, new, False), (new, old, True)):
                with self.subTest(one):
                    pairs = [pair[::-1] for pair in expected] if swapped else expected
                    self.assertEqual(told(f"{one}.", f"{other}."), pairs)

    def test_the_sign_before_a_paragraph_left_out_is_not_changed(self):
        old = ["dues through SCUA;", "a report to the Council, on that;", "a plan"]
        new = ["dues through S.C.U.A.;", "a plan"]
        changes = collate(plain_witness(old), plain_witness(new)).changes
        self.assertEqual((changes[0].old, changes[0].new), ("SCUA", "S.C.U.A."))

    def test_the_stop_of_an_hour_is_not_that_of_a_sentence(self):
        old, new = plain_witness(["Bonn, 7:45 p.m."]), plain_witness(["Bonn."])
        for places in ([((4, 15), (4, 5))], [((4, 15), (4, 4))]):
            with self.subTest(places):
                self.assertEqual(trim_ends(places, old, new), places)


class UnseenSignTests(TestCase):
    def test_a_word_set_otherwise_is_no_change(self):
        cases = (
            ("coop\u00aderation", "cooperation"),
            ("co-\u2028operation", "cooperation"),
            ("co-\u2028operation", "co-operation"),
        )
        for old, new in cases:
            with self.subTest(old):
                self.assertEqual(told(f"full {old} now", f"full {new} now"), [])

    def test_two_words_are_not_one(self):
        self.assertEqual(len(told("full now\u2028here", "full nowhere")), 1)


class SpelledWordTests(TestCase):
    def test_a_word_that_both_have_parts_two_spellings(self):
        self.assertEqual(
            told("the GDR and FRG agree", "the G.D.R. and F.R.G. agree"),
            [("GDR", "G.D.R."), ("FRG", "F.R.G.")],
        )


class AgreementTests(TestCase):
    def test_a_long_agreement_between_long_additions_is_none_by_chance(self):
        kept = "The Sixth Fleet stays in the Eastern Mediterranean for this winter."
        added = "Jordan asked for the help of her King, who was in Aqaba for a week. "
        gone = "All of Iraq was told in the news for Basra, that a ship sank. "
        old = [f"12. {kept}", gone * 4]
        new = [added * 4, f"8. {kept}"]
        changes = collate(plain_witness(old), plain_witness(new)).changes
        self.assertIn(("12", "8"), [(one.old, one.new) for one in changes])
        self.assertNotIn(ChangeKind.MOVED, [one.kind for one in changes])

    def test_a_paragraph_in_the_place_of_another_stands_beside_it(self):
        shared = "the danger which events in Syria mean for all of us"
        old = [
            "We agree.",
            f"1. We thank you for talks on {shared}. " + "We left. " * 5,
        ]
        new = ["We agree.", f"1. From what the King said we know {shared}."]
        rows = collate(
            plain_witness([*old, "Yours"]), plain_witness([*new, "Yours"])
        ).rows
        self.assertEqual(len(rows), 3)
