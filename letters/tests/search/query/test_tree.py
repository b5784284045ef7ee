"""The tree of a query: how it is written, and which terms can be shown in a text."""

from datetime import date
from unittest import TestCase

from letters.search.query.facets import Facet
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    DateFilter,
    Filter,
    NoneOf,
    Query,
    Term,
    TermKind,
    TextPart,
    all_of,
    any_of,
    leaves_of,
    none_of,
)

ARMS = Term(TermKind.WORD, ("arms",), "arms")
TALKS = Term(TermKind.WORD, ("talks",), "talks")
BAN = Term(TermKind.PHRASE, ("test", "ban"), "test ban")
NEAR = Term(TermKind.NEAR, ("test", "ban"), "test ban", 10)
PREFIX = Term(TermKind.PREFIX, ("negotiat",), "negotiat*")
HOTLINE = Term(TermKind.WORD, ("hotline",), "hot-line")
HOT_LINE = Term(TermKind.PHRASE, ("hot", "line"), "hot-line")
RUSK = Filter(Facet.FROM, ("dean", "rusk"), '"Dean Rusk"')
YEAR = DateFilter(date(1962, 1, 1), date(1962, 12, 31), "date:1962")


class QueryWritingTests(TestCase):
    def test_every_leaf_is_written_as_it_is_typed(self):
        cases = {
            "arms": ARMS,
            '"test ban"': BAN,
            '"test ban"~10': NEAR,
            "negotiat*": PREFIX,
            'from:"Dean Rusk"': RUSK,
            "date:1962": YEAR,
        }
        for written, leaf in cases.items():
            with self.subTest(written):
                self.assertEqual(str(Query(leaf)), written)

    def test_parentheses_stand_where_they_say_what_belongs_together(self):
        either, both = AnyOf((ARMS, TALKS)), AllOf((ARMS, TALKS))
        cases = {
            "arms talks": both,
            "arms OR talks": either,
            "(arms OR talks) negotiat*": AllOf((either, PREFIX)),
            "(arms talks) OR negotiat*": AnyOf((both, PREFIX)),
            "-arms": NoneOf(ARMS),
            "-(arms OR talks)": NoneOf(either),
            "-(arms talks)": NoneOf(both),
            "negotiat* OR -arms": AnyOf((PREFIX, NoneOf(ARMS))),
        }
        for written, root in cases.items():
            with self.subTest(written):
                self.assertEqual(str(Query(root)), written)

    def test_a_hyphenated_word_is_written_once(self):
        hyphenated = AnyOf((HOTLINE, HOT_LINE))
        cases = {
            "hot-line": hyphenated,
            "-hot-line": NoneOf(hyphenated),
            "hot-line arms": AllOf((hyphenated, ARMS)),
            "(hot-line OR arms) talks": AllOf(
                (AnyOf((HOTLINE, HOT_LINE, ARMS)), TALKS)
            ),
        }
        for written, root in cases.items():
            with self.subTest(written):
                self.assertEqual(str(Query(root)), written)

    def test_a_word_and_itself_in_quotation_marks_are_two(self):
        exact = Term(TermKind.PHRASE, ("arms",), "arms")
        self.assertEqual(str(Query(AnyOf((ARMS, exact)))), 'arms OR "arms"')

    def test_where_words_are_looked_for_is_written_as_briefly_as_can_be(self):
        cases = {
            "arms": frozenset(TextPart),
            "arms in:notes in:marks": frozenset({TextPart.MARKS, TextPart.NOTES}),
            "arms -in:notes": frozenset(TextPart) - {TextPart.NOTES},
        }
        for written, parts in cases.items():
            with self.subTest(written):
                self.assertEqual(str(Query(ARMS, parts)), written)

    def test_nothing_is_written_as_nothing(self):
        self.assertEqual(str(Query()), "")
        self.assertTrue(Query().is_empty)
        self.assertFalse(Query(NoneOf(ARMS)).is_empty)


class JoiningTests(TestCase):
    def test_what_is_joined_in_the_same_way_is_one_list_without_repetitions(self):
        inner = AllOf((TALKS, ARMS))
        self.assertEqual(all_of([ARMS, inner, BAN]), AllOf((ARMS, TALKS, BAN)))
        self.assertEqual(any_of([AnyOf((ARMS, BAN)), ARMS]), AnyOf((ARMS, BAN)))

    def test_one_alone_is_itself(self):
        self.assertEqual(all_of([ARMS, ARMS]), ARMS)
        self.assertEqual(any_of([ARMS]), ARMS)
        self.assertIsNone(all_of([]))

    def test_what_is_excluded_twice_is_asked_for(self):
        self.assertEqual(none_of(none_of(ARMS)), ARMS)


class TermTests(TestCase):
    root = all_of(
        [TALKS, any_of([BAN, RUSK]), NoneOf(AnyOf((ARMS, YEAR))), any_of([TALKS, NEAR])]
    )

    def test_what_may_be_found_is_there_once_and_in_order(self):
        self.assertEqual(Query(self.root).terms, [TALKS, BAN, NEAR])

    def test_what_is_excluded_is_among_the_leaves_when_asked_for(self):
        leaves = list(leaves_of(self.root, with_excluded=True))
        self.assertEqual(leaves, [TALKS, BAN, RUSK, ARMS, YEAR, TALKS, NEAR])
