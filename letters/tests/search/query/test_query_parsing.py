"""How the parser understands what readers type, and remarks on the rest."""

from __future__ import annotations

from datetime import date
from unittest import TestCase

from hypothesis import assume, given
from hypothesis import strategies as st

from letters.search.query import LONGEST_QUERY, MOST_TERMS, parse_query
from letters.search.query.facets import Facet
from letters.search.query.groups import DEEPEST
from letters.search.query.tree import (
    AnyOf,
    DateFilter,
    Filter,
    Term,
    TermKind,
    TextPart,
)

SIGNS = st.sampled_from(
    [
        *'"“ ()-|*?~:[]{}<>&+',
        "OR",
        "NOT",
        "AND",
        " NEAR/5 ",
        " w/10 ",
        " OR ",
        " NOT ",
        " -",
        "~10",
        "..",
        "://",
    ]
)
WORDS = st.one_of(
    st.sampled_from(["arms", "hot-line", "U.S.", "O’Brien", "ŁÓDŹ", "negotiat*"]),
    st.sampled_from(["START", "SALT", "II", "FROM:", "foo:bar", '"test ban"~10']),
    st.sampled_from(["from:rusk", 'to:"Dean Rusk"', "has:struck", "in:notes"]),
    st.sampled_from(
        ["-in:text", "in:front", "year:1962", "date:..1963", "date:1961..1963-02"]
    ),
)
TEXTS = st.lists(st.one_of(SIGNS, WORDS, st.text(max_size=6))).map("".join)
SPACED = st.lists(st.one_of(SIGNS, WORDS, WORDS)).map(" ".join)


def leaf_of(text: str) -> object:
    return parse_query(text).root


class UnderstandingTestCase(TestCase):
    def assert_understood(self, cases: dict[str, str]) -> None:
        for text, understood in cases.items():
            with self.subTest(text=text):
                query = parse_query(text)
                self.assertEqual(str(query), understood)
                self.assertEqual(query.not_understood, ())

    def assert_remarked(self, cases: dict[str, tuple[str, list[str]]]) -> None:
        for text, (understood, remarks) in cases.items():
            with self.subTest(text=text):
                query = parse_query(text)
                self.assertEqual(str(query), understood)
                self.assertEqual([r.text for r in query.not_understood], remarks)


class WordTests(UnderstandingTestCase):
    def test_words_and_phrases(self):
        self.assert_understood(
            {
                "": "",
                "arms talks": "arms talks",
                "arms arms": "arms",
                '"not  to be"': '"not to be"',
                "“not to be”": '"not to be"',
                '"forces"': '"forces"',
                "hot-line": "hot-line",
                "U.S. forces": '"U S" forces',
                "3/2/84": '"3 2 84"',
                "10:30": '"10 30"',
                "Topic: Cuba": "Topic Cuba",
                "https://history.state.gov/d1?x=1": '"https history state gov d1 x 1"',
                "O’Brien’s talks?": "O’Brien’s talks",
            }
        )

    def test_signs_between_words_are_passed_over(self):
        self.assert_understood(
            {
                "[Aviation], {x} <y>!": "Aviation x y",
                "arms – talks & so on …": "arms talks so on",
                "arms --talks - again": "arms talks again",
                "~~SECRET~~ arms": "SECRET arms",
                'OR:"" arms': '"OR" arms',
            }
        )

    def test_a_hyphenated_word_is_one_word_or_two(self):
        joined = Term(TermKind.WORD, ("hotline",), "hot-line")
        two = Term(TermKind.PHRASE, ("hot", "line"), "hot-line")
        self.assertEqual(leaf_of("hot-line"), AnyOf((joined, two)))

    def test_within_a_phrase_it_is_joined(self):
        cases = {
            "761.5622/11-1952": ("761", "5622", "11-1952"),
            '"U-2"': ("u-2",),
            '"the NSC-68/2 paper"': ("the", "NSC-68", "2", "paper"),
            '"US-Soviet talks"~3': ("US-soviet~", "talks~"),
        }
        for text, forms in cases.items():
            with self.subTest(text):
                self.assertEqual(leaf_of(text).forms, forms)

    def test_a_word_without_spaces_is_a_phrase_of_its_signs(self):
        for text in ("上海", '"上海"', "上海*"):
            with self.subTest(text):
                self.assertEqual(
                    leaf_of(text), Term(TermKind.PHRASE, ("上-海",), "上海")
                )
        self.assert_understood({"上海 公报": '"上海" "公报"', "海": "海"})

    def test_one_word_in_quotation_marks_is_a_phrase(self):
        self.assertEqual(leaf_of('"arms"'), Term(TermKind.PHRASE, ("arms",), "arms"))

    def test_words_near_each_other(self):
        expected = Term(TermKind.NEAR, ("test~", "ban~"), "test ban", 10)
        self.assertEqual(leaf_of('"test ban"~10'), expected)
        self.assert_remarked(
            {
                '"test ban"~500': ('"test ban"~100', ['"test ban"~500']),
                '"test ban"~x': ('"test ban"', ['"test ban"~x']),
                '"ban"~5': ('"ban"', ['"ban"~5']),
                '"test ban" ~10': ('"test ban"', ["~10"]),
                "arms~2": ("arms", ["arms~2"]),
                'from:"Dean Rusk"~3': ('from:"Dean Rusk"', ['from:"Dean Rusk"~3']),
            }
        )

    def test_the_beginning_of_a_word(self):
        expected = Term(TermKind.PREFIX, ("negotiat",), "negotiat*")
        self.assertEqual(leaf_of("[negotiat*],"), expected)
        self.assert_remarked(
            {
                "*on talks": ("talks", ["*on"]),
                "?????* talks": ("talks", ["?????*"]),
                "wom?n talks": ("talks", ["wom?n"]),
                "co* talks": ("talks", ["co*"]),
                "* talks": ("talks", ["*"]),
                '"arms talk*"': ('"arms talk"', ['"arms talk*"']),
                "from:kenn*": ("from:kenn", ["from:kenn*"]),
            }
        )


