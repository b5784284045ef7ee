"""However an address is written, a page is made and cached once."""

from django.contrib.auth.models import User
from django.http import QueryDict
from django.test import SimpleTestCase, TransactionTestCase

from letters.forms.page_view import PageViewForm
from letters.middleware.canonical_address import page_numbers
from letters.models import CachedPage
from letters.tests.factories import make_document

ADDRESS = "/documents/letter/"


class OnePageTests(TransactionTestCase):
    def setUp(self):
        make_document("letter", title="A letter")

    def assert_cached(self, number):
        self.assertEqual(CachedPage.objects.count(), number)

    def test_what_means_nothing_makes_no_page(self):
        for query in (
            "",
            "?hide=JUNK",
            "?hide=JUNK2&hide=",
            "?unknown=1",
            "?passages=nonsense",
            "?passages=drafted",
            "?view=text",
            "?view=%00",
            "?match=7",
            "?match=x",
            "?find=",
            "?find=%20",
            "?&&&",
        ):
            with self.subTest(query):
                response = self.client.get(f"{ADDRESS}{query}")
                self.assertContains(response, "A letter")
                self.assert_cached(1)

    def test_the_order_and_repetition_of_values_make_no_page(self):
        for query in (
            "?hide=notes&hide=breaks",
            "?hide=breaks&hide=notes",
            "?hide=notes&hide=breaks&hide=notes",
            "?x=1&hide=notes&hide=breaks&match=3",
            "?hide=%6Eotes&hide=breaks",
        ):
            with self.subTest(query):
                self.client.get(f"{ADDRESS}{query}")
                self.assert_cached(1)

    def test_pages_that_a_document_lacks_lead_to_its_text(self):
        for query, expected in (
            ("?view=pages-none", "?"),
            ("?hide=notes&view=pages-2", "?hide=notes"),
        ):
            with self.subTest(query):
                response = self.client.get(f"{ADDRESS}{query}")
                self.assertRedirects(response, f"{ADDRESS}{expected.removesuffix('?')}")

    def test_layers_and_versions_that_a_document_lacks_lead_to_what_it_has(self):
        make_document("plain", "Two paragraphs.\n\nNo more.")
        for query, expected in (
            ("?hide=handwriting", ""),
            ("?hide=handwriting&hide=notes", ""),
            ("?passages=met", ""),
            ("?find=more&hide=stamps&match=1", "?find=more&match=1"),
        ):
            with self.subTest(query):
                response = self.client.get(f"/documents/plain/{query}")
                self.assertRedirects(response, f"/documents/plain/{expected}")
        response = self.client.get(f"{ADDRESS}pdf/?hide=stamps&hide=notes")
        self.assertEqual(response["Location"], f"{ADDRESS}pdf/?hide=notes")

    def test_what_a_document_has_is_shown_at_once(self):
        for query in ("?hide=breaks&hide=notes", "?passages=met", "?passages=not-met"):
            with self.subTest(query):
                response = self.client.get(f"{ADDRESS}{query}")
                self.assertEqual(response.status_code, 200)

    def test_a_page_beyond_the_last_leads_to_the_last(self):
        for address, query in (
            ("/documents/", "?page=2"),
            ("/people/", "?page=999999999"),
        ):
            with self.subTest(address):
                response = self.client.get(f"{address}{query}")
                self.assertRedirects(response, f"{address}?page=1")

    def test_numbers_of_pages_that_are_none_make_no_page(self):
        self.client.get("/documents/")
        for number in ("1", "0", "-1", "01", "x", "٣", "9" * 5_000, "%00", "last", ""):
            with self.subTest(number[:10]):
                response = self.client.get(f"/documents/?page={number}")
                self.assertEqual(response.status_code, 200)
                self.assert_cached(1)

    def test_the_same_host_makes_no_page(self):
        for host in ("localhost", "LOCALHOST", "LocalHost.", "localhost.:80"):
            with self.subTest(host):
                response = self.client.get(ADDRESS, headers={"Host": host})
                self.assertEqual(response.status_code, 200)
        self.assert_cached(2)

    def test_an_invented_port_makes_no_page(self):
        for port in (1, 2, 65_535):
            response = self.client.get(ADDRESS, headers={"Host": f"localhost:{port}"})
            self.assertContains(response, f"http://localhost:{port}{ADDRESS}")
        self.assert_cached(0)

    def test_an_invented_session_gets_the_page_of_everybody(self):
        first = self.client.get(ADDRESS)
        for key in ("a" * 32, "x", "", "\x00" * 32, "A" * 32, "a" * 5_000):
            with self.subTest(key[:5]):
                self.client.cookies["sessionid"] = key
                response = self.client.get(ADDRESS)
                self.assertEqual(response.content, first.content)
                self.assertFalse(response.cookies)
                self.assert_cached(1)

    def test_an_invented_session_makes_the_page_of_everybody(self):
        self.client.cookies["sessionid"] = "a" * 32
        self.client.get(ADDRESS)
        self.assert_cached(1)

    def test_a_session_that_has_ended_gets_the_page_of_everybody(self):
        self.client.force_login(User.objects.create_superuser("archivist"))
        key = self.client.cookies["sessionid"].value
        self.client.get(ADDRESS)
        self.assert_cached(0)
        self.client.logout()
        self.client.cookies["sessionid"] = key
        self.client.get(ADDRESS)
        self.assert_cached(1)

    def test_a_cookie_with_impossible_characters_is_no_error(self):
        for address in ("/search/help/", "/help/search/", "/admin/login/", ADDRESS):
            with self.subTest(address):
                cookie = 'sessionid="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"'
                response = self.client.get(address, headers={"Cookie": cookie})
                self.assertLess(response.status_code, 500)


class CanonicalQueryTests(SimpleTestCase):
    def test_each_way_to_show_a_text_has_one_query(self):
        for given, canonical in (
            (
                "view=pages&passages=met&hide=notes",
                "view=pages&passages=met&hide=notes",
            ),
            (
                "hide=notes&passages=met&view=pages",
                "view=pages&passages=met&hide=notes",
            ),
            ("match=2&find=test+ban", "find=test+ban&match=2"),
            ("match=02&find=++test+ban", "find=test+ban&match=2"),
            ("match=2", ""),
        ):
            with self.subTest(given):
                query = PageViewForm.canonical_query(QueryDict(given))
                self.assertEqual(query, canonical)

    def test_paper_has_no_marks(self):
        query = PageViewForm.canonical_paper_query(QueryDict("find=a&hide=notes"))
        self.assertEqual(query, "hide=notes")

    def test_lists_have_numbers_of_pages_in_one_order(self):
        canonical = page_numbers("parts", "documents")
        for given, expected in (
            ("parts=2&documents=3", "documents=3&parts=2"),
            ("parts=1&x=3", ""),
            ("parts=2&parts=3", "parts=3"),
        ):
            with self.subTest(given):
                self.assertEqual(canonical(QueryDict(given)), expected)
