"""The index of letters for correspSearch: valid, whole, and never in memory at once."""

from unittest import mock

from django.db import connection
from django.test import TestCase, TransactionTestCase
from lxml import etree

from letters.models import Agent, DocumentStatus
from letters.models.locks import AdvisoryLock
from letters.reader import letter_index
from letters.tests.corpus import TEI_SCHEMA, needs, tei_schema
from letters.tests.factories import (
    load_collection,
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_entry,
    merge_agents,
)

SECRET = "Zqxcanary"
T = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


class LetterIndexTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        draft = make_document("draft", title=SECRET, status=DocumentStatus.DRAFT)
        draft.correspondence_events.create(type="sent", name_as_written=SECRET)
        cls.letter = make_document("letter", date_edtf="1962-10~")
        cls.sent = cls.letter.correspondence_events.get(type="sent")

    def read(self):
        response = self.client.get("/cmif.xml")
        self.assertEqual(response.status_code, 200)
        return etree.fromstring(response.getvalue())

    def letters(self):
        return {
            letter.get("ref").removeprefix("http://testserver/documents/"): letter
            for letter in self.read().iter(f"{T}correspDesc")
        }

    def test_it_has_every_public_letter_and_no_other(self):
        self.client.force_login(make_archivist())
        self.assertEqual(
            set(self.letters()),
            {
                *("letter/", "frus1981-88v04/d190/"),
                *("reagan-andropov-1983-draft/", "reagan-andropov-1983-memorandum/"),
            },
        )
        self.assertNotContains(self.client.get("/cmif.xml"), SECRET)

    def test_each_has_a_sender_a_recipient_and_a_source(self):
        root = self.read()
        sources = {f"#{one.get(XML_ID)}" for one in root.iter(f"{T}bibl")}
        self.assertEqual(len(sources), 2)
        for letter in root.iter(f"{T}correspDesc"):
            with self.subTest(letter.get("ref")):
                types = [one.get("type") for one in letter.iter(f"{T}correspAction")]
                self.assertEqual(types, ["sent", "received"])
                self.assertIn(letter.get("source"), sources)

    def test_a_date_says_no_more_than_is_known(self):
        (date,) = self.letters()["letter/"].iter(f"{T}date")
        self.assertEqual(
            dict(date.attrib), {"notBefore": "1962-10-01", "notAfter": "1962-10-31"}
        )

    def test_people_have_the_addresses_of_authority_files(self):
        agent = make_agent("nikita", "Khrushchev, Nikita", "Nikita Khrushchev", ())
        self.letter.correspondence_events.filter(pk=self.sent.pk).update(agent=agent)
        for fields, expected in (
            ({}, None),
            ({"wikidata": "Q35314"}, "http://www.wikidata.org/entity/Q35314"),
            ({"viaf": "108315716"}, "http://viaf.org/viaf/108315716"),
        ):
            with self.subTest(fields):
                Agent.objects.filter(pk=agent.pk).update(**fields)
                self.assertEqual(self.person().get("ref"), expected)

    def test_the_record_that_stands_for_a_person_gives_the_address(self):
        one, other = (
            make_agent(name, f"Khrushchev, {name}", name, ()) for name in ("a", "b")
        )
        self.letter.correspondence_events.filter(pk=self.sent.pk).update(agent=other)
        Agent.objects.filter(pk=one.pk).update(viaf="108315716")
        merge_agents(one, other)
        self.assertEqual(self.person().get("ref"), "http://viaf.org/viaf/108315716")

    def test_a_person_of_hidden_lists_is_given_by_name_alone(self):
        agent = make_agent("nikita", "Khrushchev, Nikita", SECRET, ())
        Agent.objects.filter(pk=agent.pk).update(viaf="108315716")
        entry = make_entry(make_edition("frus1941"))
        entry.agent = agent
        entry.save()
        self.letter.correspondence_events.filter(pk=self.sent.pk).update(
            agent=agent, name_as_written="Khrushchev"
        )
        self.assertEqual(self.person().text, "Khrushchev")
        self.assertIsNone(self.person().get("ref"))

    def test_a_record_of_hidden_lists_gives_no_address_to_another(self):
        hidden, named = (
            make_agent(name, f"Khrushchev, {name}", name, ()) for name in ("a", "b")
        )
        self.letter.correspondence_events.filter(pk=self.sent.pk).update(agent=named)
        Agent.objects.filter(pk=hidden.pk).update(viaf="108315716")
        entry = make_entry(make_edition("frus1941"))
        entry.agent = hidden
        entry.save()
        merge_agents(hidden, named)
        self.assertIsNone(self.person().get("ref"))

    def test_characters_that_xml_cannot_hold_are_no_end_of_the_file(self):
        self.letter.correspondence_events.filter(pk=self.sent.pk).update(
            agent=None, name_as_written="Ki\x0bev"
        )
        self.assertEqual(self.person().text, "Ki ev")

    def person(self):
        return next(self.letters()["letter/"].iter(f"{T}persName", f"{T}orgName"))

    def test_it_is_streamed_some_letters_at_a_time(self):
        few = mock.patch.object(letter_index, "LETTERS_AT_ONCE", 2)
        # The state of the archive; its place among the files that are sent, twice; when it
        # last changed; the editions, twice; letters and their events, of two batches; that
        # there are no more.
        with few, self.assertNumQueries(6 + 2 * 2 + 1):
            response = self.client.get("/cmif.xml")
            self.assertTrue(response.streaming)
            content = response.getvalue()
        self.assertEqual(content.count(b"<correspDesc"), 4)

    def test_only_a_few_are_made_at_once(self):
        with self.settings(LETTERS_DOWNLOADS_AT_ONCE=0):
            busy = self.client.get("/cmif.xml")
        self.assertEqual(busy.status_code, 503)
        self.assertIn("Retry-After", busy)

    def test_its_place_is_free_again_when_it_is_sent_or_given_up(self):
        held = []
        with self.settings(LETTERS_DOWNLOADS_AT_ONCE=1), connection.cursor() as cursor:
            for ask in (self.client.get, self.client.head, self.client.get):
                response = ask("/cmif.xml")
                self.assertEqual(response.status_code, 200)
                # The client of the tests closes it at its end.
                list(response.streaming_content)
                held.append(response)
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' "
                "AND pid = pg_backend_pid() AND classid = %s",
                [AdvisoryLock.DOWNLOAD_BEING_SENT],
            )
            self.assertEqual(cursor.fetchone(), (0,))

    @needs(TEI_SCHEMA)
    def test_it_is_valid_tei(self):
        schema = tei_schema()
        self.assertTrue(schema.validate(self.read()), schema.error_log)


class UnchangedIndexTests(TransactionTestCase):
    def test_who_has_it_gets_no_second_copy_until_something_changes(self):
        make_document("letter")
        headers = {"If-None-Match": self.client.get("/cmif.xml")["ETag"]}
        again = self.client.get("/cmif.xml", headers=headers)
        self.assertEqual(again.status_code, 304)
        self.assertEqual(again["Access-Control-Allow-Origin"], "*")
        make_document("another")
        changed = self.client.get("/cmif.xml", headers=headers)
        self.assertEqual(changed.status_code, 200)