class CapitalsTests(UnderstandingTestCase):
    def test_words_in_capitals_are_looked_for_in_capitals(self):
        cases = {
            "START": ("START",),
            "start": ("start",),
            "Start": ("start",),
            "MI6": ("MI6",),
            "I": ("i",),
            "A66877": ("a66877",),
            "USSR’s": ("ussr's",),
            "ŁÓDŹ": ("LODZ",),
            '"START agreement"': ("START", "agreement"),
            '"start START"~5': ("start~", "START"),
            '"AND now"': ("AND", "now"),
            "U.S.": ("u", "s"),
            "MIRV*": ("mirv",),
        }
        for text, forms in cases.items():
            with self.subTest(text):
                self.assertEqual(leaf_of(text).forms, forms)

    def test_so_are_the_parts_of_a_hyphenated_word(self):
        cases = {
            "KAL-007": [("KAL007",), ("KAL", "007")],
            "US-Soviet": [("ussoviet",), ("US", "soviet")],
        }
        for text, forms in cases.items():
            with self.subTest(text):
                self.assertEqual([n.forms for n in leaf_of(text).nodes], forms)

    def test_a_query_in_capitals_was_typed_with_caps_lock(self):
        self.assert_remarked(
            {
                "SALT II TALKS": ("salt ii talks", ["SALT II TALKS"]),
                "SALT OR START": ("SALT OR START", []),
                "SALT NEAR/5 START": ("SALT NEAR/5 START", []),
                "HOT-LINE TALKS": ("HOT-LINE TALKS", []),
                "SALT II TALKS 1979": ("salt ii talks 1979", ["SALT II TALKS 1979"]),
                "SALT II talks 1979": ("SALT II talks 1979", []),
                '"TO BE OR NOT"': ('"to be or not"', ['"TO BE OR NOT"']),
                "FROM:RUSK WALL OR BERLIN": (
                    "from:rusk (wall OR berlin)",
                    ["FROM:RUSK WALL OR BERLIN"],
                ),
            }
        )


