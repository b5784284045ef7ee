"""Events and holdings as rows: agents found by name, rows that outlast corrections."""

from datetime import date

from django.test import SimpleTestCase, TestCase

from letters.ingest.correspondence_events import (
    ONLY_INITIALS,
    ONLY_ONE,
    AgentFinder,
    ListedAgent,
    find_agent,
)
from letters.ingest.derivation_run import derive_documents
from letters.ingest.saving import Edit, save_document
from letters.models import CorrespondenceEvent, NameVariant, Repository
from letters.models.events import Origin
from letters.tests.factories import make_agent, make_document, make_tei

HEADING = (
    "::: heading\nLetter From Chairman Khrushchev to President Kennedy\n:::\n\nYes."
)
SOURCE = "Yes.[^0]\n\n[^0]{.source}: Source: "


def make_khrushchev(**fields):
    values = {
        "identifier": "khrushchev-nikita",
        "authorized_name": "Khrushchev, Nikita S.",
        "display_name": "Nikita S. Khrushchev",
        "known_as": ("Chairman Khrushchev",),
        **fields,
    }
    return make_agent(**values)


def save(document, notation):
    save_document(document, make_tei(notation), Edit())


def steps(document):
    events = document.correspondence_events.all()
    return [(event.type, event.name_as_written) for event in events]


class FindingAgentsTests(TestCase):
    def test_an_agent_is_found_by_a_variant_or_by_the_display_name(self):
        kennedy = make_agent()
        for name in ("President Kennedy", "John F. Kennedy"):
            with self.subTest(name):
                self.assertEqual(find_agent(name), kennedy)

    def test_the_whole_name_must_be_the_same(self):
        make_agent()
        for name in ("", "Kennedy", "president kennedy", "President Kennedy of Texas"):
            with self.subTest(name):
                self.assertIsNone(find_agent(name))

    def test_of_two_agents_with_one_variant_neither_is_found(self):
        make_agent()
        make_agent("kennedy-robert", "Kennedy, Robert F.", "Robert F. Kennedy")
        self.assertIsNone(find_agent("President Kennedy"))

    def test_of_two_agents_with_one_display_name_neither_is_found(self):
        make_agent()
        make_agent("kennedy-john-junior", "Kennedy, John F., Jr.", known_as=())
        self.assertIsNone(find_agent("John F. Kennedy"))

    def test_a_variant_that_is_the_name_of_another_agent_names_nobody(self):
        make_agent()
        make_agent("other", "Other", "Other", known_as=("John F. Kennedy",))
        self.assertIsNone(find_agent("John F. Kennedy"))

    def test_a_variant_may_equal_the_display_name_of_its_agent(self):
        kennedy = make_agent(known_as=("John F. Kennedy",))
        self.assertEqual(find_agent("John F. Kennedy"), kennedy)


