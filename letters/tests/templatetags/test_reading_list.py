"""The links that add documents to a reader's list."""

from unittest import TestCase

from letters.models import Document
from letters.templatetags.reading_list import add_all_to_list, add_to_list


class AddToListTests(TestCase):
    def test_a_row_names_its_document_for_those_who_hear_the_link(self):
        link = add_to_list(Document(identifier="a/b", title="A <b>"))
        self.assertIn('href="/my-list/?d=a/b"', link)
        self.assertIn(
            '<span class="visually-hidden">: A &lt;b&gt;, Undated</span>', link
        )

    def test_the_page_of_a_document_need_not_name_it(self):
        link = add_to_list(Document(identifier="a", title="A"), is_here=True)
        self.assertNotIn("visually-hidden", link)

    def test_all_of_a_page_are_added_at_once_and_in_order(self):
        link = add_all_to_list([Document(identifier=name) for name in ("b", "a", "c")])
        self.assertIn('href="/my-list/?d=b&amp;d=a&amp;d=c"', link)
        self.assertIn("Add all 3 on this page to my list", link)

    def test_one_document_needs_no_such_link(self):
        self.assertEqual(add_all_to_list([Document(identifier="a")]), "")
        self.assertEqual(add_all_to_list([]), "")
