"""Names under a text: one or several, with offices, editors' words and others' names."""

from unittest import TestCase

from letters.derivation.correspondence.sides.signatures import find_signatures
from letters.derivation.text.main_text import MainText
from letters.tei.body import read_document
from letters.tei.source import TEI_NAMESPACE

HEAD = "<head>Telegram From the Embassy to the Department</head>"


def signatures(ending):
    body = read_document(
        f'<div xmlns="{TEI_NAMESPACE}">{HEAD}<p>Text.</p>{ending}</div>'
    )
    return find_signatures(MainText(body).blocks)


def signed(inner):
    signed_by = signatures(f"<closer><signed>{inner}</signed></closer>")
    return [(signature.name, signature.office) for signature in signed_by]


class EncodedSignatureTests(TestCase):
    def test_a_marked_name_alone_above_it_is_one_too(self):
        both = signatures(
            "<p><persName>N. Khrushchev</persName></p>"
            "<closer><signed><persName>L. Brezhnev</persName></signed></closer>"
        )
        self.assertEqual(
            [(each.name, each.is_inferred) for each in both],
            [("N. Khrushchev", True), ("L. Brezhnev", False)],
        )

    def test_a_rank_with_no_more_than_an_initial_is_no_name(self):
        for inner in ("G.Brigadier General, USA", "Brigadier General<lb/>USA"):
            with self.subTest(inner):
                self.assertEqual(signed(inner), [])
        self.assertEqual(
            signed("G.<lb/>Brigadier General"), [("G.", "Brigadier General")]
        )

    def test_words_above_it_that_name_nobody_are_none(self):
        for above in ("<p>Khrushchev</p>", "<p>For <persName>Rusk</persName></p>"):
            with self.subTest(above):
                ending = f"{above}<closer><signed>Thompson</signed></closer>"
                self.assertEqual([e.name for e in signatures(ending)], ["Thompson"])

    def test_a_name_is_read_as_it_is_printed(self):
        for inner, name in (
            ("<persName>Thompson</persName>", "Thompson"),
            ('<hi rend="strong">C[harles] E. B[ohlen]</hi>', "C[harles] E. B[ohlen]"),
            ("McG. B.<note n='2'>Bundy initialed.</note>", "McG. B."),
            ("/s/ Dean Rusk", "Dean Rusk"),
            ("[Johnson]", "Johnson"),
            ("Faithfully yours,<lb/>Harold Macmillan", "Harold Macmillan"),
        ):
            with self.subTest(inner):
                self.assertEqual(signed(inner), [(name, "")])

    def test_the_lines_below_a_name_are_its_office(self):
        inner = '<hi rend="strong">Maxwell D. Taylor</hi><lb/>Chairman<lb/>Joint Chiefs'
        self.assertEqual(
            signed(inner), [("Maxwell D. Taylor", "Chairman, Joint Chiefs")]
        )

    def test_each_of_several_names_is_a_signature(self):
        both = [("Dean Rusk", ""), ("Robert S. McNamara", "Secretary of Defense")]
        for inner in (
            "Dean Rusk<lb/>Robert S. McNamara<lb/>Secretary of Defense",
            "<persName>Dean Rusk</persName><lb/><persName>Robert S. McNamara</persName>"
            "<lb/>Secretary of Defense",
            "<list><item>Dean Rusk</item><item>Robert S. McNamara<lb/>"
            "Secretary of Defense</item></list>",
        ):
            with self.subTest(inner):
                self.assertEqual(signed(inner), both)

    def test_a_line_with_the_form_of_a_name_is_another_signature(self):
        both = signatures(
            "<closer><signed>Dean Rusk<lb/>Secretary of State<lb/>Stewart Udall"
            "</signed></closer>"
        )
        self.assertEqual(
            [(each.name, each.office, each.is_inferred) for each in both],
            [("Dean Rusk", "Secretary of State", False), ("Stewart Udall", "", True)],
        )

    def test_in_whose_name_somebody_signs_did_not_sign(self):
        for inner in (
            "<hi rend='strong'>Manning H. Williams</hi><lb/>for<lb/>"
            "<hi rend='strong'>Valdemar Johnson</hi>",
            "For the Secretary of State:<lb/>Manning H. Williams",
            "Manning H. Williams<lb/>for Valdemar B. Johnson",
        ):
            with self.subTest(inner):
                self.assertEqual(signed(inner), [("Manning H. Williams", "")])

    def test_what_an_editor_says_of_it_is_no_name(self):
        for inner, name in (
            ("[signed Joe]<lb/>Joseph Palmer 2nd", "Joseph Palmer 2nd"),
            ("TOON [MT initialed]", "TOON"),
            ("[Packard signed]", "Packard"),
            ("(Sgd.) C. R. Attlee", "C. R. Attlee"),
            ("[s] Joseph Palmer 2nd", "Joseph Palmer 2nd"),
        ):
            with self.subTest(inner):
                self.assertEqual(signed(inner), [(name, "")])

    def test_a_name_that_is_withheld_is_none(self):
        for inner in ("[Name and title deleted]", "[name not declassified]"):
            with self.subTest(inner):
                self.assertEqual(signed(inner), [])

    def test_who_gets_a_copy_did_not_sign(self):
        inner = "Brent Scowcroft<lb/>cc: George S. Springsteen"
        self.assertEqual(signed(inner), [("Brent Scowcroft", "")])


class BareNameTests(TestCase):
    def test_a_last_paragraph_that_is_a_name_is_an_inferred_signature(self):
        for name in ("Thompson", "O’Shaughnessy", "McConaughy", "Cabot L.", "D.E."):
            with self.subTest(name):
                (signed_by,) = signatures(f"<p>{name}</p>")
                self.assertEqual((signed_by.name, signed_by.is_inferred), (name, True))

    def test_other_last_words_are_no_name(self):
        for words in (
            *("Disapprove", "Sincerely,", "END OF DOCUMENT", "Secretary of State"),
            *("He agreed.", "January 5", "Unclassified", "Message Unsigned"),
        ):
            with self.subTest(words):
                self.assertEqual(signatures(f"<p>{words}</p>"), [])

    def test_a_place_is_no_name(self):
        self.assertEqual(signatures("<p>We met in Paris.</p><p>Paris</p>"), [])


class CopiedSignatureTests(TestCase):
    def test_the_name_below_the_mark_of_a_signature_is_one(self):
        (found,) = signatures(
            "<p>Sincerely,</p><p>/s/</p><p><persName>Alexander M. Haig</persName>, Jr. "
            "Brigadier General</p><p>Major General Walters</p>"
        )
        self.assertEqual(
            (found.name, found.office), ("Alexander M. Haig, Jr.", "Brigadier General")
        )

    def test_a_name_in_capitals_after_the_last_sentence_is_one(self):
        for words, names in (
            ("INFORM BONN. <persName>KISSINGER</persName>", ["KISSINGER"]),
            ("INFORM <persName>KISSINGER</persName>", []),
            ("Inform all of us of it. <persName>Kissinger</persName>", []),
        ):
            with self.subTest(words):
                found = signatures(f"<p>{words}</p><p>SECRET</p>")
                self.assertEqual([each.name for each in found], names)

    def test_a_name_in_capitals_is_one_only_above_the_stamps_of_a_telegram(self):
        for stamps, names in (("<p>BT</p><p>#3725</p>", ["ROGERS"]), ("", [])):
            with self.subTest(stamps):
                found = signatures(f"<p>ROGERS</p>{stamps}")
                self.assertEqual([each.name for each in found], names)
