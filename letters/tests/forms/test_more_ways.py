"""The form "More ways to search": each filled form makes the query that says the same."""

from __future__ import annotations

from django.http import QueryDict
from django.test import SimpleTestCase
from django.utils.http import urlencode
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from letters.forms.more_ways import MoreWaysForm
from letters.models import Edition
from letters.search import LONGEST_QUERY, parse_query
from letters.search.query.tree import AllOf, Node, Query, Term

VOLUMES = [
    Edition(identifier="frus1961-63v07", title="Arms Control"),
    Edition(identifier="frus1961-63v07-09mSupp", title="Arms Control; Supplement"),
]
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(["arms", "hot-line", "U.S.", "O’Brien", "ŁÓDŹ", "negotiat*"]),
        st.sampled_from(["AND", "OR", "NOT", "NEAR", "NEAR/5", "W/5", "from:rusk"]),
        st.sampled_from(
            ["(", ")", "|", '"', "“", ":", "~10", "上海", "สวัสดี", "Шевченко"]
        ),
        st.sampled_from(
            ["761.5622/11-1952", "d’Estaing", "в-н", '"test ban"~3', "in:"]
        ),
        st.text(max_size=5),
    ),
    min_size=1,
    max_size=4,
).map(" ".join)
WORDS = (
    *("words", "phrase", "near", "without", "sender", "recipient", "marking"),
    *("author", "participant", "subject", "place", "repository", "handling"),
)


def form_of(**filled: str) -> MoreWaysForm:
    return MoreWaysForm(QueryDict(urlencode({"words": "", **filled})), VOLUMES)


def form_for(query: str) -> MoreWaysForm:
    """The form as it is opened on a search."""
    return MoreWaysForm(QueryDict(urlencode({"q": query})), VOLUMES)


def filled_fields(form: MoreWaysForm) -> dict[str, str]:
    values = {name: str(value) for name, value in form.initial.items() if value}
    if not values.get("near"):
        del values["distance"]
    return values


def conditions(query: Query) -> set[object]:
    """What must all be met. Of words near each other, it does not matter how typed."""
    root = query.root
    nodes = root.nodes if isinstance(root, AllOf) else [root]
    return {_meaning(node) for node in nodes}


def _meaning(node: Node | None) -> object:
    if isinstance(node, Term):
        return node.kind, node.forms, node.distance
    return node


