"""What belongs to a document, as one reader may see it: hidden things are absent."""

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase
from django.utils.html import strip_tags

from letters.models import (
    ConditionalPassage,
    Document,
    DocumentRelation,
    DocumentStatus,
    Hand,
    Place,
)
from letters.reader.apparatus import Apparatus
from letters.rendering import Link
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_entry,
    make_mention,
    make_page_reference,
    make_volume,
)

ANYBODY = AnonymousUser()
DRAFT = DocumentStatus.DRAFT
CITING = "Text.[^1]\n\n[^1]: See footnote 3, Document 11."
MEMO = "The [bracketed language]{.condition #condition} only if he agrees."
PASSAGE = "[If so.]{.conditional #offer}"


def make(number, notation="Text.", **fields):
    identifier = f"frus1961-63v06/d{number}"
    return make_document(identifier, notation, title=f"Letter {number}", **fields)


def seen_by(user, document):
    return Apparatus(document, user)


class ApparatusReferenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.citing = make(12, CITING, edition=cls.edition)

    def link(self, user=ANYBODY):
        (link,) = seen_by(user, self.citing).links.values()
        return link

    def test_a_wanted_target_leads_to_what_is_known_of_it(self):
        address = "/documents/frus1961-63v06/d12/references/x1/"
        self.assertEqual(self.link(), Link(address, "wanted", "Not in this archive"))

    def test_a_held_target_leads_to_the_footnote_meant(self):
        make(11, "Text.[^3]\n\n[^3]: Words.", edition=self.edition)
        address = "/documents/frus1961-63v06/d11/#note-3"
        self.assertEqual(
            self.link(), Link(address, "resolved", "Letter 11, October 26, 1962")
        )

    def test_a_footnote_that_the_target_has_not_is_wanted(self):
        make(11, edition=self.edition)
        link = self.link()
        self.assertEqual(
            (link.status, link.title), ("wanted", "This note is not in the document")
        )

    def test_a_target_without_a_footnote_leads_to_the_document(self):
        make(11, edition=self.edition)
        self.citing.crossreferences.update(target_footnote="")
        self.assertEqual(self.link().href, "/documents/frus1961-63v06/d11/")

    def test_a_draft_is_wanted_by_readers_and_held_for_archivists(self):
        words = "Text.[^3]\n\n[^3]: Words."
        make(11, words, edition=self.edition, status=DRAFT)
        self.assertEqual(self.link().status, "wanted")
        self.assertEqual(self.link(make_archivist()).status, "resolved")

    def test_a_document_says_who_cites_it(self):
        target = make(11, edition=self.edition)
        cited_by = seen_by(ANYBODY, target).cited_by
        self.assertEqual([reference.document for reference in cited_by], [self.citing])

    def test_a_draft_that_cites_is_not_named(self):
        target = make(11, edition=self.edition)
        Document.objects.filter(pk=self.citing.pk).update(status=DRAFT)
        self.assertEqual(seen_by(ANYBODY, target).cited_by, [])
        self.assertEqual(len(seen_by(make_archivist(), target).cited_by), 1)

    def test_a_document_that_cites_itself_is_not_listed(self):
        notation = "Text.[^1]\n\n[^1]: See footnote 2.\n\n[^2]: Other."
        document = make(13, notation, edition=self.edition)
        self.assertEqual(document.crossreferences.get().target, document)
        self.assertEqual(seen_by(ANYBODY, document).cited_by, [])

    def test_a_note_says_who_cites_it_and_another_does_not(self):
        target = make(
            11, "Text.[^1] More.[^3]\n\n[^1]: A.\n\n[^3]: B.", edition=self.edition
        )
        cited = {}
        for key in ("1", "3"):
            page = self.client.get(f"{target.get_absolute_url()}notes/{key}/")
            cited[key] = [reference.document for reference in page.context["cited_by"]]
        self.assertEqual(cited, {"1": [], "3": [self.citing]})

    def test_a_page_says_who_cites_it_or_a_note_on_it(self):
        notation = "One.[^1] [Page 5] Two.[^3]\n\n[^1]: A.\n\n[^3]: B."
        target = make(11, notation, edition=self.edition, begins_on_page="4")
        to_page = make(14, edition=self.edition)
        make_page_reference(to_page, self.edition, "5")
        page = self.client.get(f"{target.get_absolute_url()}pages/5/")
        citing = {reference.document for reference in page.context["cited_by"]}
        self.assertEqual(citing, {self.citing, to_page})
        Document.objects.filter(pk=to_page.pk).update(status=DRAFT)
        page = self.client.get(f"{target.get_absolute_url()}pages/5/")
        self.assertEqual(
            [reference.document for reference in page.context["cited_by"]],
            [self.citing],
        )

    def test_a_page_of_no_volume_is_not_cited_as_one_of_a_volume_not_held(self):
        alone = make_document("alone", "One.", begins_on_page="5")
        make(14, edition=self.edition).crossreferences.create(
            key="x1", start=0, end=4, target_edition="frus1948v01", target_page="5"
        )
        page = self.client.get(f"{alone.get_absolute_url()}pages/5/")
        self.assertEqual(page.context["cited_by"], [])

    def test_those_who_cite_stand_in_the_order_of_their_dates(self):
        target = make(11, edition=self.edition)
        earlier = make(14, CITING, edition=self.edition, date_edtf="1961")
        cited_by = seen_by(ANYBODY, target).cited_by
        self.assertEqual([r.document for r in cited_by], [earlier, self.citing])


