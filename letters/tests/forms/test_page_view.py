"""How a reader may want a text shown, and what nonsense means."""

from django.http import QueryDict
from django.test import SimpleTestCase

from letters.forms.page_view import PageViewForm
from letters.models import ConditionalPassage
from letters.search import LONGEST_QUERY


def form_of(**parameters: list[str]) -> PageViewForm:
    query = QueryDict(mutable=True)
    for name, values in parameters.items():
        query.setlist(name, values)
    return PageViewForm(query)


class PageViewFormTests(SimpleTestCase):
    def test_each_version_can_be_asked_for(self):
        for version in ("drafted", "met", "not-met", "sent"):
            with self.subTest(version):
                form = PageViewForm({"passages": version})
                self.assertEqual(form.version_of([]), version)

    def test_each_version_leaves_out_what_it_lacks(self):
        passages = [
            ConditionalPassage(
                key=f"{effect}-{outcome}", effect=effect, outcome=outcome
            )
            for effect in ("include", "omit")
            for outcome in ("included", "omitted")
        ]
        for version, omitted_passages in (
            ("drafted", set()),
            ("met", {"omit-included", "omit-omitted"}),
            ("not-met", {"include-included", "include-omitted"}),
            ("sent", {"include-omitted", "omit-omitted"}),
        ):
            with self.subTest(version):
                form = PageViewForm({"passages": version})
                self.assertEqual(form.omitted_passages(passages), omitted_passages)

    def test_what_was_sent_cannot_be_asked_for_where_it_is_not_known(self):
        known = ConditionalPassage(key="known", outcome="omitted")
        unknown = ConditionalPassage(key="unknown")
        form = PageViewForm({"passages": "sent"})
        for passages, names, current in (
            ([known], ["drafted", "met", "not-met", "sent"], "sent"),
            ([known, unknown], ["drafted", "met", "not-met"], "drafted"),
        ):
            with self.subTest(current):
                choices = form.versions(passages)
                self.assertEqual([choice.name for choice in choices], names)
                self.assertEqual(
                    [choice.name for choice in choices if choice.is_current], [current]
                )
                self.assertEqual(form.version_of(passages), current)
        self.assertEqual(form.omitted_passages([known, unknown]), set())

    def test_all_else_is_as_drafted(self):
        for values in ({}, {"passages": ""}, {"passages": "MET"}, {"passages": "\x00"}):
            with self.subTest(values):
                self.assertEqual(PageViewForm(values).version_of([]), "drafted")

    def test_layers_can_be_left_out(self):
        for values, hidden in (
            ([], []),
            (["notes", "handwriting"], ["handwriting", "notes"]),
            (["notes", "notes"], ["notes"]),
            (["notes", "nonsense"], []),
        ):
            with self.subTest(values):
                self.assertEqual(form_of(hide=values).hidden, hidden)

    def test_each_layer_has_an_address_that_changes_it_alone(self):
        form = form_of(hide=["notes"], passages=["met"], match=["3"])
        self.assertEqual(
            [
                (layer.name, layer.query, layer.is_current)
                for layer in form.layers({"notes", "handwriting"})
            ],
            [
                ("handwriting", "?passages=met&hide=handwriting&hide=notes", True),
                ("notes", "?passages=met", False),
            ],
        )
        self.assertEqual(form.persistent_query, "?passages=met&hide=notes")

    def test_each_version_preserves_the_rest(self):
        versions = form_of(hide=["notes"], find=["a"]).versions([ConditionalPassage()])
        self.assertEqual(
            [(version.query, version.is_current) for version in versions],
            [
                ("?find=a&passages=drafted&hide=notes", True),
                ("?find=a&passages=met&hide=notes", False),
                ("?find=a&passages=not-met&hide=notes", False),
            ],
        )

    def test_words_are_any_text_and_no_longer_than_a_search_reads(self):
        cases = {
            "test ban": "test ban",
            " a\x00b\n": "a b",
            "<script>": "<script>",
            "\x00": "",
            "x" * 5_000: "x" * LONGEST_QUERY,
        }
        for text, words in cases.items():
            with self.subTest(text[:20]):
                self.assertEqual(PageViewForm({"find": text}).words, words)

    def test_one_thing_that_makes_no_sense_spoils_no_other(self):
        form = PageViewForm({"passages": "met", "find": "test", "match": "fourth"})
        self.assertEqual(
            (form.version_of([]), form.words, form.match_number), ("met", "test", 0)
        )

    def test_a_match_is_a_number_from_one(self):
        for text, number in (("4", 4), ("0", 0), ("-1", 0), ("9" * 5_000, 0), ("", 0)):
            with self.subTest(text[:20]):
                self.assertEqual(PageViewForm({"match": text}).match_number, number)

    def test_links_preserve_the_words_and_the_version(self):
        cases = (
            ({}, ""),
            ({"find": "a & b"}, "?find=a+%26+b"),
            ({"passages": "met", "match": "3"}, "?passages=met"),
            ({"find": "a", "passages": "met"}, "?find=a&passages=met"),
            ({"passages": "nonsense"}, ""),
        )
        for values, query in cases:
            with self.subTest(values):
                self.assertEqual(PageViewForm(values).persistent_query, query)

    def test_a_link_may_ask_for_something_else(self):
        form = PageViewForm({"find": "a", "passages": "met", "match": "3"})
        self.assertEqual(form.query_with(match=4), "?find=a&passages=met&match=4")
        self.assertEqual(form.query_with(find=""), "?passages=met")