class OperatorTests(UnderstandingTestCase):
    def test_or_joins_the_two_beside_it_before_anything_else(self):
        self.assert_understood(
            {
                "arms AND talks": "arms talks",
                "a b OR c d": "a (b OR c) d",
                "a OR b c OR d": "(a OR b) (c OR d)",
                "a OR (b c)": "a OR (b c)",
                "a|b || c": "a OR b OR c",
                "(a) ((b))": "a b",
                "a OR hot-line b": "(a OR hot-line) b",
                "or not and": "or not and",
            }
        )

    def test_what_follows_a_minus_or_not_is_excluded(self):
        self.assert_understood(
            {
                "Geneva -summit": "Geneva -summit",
                "Geneva NOT summit": "Geneva -summit",
                'Geneva -"summit talks"': 'Geneva -"summit talks"',
                "-(a OR b) NOT (c d)": "-(a OR b) -(c d)",
                "-hot-line": "-hot-line",
                "-summit": "-summit",
                "talks OR -arms": "talks OR -arms",
                "NOT NOT a": "a",
                "-(-a)": "a",
                "-from:rusk": "-from:rusk",
            }
        )

    def test_operators_that_join_nothing_are_remarked_upon(self):
        self.assert_remarked(
            {
                "AND OR": ("", ["AND", "OR"]),
                "talks OR": ("talks", ["OR"]),
                "OR talks": ("talks", ["OR"]),
                "talks NOT": ("talks", ["NOT"]),
                "talks OR AND arms": ("talks OR arms", ["AND"]),
                "(talks OR) arms": ("talks arms", ["OR"]),
                "talks -OR arms": ("talks OR arms", ["-OR"]),
            }
        )

    def test_nothing_is_said_of_an_operator_beside_what_was_not_understood(self):
        self.assert_remarked(
            {
                "*on OR talks": ("talks", ["*on"]),
                "talks OR *on arms": ("talks arms", ["*on"]),
                "NOT *on talks": ("talks", ["*on"]),
                "(*on) talks": ("talks", ["*on"]),
            }
        )

    def test_near_as_other_systems_write_it(self):
        near = Term(TermKind.NEAR, ("test~", "ban~"), "test NEAR/5 ban", 5)
        for typed in ("NEAR/5", "near/5", "W/5", "w/5", "N/5", "WITHIN/5", "/5"):
            with self.subTest(typed):
                query = parse_query(f"test {typed} ban")
                self.assertEqual((query.root, query.not_understood), (near, ()))

    def test_what_is_near_is_a_word_in_all_forms_or_what_is_quoted(self):
        cases = {
            "test NEAR ban": ("test~", "ban~"),
            '"test" NEAR/10 "ban"': ("test", "ban"),
            '"test ban" NEAR/5 treaty': ("test ban", "treaty~"),
            "hot-line NEAR/5 SALT": ("hot-line~", "SALT"),
            "a NEAR/5 b NEAR/5 c": ("a~", "b~", "c~"),
            "上海 NEAR/5 U.S.": ("上-海", "u s"),
        }
        for text, forms in cases.items():
            with self.subTest(text):
                query = parse_query(text)
                self.assertEqual((query.root.forms, query.not_understood), (forms, ()))

    def test_near_joins_before_anything_else(self):
        self.assert_understood(
            {
                "test NEAR ban": "test NEAR/10 ban",
                "a b NEAR/5 c d": "a b NEAR/5 c d",
                "a OR b NEAR/5 c": "a OR b NEAR/5 c",
                "a NEAR/5 (b OR c)": "a NEAR/5 b OR a NEAR/5 c",
                "-a NEAR/5 b": "-a NEAR/5 b",
                "a AND NOT b": "a -b",
                "a OR NOT b": "a OR -b",
                "near w": "near w",
            }
        )

    def test_nearness_that_cannot_be_followed_is_remarked_upon(self):
        self.assert_remarked(
            {
                "a NEAR/500 b": ("a NEAR/100 b", ["NEAR/500"]),
                "a PRE/3 b": ("a NEAR/3 b", ["PRE/3"]),
                "a /s b": ("a NEAR/10 b", ["/s"]),
                "a W/P b": ("a NEAR/10 b", ["W/P"]),
                "a NEAR from:rusk": ("a from:rusk", ["NEAR"]),
                "a NEAR -b": ("a -b", ["NEAR"]),
                "NEAR a": ("a", ["NEAR"]),
                "a NEAR": ("a", ["NEAR"]),
            }
        )

    def test_parentheses_without_a_partner_or_a_word_are_remarked_upon(self):
        self.assert_remarked(
            {
                "a (b OR c": ("a (b OR c)", ["(b OR c"]),
                "a) b": ("a b", ["a)"]),
                "() a": ("a", ["()"]),
                "((((": ("", ["(((("]),
                "NOT () a": ("a", ["()"]),
            }
        )

    def test_parentheses_that_stand_too_deep_are_not_read(self):
        deep = "(" * DEEPEST
        query = parse_query(f"talks {deep}(arms){')' * DEEPEST}")

        self.assertEqual(str(query), "talks")
        self.assertIn("more than 20", query.not_understood[0].reason)
        self.assertEqual(str(parse_query(f"{deep}arms{')' * DEEPEST}")), "arms")


