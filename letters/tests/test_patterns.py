"""No regular expression of the archive runs without end, whatever text it is given."""

import ast
import re
from functools import cache
from unittest import TestCase

from letters.tests.patterns.ambiguity import find_faults
from letters.tests.patterns.attacks import (
    TooSlowError,
    attacks_on,
    spent_on,
    texts_of,
)
from letters.tests.patterns.collection import (
    FoundPattern,
    Use,
    calls_in_functions,
    find_patterns,
)
from letters.tests.patterns.limits import (
    EXCUSED,
    LONGEST_TEXT,
    MADE_OF_WELL_FORMED,
    longest_text,
    used_as,
)

# Long enough to tell a square from a line on any machine: what takes a millionth of a
# second for each character takes 0.01 seconds, its square a hundred.
LENGTH = 10_000
SECONDS = 0.4
STATES = 4  # of each pattern; script/drill patterns attacks all of them, with 1 MB


@cache
def outside_patterns() -> list[FoundPattern]:
    return find_patterns()


class RepetitionTests(TestCase):
    def test_no_pattern_reads_the_same_text_in_many_ways(self):
        for one in outside_patterns():
            if one.place in EXCUSED:
                continue
            is_cut = longest_text(one.place, LENGTH) < LENGTH
            with self.subTest(one.place, use=one.use):
                faults = find_faults(one.pattern, used_as(one))
                kept = [f for f in faults if f.kind == "nested" or not is_cut]
                self.assertEqual([str(fault) for fault in kept], [])

    def test_the_check_finds_nested_repetition(self):
        for pattern in (r"(a+)+b", r"(?:[/ ]+[A-Z ]+)*", r"(?:ab|\w\w)*c"):
            with self.subTest(pattern):
                faults = find_faults(re.compile(pattern), Use.FULLMATCH)
                self.assertIn("nested", {fault.kind for fault in faults})

    def test_the_check_finds_overlapping_repetition(self):
        for pattern in (r"\s*,?\s*x", r"a*[ab]*c", r"[^.]*\bif\b[^.]*!"):
            with self.subTest(pattern):
                faults = find_faults(re.compile(pattern), Use.MATCH)
                self.assertEqual([fault.kind for fault in faults], ["overlapping"])

    def test_the_check_finds_what_each_place_of_a_search_begins_anew(self):
        for pattern in (r"\s+$", r"\w+:", r"<!--.*-->"):
            with self.subTest(pattern):
                searched = find_faults(re.compile(pattern), Use.SEARCH)
                self.assertEqual([fault.kind for fault in searched], ["overlapping"])
                self.assertEqual(find_faults(re.compile(pattern), Use.MATCH), [])

    def test_the_check_lets_pass_what_is_read_in_one_way(self):
        for use, pattern in (
            (Use.MATCH, r"(?:[a-z]+ )*x"),
            (Use.FULLMATCH, r"(?:a++b)*+c"),
            (Use.SEARCH, r"\[[^\[\]]*\]"),
            (Use.SEARCH, r"(?<!\w)\w++:"),
        ):
            with self.subTest(pattern):
                self.assertEqual(find_faults(re.compile(pattern), use), [])

    def test_what_the_checks_are_told_is_still_there(self):
        places = [one.place for one in outside_patterns()]
        for begin in (*EXCUSED, *LONGEST_TEXT):
            with self.subTest(begin):
                self.assertTrue(any(place.startswith(begin) for place in places))


class CollectionTests(TestCase):
    def test_it_finds_the_patterns_of_every_module(self):
        places = {one.place for one in outside_patterns()}

        self.assertGreater(len(places), 300)
        for name in (
            "letters.tei.transcription.foot_lines._STAMP",
            "letters.search.query.signs._ITEM",
            "letters.rendering.contract.START_TAG",
            "letters.tei.dates.written._ALONE",
        ):
            self.assertIn(name, places)

    def test_a_pattern_written_in_a_function_is_a_string_that_can_be_read(self):
        """One made elsewhere would escape the checks: make it in the module."""
        odd = [
            place
            for _, place, call in calls_in_functions()
            if not isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        ]
        self.assertEqual(sorted(odd), KNOWN_AS_VARIABLES)


# Compiled of patterns that stand in the module, and so are checked there.
KNOWN_AS_VARIABLES = [
    "letters.models.document_wording.number_in_brackets",
    "letters.tei.dates.written._compile",
    "letters.tei.transcription.note_costs._compile",
]


class AttackTests(TestCase):
    def test_texts_made_against_a_pattern_take_no_longer_than_others(self):
        for one in outside_patterns():
            if not one.place.startswith(MADE_OF_WELL_FORMED):
                with self.subTest(one.place, use=one.use):
                    self.attack(one)

    def attack(self, one: FoundPattern) -> None:
        length = longest_text(one.place, LENGTH)
        for before, repeated in attacks_on(one.pattern, used_as(one), most=STATES):
            for text in texts_of(before, repeated, length):
                try:
                    spent_on(one.pattern, used_as(one), text, SECONDS)
                except TooSlowError:
                    self.fail(f"{before!r} and then many of {repeated!r}")
