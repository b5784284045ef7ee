"""Events and holdings as rows, which outlast corrections of the text."""

from django.test import TestCase

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

    def test_a_declassification_without_a_name_is_of_no_agent(self):
        make_agent(display_name="")
        stamp = "DECLASSIFIED E.O. 12958 Sec. 3.5 NLS 98-123"
        event = make_document(notation=stamp).correspondence_events.get()
        self.assertIsNone(event.agent)
        self.assertEqual(event.authority, "E.O. 12958 Sec. 3.5, NLS 98-123")


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
