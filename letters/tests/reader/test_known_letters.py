"""Letters that are known only from others: whose, when, and by which words."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.models import Document, DocumentStatus, StatedReply
from letters.reader.exchange import Exchange
from letters.reader.exchange_timeline import MOST_LETTERS, DatedLetter, draw_exchange
from letters.tests.factories import make_agent, make_document

PLAIN = "A letter.\n"
EXCHANGE = "/people/kennedy-john/with/khrushchev-nikita/"


class KnownCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.kennedy = make_agent()
        cls.khrushchev = make_agent(
            "khrushchev-nikita", "Khrushchev, Nikita", "N. Khrushchev"
        )
        cls.first = cls.letter("first", "1962-03-01", cls.kennedy, cls.khrushchev)
        cls.second = cls.letter("second", "1962-10-26", cls.khrushchev, cls.kennedy)

    @classmethod
    def letter(cls, identifier, day, author, recipient):
        letter = make_document(identifier, PLAIN, title=identifier, date_edtf=day)
        letter.correspondence_events.create(type="sent", agent=author)
        letter.correspondence_events.create(type="received", agent=recipient)
        return letter

    def state(self, document, day, direction="replies-to", **fields):
        key = f"r{StatedReply.objects.count()}"
        values = {"start": 0, "end": 1, "evidence": f"words on {day}", **fields}
        return StatedReply.objects.create(
            document=document, key=key, direction=direction, letter_date=day, **values
        )

    def exchange(self, year=None):
        visible = Document.objects.visible_to(AnonymousUser())
        keys = [self.kennedy.pk], [self.khrushchev.pk]
        return Exchange(*keys, visible, year)

    def known(self, year=None):
        return [
            (letter.date.edtf, letter.is_from_one)
            for letter in self.exchange(year).known
        ]


class KnownLetterTests(KnownCase):
    def test_what_a_letter_answers_was_written_by_the_other(self):
        self.state(self.second, "1962-09-01")
        self.state(self.first, "1962-02-15")
        self.state(self.first, "1962-04-01", "answered-by")
        self.assertEqual(
            self.known(),
            [("1962-02-15", False), ("1962-04-01", False), ("1962-09-01", True)],
        )

    def test_who_signs_for_others_was_not_written_to(self):
        staff = make_agent("joint-chiefs", "Joint Chiefs", "Joint Chiefs")
        memorandum = self.letter("memo", "1962-11-01", staff, self.khrushchev)
        memorandum.correspondence_events.create(type="signed", agent=self.kennedy)
        self.state(memorandum, "1962-09-01")
        self.assertEqual(self.known(), [])

    def test_what_went_to_a_third_person_is_no_letter_of_the_two(self):
        for words in (
            "your memoranda of 26 January 1962 and 30 January 1962 to the Chairman",
            "The Under Secretary has asked me to express our thanks for your letter",
        ):
            with self.subTest(words):
                StatedReply.objects.all().delete()
                self.state(self.second, "1962-01-26", evidence=words)
                self.assertEqual(self.known(), [])

    def test_one_that_two_letters_name_is_one_with_both_words(self):
        third = self.letter("third", "1962-11-01", self.khrushchev, self.kennedy)
        self.state(self.second, "1962-09-01")
        self.state(third, "1962-09-01")
        letter = self.exchange().known[0]
        self.assertEqual(len(self.exchange().known), 1)
        self.assertEqual(
            [one.document.identifier for one in letter.mentions], ["second", "third"]
        )

    def test_one_of_a_month_may_be_that_of_a_day_and_is_counted_once(self):
        third = self.letter("third", "1962-11-01", self.khrushchev, self.kennedy)
        self.state(self.second, "1962-09")
        self.state(third, "1962-09-05")
        self.assertEqual(self.known(), [("1962-09-05", True)])
        mentions = self.exchange().known[0].mentions
        self.assertEqual({one.document for one in mentions}, {self.second, third})

    def test_one_of_a_month_by_the_other_is_another(self):
        self.state(self.second, "1962-09")
        self.state(self.first, "1962-09-05", "answered-by")
        self.assertEqual(self.known(), [("1962-09", True), ("1962-09-05", False)])

    def test_one_that_arrives_is_known_no_more(self):
        self.state(self.second, "1962-09-01")
        self.letter("arrived", "1962-09-01", self.kennedy, self.khrushchev)
        self.assertEqual(self.known(), [])

    def test_a_letter_of_that_day_by_the_other_is_not_it(self):
        self.state(self.second, "1962-09-01")
        self.letter("crossing", "1962-09-01", self.khrushchev, self.kennedy)
        self.assertEqual(self.known(), [("1962-09-01", True)])

    def test_what_a_hidden_letter_states_is_not_told(self):
        self.state(self.second, "1962-09-01")
        Document.objects.filter(pk=self.second.pk).update(status=DocumentStatus.DRAFT)
        self.assertEqual(self.known(), [])

    def test_what_was_written_to_somebody_else_is_not_told(self):
        for words in (
            "The Secretary has referred to me your letter of October 31",
            "The Under Secretary has asked that I reply to your memorandum",
            "I am replying for him to your letter of February 16, 1955",
            "your memorandum of November twentieth to Ambassador Thompson",
            "In the absence of the Secretary, I am responding to your letter of May 8",
            "The President has read and approved your memorandum of July 16th",
        ):
            with self.subTest(words):
                reply = self.state(self.second, "1962-09-01", evidence=words)
                self.assertEqual(self.known(), [])
                reply.delete()

    def test_the_absence_of_a_thing_is_that_of_nobody(self):
        words = "Your letter of May 8 came in the absence of decisions"
        self.state(self.second, "1962-09-01", evidence=words)
        self.assertEqual(self.known(), [("1962-09-01", True)])

    def test_what_a_telegram_says_is_of_the_letter_in_it(self):
        self.state(self.second, "1962-09-01")
        Document.objects.filter(pk=self.second.pk).update(kind="telegram")
        self.assertEqual(self.known(), [])

    def test_what_is_no_date_is_no_letter(self):
        self.state(self.second, "1962-13-01")
        self.assertEqual(self.known(), [])

    def test_a_year_has_its_own(self):
        self.state(self.first, "1961-12-30")
        self.state(self.second, "1962-09-01")
        self.assertEqual(self.known(1962), [("1962-09-01", True)])

    def test_the_page_counts_them_and_puts_them_in_their_place(self):
        self.state(self.second, "1962-09-01")
        self.state(self.second, "1963-01-01", "answered-by")
        response = self.client.get(EXCHANGE)
        self.assertContains(response, "4 letters known, 2 here")
        body = response.content.decode()
        body = body[body.index('id="letters"') :]
        places = [
            body.index(words) for words in ('/documents/first/"', "words on 1962-09-01")
        ]
        places += [
            body.index('name"><a href="/documents/second/"'),
            body.index("words on 1963-01-01"),
        ]
        self.assertEqual(places, sorted(places))


class DeliveryTests(KnownCase):
    def test_days_on_the_way_and_carriers_are_told(self):
        self.second.correspondence_events.create(
            type="delivered", name_as_written="Dobrynin", date_edtf="1962-10-28"
        )
        said = " ".join(self.client.get(EXCHANGE).content.decode().split())
        self.assertIn("Delivered after 2 days by Dobrynin", said)

    def test_no_days_are_told_that_are_not_certain(self):
        for day in ("1962-10", "1962-10-20", ""):
            with self.subTest(day):
                event = self.second.correspondence_events.create(
                    type="delivered", name_as_written="Dobrynin", date_edtf=day
                )
                self.assertNotContains(self.client.get(EXCHANGE), "Delivered after")
                event.delete()


class ExchangeLanesTests(KnownCase):
    def test_each_has_a_lane_and_what_is_not_held_is_hollow(self):
        self.state(self.second, "1962-09-01")
        timeline = self.exchange().timeline
        lanes = {letter.label[:6]: letter.y for letter in timeline.letters}
        self.assertEqual(lanes["first,"], timeline.first_lane)
        self.assertEqual(lanes["second"], timeline.second_lane)
        hollow = [letter for letter in timeline.letters if not letter.document]
        self.assertEqual([letter.y for letter in hollow], [timeline.first_lane])
        self.assertTrue(timeline.has_known)

    def test_of_one_day_or_of_very_many_the_list_alone_is_shown(self):
        one = DatedLetter(self.first, True)
        self.assertIsNone(draw_exchange([one], []))
        other = DatedLetter(self.second, False, date(1962, 10, 28))
        self.assertTrue(draw_exchange([one, other], []))
        self.assertFalse(draw_exchange([one, other], []).has_known)
        self.assertTrue(draw_exchange([one, other], []).has_deliveries)
        self.assertIsNone(draw_exchange([one, other] * MOST_LETTERS, []))
