"""The names of documents in lists, as templates show them."""

from unittest import TestCase

from letters.models import Document
from letters.templatetags.document_names import name_in_link


class DocumentNameTests(TestCase):
    def test_the_date_is_in_the_link_and_not_seen_twice(self):
        document = Document(title="A <b>", date_edtf="1962-10-26")
        self.assertEqual(
            name_in_link(document),
            'A &lt;b&gt;<span class="visually-hidden">, October 26, 1962</span>',
        )

    def test_without_a_date_it_is_the_name_alone(self):
        self.assertEqual(name_in_link(Document(title="A letter")), "A letter")
