"""The examples of the help page are understood, and cover the whole language."""

from unittest import TestCase

from letters.search.query import parse_query
from letters.search.query.examples import EXAMPLES
from letters.search.query.facets import Facet
from letters.search.query.tree import Filter, Term, TermKind, TextPart, leaves_of

# All others are written as they are typed.
WRITTEN_OTHERWISE = {
    "Geneva NOT summit": "Geneva -summit",
    "dialogue AND Geneva": "dialogue Geneva",
    "dialogue Lebanon OR Iran": "dialogue (Lebanon OR Iran)",
    "year:1983-1984": "date:1983..1984",
    'date:"20 December 1983"': "date:1983-12-20",
}


# The demonstration has no conversation and no place in a dateline.
FINDS_NOTHING_THERE = {"participant:gromyko", 'subject:"test ban"', "place:moscow"}


class QueryExampleTests(TestCase):
    def test_each_is_understood_as_it_is_typed(self):
        for example in EXAMPLES:
            with self.subTest(example.query):
                query = parse_query(example.query)
                expected = WRITTEN_OTHERWISE.get(example.query, example.query)
                self.assertEqual(str(query), expected)
                self.assertEqual(query.not_understood, ())

    def test_each_finds_something(self):
        for example in EXAMPLES:
            with self.subTest(example.query):
                is_there = example.query not in FINDS_NOTHING_THERE
                self.assertEqual(bool(example.documents), is_there)

    def test_nothing_of_the_language_is_without_an_example(self):
        queries = [parse_query(example.query) for example in EXAMPLES]
        leaves = [
            leaf for q in queries for leaf in leaves_of(q.root, with_excluded=True)
        ]
        facets = {leaf.facet for leaf in leaves if isinstance(leaf, Filter)}

        self.assertEqual(
            {leaf.kind for leaf in leaves if isinstance(leaf, Term)}, set(TermKind)
        )
        self.assertEqual(facets | {Facet.YEAR, Facet.MONTH}, set(Facet))
        self.assertEqual(
            {part for q in queries if len(q.parts) == 1 for part in q.parts},
            set(TextPart),
        )
