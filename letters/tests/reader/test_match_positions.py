"""Where words stand in a document: numbered through its text, then through its notes."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document
from letters.reader.apparatus import Apparatus
from letters.reader.match_positions import find_match_positions
from letters.search.query import parse_query
from letters.tests.factories import make_document

NOTATION = """\
[Page 1] First a test.[^1] Then the nuclear [Page 2] test ban.

[Page 3] Nothing here.[^2]

[^1]: A test of its own.

[^2]: Another test.
"""


def positions_of(document, query):
    document = Document.objects.for_reading().get(pk=document.pk)
    apparatus = Apparatus(document, AnonymousUser())
    return find_match_positions(apparatus, parse_query(query).terms)


class MatchPositionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("letter", NOTATION)

    def test_those_of_the_text_come_first_then_those_of_each_note(self):
        positions = positions_of(self.document, "test")
        self.assertEqual(
            [
                (position.number, position.footnote, position.page)
                for position in positions
            ],
            [(1, "", "1"), (2, "", "2"), (3, "1", "1"), (4, "2", "3")],
        )

    def test_one_across_a_page_break_stands_on_both_pages(self):
        (position,) = positions_of(self.document, '"nuclear test ban"')
        self.assertEqual((position.pages, position.page), (("1", "2"), "1"))

    def test_matches_that_overlap_are_one(self):
        positions = positions_of(self.document, 'test "test ban" "nuclear test"')
        self.assertEqual([position.number for position in positions], [1, 2, 3, 4])

    def test_without_pages_they_stand_on_none(self):
        document = make_document("short", "A test.[^1]\n\n[^1]: A test.")
        self.assertEqual(
            [position.pages for position in positions_of(document, "test")], [(), ()]
        )

    def test_a_stamp_that_touches_a_word_is_found_by_itself(self):
        document = make_document("stamped", "~~SECRET~~BY order")
        (position,) = positions_of(document, "secret")
        self.assertEqual(position.span, (0, 6))

    def test_one_in_a_conditional_passage_is_conditional(self):
        notation = "We [may test]{.conditional #offer} and test."
        document = make_document("conditional", notation)
        passages = [position.passages for position in positions_of(document, "test")]
        self.assertEqual(passages, [{"offer"}, set()])

    def test_no_words_are_found_nowhere(self):
        self.assertEqual(positions_of(self.document, '"""'), [])
