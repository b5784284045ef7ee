"""The main links: the one that a page belongs to is told from the others."""

from unittest import TestCase

from letters.templatetags.main_navigation import MAIN, main_links


class MainLinkTests(TestCase):
    def current(self, path: str) -> dict[str, str]:
        return {link.label: link.current for link in main_links(path) if link.current}

    def test_a_list_is_the_page_itself(self):
        self.assertEqual(self.current("/people/"), {"People": "page"})

    def test_what_is_below_a_list_belongs_to_it(self):
        self.assertEqual(self.current("/people/reagan-ronald/"), {"People": "true"})
        self.assertEqual(self.current("/chronology/1962/"), {"Chronology": "true"})

    def test_other_pages_belong_to_none(self):
        for path in ("/", "/about/", "/people.csv", "/documents.atom"):
            with self.subTest(path):
                self.assertEqual(self.current(path), {})

    def test_all_are_listed_on_every_page(self):
        self.assertEqual([link.label for link in main_links("/")], [*MAIN])