class WrittenQueryTests(SimpleTestCase):
    def assert_written(self, expected: str, **filled: str) -> None:
        form = form_of(**filled)
        self.assertEqual(form.errors, {})
        self.assertEqual(form.cleaned_data["query_text"], expected)
        understood = parse_query(expected)
        self.assertEqual((str(understood), understood.not_understood), (expected, ()))

    def test_each_field_is_a_condition(self):
        for expected, filled in (
            ("arms talks", {"words": "arms  talks"}),
            ('"balance of forces"', {"phrase": "balance of forces"}),
            ('"test ban"~5', {"near": "test ban", "distance": "5"}),
            ('"test ban"~10', {"near": "test ban", "distance": ""}),
            ('-Vienna -"Foreign Minister"', {"without": 'Vienna "Foreign Minister"'}),
            ('from:"Dean Rusk"', {"sender": "Dean Rusk"}),
            ("to:Dobrynin", {"recipient": "Dobrynin"}),
            ("date:1961-10..1962-12", {"earliest": "1961-10", "latest": "1962"}),
            ("date:1962-10-16..", {"earliest": "16 October 1962"}),
            ("date:..1963", {"latest": "1963"}),
            ("date:1962", {"earliest": "1962", "latest": "1962"}),
            ("kind:telegram", {"document_kind": "telegram"}),
            ('classification:"top secret"', {"marking": "top secret"}),
            ('author:"Dean Rusk"', {"author": "Dean Rusk"}),
            ("participant:Gromyko", {"participant": "Gromyko"}),
            ('subject:"test ban"', {"subject": "test ban"}),
            ("place:Moscow", {"place": "Moscow"}),
            ('repository:"Kennedy Library"', {"repository": "Kennedy Library"}),
            ('handling:"eyes only"', {"handling": "eyes only"}),
            ("level:secret", {"level": "secret"}),
            ('level:"top secret"', {"level": "top secret"}),
            ("arms OR talks", {"also": "arms OR talks"}),
            ("quinces in:front", {"words": "quinces", "also": "in:front"}),
        ):
            with self.subTest(expected):
                self.assert_written(expected, **filled)

    def test_all_conditions_are_joined(self):
        self.assert_written(
            'arms "test ban" from:rusk date:1962.. volume:frus1961-63v07-09mSupp '
            "-Vienna (Rome OR Paris) in:notes",
            words="arms",
            phrase="test ban",
            sender="rusk",
            earliest="1962",
            edition="frus1961-63v07-09mSupp",
            without="Vienna",
            also="Rome OR Paris in:notes",
        )

    def test_what_would_be_an_operator_is_a_word(self):
        for expected, words in (
            ('"AND" "OR" "NOT" "NEAR" talks', "AND OR NOT NEAR talks"),
            ('"NEAR 5" "W 10" talks', "NEAR/5 W/10 talks"),
            ('"from rusk" "in notes" "date 1962"', "from:rusk in:notes date:1962"),
            ("arms talks", "(arms | talks)"),
            ("arms talks", 'arms "talks'),
            ('hot-line "U S" 3', "hot-line U.S. - 3"),
            ('"761 5622 11-1952"', "761.5622/11-1952"),
            ('"上海" Шевченко "สวัสดี"', "上海 Шевченко สวัสดี"),
            ("d’Estaing O’Brien", "d’Estaing O’Brien"),
        ):
            with self.subTest(words):
                self.assert_written(expected, words=words)

    def test_in_names_and_phrases_too(self):
        for expected, filled in (
            ('from:"Rusk Dean AND Co"', {"sender": '"Rusk, Dean" AND Co.'}),
            ('from:"from rusk"', {"sender": "from:rusk"}),
            ("to:AND", {"recipient": "AND"}),
            ("from:Bundy-Smith", {"sender": "Bundy-Smith"}),
            ('"he said no or NOT"', {"phrase": 'he said "no" or NOT'}),
            ('"to be NEAR 5"', {"phrase": "to be NEAR/5"}),
            ('"AND" NEAR/3 talks', {"near": "AND talks", "distance": "3"}),
            ('"test ban" NEAR/10 treaty', {"near": '"test ban" treaty'}),
            ('-"from rusk" -"OR"', {"without": "from:rusk OR"}),
        ):
            with self.subTest(expected):
                self.assert_written(expected, **filled)

    def test_a_kind_or_volume_stands_for_itself_alone(self):
        for expected, filled in (
            ("kind:letter -kind:draft-letter", {"document_kind": "letter"}),
            ("kind:note -kind:editorial-note", {"document_kind": "note"}),
            (
                "volume:frus1961-63v07 -volume:frus1961-63v07-09mSupp",
                {"edition": "frus1961-63v07"},
            ),
        ):
            with self.subTest(expected):
                self.assert_written(expected, **filled)

    @settings(max_examples=60, deadline=None)
    @given(st.dictionaries(st.sampled_from(WORDS), TEXTS, min_size=1, max_size=4))
    def test_a_query_is_read_again_as_it_was_meant(self, filled):
        form = form_of(**filled)
        assume(form.is_valid())
        query = form.query
        again = parse_query(str(query))
        # What is all in capitals is read as small letters, and the reader is told.
        assume(not any("in capitals" in r.reason for r in again.not_understood))

        self.assertEqual((again.root, again.not_understood), (query.root, ()))

    @settings(max_examples=60, deadline=None)
    @given(st.dictionaries(st.sampled_from(WORDS), TEXTS, min_size=1, max_size=4))
    def test_it_fills_the_form_again(self, filled):
        form = form_of(**filled)
        assume(form.is_valid())
        query = parse_query(str(form.query))
        opened = form_for(str(query))
        again = MoreWaysForm(QueryDict(urlencode(opened.initial)), VOLUMES)

        self.assertEqual(again.errors, {})
        self.assertEqual(conditions(again.query), conditions(query))


