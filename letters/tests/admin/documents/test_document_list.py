"""The list of documents: filters, words, saved filters."""

from urllib.parse import urlencode

from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from lxml import html

from letters.models import DocumentStatus, SavedFilter
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import (
    LETTER,
    make_archivist,
    make_document,
    make_edition,
)

LIST = "/admin/letters/document/"
DRAFT = DocumentStatus.DRAFT


class ListCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.volume = make_edition()
        make_document("letter", LETTER + "\n\nAn open ( here.", edition=cls.volume)
        text = "Missiles were dismantled at Guantánamo; nobody objected."
        make_document(
            "memo", text, title="A memo", status=DRAFT, date_edtf="1963-05", kind="note"
        )

    def setUp(self):
        self.client.force_login(self.anna)

    def listed(self, query):
        page = html.fromstring(self.client.get(f"{LIST}?{query}", follow=True).content)
        found = page.find_class("document-identifier")
        return sorted(identifier.text_content() for identifier in found)


class FilterTests(ListCase):
    def test_each_filter_narrows_the_list(self):
        for query, expected in (
            ("person=Khrushchev", ["letter"]),
            ("dated=October+1962", ["letter"]),
            ("dated=1961-1963", ["letter", "memo"]),
            ("kind=note", ["memo"]),
            ("status=draft", ["memo"]),
            ("volume=frus1961-63v06", ["letter"]),
            ("problems=open", ["letter"]),
            ("problems=unbalanced", ["letter"]),
            ("problems=none", ["memo"]),
            ("problems=refused", []),
            ("without=correspondents", ["memo"]),
            ("cited=awaited", []),
            ("assigned=me", []),
            ("assigned=nobody", ["letter", "memo"]),
            ("assigned=anna", []),
            ("status=draft&dated=1962", []),
            ("person=Khrushchev&problems=open&volume=frus1961-63v06", ["letter"]),
        ):
            with self.subTest(query):
                self.assertEqual(self.listed(query), expected)

    def test_it_says_in_words_what_is_asked_for(self):
        page = self.client.get(f"{LIST}?q=memo&status=draft&dated=1963")
        for words in (
            "with “memo”;",
            "Dated: 1963-01-01 to 1963-12-31;",
            "State: Draft.",
        ):
            self.assertContains(page, words)

    def test_what_is_not_understood_finds_nothing_and_says_so(self):
        for query in ("dated=soon", "volume=frus9999", "status=x", "problems=x"):
            with self.subTest(query):
                page = self.client.get(f"{LIST}?{query}")
                self.assertContains(page, "errorlist")
                self.assertEqual(self.listed(query), [])

    def test_what_was_typed_stands_in_the_form(self):
        page = html.fromstring(self.client.get(f"{LIST}?dated=1963&kind=note").content)
        form = page.get_element_by_id("changelist-search")
        self.assertEqual(form.fields["dated"], "1963")
        self.assertEqual(form.fields["kind"], "note")

    def test_addresses_of_before_still_filter(self):
        self.assertEqual(self.listed("status__exact=draft"), ["memo"])


