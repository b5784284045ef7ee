"""The site's name, its subtitle and its contact: one setting each, shown everywhere."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.contrib import admin
from django.template.loader import render_to_string
from django.test import (
    RequestFactory,
    SimpleTestCase,
    TestCase,
    TransactionTestCase,
    override_settings,
)

from letters.context_processors import Site
from letters.tests.archive.programs import manage
from letters.tests.factories import load_collection, make_archivist, make_document
from letters.tests.test_urls import ADDRESSES, PRINTED

DEFAULT = "Letters archive"
NAME = "Papers & Answers"
ESCAPED = "Papers &amp; Answers"


@override_settings(LETTERS_SITE_NAME=NAME)
class SiteNameTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_every_page_shows_it(self):
        addresses = {name: address for name, (address, _) in ADDRESSES.items()}
        pages = 0
        for name, address in {**addresses, "nothing": "/nothing/"}.items():
            page = self.client.get(address)
            if page["Content-Type"].startswith("text/html") and page.content:
                with self.subTest(name):
                    title, _, body = page.text.partition("</title>")
                    self.assertIn(ESCAPED, title)
                    self.assertIn(f">{ESCAPED}</a>", body)
                    self.assertNotIn(DEFAULT, page.text)
                    pages += 1
        self.assertGreater(pages, 20)

    def test_citations_and_files_name_it(self):
        for name, escaped in (
            ("cite/", ESCAPED),
            ("cite/ris/", NAME),
            ("cite/csl/", NAME),
            ("tei/", ESCAPED),
        ):
            with self.subTest(name):
                file = self.client.get(f"{PRINTED}{name}")
                text = b"".join(file).decode()
                self.assertIn(escaped, text)
                self.assertNotIn(DEFAULT, text)

    def test_feeds_name_it(self):
        request = RequestFactory().get("/search.atom")
        feed = render_to_string("letters/search_feed.xml", {"title": "talks"}, request)
        self.assertIn(f"<title>talks – {ESCAPED}</title>", feed)
        self.assertIn(f"<author><name>{ESCAPED}</name></author>", feed)

    def test_programs_read_it_in_the_head_of_a_page(self):
        page = self.client.get(PRINTED)
        self.assertContains(
            page, f'<meta name="z:libraryCatalog" content="{ESCAPED}">', html=True
        )

    def test_archivists_read_it_on_pages_of_documents(self):
        self.client.force_login(make_archivist())
        self.assertContains(self.client.get(PRINTED), f">{ESCAPED}</a>")

    def test_the_admin_has_it(self):
        self.assertEqual(admin.site.site_header, DEFAULT)
        self.assertEqual(admin.site.site_title, DEFAULT)


class CachedPageTests(TransactionTestCase):
    def test_a_page_with_another_name_is_another_page(self):
        make_document("letter")
        address = "/documents/letter/"
        self.assertContains(self.client.get(address), DEFAULT)
        with override_settings(LETTERS_SITE_NAME=NAME):
            self.assertContains(self.client.get(address), ESCAPED)


class SettingTests(SimpleTestCase):
    def test_the_environment_gives_it(self):
        program = "from django.conf import settings; print(settings.LETTERS_SITE_NAME)"
        with TemporaryDirectory() as folder:
            shell = ("shell", "--no-imports", "-c", program)
            shown = manage(Path(folder), *shell, LETTERS_SITE_NAME=NAME)
        self.assertEqual(shown.stdout.strip(), NAME, shown.stderr)


class SubtitleTests(TestCase):
    @override_settings(LETTERS_SITE_SUBTITLE="All that was written")
    def test_it_heads_the_first_page_and_stands_at_the_foot_of_each(self):
        home = self.client.get("/")
        self.assertContains(
            home, '<h1 id="welcome">All that was written</h1>', html=True
        )
        people = self.client.get("/people/")
        self.assertContains(
            people, f"{settings.LETTERS_SITE_NAME}: All that was written."
        )


class ContactTests(TestCase):
    def test_without_one_the_foot_has_none(self):
        self.assertNotContains(self.client.get("/"), "mailto:")

    @override_settings(LETTERS_CONTACT="archive@letters.example")
    def test_an_e_mail_address_can_be_written_to(self):
        link = '<a href="mailto:archive@letters.example">archive@letters.example</a>'
        self.assertContains(self.client.get("/"), link, html=True)

    def test_a_web_address_is_gone_to(self):
        site = Site("Letters", "", "https://letters.example/contact")
        self.assertEqual(site.contact_address, "https://letters.example/contact")


class SourceTests(TestCase):
    def test_no_template_and_no_program_spells_the_name(self):
        templates = Path(settings.BASE_DIR, "templates").rglob("*.*")
        programs = Path(settings.BASE_DIR, "letters").rglob("*.py")
        spelling = [
            str(file)
            for file in (*templates, *programs)
            if "tests" not in file.parts and DEFAULT in file.read_text("utf-8")
        ]
        self.assertEqual(spelling, [])
