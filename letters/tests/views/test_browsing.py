"""The ways in: home, lists, editions, people."""

from django.test import TestCase, override_settings
from lxml import html

from letters.models import DocumentStatus
from letters.tei.notation import escape
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_agent,
    make_document,
    make_edition,
)
from letters.tests.ingest.test_carried_letters import make_carrier


class LabelTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        title = "Letter From Chairman Khrushchev to President Kennedy"
        notation = LETTER.replace(
            "I have received", "Subject: <Cuba>\n\nI have received"
        )
        make_document(notation=notation, title=title)

    def test_a_list_shows_label_and_date_in_the_link(self):
        self.assertContains(
            self.client.get("/documents/"),
            "Chairman Khrushchev to President Kennedy, letter: &lt;Cuba&gt;"
            '<span class="visually-hidden">, October 26, 1962</span>',
        )

    def test_a_page_has_the_label_in_its_tab_and_the_title_above_its_text(self):
        page = html.fromstring(
            self.client.get("/documents/khrushchev-kennedy-1962/").content
        )
        tab, heading = page.findtext(".//title"), page.findtext(".//h1")
        self.assertIn("letter: <Cuba>, October 26, 1962 – ", tab)
        self.assertIn("Letter From Chairman Khrushchev", heading)

    def test_the_record_shows_the_subject(self):
        page = self.client.get("/documents/khrushchev-kennedy-1962/")
        self.assertContains(page, "<dt>Subject</dt><dd>&lt;Cuba&gt;</dd>", html=True)


class DocumentListTests(TestCase):
    def test_it_lists_correspondents(self):
        make_document()
        response = self.client.get("/documents/")
        row = html.fromstring(response.content).find_class("document-row__parties")[0]
        words = " ".join(row.text_content().split())
        self.assertEqual(words, "Chairman Khrushchev →to President Kennedy")

    def test_a_letter_dated_to_the_month_is_shown_without_a_day(self):
        make_document(date_edtf="1962-10", notation="Text.")
        response = self.client.get("/documents/")
        date = '<p class="document-row__date">October 1962</p>'
        self.assertContains(response, date, html=True)

    def test_it_keeps_a_letter_that_may_fall_in_the_years_asked_for(self):
        make_document("a", title="Perhaps", date_edtf="1961/1962")
        make_document("b", title="Later", date_edtf="1964-03-01")
        make_document("c", title="Since then", date_edtf="1962-11/..")
        make_document("d", title="Who knows", date_edtf="1955/..")

        response = self.client.get("/documents/", {"from_year": 1962, "to_year": 1963})

        self.assertContains(response, "Perhaps")
        self.assertContains(response, "Since then")
        self.assertNotContains(response, "Who knows")
        self.assertNotContains(response, "Later")

    def test_years_in_the_wrong_order_find_nothing_and_say_why(self):
        make_document()
        response = self.client.get("/documents/", {"from_year": 1964, "to_year": 1961})
        self.assertContains(response, "The first year must not be after the last.")
        self.assertContains(response, "No documents match")

    def test_years_before_those_of_the_archive_are_answered(self):
        make_document("before", title="Before the war", date_edtf="../1939")
        make_document("after", title="After it", date_edtf="1962-10-26")
        make_document(
            "draft", title="A draft", date_edtf="1900", status=DocumentStatus.DRAFT
        )

        response = self.client.get("/documents/", {"from_year": 1930, "to_year": 1944})

        self.assertContains(response, "1 document<")
        self.assertContains(response, "Before the war")
        self.assertNotContains(response, "Ensure this value")
        self.assertContains(response, 'placeholder="1939"')
        self.assertContains(response, 'placeholder="1962"')

    def test_a_page_number_of_any_kind_is_answered(self):
        for number in ("0", "-1", "abc", "٣", "9" * 5000):
            with self.subTest(number[:4]):
                response = self.client.get("/documents/", {"page": number})
                self.assertEqual(response.status_code, 200)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_list(self):
        make_agent()
        edition = make_edition()
        for number in range(12):
            make_document(f"frus1961-63v06/d{number}", edition=edition)

        # The years, the count, whether letters inside others are among them, and the
        # documents with those who wrote and received them.
        with self.assertNumQueries(4):
            self.client.get("/documents/")

    def test_letters_inside_others_are_spoken_of_where_there_are_any(self):
        make_document("plain")
        words = "Letters inside others are counted too."
        self.assertNotContains(self.client.get("/documents/"), words)
        make_carrier()
        self.assertContains(self.client.get("/documents/"), words)


class EditionListTests(TestCase):
    def test_an_edition_with_drafts_alone_is_not_public(self):
        edition = make_edition()
        make_document("frus1961-63v06/d1", edition=edition, status=DocumentStatus.DRAFT)
        self.assertNotContains(self.client.get("/editions/"), "Kennedy–Khrushchev")
        self.assertEqual(self.client.get(edition.get_absolute_url()).status_code, 404)

    def test_it_counts_published_documents_alone(self):
        edition = make_edition()
        make_document("frus1961-63v06/d1", edition=edition)
        make_document("frus1961-63v06/d2", edition=edition, status=DocumentStatus.DRAFT)
        self.assertContains(self.client.get("/editions/"), "1 document<")

    def test_it_counts_letters_inside_documents_apart(self):
        make_carrier(edition=make_edition())
        page = " ".join(self.client.get("/editions/").content.decode().split())
        self.assertIn("1 document, 1 letter inside them<", page)

    def test_editions_stand_in_the_order_of_their_identifiers(self):
        for identifier in ("frus1961-63v06", "frus1948v01p2", "frus1952-54v14p2"):
            make_document(f"{identifier}/d1", "Text.", edition=make_edition(identifier))
        page = self.client.get("/editions/").content.decode()
        places = [page.index(name) for name in ("1948v", "1952-54v", "1961-63v")]
        self.assertEqual(places, sorted(places))


class AgentPageTests(TestCase):
    def test_a_person_is_found_by_the_name_in_the_heading(self):
        agent = make_agent()
        make_document()
        self.assertContains(self.client.get("/people/"), "Kennedy, John F.")
        self.assertContains(
            self.client.get(agent.get_absolute_url()), "Khrushchev to Ken"
        )

    def test_a_person_of_a_draft_is_nobody(self):
        agent = make_agent()
        make_document(status=DocumentStatus.DRAFT)
        self.assertNotContains(self.client.get("/people/"), "Kennedy, John F.")
        self.assertEqual(self.client.get(agent.get_absolute_url()).status_code, 404)

    def test_the_condition_somebody_set_is_on_their_page(self):
        load_collection()
        response = self.client.get("/people/poindexter-john/")
        self.assertContains(response, "set the condition of a passage")


class HelpTests(TestCase):
    def test_the_notation_is_shown_by_example(self):
        response = self.client.get("/help/notation/")
        self.assertContains(response, "[anf]{.hand by=declassifier}")


class HostileFieldTests(TestCase):
    def test_markup_in_any_field_is_text(self):
        payload = '"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}'
        make_document(
            title=payload,
            notation=f"{LETTER}\n\nText {escape(payload)}",
            scope_and_content=payload,
            reference_code=payload,
            date_reason=payload,
        )
        for address in ("/", "/documents/", "/documents/khrushchev-kennedy-1962/"):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertNotContains(response, "<script>alert")
                self.assertNotContains(response, "<img src=x")
                self.assertContains(response, "&lt;script&gt;alert")