class RefusedFieldTests(SimpleTestCase):
    def test_the_reason_stands_at_the_field_and_what_was_typed_stays(self):
        for name, typed, reason in (
            ("words", "co*", "3 letters or more"),
            ("words", "talks -Vienna", "None of these words"),
            ("words", "…", "no word"),
            ("phrase", "arms talk*", "a * stands for nothing"),
            ("near", "ban", "two words or phrases"),
            ("near", "ban negotiat*", "none of them with a *"),
            ("distance", "500", "less than or equal to 100"),
            ("distance", "x", "whole number"),
            ("without", "-Vienna", "None of these words"),
            ("sender", "kenn*", "without a *"),
            ("earliest", "1962-13", "no date"),
            ("latest", "October", "no date"),
            ("earliest", "1962..", "no date"),
            ("edition", "frus1900", "Select a valid choice"),
            ("document_kind", "poem", "Select a valid choice"),
            ("also", "title:x", "was read as a word"),
            ("also", "(arms", "not closed"),
            ("also", "…", "no word"),
            ("words", "x" * (LONGEST_QUERY + 1), "at most 500 characters"),
        ):
            with self.subTest(name=name, typed=typed[:20]):
                form = form_of(**{"words": "arms", name: typed})
                self.assertEqual(list(form.errors), [name])
                self.assertIn(reason, " ".join(form.errors[name]))
                self.assertEqual(form[name].value(), typed)

    def test_the_last_day_is_not_before_the_first(self):
        form = form_of(earliest="1963", latest="1962")
        self.assertEqual(list(form.errors), ["latest"])

    def test_an_empty_form_asks_for_nothing(self):
        for filled in ({}, {"also": "in:notes"}, {"distance": "5"}):
            with self.subTest(filled):
                self.assertIn("one field or more", str(form_of(**filled).errors))

    def test_what_was_chosen_of_facets_is_enough(self):
        form = form_of(year="1962")
        self.assertTrue(form.is_valid())
        self.assertEqual(form.parameters.getlist("year"), ["1962"])

    def test_a_query_that_would_not_be_read_to_its_end_is_refused(self):
        for filled, reason in (
            ({"words": "w " * 10 + "x" * 300, "phrase": "y" * 300}, "characters"),
            ({"words": " ".join(f"w{n}" for n in range(31))}, "at most 30 words"),
        ):
            with self.subTest(reason):
                self.assertIn(reason, str(form_of(**filled).non_field_errors()))


class OpenedFormTests(SimpleTestCase):
    def test_a_search_fills_the_fields(self):
        for query, filled in (
            (
                'arms hot-line "test ban" test NEAR/5 treaty -Vienna -"a b"',
                {
                    "words": "arms hot-line",
                    "phrase": "test ban",
                    "near": "test treaty",
                    "distance": "5",
                    "without": 'Vienna "a b"',
                },
            ),
            (
                'from:"Dean Rusk" to:x date:1961..1962-10 classification:secret',
                {
                    "sender": "Dean Rusk",
                    "recipient": "x",
                    "earliest": "1961-01",
                    "latest": "1962-10",
                    "marking": "secret",
                },
            ),
            (
                'author:thompson participant:rusk subject:berlin place:"West Berlin" '
                'repository:kennedy level:"top secret" handling:nodis',
                {
                    "author": "thompson",
                    "participant": "rusk",
                    "subject": "berlin",
                    "place": "West Berlin",
                    "repository": "kennedy",
                    "level": "top secret",
                    "handling": "nodis",
                },
            ),
            ("date:1962", {"earliest": "1962", "latest": "1962"}),
            ("date:1963..", {"earliest": "1963"}),
            ("kind:letter -kind:draft-letter", {"document_kind": "letter"}),
            ("volume:frus1961-63v07-09mSupp", {"edition": "frus1961-63v07-09mSupp"}),
        ):
            with self.subTest(query):
                self.assertEqual(filled_fields(form_for(query)), filled)

    def test_what_no_field_can_say_stands_in_the_last(self):
        for query, also in (
            ("arms OR talks", "arms OR talks"),
            ("-(arms talks)", "-(arms talks)"),
            ("kind:letter", "kind:letter"),
            ('volume:"Soviet Union"', 'volume:"Soviet Union"'),
            ("-from:rusk", "-from:rusk"),
            ("has:struck date:undated", "has:struck date:undated"),
            ("hand:anf", "hand:anf"),
        ):
            with self.subTest(query):
                self.assertEqual(filled_fields(form_for(query)), {"also": also})

    def test_so_does_what_finds_its_field_taken(self):
        for query, also in (
            ("from:rusk from:ball", "from:ball"),
            ("date:1961 date:1962", "date:1962"),
            ("a NEAR/5 b c NEAR/5 d", "c NEAR/5 d"),
            ("arms in:notes", "in:notes"),
        ):
            with self.subTest(query):
                self.assertEqual(filled_fields(form_for(query))["also"], also)

    def test_nothing_is_lost(self):
        for text in (
            'a OR b (c OR d) "e f" "g h" "i j"~4 k NEAR/2 l -m -(n o) in:notes -p*',
            'from:x from:y to:"a b" -to:z has:stamp hand:h year:1961-1963 date:1962..',
            'kind:letter volume:frus1961-63v07 "AND" U.S. 上海 NEAR/5 x "e" SALT',
            '"test ban" NEAR/5 treaty (a b) OR c in:text -in:notes',
        ):
            with self.subTest(text):
                query = parse_query(text)
                opened = form_for(text)
                again = MoreWaysForm(QueryDict(urlencode(opened.initial)), VOLUMES)
                self.assertEqual(again.errors, {})
                self.assertEqual(conditions(again.query), conditions(query))
                self.assertEqual(again.query.parts, query.parts)