class DerivedEventTests(TestCase):
    def test_both_sides_are_known_agents_by_the_names_in_the_heading(self):
        khrushchev, kennedy = make_khrushchev(), make_agent()

        document = make_document(notation=HEADING)

        agents = [event.agent for event in document.correspondence_events.all()]
        self.assertEqual(agents, [khrushchev, kennedy])
        self.assertEqual(document.senders, ["Nikita S. Khrushchev"])

    def test_an_event_without_a_known_agent_has_the_name_as_written(self):
        event = make_document(notation=HEADING).correspondence_events.first()

        self.assertIsNone(event.agent)
        self.assertEqual(event.name, "Chairman Khrushchev")
        self.assertEqual(event.evidence.split(" From")[0], "Letter")
        self.assertEqual(event.origin, Origin.DERIVED)

    def test_a_row_retains_the_agent_that_an_archivist_chose(self):
        document, nixon = make_document(notation=HEADING), make_agent("nixon-richard")
        document.correspondence_events.filter(type="sent").update(agent=nixon)
        make_khrushchev()

        save(document, HEADING.replace("Yes.", "No."))

        self.assertEqual(document.correspondence_events.get(type="sent").agent, nixon)

    def test_an_agent_made_later_is_not_put_into_present_rows(self):
        document = make_document(notation=HEADING)
        make_khrushchev()

        save(document, HEADING.replace("Yes.", "No."))

        self.assertIsNone(document.correspondence_events.get(type="sent").agent)

    def test_a_corrected_name_is_a_new_event_and_is_looked_up(self):
        document, khrushchev = make_document(notation=HEADING), make_khrushchev()
        NameVariant.objects.create(agent=khrushchev, name="Premier Khrushchev")

        save(document, HEADING.replace("Chairman", "Premier"))

        sent = document.correspondence_events.get(type="sent")
        self.assertEqual(
            (sent.name_as_written, sent.agent), ("Premier Khrushchev", khrushchev)
        )

    def test_an_event_that_the_text_no_longer_states_is_deleted(self):
        document = make_document(notation=HEADING)
        save(document, HEADING.replace(" to President Kennedy", ""))
        self.assertEqual(steps(document), [("sent", "Chairman Khrushchev")])

    def test_what_an_archivist_entered_stays_whatever_the_text_says(self):
        document = make_document(notation=HEADING)
        CorrespondenceEvent.objects.create(
            document=document, type="delivered", name_as_written="Ambassador Dobrynin"
        )

        save(document, "Nothing that names anybody.")

        self.assertEqual(steps(document), [("delivered", "Ambassador Dobrynin")])

    def test_events_follow_the_order_of_the_text_after_a_correction(self):
        document = make_document(
            notation=HEADING.replace(" From Chairman Khrushchev", "")
        )
        save(document, HEADING)
        self.assertEqual([kind for kind, _ in steps(document)], ["sent", "received"])

    def test_a_name_as_long_as_a_paragraph_is_cut_and_still_the_same_event(self):
        signature = f"::: signature\n{'Nikita ' * 60}\n:::"
        document = make_document(notation=signature)
        before = list(document.correspondence_events.values())

        save(document, f"Yes.\n\n{signature}")

        self.assertEqual(len(before[0]["name_as_written"]), 300)
        self.assertEqual(list(document.correspondence_events.values()), before)

    def test_what_an_archivist_rejected_does_not_come_back(self):
        document = make_document(notation=HEADING)
        document.correspondence_events.filter(type="sent").update(decision="rejected")

        save(document, HEADING.replace("Yes.", "No."))
        [*derive_documents([document.pk])]

        self.assertEqual(steps(document), [("received", "President Kennedy")])
        rejected = CorrespondenceEvent.with_rejected.get(document=document, type="sent")
        self.assertEqual(rejected.decision, "rejected")

    def test_what_an_archivist_corrected_stays_as_it_is(self):
        document = make_document(notation=HEADING)
        corrected = {
            "role": "First Secretary",
            "time": "noon",
            "date_edtf": "1962-10-26",
        }
        document.correspondence_events.filter(type="sent").update(
            decision="corrected", **corrected
        )

        save(document, HEADING.replace("Yes.", "No."))

        event = document.correspondence_events.get(type="sent")
        self.assertEqual({name: getattr(event, name) for name in corrected}, corrected)

    def test_a_corrected_event_that_the_text_does_not_state_any_more_is_kept(self):
        document = make_document(notation=HEADING)
        document.correspondence_events.filter(type="sent").update(decision="corrected")

        save(document, "Yes.")

        event = document.correspondence_events.get()
        self.assertEqual((event.type, event.origin), ("sent", Origin.ENTERED))

    def test_a_clause_of_the_source_note_names_its_note(self):
        document = make_document(notation=f"{SOURCE}Secret. Drafted by Bohlen.")
        event = document.correspondence_events.get(type="drafted")
        self.assertEqual((event.name, event.footnote_key), ("Bohlen", "source"))