class ElsewhereTests(TestCase):
    """References to what is on other sites."""

    @classmethod
    def setUpTestData(cls):
        cls.citing = make(12, CITING, edition=make_edition())

    def point_to(self, address):
        self.citing.crossreferences.update(target_address=address, state="external")

    def test_it_is_a_plain_link_that_does_not_say_where_it_comes_from(self):
        self.point_to("https://example.org/a?b&c")
        for address in ("", "references/x1/"):
            page = self.client.get(self.citing.get_absolute_url() + address)
            with self.subTest(address):
                self.assertContains(page, 'href="https://example.org/a?b&amp;c"')
                self.assertContains(page, 'rel="noreferrer"')
                self.assertNotContains(page, "not in this archive")

    def test_what_is_no_address_is_no_link(self):
        self.point_to("javascript:alert(1)")
        for address in ("", "references/x1/"):
            page = self.client.get(self.citing.get_absolute_url() + address)
            with self.subTest(address):
                self.assertNotContains(page, "javascript:")


class VolumeTargetTests(TestCase):
    """References to a volume as a whole, and to its pages."""

    @classmethod
    def setUpTestData(cls):
        cls.citing = make(12, CITING, edition=make_edition())
        cls.volume = make_volume("frus1952-54v14p2")
        cls.held = make_document("frus1952-54v14p2/d1", edition=cls.volume)

    def point_to(self, page):
        self.citing.crossreferences.update(
            target_edition="frus1952-54v14p2",
            target_identifier="",
            target_footnote="",
            target_page=page,
            target_volume=self.volume,
            is_page_held=bool(page),
        )
        return self.client.get("/documents/frus1961-63v06/d12/references/x1/")

    def test_their_pages_lead_there(self):
        for page, address in (
            ("", "/editions/frus1952-54v14p2/"),
            ("2", "/editions/frus1952-54v14p2/pages/2/"),
        ):
            with self.subTest(page):
                self.assertRedirects(self.point_to(page), address)
                self.assertContains(
                    self.client.get(self.citing.get_absolute_url()),
                    f'id="x1" href="{address}"',
                )

    def test_a_hidden_volume_is_as_one_that_is_not_here(self):
        Document.objects.filter(pk=self.held.pk).update(status=DRAFT)
        self.assertContains(self.point_to("2"), "not in this archive")


class CitedByTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.target = make(11, edition=cls.edition)
        twice = CITING.replace("Text.[^1]", "Text.[^1] [^2]")
        for number in range(20, 33):
            make(number, f"{twice}\n\n[^2]: See Document 11.", edition=cls.edition)

    def panel(self):
        page = self.client.get(self.target.get_absolute_url()).content.decode()
        return page.partition('id="cited-label"')[2].partition("</section>")[0]

    def test_a_document_is_named_once_with_all_its_references(self):
        panel = self.panel()
        self.assertIn("13 documents, 26 references", panel)
        self.assertEqual(panel.count(">Letter 20<"), 1)
        for key in ("x1", "x2"):
            with self.subTest(key):
                self.assertIn(f"/documents/frus1961-63v06/d20/#{key}", panel)

    def test_many_can_be_unfolded(self):
        shown, _, folded = self.panel().partition("<details>")
        self.assertEqual(shown.count(">Letter "), 10)
        self.assertEqual(folded.count(">Letter "), 3)
        self.assertIn("The other 3", folded)


class MentionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume()
        cls.document = make(12, edition=cls.edition)

    def test_persons_come_before_terms_each_with_its_explanation(self):
        for key, name, kind in (("t_UN1", "UN", "term"), ("p_K", "Kohler", "person")):
            entry = make_entry(self.edition, key, name, kind=kind)
            make_mention(self.document, entry)
        page = self.client.get(self.document.get_absolute_url()).content.decode()
        self.assertLess(page.index("1 person named"), page.index("1 term used"))
        for words in ("Chairman of the Council", "entries/t_UN1/", "entries/p_K/"):
            with self.subTest(words):
                self.assertIn(words, page)

    def test_without_any_there_is_no_panel(self):
        page = self.client.get(self.document.get_absolute_url())
        self.assertNotContains(page, "People and terms")


class ApparatusEventTests(TestCase):
    def test_a_step_is_told_with_its_place_and_its_date(self):
        document = make_document()
        document.correspondence_events.create(
            type="delivered",
            name_as_written="Messenger",
            place="Moscow",
            date_edtf="1962-10-26",
        )
        page = self.client.get(document.get_absolute_url()).content.decode()
        told = " ".join(strip_tags(page).split())
        self.assertIn("Messenger, Moscow, October 26, 1962", told)

    def test_a_record_leads_to_its_places_by_one_query(self):
        moscow = Place.objects.create(identifier="moscow", name="Moscow")
        soviet = Place.objects.create(
            identifier="soviet-moscow", name="Moscow, USSR", merged_into=moscow
        )
        for place, name in ((moscow, "MOSCOW"), (soviet, "Moscow, U.S.S.R.")):
            place.variants.create(name=name)
        document = make_document(notation="Words.")
        document.dateline_place = "Moscow, U.S.S.R."
        for kind, place in (
            *(("sent", "MOSCOW"), ("received", "Atlantis")),
            *(("delivered", "MOSCOW"), ("received", "")),
        ):
            document.correspondence_events.create(type=kind, place=place)
        # The events, and the places of them all.
        with self.assertNumQueries(2):
            places = seen_by(ANYBODY, document).places
            self.assertEqual(places.of_dateline, "moscow")
            events = places.events
        # The page of a place does not list what was delivered there.
        self.assertEqual(
            [(event.place, event.place_identifier) for event in events],
            [("MOSCOW", "moscow"), ("Atlantis", None), ("MOSCOW", None), ("", None)],
        )

    def test_a_record_without_places_asks_for_none(self):
        document = make_document(notation="Words.")
        with self.assertNumQueries(1):  # the events
            places = seen_by(ANYBODY, document).places
            self.assertEqual(places.events, [])
            self.assertIsNone(places.of_dateline)


class ApparatusPassageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.memo = make_document("memo", MEMO, title="Memorandum")
        cls.letter = make_document("letter", PASSAGE, title="Letter")
        cls.letter.conditionalpassages.update(instruction=cls.memo.instructions.get())

    def test_a_passage_knows_the_document_that_instructs(self):
        (passage,) = seen_by(ANYBODY, self.letter).passages
        self.assertEqual(passage.instructing, self.memo)

    def test_of_a_draft_that_instructs_nothing_is_said(self):
        Document.objects.filter(pk=self.memo.pk).update(status=DRAFT)
        (passage,) = seen_by(ANYBODY, self.letter).passages
        self.assertIsNone(passage.instructing)
        response = self.client.get("/documents/letter/")
        self.assertNotContains(response, "bracketed language")
        self.assertNotContains(response, "Memorandum")

    def test_a_passage_without_an_instruction_is_listed(self):
        ConditionalPassage.objects.update(instruction=None)
        (passage,) = seen_by(ANYBODY, self.letter).passages
        self.assertIsNone(passage.instructing)
        response = self.client.get("/documents/letter/")
        self.assertContains(response, "a condition that is not recorded")

    def test_a_passage_no_longer_in_the_text_is_not_listed(self):
        ConditionalPassage.objects.update(is_in_text=False)
        self.assertEqual(seen_by(ANYBODY, self.letter).passages, [])

    def test_the_memorandum_lists_the_passages_it_speaks_of(self):
        (passage,) = seen_by(ANYBODY, self.memo).instructed_passages
        self.assertEqual(passage.document, self.letter)

    def test_the_passage_of_a_draft_is_not_among_them(self):
        Document.objects.filter(pk=self.letter.pk).update(status=DRAFT)
        self.assertEqual(seen_by(ANYBODY, self.memo).instructed_passages, [])
        self.assertNotContains(self.client.get("/documents/memo/"), "If so.")


class ApparatusRelationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.memo = make_document("memo", title="Memorandum")
        cls.letter = make_document("letter", title="Enclosure")
        DocumentRelation.objects.create(
            source=cls.memo, type="covers", target=cls.letter
        )

    def test_each_side_says_it_in_its_own_words(self):
        self.assertEqual(
            seen_by(ANYBODY, self.memo).relations, [("covers", self.letter)]
        )
        self.assertEqual(
            seen_by(ANYBODY, self.letter).relations, [("is covered by", self.memo)]
        )

    def test_a_draft_is_related_to_nothing_that_readers_see(self):
        for hidden, shown in ((self.memo, self.letter), (self.letter, self.memo)):
            Document.objects.update(status=DocumentStatus.PUBLISHED)
            Document.objects.filter(pk=hidden.pk).update(status=DRAFT)
            with self.subTest(hidden.title):
                self.assertEqual(seen_by(ANYBODY, shown).relations, [])
                page = self.client.get(shown.get_absolute_url())
                self.assertNotContains(page, hidden.title)


class ApparatusMarkTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document(
            notation="[anf]{.hand by=reader} and [SECRET]{.stamp place=top}."
        )

    def lines(self):
        page = self.client.get(self.document.get_absolute_url()).content.decode()
        return " ".join(page.partition("On the page")[2].split())

    def test_a_mark_says_whose_hand_it_is_as_far_as_that_is_known(self):
        hands = Hand.objects.filter(document=self.document, key="reader")
        self.assertIn("hand: reader", self.lines())
        hands.update(description="the President")
        self.assertIn("hand: the President", self.lines())
        hands.update(agent=make_agent())
        self.assertIn("hand: John F. Kennedy", self.lines())

    def test_a_mark_of_no_hand_has_none(self):
        (_, stamp) = seen_by(ANYBODY, self.document).marks
        self.assertIsNone(stamp.hand)
        self.assertIn("place: top", self.lines())

    def test_a_place_that_is_not_recorded_is_said_so(self):
        self.assertIn("place: not recorded", self.lines())


class ApparatusPageTests(TestCase):
    def test_only_the_main_pagination_is_stepped_through(self):
        notation = "One [Page 7]{ed=print} two.\n\n[Page 2]\n\nThree."
        document = make_document(notation=notation)
        keys = [page.key for page in seen_by(ANYBODY, document).pages]
        self.assertEqual(keys, ["1", "2"])
        self.assertEqual(document.pages.count(), 4)

    def test_an_undetermined_end_is_known_until_an_archivist_decides(self):
        document = make_document()
        problem = document.problems.create(
            origin="import", code="undetermined-page-break", message="?"
        )
        self.assertTrue(seen_by(ANYBODY, document).has_undetermined_end)
        document.problems.filter(pk=problem.pk).update(is_settled=True)
        self.assertFalse(seen_by(ANYBODY, document).has_undetermined_end)

    def test_other_doubts_say_nothing_of_the_end(self):
        document = make_document(notation="An open ( here.")
        self.assertTrue(document.problems.exists())
        self.assertFalse(seen_by(ANYBODY, document).has_undetermined_end)

    def test_an_undetermined_end_is_said_on_the_last_page_alone(self):
        document = make_document()
        document.problems.create(
            origin="import", code="undetermined-page-break", message="?"
        )
        first, last = (
            self.client.get(f"{document.get_absolute_url()}pages/{key}/").context
            for key in "12"
        )
        self.assertFalse(first["leaf"].has_undetermined_end)
        self.assertTrue(last["leaf"].has_undetermined_end)
