"""What two people wrote to each other: which letters, their answers, what is missing."""

from django.http import QueryDict
from django.test import TestCase

from letters.models import CorrespondenceEvent, Document, DocumentStatus, StatedReply
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    merge_agents,
)
from letters.views.exchanges import exchange_detail

KENNEDY, KHRUSHCHEV = "kennedy-john", "khrushchev-nikita"
EXCHANGE = f"/people/{KENNEDY}/with/{KHRUSHCHEV}/"
OTHER_WAY = f"/people/{KHRUSHCHEV}/with/{KENNEDY}/"
PLAIN = "A letter.\n"


class ExchangeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kennedy = make_agent()
        cls.khrushchev = make_agent(KHRUSHCHEV, "Khrushchev, Nikita", "N. Khrushchev")
        cls.thompson = make_agent("thompson", "Thompson", "Thompson", ())
        cls.first = cls.letter("first", "1962-03-01", cls.kennedy, cls.khrushchev)
        cls.second = cls.letter("second", "1962-10-26", cls.khrushchev, cls.kennedy)
        cls.later = cls.letter("later", "1963-01-02", cls.kennedy, cls.khrushchev)
        cls.letter("other", "1962-04-01", cls.kennedy, cls.thompson)
        cls.letter("draft", "1964-01-01", cls.kennedy, cls.khrushchev)
        drafts = Document.objects.filter(identifier="draft")
        drafts.update(status=DocumentStatus.DRAFT)

    @classmethod
    def letter(cls, identifier, date, author, recipient, step="sent"):
        letter = make_document(identifier, PLAIN, title=identifier, date_edtf=date)
        letter.correspondence_events.create(type=step, agent=author)
        letter.correspondence_events.create(type="received", agent=recipient)
        return letter

    def listed(self, address=EXCHANGE):
        page = self.client.get(address).context["page"]
        return [document.identifier for document in page]

    def test_the_letters_of_both_are_in_the_order_of_time(self):
        # The page cache, the two people, all that they sent, the letters shown, their
        # answers, when they were delivered, and which are known and not held.
        with self.assertNumQueries(7):
            response = self.client.get(EXCHANGE)
        self.assertContains(response, "John F. Kennedy and N. Khrushchev")
        self.assertContains(response, "2 documents from")
        self.assertContains(response, "1 document from")
        self.assertEqual(self.listed(), ["first", "second", "later"])
        self.assertEqual(self.listed(OTHER_WAY), ["first", "second", "later"])

    def test_they_are_files_too_of_all_years_or_of_one(self):
        for query, count in (("", 3), ("?year=1962", 2), ("?year=x", 3)):
            with self.subTest(query):
                response = self.client.get(f"{EXCHANGE}documents.jsonl{query}")
                self.assertEqual(len(response.getvalue().splitlines()), count)
        page = self.client.get(f"{EXCHANGE}?year=1962")
        self.assertContains(page, f"{EXCHANGE}documents.zip?year=1962")

    def test_two_who_wrote_nothing_to_each_other_have_no_file(self):
        for other in ("thompson", "nobody", KHRUSHCHEV):
            address = f"/people/{KHRUSHCHEV}/with/{other}/documents.csv"
            with self.subTest(other):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_letters_without_a_year_are_counted_beside_the_years(self):
        self.assertNotContains(self.client.get(EXCHANGE), "without a year")
        self.letter("undated", "", self.kennedy, self.khrushchev)
        said = "1 document without a year, at the end."
        self.assertContains(self.client.get(EXCHANGE), said)
        self.assertNotContains(self.client.get(f"{EXCHANGE}?year=1962"), said)

    def test_the_first_letter_of_each_month_begins_it(self):
        self.letter("next", "1962-10-28", self.kennedy, self.khrushchev)
        self.letter("vague", "1962", self.kennedy, self.khrushchev)
        months = self.client.get(EXCHANGE).context["months"]
        self.assertEqual(
            [month.name for month in months],
            ["March 1962", "October 1962", "January 1963"],
        )

    def test_archivists_see_drafts_among_them(self):
        self.client.force_login(make_archivist())
        self.assertIn("draft", self.listed())

    def test_a_letter_that_one_only_signed_is_among_them(self):
        self.letter("signed", "1962-05-01", self.khrushchev, self.kennedy, "signed")
        self.assertIn("signed", self.listed())

    def test_people_whom_a_note_names_are_no_correspondents(self):
        letter = self.letter("noted", "1962-05-01", self.thompson, self.kennedy)
        letter.correspondence_events.create(
            type="sent", agent=self.khrushchev, footnote_key="1"
        )
        self.assertNotIn("noted", self.listed())

    def test_a_rejected_statement_makes_no_letter(self):
        CorrespondenceEvent.objects.filter(
            document=self.second, agent=self.khrushchev
        ).update(decision="rejected")
        self.assertNotIn("second", self.listed())

    def test_letters_of_every_record_of_a_person_are_among_them(self):
        record = make_agent("khrushchev-n", "Khrushchev, N.", "N. Khrushchev", ())
        merge_agents(self.khrushchev, record)
        self.letter("merged", "1962-06-01", record, self.kennedy)
        self.assertIn("merged", self.listed())
        address = f"/people/{KENNEDY}/with/khrushchev-n/"
        self.assertRedirects(self.client.get(address), EXCHANGE, status_code=301)

    def test_both_ways_are_one_page_to_search_engines(self):
        for address in (EXCHANGE, OTHER_WAY):
            response = self.client.get(address)
            self.assertContains(
                response, f'<link rel="canonical" href="http://testserver{EXCHANGE}">'
            )

    def test_a_year_is_chosen_and_left(self):
        self.assertEqual(self.listed(f"{EXCHANGE}?year=1962"), ["first", "second"])
        response = self.client.get(f"{EXCHANGE}?year=1963")
        self.assertContains(response, '<a href="?" aria-current="true">')
        self.assertRedirects(self.client.get(f"{EXCHANGE}?year=1950"), f"{EXCHANGE}?")

    def test_what_is_no_year_means_nothing(self):
        for query in ("year=x", "year=01962", "year="):
            with self.subTest(query):
                self.assertEqual(exchange_detail.canonical_query(QueryDict(query)), "")

    def test_a_long_silence_is_told(self):
        self.assertContains(self.client.get(EXCHANGE), "238 days of which no dated")
        self.assertContains(self.client.get(EXCHANGE), "67 days of which no dated")

    def test_answers_are_told_and_letters_that_are_missing(self):
        self.reply(self.second, "r1", target=self.first, target_identifier="first")
        self.reply(self.second, "r2", letter_date="1962-09-01")
        response = self.client.get(EXCHANGE)
        self.assertContains(response, "<li>Answered by")
        self.assertContains(response, 'href="/documents/first/">first, March 1, 1962')
        self.assertContains(response, "a letter of September 1, 1962 that is not in")

    def test_an_answer_that_is_hidden_is_told_as_missing(self):
        draft = Document.objects.get(identifier="draft")
        self.reply(self.later, "r1", target=draft, target_identifier="draft")
        self.reply(draft, "r1", target=self.first, target_identifier="first")
        response = self.client.get(EXCHANGE)
        self.assertNotContains(response, "/documents/draft/")
        self.assertNotContains(response, "Answered by")

    def reply(self, document, key, **fields):
        StatedReply.objects.create(
            document=document,
            key=key,
            direction=StatedReply.Direction.REPLIES_TO,
            start=0,
            end=1,
            evidence="Your letter",
            **fields,
        )

    def test_a_letter_leads_to_the_exchange_of_its_correspondents(self):
        response = self.client.get("/documents/first/")
        self.assertContains(
            response, f'href="{EXCHANGE}">All between John F. Kennedy and'
        )

    def test_who_exchanged_nothing_that_is_published_has_no_page(self):
        Document.objects.filter(identifier="other").update(status=DocumentStatus.DRAFT)
        for address in (
            f"/people/{KENNEDY}/with/thompson/",
            f"/people/{KENNEDY}/with/{KENNEDY}/",
            f"/people/{KENNEDY}/with/nobody/",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)
