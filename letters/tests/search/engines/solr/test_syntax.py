"""How queries and entries are written for Solr. What it makes of them: test_real_server."""

from __future__ import annotations

from unittest import TestCase

from letters.search import Facet, parse_query
from letters.search.engines.solr.fields import row_of
from letters.search.engines.solr.syntax import any_key, lucene_query
from letters.search.query.facets import write_value
from letters.search.query.tree import TextPart
from letters.tests.search.corpora import make_entry


class SyntaxTests(TestCase):
    def test_how_a_query_is_written(self):
        for typed, written in (
            ("", "*:*"),
            ("in:title OR", "*:*"),
            ("negotiations", 'stems:"negoti"'),
            ("in:title negotiations", 'words_title:"~negoti"'),
            ("in:title SALT", 'words_title:"~SALT"'),
            ("commun*", "forms:commun*"),
            ("in:title commun*", "words_title:commun*"),
            ('"canals"', 'forms:"canals"'),
            ('in:title "canals"', '(words_title:"canals" OR words_title:"canals<")'),
            (
                'in:title "Soviet Union"',
                '(words_title:"soviet union" OR words_title:"soviet union<"'
                ' OR words_title:">soviet union" OR words_title:">soviet union<")',
            ),
            (
                'in:title "a b c d"',
                '(words_title:"a b c d" OR words_title:">a b c d"'
                ' OR words_title:"a b< >b c d" OR words_title:"a b c< >c d"'
                ' OR words_title:"a b c d<")',
            ),
            (
                'in:title "missiles" NEAR/5 "Cuba"',
                '(words_title:"cuba missiles"~5 OR words_title:"missiles cuba"~5)',
            ),
            (
                'in:title "missiles Cuba"~5',
                '(words_title:"~cuba ~missil"~5 OR words_title:"~missil ~cuba"~5)',
            ),
            ('from:"Dean Rusk"', 'names_from:"dean rusk"~99'),
            ("a OR -b", '(stems:"a" OR (*:* AND NOT stems:"b"))'),
            ("year:1962", "(earliest:[* TO 716605] AND latest:[716241 TO *])"),
        ):
            with self.subTest(typed):
                self.assertEqual(lucene_query(parse_query(typed)), written)

    def test_a_phrase_is_looked_for_in_all_parts_unless_some_are_named(self):
        written = lucene_query(parse_query('"hot line"'))
        self.assertEqual(written.count('"hot line"'), len(TextPart))

    def test_no_sign_of_a_key_ends_its_quotation(self):
        self.assertEqual(
            any_key("keys_from", ['"Dean" \\ Rusk', "b"]),
            r"""(keys_from:"\"Dean\" \\ Rusk" OR keys_from:"b")""",
        )

    def test_how_an_entry_is_written(self):
        row = row_of(
            make_entry(
                7,
                {TextPart.TITLE: ["Hot-line"], TextPart.TEXT: ["NATO’s hot", "-"]},
                {Facet.FROM: [write_value("rusk", "Rusk, Dean")]},
            )
        )
        written = {
            "words_title": ["hot|~hot|hotline<|~hotlin line|~line|>hotline"],
            "words_text": ["nato's|~nato|nato|NATO|~NATO hot|~hot"],
            "forms": "hot|2 line|1 hotline|1 nato's|1 nato|1 NATO|1",
            "stems": "hot|8 line|6 hotlin|6 nato|2 NATO|2",
            "values_from": ["rusk\tRusk, Dean"],
            "keys_from": ["rusk"],
            "names_from": ["dean rusk"],
        }
        self.assertEqual({**row, **written}, row)
        self.assertEqual((row["undated"], row["length"]), (1, 6))
