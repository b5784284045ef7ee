"""The pages about the archive: what comes with the program, and an archive's own texts."""

from django.test import TestCase, override_settings

from letters.models import Document, DocumentStatus, SitePage, SitePageName
from letters.tests.factories import load_collection, make_document, make_edition
from letters.tests.test_urls import ADDRESSES


class SitePageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_each_has_its_own_title_and_stands_at_the_foot_of_all_pages(self):
        home = self.client.get("/")
        for name in SitePageName:
            with self.subTest(name):
                link = f'<a href="/{name}/">{name.label}</a>'
                self.assertContains(home, link, html=True)
                page = self.client.get(f"/{name}/")
                self.assertContains(page, f"<h1>{name.label}</h1>", html=True)

    def test_an_empty_archive_has_them_too(self):
        Document.objects.all().delete()
        for name in SitePageName:
            with self.subTest(name):
                self.assertEqual(self.client.get(f"/{name}/").status_code, 200)
        self.assertContains(self.client.get("/about/"), "Nothing is published yet")

    def test_about_tells_what_is_held(self):
        response = self.client.get("/about/")
        self.assertContains(response, "from a typescript")
        self.assertContains(response, "They were written from")

    def test_they_take_few_queries(self):
        for name, queries in {
            # The page cache and the own text; counts, editions, appearances, keepers.
            SitePageName.ABOUT: 6,
            # Editions; marks, passages and corrections.
            SitePageName.PRINCIPLES: 6,
            # Statements of documents and of editions; editions.
            SitePageName.REUSE: 5,
            SitePageName.PRIVACY: 2,
        }.items():
            with self.subTest(name), self.assertNumQueries(queries):
                self.client.get(f"/{name}/")

    def test_the_citations_are_those_of_a_document(self):
        response = self.client.get("/how-to-cite/")
        document = response.context["archive"].cited_document
        self.assertContains(response, f"/documents/{document.identifier}/cite/")
        self.assertContains(response, "Chicago, note")

    def test_statements_of_rights_are_counted_with_those_of_their_edition(self):
        edition = make_edition("frus1964-68v01")
        edition.reproduction_conditions = "Public domain."
        edition.save()
        make_document("frus1964-68v01/d1", edition=edition)
        make_document("frus1964-68v01/d2", edition=edition)
        own = {"reproduction_conditions": "Ask us."}
        make_document("frus1964-68v01/d3", edition=edition, **own)
        draft = {**own, "status": DocumentStatus.DRAFT}
        make_document("frus1964-68v01/d4", edition=edition, **draft)
        rights = self.client.get("/reuse/").context["archive"].rights
        self.assertIn(("Public domain.", 2), rights)
        self.assertIn(("Ask us.", 1), rights)

    @override_settings(LETTERS_CONTACT="letters@archive.example")
    def test_contact_gives_the_address_of_the_archive(self):
        response = self.client.get("/contact/")
        self.assertContains(
            response, 'Write to <a href="mailto:letters@archive.example'
        )


class MarkTests(TestCase):
    def marks(self):
        marks = self.client.get("/editorial-principles/").context["archive"].marks
        return {mark.example.kind: mark.documents for mark in marks}

    def test_kinds_of_marks_that_do_not_occur_are_not_explained(self):
        make_document("a", "We ~~cannot~~ can.")
        marks = self.marks()
        self.assertEqual(marks["deletion"], 1)
        self.assertNotIn("stamp", marks)
        self.assertNotIn("passage", marks)

    def test_marks_of_hidden_documents_are_not_told(self):
        make_document("a", "[EYES ONLY]{.stamp}", status=DocumentStatus.DRAFT)
        self.assertNotIn("stamp", self.marks())

    def test_examples_are_rendered_as_documents_are(self):
        make_document("a", "We ~~cannot~~ can.")
        response = self.client.get("/editorial-principles/")
        self.assertContains(response, "[struck out: ")
        self.assertContains(response, "has%3Astruck")


class OwnTextTests(TestCase):
    def test_a_text_of_the_archive_takes_the_place(self):
        SitePage.objects.create(
            name=SitePageName.ABOUT, title="Who we are", text="# Us\n\nA *house* <b>."
        )
        response = self.client.get("/about/")
        self.assertContains(response, "<h1>Who we are</h1>", html=True)
        self.assertContains(response, "<h2>Us</h2>", html=True)
        self.assertContains(response, "<em>house</em> &lt;b&gt;.")
        self.assertNotContains(response, "For whom it is")

    def test_without_a_title_the_page_keeps_its_name(self):
        SitePage.objects.create(name=SitePageName.PRIVACY, text="Nothing.")
        response = self.client.get("/privacy/")
        self.assertContains(response, "<h1>Privacy</h1>", html=True)

    def test_deleting_it_brings_the_other_back(self):
        own = SitePage.objects.create(name=SitePageName.ABOUT, text="Ours.")
        self.assertContains(self.client.get("/about/"), "Ours.")
        own.delete()
        self.assertContains(self.client.get("/about/"), "For whom it is")


class PrivacyTests(TestCase):
    """What the page says of reading holds at every public address."""

    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_no_page_for_readers_sets_a_cookie(self):
        for name, (address, _) in ADDRESSES.items():
            with self.subTest(name):
                self.assertFalse(self.client.get(address).cookies)

    def test_it_names_what_browsers_keep(self):
        for name in ("My list", "answer questions", "did not save"):
            with self.subTest(name):
                self.assertContains(self.client.get("/privacy/"), name)

    def test_other_sites_are_not_told_where_a_link_was(self):
        response = self.client.get("/")
        self.assertEqual(response["Referrer-Policy"], "same-origin")
        policy = response["Content-Security-Policy"]
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("http", policy)
