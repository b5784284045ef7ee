"""People: one page for each, however many records and volumes name them."""

from django.http import QueryDict
from django.test import TestCase, override_settings

from letters.models import Agent, Document, DocumentStatus
from letters.tests.factories import (
    make_agent,
    make_document,
    make_entry,
    make_mention,
    make_volume,
)
from letters.views.listed_names import agent_list

KEPT = "/people/khrushchev/"
MERGED = "/people/frus1961-63v06-KNS1/"


class PeopleCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.identity = make_agent(
            "khrushchev", "Khrushchev, N. S.", "Nikita Khrushchev", ()
        )
        cls.merged = make_agent(
            "frus1961-63v06-KNS1", "Khrushchev, Nikita S.", "Nikita S. Khrushchev", ()
        )
        cls.edition = make_volume()
        cls.entry = make_entry(cls.edition, agent=cls.merged)
        cls.document = make_document(
            "frus1961-63v06/d1", "Text.", edition=cls.edition, title="The letter"
        )
        make_mention(cls.document, cls.entry, 3)
        Agent.objects.filter(pk=cls.merged.pk).update(merged_into=cls.identity)


class AgentListTests(PeopleCase):
    def test_one_that_is_merged_is_listed_under_the_one_that_stands_for_it(self):
        page = self.client.get("/people/")
        self.assertContains(page, f'href="{KEPT}"')
        self.assertContains(page, "Also Khrushchev, Nikita S.")
        self.assertNotContains(page, f'href="{MERGED}"')

    def test_who_is_named_in_drafts_alone_is_nobody(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        self.assertNotContains(self.client.get("/people/"), "Khrushchev")
        for address in (KEPT, MERGED):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_list(self):
        for number in range(20):
            agent = make_agent(f"agent-{number}")
            make_entry(self.edition, f"p_{number}", agent=agent)
        # Who there is, and a page of them.
        with self.assertNumQueries(2):
            self.client.get("/people/")

    def test_a_letter_narrows_the_list(self):
        make_entry(self.edition, "p_A1", agent=make_agent("acheson", "Ächeson, Dean"))
        page = self.client.get("/people/")
        letters = [(one.name, one.count) for one in page.context["names"].letters]
        self.assertEqual(letters, [("A", 1), ("K", 1)])
        page = self.client.get("/people/?letter=a")
        self.assertContains(page, "Ächeson")
        self.assertNotContains(page, "Khrushchev")

    def test_words_of_any_of_the_names_narrow_the_list(self):
        make_entry(self.edition, "p_A1", agent=make_agent("acheson", "Acheson, Dean"))
        for words in ("nikita s. khru", "KHRUSHCHEV NIKITA", "nikitá"):
            with self.subTest(words):
                page = self.client.get("/people/", {"words": words})
                self.assertContains(page, f'href="{KEPT}"')
                self.assertNotContains(page, "Acheson")
        page = self.client.get("/people/", {"words": "nobody"})
        self.assertContains(page, "No name has these words")

    def test_words_are_found_across_records_hyphens_and_rare_letters(self):
        kept = make_agent("ben-gurion", "Ben-Gurion, David")
        merged = make_agent("gruen", "Grün, Davidka")
        Agent.objects.filter(pk=merged.pk).update(merged_into=kept)
        rare = make_agent("rare", "Ƃero, Zed")
        for position, agent in enumerate((kept, merged, rare)):
            make_entry(self.edition, f"p_B{position}", agent=agent)
        cases = {
            "ben-gurion": kept,
            "gurion davidka": kept,
            "n-g": kept,
            "-": kept,
            "ƃero": rare,
        }
        for words, agent in cases.items():
            with self.subTest(words):
                page = self.client.get("/people/", {"words": words})
                self.assertEqual([*page.context["listed"]], [agent])

    def test_people_of_one_name_come_in_one_order(self):
        same = [make_agent(f"smith-{n}", "Smith, John") for n in range(4)]
        for position, agent in enumerate(reversed(same)):
            make_entry(self.edition, f"p_S{position}", agent=agent)
        same[0].save()
        page = self.client.get("/people/?words=smith")
        self.assertEqual([*page.context["listed"]], same)

    def test_what_is_no_letter_means_nothing(self):
        for query in ("letter=1", "letter=aa", "words="):
            with self.subTest(query):
                self.assertEqual(agent_list.canonical_query(QueryDict(query)), "")


class AgentDetailTests(PeopleCase):
    def test_the_address_of_one_that_is_merged_leads_to_the_other_for_ever(self):
        response = self.client.get(MERGED)
        self.assertEqual((response.status_code, response.url), (301, KEPT))

    def test_a_browser_asks_again_since_a_merge_can_be_undone(self):
        self.assertEqual(self.client.get(MERGED)["Cache-Control"], "no-cache")

    def test_an_identifier_leads_to_the_readable_address_for_ever(self):
        Agent.objects.filter(pk=self.identity.pk).update(address="khrushchev-n-s")
        response = self.client.get(KEPT)
        self.assertEqual(
            (response.status_code, response.url), (301, "/people/khrushchev-n-s/")
        )
        self.assertContains(self.client.get(response.url), "Nikita Khrushchev")

    def test_life_dates_and_authority_files_are_there(self):
        Agent.objects.filter(pk=self.identity.pk).update(
            birth_edtf="1894", death_edtf="1971", wikidata="Q35314"
        )
        page = self.client.get(KEPT)
        self.assertContains(page, "1894–1971")
        self.assertContains(page, 'href="https://www.wikidata.org/wiki/Q35314"')

    def test_offices_stand_with_the_volumes_that_name_them(self):
        page = self.client.get(KEPT)
        self.assertContains(page, '<h2 id="offices">Offices</h2>')
        self.assertContains(page, 'href="/editions/frus1961-63v06/entries/p_KNS1/"', 2)

    def test_what_the_volumes_say_is_on_one_page(self):
        page = self.client.get(KEPT)
        self.assertContains(page, "Listed in 1 volume<")
        self.assertContains(page, 'href="/editions/frus1961-63v06/entries/p_KNS1/"')
        self.assertContains(page, "Chairman of the Council of Ministers")

    def test_the_documents_that_name_them_are_counted_through_all_records(self):
        other_entry = make_entry(self.edition, "p_KNS2", agent=self.identity)
        make_mention(self.document, other_entry, 2)
        page = self.client.get(KEPT)
        self.assertEqual(page.context["page"].paginator.count, 1)
        self.assertContains(page, "named 5 times")

    def test_events_of_every_record_are_there(self):
        self.document.correspondence_events.create(type="drafted", agent=self.merged)
        page = self.client.get(KEPT)
        self.assertContains(page, "<span>drafted</span>")
        self.assertContains(page, '<a href="?as=handled#documents">')

    def test_a_step_that_is_stated_twice_is_told_once(self):
        for name in ("Khrushchev", "K."):
            self.document.correspondence_events.create(
                type="signed", agent=self.merged, name_as_written=name
            )
        self.assertContains(self.client.get(KEPT), "<span>signed</span>", 1)

    def test_an_institution_is_known_by_the_name_for_reading(self):
        make_entry(
            self.edition,
            "p_RD1",
            agent=make_agent("rusk", "Rusk, Dean", "Dean Rusk"),
            description="Secretary of State from January 1961",
        )
        state = make_agent(
            "state", "United States. Department of State", "Department of State"
        )
        Agent.objects.filter(pk=state.pk).update(kind="corporate-body")
        self.document.correspondence_events.create(type="sent", agent=state)
        self.assertContains(self.client.get("/people/state/"), "Headed by")

    def test_steps_stand_in_the_order_in_which_the_document_has_them(self):
        letter = self.letters()
        for position, step in ((2, "signed"), (1, "drafted"), (3, "sent")):
            letter.correspondence_events.create(
                type=step, agent=self.merged, position=position
            )
        (document,) = self.client.get(f"{KEPT}?as=sent").context["documents"]
        self.assertEqual(document.steps, ["drafted", "signed", "sender"])

    def test_what_a_transmitted_letter_names_its_carrier_names(self):
        inside = self.letters("sent")
        Document.objects.filter(pk=inside.pk).update(carrier=self.document)
        make_mention(inside, self.entry)
        (document,) = self.client.get(f"{KEPT}?as=sent").context["documents"]
        self.assertEqual(document.times, 0)
        (named,) = self.client.get(f"{KEPT}?as=named").context["documents"]
        self.assertEqual(named, self.document)

    def test_nobody_has_sent_or_signed_a_draft(self):
        draft = self.letters("sent")
        Document.objects.filter(pk=draft.pk).update(kind="draft-letter")
        draft.correspondence_events.create(
            type="signed", agent=self.merged, origin="derived"
        )
        page = self.client.get(f"{KEPT}?as=sent")
        self.assertContains(page, "<span>sender</span>")
        self.assertContains(page, "<span>name at the end</span>")
        self.assertNotContains(page, "<span>signed</span>")

    def test_it_says_that_documents_with_the_name_alone_are_counted_apart(self):
        words = "Documents that only name Nikita Khrushchev are not counted"
        self.assertNotContains(self.client.get(KEPT), words)
        self.letters("sent")
        self.assertContains(self.client.get(KEPT), words)

    def test_a_draft_that_names_them_is_not_there(self):
        draft = make_document(
            "frus1961-63v06/d2",
            edition=self.edition,
            title="The draft",
            status=DocumentStatus.DRAFT,
        )
        make_mention(draft, self.entry)
        draft.correspondence_events.create(type="drafted", agent=self.merged)
        page = self.client.get(KEPT)
        self.assertNotContains(page, "The draft")
        self.assertEqual(page.context["page"].paginator.count, 1)

    def test_a_form_of_the_name_that_drafts_alone_have_is_not_there(self):
        for name in ("Mr. K", "Zqxcanary"):
            self.identity.name_variants.create(name=name)
            self.document.correspondence_events.create(
                type="sent", agent=self.identity, name_as_written=name
            )
        events = self.document.correspondence_events.filter(name_as_written="Zqxcanary")
        events.update(decision="rejected")
        self.identity.name_variants.create(name="Of an archivist")
        page = self.client.get(KEPT)
        self.assertContains(page, "Mr. K, Of an archivist")
        self.assertNotContains(page, "anary")

    def letters(self, *steps, year=1962, other=None):
        """A document with the steps of the person, and one received by the `other`."""
        number = Document.objects.count() + 1
        document = make_document(
            f"frus1961-63v06/d{number}",
            "Text.",
            edition=self.edition,
            title=f"Letter {number}",
            date_edtf=str(year),
        )
        for step in steps:
            document.correspondence_events.create(type=step, agent=self.merged)
        if other:
            document.correspondence_events.create(type="received", agent=other)
        return document

    def test_the_documents_are_narrowed_by_part_and_year(self):
        sent = self.letters("sent", "signed")
        self.letters("received", year=1963)
        page = self.client.get(KEPT)
        roles = [(one.address, one.count) for one in page.context["taken"].roles]
        self.assertEqual(
            roles,
            [
                ("?#documents", 2),
                ("?as=sent#documents", 1),
                ("?as=received#documents", 1),
                ("?as=named#documents", 1),
            ],
        )
        for query in ("as=sent", "year=1962", "as=sent&year=1962"):
            with self.subTest(query):
                page = self.client.get(f"{KEPT}?{query}")
                self.assertEqual(page.context["documents"], [sent])
        self.assertContains(page, 'href="?as=sent#documents" aria-current="true"')

    def test_a_part_and_a_year_without_documents_lead_to_all(self):
        self.letters("sent")
        for query in ("as=took-part", "year=1950", "as=sent&year=1963"):
            with self.subTest(query):
                response = self.client.get(f"{KEPT}?{query}")
                self.assertRedirects(response, f"{KEPT}?")

    def test_those_with_whom_most_letters_were_exchanged_come_first(self):
        kennedy, rusk = make_agent(), make_agent("rusk", "Rusk, Dean", "Dean Rusk", ())
        self.letters("sent", other=rusk)
        for _ in range(2):
            self.letters("signed", "sent", other=kennedy)
        answer = self.letters("received")
        answer.correspondence_events.create(type="sent", agent=kennedy)
        hidden = self.letters("sent", other=make_agent("hidden", "Hidden"))
        Document.objects.filter(pk=hidden.pk).update(status=DocumentStatus.DRAFT)
        page = self.client.get(KEPT)
        self.assertEqual(
            [
                (other.agent, other.sent, other.received)
                for other in page.context["correspondents"]
            ],
            [(kennedy, 2, 1), (rusk, 1, 0)],
        )
        self.assertContains(page, 'href="/people/khrushchev/with/kennedy-john/"')

    def counted_correspondents(self):
        told = self.client.get(KEPT).context["correspondents"]
        return [(str(other.agent), other.sent, other.received) for other in told]

    def test_two_records_of_one_correspondent_are_one_in_a_letter(self):
        rusk = make_agent("rusk", "Rusk, Dean", "Dean Rusk", ())
        record = make_agent("rusk-2", "Rusk, D.", "D. Rusk", ())
        Agent.objects.filter(pk=record.pk).update(merged_into=rusk)
        letter = self.letters("sent", "signed", other=rusk)
        letter.correspondence_events.create(type="received", agent=record)
        self.letters("sent", other=record)
        self.assertEqual(self.counted_correspondents(), [("Dean Rusk", 2, 0)])

    def test_what_notes_tell_of_a_letter_makes_no_correspondent(self):
        rusk = make_agent("rusk", "Rusk, Dean", "Dean Rusk", ())
        for told_by_note in ("sent", "received"):
            letter = self.letters("sent", other=rusk)
            events = letter.correspondence_events.filter(type=told_by_note)
            events.update(footnote_key="fn1")
        rejected = self.letters("sent", other=rusk)
        rejected.correspondence_events.filter(agent=rusk).update(decision="rejected")
        self.assertEqual(self.counted_correspondents(), [])
        # All three are letters of the person even so.
        page = self.client.get(f"{KEPT}?as=sent")
        self.assertEqual(len(page.context["documents"]), 3)

    def test_who_was_to_decide_about_a_passage_is_told_so(self):
        self.document.conditionalpassages.create(
            key="passage", start=0, end=4, authority=self.merged, is_in_text=True
        )
        page = self.client.get(KEPT)
        self.assertContains(page, "<span>set the condition of a passage</span>")

    def test_its_queries_do_not_grow_with_the_archive(self):
        for _ in range(10):
            self.letters("sent", other=make_agent(f"agent-{Document.objects.count()}"))
        # The page cache, the person with all records, the parts taken in documents, a
        # page of these, the entries of volumes, and the correspondents.
        with self.assertNumQueries(6):
            self.client.get(KEPT)


class InstitutionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.embassy = Agent.objects.create(
            identifier="embassy-soviet-union",
            authorized_name="Embassy in the Soviet Union",
            display_name="the Embassy in the Soviet Union",
            kind=Agent.Kind.CORPORATE_BODY,
        )
        edition = make_volume()
        document = make_document("frus1961-63v06/d1", "Text.", edition=edition)
        document.correspondence_events.create(type="sent", agent=cls.embassy)
        cls.thompson = make_agent("thompson", "Thompson, Llewellyn E.", "Thompson", ())
        cls.entry = make_entry(
            edition,
            "p_TLE1",
            name="Thompson, Llewellyn E.",
            agent=cls.thompson,
            description="Ambassador to the Soviet Union, 1957–1962",
        )

    def test_its_page_has_its_place_and_who_headed_it_when_by_which_volume(self):
        page = self.client.get("/people/embassy-soviet-union/")
        self.assertContains(page, "<h1>The Embassy in the Soviet Union</h1>")
        self.assertContains(page, "<dt>Place</dt><dd>Soviet Union</dd>")
        self.assertContains(page, '<a href="/people/thompson/">Thompson</a>')
        self.assertContains(page, "Ambassador to the Soviet Union, 1957–1962")
        self.assertContains(page, f'href="{self.entry.get_absolute_url()}"')

    def test_a_list_of_a_hidden_volume_tells_of_no_head(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        other = make_document("other", "Text.")
        other.correspondence_events.create(type="sent", agent=self.embassy)
        page = self.client.get("/people/embassy-soviet-union/")
        self.assertNotContains(page, "Thompson")