class WordSearchTests(ListCase):
    def test_words_are_found_in_title_identifier_and_names(self):
        for query, expected in (
            ("q=memo", ["memo"]),
            ("q=lett", ["letter"]),
            ("q=khrushchev", ["letter"]),
            ("q=nothing-so", []),
        ):
            with self.subTest(query):
                self.assertEqual(self.listed(query), expected)

    def test_its_words_may_stand_in_title_identifier_and_reference_code(self):
        make_document("box/d1", title="Note on Cuba", reference_code="Box 12, NLK")
        for query, expected in (
            ("q=cuba+box/d1", ["box/d1"]),
            ("q=nlk+note", ["box/d1"]),
            ("q=cuba+nlk+memo", []),
        ):
            with self.subTest(query):
                self.assertEqual(self.listed(query), expected)

    def test_words_are_looked_for_among_what_the_filters_leave(self):
        make_document("other", title="Another memo", status=DRAFT, kind="letter")
        self.assertEqual(self.listed("q=memo"), ["memo", "other"])
        self.assertEqual(self.listed("q=memo&kind=note"), ["memo"])

    def test_words_are_found_in_the_text_of_drafts(self):
        for words in (
            "missiles",
            "MISSILE",
            "dismantle+objected",
            "%22nobody+objected%22",
        ):
            with self.subTest(words):
                self.assertEqual(self.listed(f"q={words}"), ["memo"])
        self.assertEqual(self.listed("q=missiles&status=published"), [])

    def test_accents_do_not_prevent_a_match_in_a_draft(self):
        text = "Läufer from Düren was naïve of the Straßenbenutzung."
        make_document("draft", text, title="Günter’s café", status=DRAFT)
        for words in (
            "Läufer",
            "laufer",
            "Düren",
            "naïve",
            "Straßenbenutzung",
            "gunter",
        ):
            with self.subTest(words):
                self.assertEqual(self.listed(urlencode({"q": words})), ["draft"])

    def test_the_words_around_the_match_are_shown(self):
        page = self.client.get(f"{LIST}?q=dismantle")
        self.assertContains(page, "Missiles were <mark>dismantled</mark> at Guantánamo")

    def test_it_says_what_could_not_be_searched(self):
        page = self.client.get(f"{LIST}?q=missiles")
        self.assertContains(page, "texts of published documents were not searched")

    def test_signs_of_the_text_are_shown_and_not_obeyed(self):
        make_document("odd", "Signs like <script> and % stand here.", status=DRAFT)
        page = self.client.get(f"{LIST}?q=signs")
        self.assertContains(page, "like &lt;script&gt; and %")

    def test_who_does_not_see_drafts_finds_no_word_of_them(self):
        self.client.force_login(make_staff("changer", "change_document"))
        self.assertEqual(self.listed("q=missiles"), [])

    def test_a_field_that_proposes_documents_asks_titles_alone(self):
        address = (
            "/admin/autocomplete/?app_label=letters&model_name=documentrelation"
            "&field_name=target&term="
        )
        self.assertContains(self.client.get(f"{address}memo"), "A memo")
        self.assertNotContains(self.client.get(f"{address}missiles"), "A memo")

    def test_its_queries_do_not_grow_with_what_is_found(self):
        counts = []
        for size in (2, 12):
            for number in range(size):
                make_document(f"more-{size}-{number}", "Missiles.", status=DRAFT)
            with CaptureQueriesContext(connection) as queries:
                self.client.get(f"{LIST}?q=missiles&dated=1962")
            counts.append(len(queries))
        # Session, user, saved filters, the choices of filters and of whom to assign to,
        # the words in titles and names, three of the index, drafts and their texts, the
        # count, the documents, their words.
        self.assertEqual(counts[0], counts[1])
        self.assertLessEqual(counts[1], 15)


class SavedFilterTests(ListCase):
    def save(self, **values):
        data = {"name": "My drafts", "query": "status=draft&p=2", **values}
        return self.client.post(f"{LIST}filters/save/", data, follow=True)

    def test_it_is_saved_and_offered_above_the_list(self):
        page = self.save()
        self.assertEqual(SavedFilter.objects.get().query, "status=draft")
        self.assertContains(page, 'href="?status=draft" aria-current="true"')
        self.assertEqual(page.redirect_chain[0][0], f"{LIST}?status=draft")

    def test_the_form_above_the_list_is_accepted_as_it_is_sent(self):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(self.anna)
        page = html.fromstring(browser.get(f"{LIST}?status=draft").content)
        (form,) = page.xpath("//form[contains(@action, 'filters/save')]")
        browser.post(form.action, {**dict(form.form_values()), "name": "My drafts"})
        self.assertEqual(SavedFilter.objects.get().query, "status=draft")

    def test_colleagues_have_it_only_if_it_is_shared(self):
        self.save()
        self.save(name="For all", is_shared="on")
        self.client.force_login(make_archivist("bert"))
        page = self.client.get(LIST)
        self.assertNotContains(page, "My drafts")
        self.assertContains(page, "For all")
        self.assertContains(page, "(of anna)")

    def test_one_of_the_same_name_is_replaced(self):
        self.save()
        self.save(query="status=published&q=berlin")
        self.assertEqual(SavedFilter.objects.get().query, "q=berlin&status=published")

    def test_nothing_is_no_filter(self):
        for query in ("", "p=2", "color=red", "\0"):
            with self.subTest(query):
                self.assertContains(self.save(query=query), "Not saved.")
        self.assertFalse(SavedFilter.objects.exists())

    def test_only_ones_own_can_be_deleted(self):
        self.save(is_shared="on")
        address = f"{LIST}filters/{SavedFilter.objects.get().pk}/delete/"
        self.client.force_login(make_archivist("bert"))
        self.client.post(address)
        self.assertTrue(SavedFilter.objects.exists())
        self.client.force_login(self.anna)
        self.client.post(address)
        self.assertFalse(SavedFilter.objects.exists())

    def test_it_is_for_those_who_see_the_list_and_sent_as_a_form(self):
        self.assertEqual(self.client.get(f"{LIST}filters/save/").status_code, 405)
        self.client.force_login(make_staff("nobody"))
        self.assertEqual(self.save().status_code, 403)