class DerivedHoldingTests(TestCase):
    NOTE = f"{SOURCE}Kennedy Library, National Security Files, Box 77. Top Secret."

    def test_the_repository_is_found_by_the_form_that_notes_cite(self):
        library = Repository.objects.create(
            identifier="jfkl",
            name="John F. Kennedy Library",
            cited_as="Kennedy Library",
        )
        Repository.objects.create(identifier="lbjl", name="Johnson Library")

        holding = make_document(notation=self.NOTE).holding

        self.assertEqual(holding.repository, library)
        self.assertEqual(holding.location, ["National Security Files", "Box 77"])
        self.assertEqual(holding.classification_markings, ["Top Secret"])

    def test_a_declassification_without_a_name_is_of_no_agent(self):
        make_agent(display_name="")
        stamp = "DECLASSIFIED E.O. 12958 Sec. 3.5 NLS 98-123"
        event = make_document(notation=stamp).correspondence_events.get()
        self.assertIsNone(event.agent)
        self.assertEqual(event.authority, "E.O. 12958 Sec. 3.5, NLS 98-123")

    def test_an_unknown_repository_is_stored_as_cited(self):
        note = f"{SOURCE}National Security Council, Box 77. Top Secret."
        holding = make_document(notation=note).holding
        self.assertIsNone(holding.repository)
        self.assertEqual(holding.repository_as_cited, "National Security Council")

    def test_a_note_that_names_no_repository_gets_none(self):
        Repository.objects.create(identifier="lbjl", name="Johnson Library")

        holding = make_document(notation=f"{SOURCE}Secret; Nodis.").holding

        self.assertIsNone(holding.repository)
        self.assertEqual(holding.repository_as_cited, "")

    def test_a_corrected_note_corrects_the_holding(self):
        document = make_document(notation=self.NOTE)
        save(document, self.NOTE.replace("Box 77", "Box 78"))
        document.holding.refresh_from_db()
        self.assertEqual(document.holding.location[-1], "Box 78")

    def test_without_a_source_note_there_is_no_holding(self):
        document = make_document(notation=self.NOTE)
        save(document, "Yes.")
        document = type(document).objects.get()
        self.assertFalse(hasattr(document, "holding"))

    def test_a_repository_described_later_is_found_when_the_text_is_read_again(self):
        document = make_document(notation=self.NOTE)
        library = Repository.objects.create(
            identifier="jfkl", name="Library", cited_as="Kennedy Library"
        )

        save(document, f"{self.NOTE}\n\nP.S.")

        document.holding.refresh_from_db()
        self.assertEqual(document.holding.repository, library)


class ListedAgentTests(SimpleTestCase):
    """Of a document of a volume, whose list names three persons."""

    AGENTS = AgentFinder(
        {
            "p_K": ListedAgent(
                "Kennedy, John F.", "President until November 22, 1963", 1
            ),
            "p_R": ListedAgent("Kennedy, Robert F.", "Senator", 3),
            "p_T": ListedAgent("Thompson, Llewellyn E.", "Ambassador to Moscow", 2),
            "p_X": ListedAgent("Unlinked, Anna", "", None),
        }
    )
    DAY = date(1962, 10, 26)

    def agent_of(self, kind, name, person="", day=DAY, evidence="The words."):
        stated = {"person": person, "evidence": evidence}
        return self.AGENTS.agent_of(kind, name, stated, day)

    def test_a_marked_person_is_stated(self):
        self.assertEqual(self.agent_of("sent", "Kennedy", "p_K"), {"agent_id": 1})

    def test_the_only_one_of_a_name_is_inferred_with_the_reason(self):
        fields = self.agent_of("signed", "Thompson")
        self.assertEqual((fields["agent_id"], fields["certainty"]), (2, "inferred"))
        self.assertEqual(fields["evidence"], f"The words. {ONLY_ONE}")

    def test_the_reason_is_a_sentence_of_its_own(self):
        for words in ("Drafted by Thompson on December 19", ""):
            with self.subTest(words):
                fields = self.agent_of("drafted", "Thompson", evidence=words)
                told = f"{words}. {ONLY_ONE}" if words else ONLY_ONE
                self.assertEqual(fields["evidence"], told)

    def test_the_holder_of_an_office_on_that_day_is_inferred(self):
        fields = self.agent_of("received", "the President")
        self.assertEqual((fields["agent_id"], fields["certainty"]), (1, "inferred"))
        later = self.agent_of("received", "the President", day=date(1964, 1, 1))
        self.assertEqual(later, {"agent_id": None})

    def test_of_two_with_one_surname_the_title_tells(self):
        self.assertEqual(self.agent_of("sent", "President Kennedy")["agent_id"], 1)
        self.assertIsNone(self.agent_of("sent", "Attorney General Kennedy")["agent_id"])

    def test_initials_of_one_person_of_the_list_are_inferred(self):
        fields = self.agent_of("signed", "JFK")
        self.assertEqual(fields["agent_id"], 1)
        self.assertEqual(fields["evidence"], f"The words. {ONLY_INITIALS}")
        self.assertEqual(self.agent_of("signed", "LBJ"), {"agent_id": None})

    def test_an_office_is_not_looked_up_by_its_last_word(self):
        for office in ("the Embassy in Thompson", "the Department of State"):
            with self.subTest(office):
                self.assertIsNone(self.agent_of("sent", office)["agent_id"])
