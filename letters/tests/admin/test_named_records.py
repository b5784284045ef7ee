"""Records chosen from large tables: proposed by every form of a name, and typed where no
script proposes any."""

from django.test import TestCase
from lxml import html

from letters.ingest.saving import Edit
from letters.models import (
    Agent,
    ArchivalUnit,
    DocumentRelation,
    DocumentStatus,
    NameVariant,
    Repository,
)
from letters.tests.accounts.test_roads_to_publishing import make_member
from letters.tests.admin.pages import INTAKE, change_address, errors_of, form_of, send
from letters.tests.factories import (
    make_agent,
    make_archivist,
    make_document,
    make_edition,
    make_section,
)

EVENT = "correspondence_events-0"


class ChoosingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(status=DocumentStatus.DRAFT)
        cls.edition = make_edition()
        library = Repository.objects.create(identifier="jfkl", name="Kennedy Library")
        cls.files = ArchivalUnit.objects.create(
            repository=library, title="Security Files", level_of_description="fonds"
        )
        cls.papers = ArchivalUnit.objects.create(
            repository=library, title="Sorensen Papers", level_of_description="fonds"
        )
        cls.dulles = make_agent("dulles-a", "Dulles, Allen W.", "Allen Dulles", ())

    def setUp(self):
        self.client.force_login(self.anna)

    def proposed(self, model, field, term, **rest):
        asked = {"app_label": "letters", "model_name": model, "field_name": field}
        response = self.client.get(
            "/admin/autocomplete/", asked | {"term": term} | rest
        )
        return [choice["text"] for choice in response.json()["results"]]


class ProposedTests(ChoosingCase):
    def test_an_archival_unit_is_proposed_with_its_repository(self):
        names = self.proposed("document", "archival_unit", "soren kennedy")
        self.assertEqual(names, ["Sorensen Papers (Kennedy Library)"])

    def test_sections_are_those_of_the_chosen_edition(self):
        other = make_edition("frus1961-63v05")
        for edition in (self.edition, other):
            make_section(edition, title="Berlin")
        names = self.proposed("document", "section", "berlin", edition=other.pk)
        self.assertEqual(names, ["Berlin (frus1961-63v05)"])
        self.assertEqual(len(self.proposed("document", "section", "berlin")), 2)
        self.assertEqual(
            len(self.proposed("document", "section", "berlin", edition="x")), 2
        )

    def test_a_person_is_proposed_once_by_the_name_of_any_record(self):
        merged = make_agent("dulles-2", "Dulles, A.", "", ())
        NameVariant.objects.create(agent=merged, name="the Director of the CIA")
        Agent.objects.filter(pk=merged.pk).update(merged_into=self.dulles)
        names = self.proposed("correspondenceevent", "agent", "director")
        self.assertEqual(names, ["Dulles, Allen W."])

    def test_no_form_has_a_list_of_all_there_is(self):
        for address in (change_address(self.document), INTAKE):
            page = html.fromstring(self.client.get(address).content.decode())
            for name in ("edition", "archival_unit"):
                with self.subTest(address, name=name):
                    options = page.xpath("//select[@name=$name]/option", name=name)
                    self.assertLessEqual(len(options), 1)


class TypedTests(ChoosingCase):
    """Where there is no script."""

    def type(self, name, **rest):
        return send(
            self.client, self.document, **{"archival_unit-identifier": name}, **rest
        )

    def assert_unit(self, unit):
        self.document.refresh_from_db()
        self.assertEqual(self.document.archival_unit, unit)

    def test_a_name_is_enough(self):
        self.type("sorensen papers")
        self.assert_unit(self.papers)

    def test_words_that_only_one_name_has_are_asked_about(self):
        response = self.type("security kennedy")
        self.assertContains(response, "Security Files (Kennedy Library)")
        self.assert_unit(None)

    def test_what_is_the_name_of_several_is_asked_for_with_these(self):
        response = self.type("kennedy")
        self.assertIn("not the name of one record", " ".join(errors_of(response)))
        page = html.fromstring(response.content.decode())
        offers = page.xpath("//input[@name='archival_unit-offered']")
        labels = [offer.getparent().text_content().strip() for offer in offers]
        self.assertEqual(
            labels,
            ["Security Files (Kennedy Library)", "Sorensen Papers (Kennedy Library)"],
        )
        form = form_of(response)
        form |= {"archival_unit-offered": offers[1].get("value"), "_save": "Save"}
        self.client.post(change_address(self.document), form)
        self.assert_unit(self.papers)

    def test_a_choice_offered_for_other_words_is_not_taken(self):
        offered = f"{self.papers.pk} kennedy"
        self.type("security files", **{"archival_unit-offered": offered})
        self.assert_unit(self.files)

    def test_what_nothing_is_called_is_refused_and_shown_again(self):
        response = self.type("Nixon <Papers>")
        self.assertIn(
            "“Nixon <Papers>” is no identifier", " ".join(errors_of(response))
        )
        self.assertContains(response, 'value="Nixon &lt;Papers&gt;"')

    def test_a_person_is_found_by_every_form_of_the_name(self):
        NameVariant.objects.create(agent=self.dulles, name="the Director of the CIA")
        for name in ("dulles-a", "Allen Dulles", "the director of the cia"):
            with self.subTest(name):
                send(self.client, self.document, **{f"{EVENT}-agent-identifier": name})
                event = self.document.correspondence_events.first()
                self.assertEqual(event.agent, self.dulles)
                self.document.correspondence_events.update(agent=None)

    def test_a_transcription_is_handed_in_with_a_unit_by_name(self):
        typed = {
            "pasted": "Moscow, October 26, 1962\n\nDear Mr. President:\n\nWe agree.",
            "identifiers": "letter",
            "archival_unit-identifier": "Sorensen Papers",
            "_propose": "x",
        }
        response = self.client.post(INTAKE, typed)
        self.assertEqual(errors_of(response), [])
        form = form_of(response, "intake_form")
        self.assertEqual(form["archival_unit"], str(self.papers.pk))


class ContributorTests(ChoosingCase):
    def test_a_hidden_document_is_found_neither_by_its_title_nor_by_its_identifier(
        self,
    ):
        make_document("memo", title="Secret memo", status=DocumentStatus.DRAFT)
        carla = make_member("carla", "contributor")
        own = make_document("own", edit=Edit(editor=carla), status=DocumentStatus.DRAFT)
        self.client.force_login(carla)
        for name in ("Secret memo", "memo"):
            row = {
                "relations_to-0-type": "covers",
                "relations_to-0-target-identifier": name,
            }
            with self.subTest(name):
                response = send(self.client, own, **row)
                self.assertIn("no identifier", " ".join(errors_of(response)))
        self.assertFalse(DocumentRelation.objects.exists())