class ConditionTests(UnderstandingTestCase):
    def test_fields(self):
        self.assert_understood(
            {
                "from:kennedy": "from:kennedy",
                "From:“Dean Rusk”": 'from:"Dean Rusk"',
                "from:O.Brien": 'from:"O Brien"',
                "to:rusk OR from:rusk": "to:rusk OR from:rusk",
                "volume:frus1961-63v06": "volume:frus1961-63v06",
                'classification:"top secret"': 'classification:"top secret"',
                "hand:anf kind:letter": "hand:anf kind:letter",
                "[has:struck]": "has:struck",
                "author:thompson date:1958..1962": "author:thompson date:1958..1962",
                'place:Moscow subject:"test ban"': 'place:Moscow subject:"test ban"',
                "level:Secret": "level:secret",
                "level:top-secret": 'level:"top secret"',
                'level:"TOP SECRET" handling:nodis': (
                    'level:"top secret" handling:nodis'
                ),
                "(from:kennedy to:khrushchev) OR (from:khrushchev to:kennedy) "
                "date:1962-10": (
                    "((from:kennedy to:khrushchev) OR (from:khrushchev to:kennedy)) "
                    "date:1962-10"
                ),
            }
        )

    def test_a_level_is_one_word_so_that_no_other_has_it(self):
        expected = Filter(Facet.LEVEL, ("topsecret",), '"top secret"')
        self.assertEqual(leaf_of('level:"top secret"'), expected)

    def test_their_words_are_folded(self):
        cases = {
            "from:O’Brien": Filter(Facet.FROM, ("o'brien",), "O’Brien"),
            'to:"DEAN Rúsk"': Filter(Facet.TO, ("dean", "rusk"), '"DEAN Rúsk"'),
            "volume:frus1961-63v06": Filter(
                Facet.VOLUME, ("frus1961", "63v06"), "frus1961-63v06"
            ),
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(leaf_of(text), expected)

    def test_what_narrows_nothing_is_remarked_upon(self):
        self.assert_remarked(
            {
                "from: kennedy": ("kennedy", ["from:"]),
                'from:"" talks': ("talks", ['from:""']),
                "from:(a OR b)": ("a OR b", ["from:"]),
                "has:pictures talks": ("talks", ["has:pictures"]),
                "level:foo talks": ("talks", ["level:foo"]),
                "in:berlin talks": ("talks", ["in:berlin"]),
                "foo:bar talks": ('"foo bar" talks', ["foo:bar"]),
                'title:"a telegram"': ('"title a telegram"', ['title:"a telegram"']),
            }
        )

    def test_a_remark_lists_what_there_is(self):
        cases = {
            "foo:bar": "from:, to:",
            "has:x": "has:struck",
            "level:x": 'level:"top secret", level:secret',
            "in:x": "in:notes",
        }
        for text, listed in cases.items():
            with self.subTest(text):
                self.assertIn(listed, parse_query(text).not_understood[0].reason)

    def test_where_words_are_looked_for(self):
        cases = {
            "arms": set(TextPart),
            "arms in:notes": {TextPart.NOTES},
            "in:notes (arms in:marks)": {TextPart.NOTES, TextPart.MARKS},
            "arms -in:notes": set(TextPart) - {TextPart.NOTES},
            "arms NOT in:notes talks": set(TextPart) - {TextPart.NOTES},
        }
        for text, parts in cases.items():
            with self.subTest(text):
                query = parse_query(text)
                self.assertEqual(query.parts, parts)
                self.assertEqual(query.not_understood, ())

    def test_when_nothing_is_left_all_is_searched(self):
        query = parse_query("arms in:notes -in:notes")

        self.assertEqual(query.parts, set(TextPart))
        self.assertEqual([r.text for r in query.not_understood], ["-in:"])


class QueryDateTests(UnderstandingTestCase):
    def test_the_days_of_a_date(self):
        first, last = date.min, date.max
        cases = {
            "date:1962": (date(1962, 1, 1), date(1962, 12, 31)),
            "date:1962-10": (date(1962, 10, 1), date(1962, 10, 31)),
            "date:1962-10-16": (date(1962, 10, 16), date(1962, 10, 16)),
            "date:1962-10-16..1962-10-28": (date(1962, 10, 16), date(1962, 10, 28)),
            "date:..1961": (first, date(1961, 12, 31)),
            "date:1963..": (date(1963, 1, 1), last),
            "date:1961..1963": (date(1961, 1, 1), date(1963, 12, 31)),
        }
        for text, (earliest, latest) in cases.items():
            with self.subTest(text):
                self.assertEqual(leaf_of(text), DateFilter(earliest, latest, text))

    def test_other_ways_to_write_a_date(self):
        self.assert_understood(
            {
                "year:1962": "date:1962",
                "year:1961-1963": "date:1961..1963",
                "date:1961–1963": "date:1961..1963",
                "date:1962-10-16/1962-10-28": "date:1962-10-16..1962-10-28",
                "date:1962-10..1963": "date:1962-10..1963-12",
                "date:196x": "date:1960..1969",
                "date:1984-03~": "date:1984-03",
                "[date:1962]": "date:1962",
                'date:"16 October 1962"': "date:1962-10-16",
                'date:"October 1962"': "date:1962-10",
                "-date:1962": "-date:1962",
            }
        )

    def test_what_is_no_date_is_remarked_upon(self):
        for text in (
            "date:1962-13",
            "date:1962-02-30",
            "date:1963..1961",
            "date:3/2/84",
            "date:October",
            "date:..",
            "year:62",
            "date:٣",
            f"date:{'9' * 400}",
        ):
            with self.subTest(text[:20]):
                query = parse_query(f"{text} talks")
                self.assertEqual(str(query), "talks")
                self.assertEqual(len(query.not_understood), 1)


class HostileQueryTextTests(UnderstandingTestCase):
    def test_a_quotation_mark_without_a_partner(self):
        self.assert_remarked(
            {
                '"balance of': ("balance of", ['"balance of']),
                '"" talks': ("talks", ['""']),
            }
        )

    def test_what_has_no_word_in_it(self):
        self.assert_remarked({"…": ("", ["…"]), "& -": ("", ["& -"])})

    def test_control_characters_and_halves_of_characters_are_spaces(self):
        query = parse_query("\x00arms\x1dtalks\ud800 \udc00?*")

        self.assertEqual(str(query), "arms talks")
        str(query.not_understood).encode()

    def test_only_the_beginning_of_a_very_long_query_is_read(self):
        for text in ("talks " * 10_000, "x" * 60_000, "(" * 60_000, '"' * 60_001):
            with self.subTest(text[:10]):
                query = parse_query(text)
                self.assertLessEqual(len(str(query)), LONGEST_QUERY)
                self.assertIn("first 500 characters", query.not_understood[0].reason)

    def test_no_word_is_cut_in_two(self):
        query = parse_query("chernenko " * 60)
        self.assertEqual(str(query), "chernenko")

    def test_words_beyond_the_thirtieth_are_named(self):
        words = [f"w{number}" for number in range(MOST_TERMS + 2)]
        query = parse_query(" ".join(words).replace(" w31", " OR (w31)"))

        self.assertEqual(str(query), " ".join(words[:MOST_TERMS]))
        self.assertEqual([r.text for r in query.not_understood], ["w30 w31"])

    @given(st.one_of(TEXTS, SPACED, st.text()))
    def test_any_text_is_answered(self, text):
        query = parse_query(text)

        for remark in query.not_understood:
            self.assertTrue(remark.text)
            self.assertTrue(remark.reason.endswith("."))

    @given(st.one_of(TEXTS, SPACED))
    def test_what_was_understood_is_understood_again(self, text):
        query = parse_query(text)
        # Written out, a query may be longer and deeper than what may be typed.
        assume(len(str(query)) <= LONGEST_QUERY and text.count("(") <= DEEPEST // 2)
        again = parse_query(str(query))

        self.assertEqual(again.root, query.root)
        self.assertEqual(again.parts, query.parts)


class FrontMatterTests(TestCase):
    def test_it_is_asked_for_like_a_place(self):
        for text, understood in {
            "quinces in:front": "quinces in:front",
            "in:FRONT (quinces OR medlars": "quinces OR medlars in:front",
            "in:front in:notes quinces": "quinces in:front in:notes",
            "in:front": "in:front",
            "quinces -in:front": "quinces",
            "quinces NOT in:front": "quinces",
        }.items():
            with self.subTest(text):
                query = parse_query(text)
                self.assertEqual(str(query), understood)
                is_asked_for = "front" in understood
                self.assertEqual(query.is_for_front_matter, is_asked_for)
                self.assertEqual(query.is_empty, False)

    def test_what_only_documents_have_is_remarked_on(self):
        for text, remarks in {
            'in:front quinces volume:"Soviet Union" -from:rusk': [],
            "in:front from:rusk": ["from:rusk"],
            "in:front quinces OR kind:letter date:1962": ["kind:letter", "date:1962"],
            "in:front in:names rusk": ["in:front"],
            "from:rusk": [],
        }.items():
            with self.subTest(text):
                found = [remark.text for remark in parse_query(text).not_understood]
                self.assertEqual(found, remarks)
