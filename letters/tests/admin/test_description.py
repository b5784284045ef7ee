"""Archival description in the admin, and what readers see of it."""

from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.models import (
    Agent,
    ArchivalUnit,
    CorrespondenceEvent,
    Document,
    Place,
    Repository,
)
from letters.tests.admin.pages import change_address, errors_of, form_of, send
from letters.tests.factories import make_agent, make_archivist, make_document

DESCRIBED = {
    "extent": "2 pages",
    "language": "Russian; English",
    "original_or_copy": "carbon-copy",
    "location_of_originals": "Moscow, AVP RF",
    "access_conditions": "Open since 1998.",
}


class DescriptionCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()
        repository = Repository.objects.create(identifier="nara", name="Archives")
        cls.group = ArchivalUnit.objects.create(
            repository=repository,
            title="Record Group 59",
            level_of_description="record-group",
            finding_aid="https://catalog.example/rg59",
        )
        cls.series = ArchivalUnit.objects.create(
            repository=repository,
            parent=cls.group,
            title="Central Files",
            level_of_description="series",
            access_conditions="Ask the archivist.",
        )

    def setUp(self):
        self.client.force_login(self.anna)

    def page(self):
        return self.client.get(self.document.get_absolute_url())


class DocumentDescriptionTests(DescriptionCase):
    def test_readers_see_what_is_filled_in(self):
        send(self.client, self.document, **DESCRIBED)
        for words in ("2 pages", "Russian; English", "Carbon copy", "Moscow, AVP RF"):
            with self.subTest(words):
                self.assertContains(self.page(), words)
        self.assertContains(self.page(), "<dt>Access</dt><dd>Open since 1998.</dd>")

    def test_nothing_empty_is_shown(self):
        for label in (
            "Extent",
            "Language",
            "Original or copy",
            "Access",
            "Finding aid",
        ):
            with self.subTest(label):
                self.assertNotContains(self.page(), f"<dt>{label}</dt>")

    def test_each_is_part_of_the_revision(self):
        send(self.client, self.document, **DESCRIBED)
        record = self.document.revisions.first().record
        self.assertEqual({name: record[name] for name in DESCRIBED}, DESCRIBED)

    def test_a_revision_from_before_the_fields_is_no_conflict(self):
        revision = self.document.revisions.get()
        for name in DESCRIBED:
            del revision.record[name]
        revision.save()
        self.assertEqual(errors_of(send(self.client, self.document)), [])
        self.assertEqual(self.document.revisions.count(), 1)

    def test_what_holds_for_the_unit_is_told_of_its_documents(self):
        Document.objects.update(archival_unit=self.series)
        self.assertContains(self.page(), "Ask the archivist.")
        self.assertContains(self.page(), 'href="https://catalog.example/rg59"')

    def test_the_table_of_exported_documents_has_them(self):
        send(self.client, self.document, **DESCRIBED)
        chosen = {"action": "export_csv", "_selected_action": [self.document.pk]}
        response = self.client.post("/admin/letters/document/", chosen)
        table = b"".join(response.streaming_content).decode()
        described = '2 pages,Russian; English,Carbon copy,"Moscow, AVP RF",Open since'
        self.assertIn(described, table)


class UnitTests(DescriptionCase):
    def send(self, **typed):
        address = reverse("admin:letters_archivalunit_change", args=[self.series.pk])
        form = form_of(self.client.get(address), "archivalunit_form")
        return self.client.post(address, {**form, **typed})

    def test_it_is_described_with_its_dates_as_people_write_them(self):
        self.send(date_edtf="1955–63", accession_number="NN3-59", extent="35 boxes")
        Document.objects.update(archival_unit=self.series)
        page = self.client.get(self.series.get_absolute_url())
        for words in ("from 1955 to 1963", "NN3-59", "35 boxes", "Series"):
            with self.subTest(words):
                self.assertContains(page, words)

    def test_a_finding_aid_is_an_address_on_the_web(self):
        response = self.send(finding_aid="javascript:alert(1)")
        self.assertTrue(errors_of(response))

    def test_its_levels_are_those_of_the_national_archives_too(self):
        self.send(level_of_description="subseries")
        self.series.refresh_from_db()
        self.assertEqual(self.series.get_level_of_description_display(), "Subseries")


class DeclassificationTests(DescriptionCase):
    def test_its_steps_are_told_with_marking_authority_and_case(self):
        steps = (
            ("downgraded", "1972-12-31", {"marking": "Top Secret to Secret"}),
            (
                "declassified",
                "1998-05-04",
                {"authority": "E.O. 12958", "case_number": "MR 98-123"},
            ),
        )
        for kind, date, rest in steps:
            self.document.correspondence_events.create(
                type=kind, date_edtf=date, **rest
            )
        page = self.page()
        self.assertContains(page, "Top Secret to Secret")
        self.assertContains(page, "E.O. 12958; case MR 98-123")
        self.assertContains(page, "May 4, 1998")

    def test_a_step_needs_no_name_and_its_date_is_read(self):
        prefix = "correspondence_events-"
        form = form_of(self.client.get(change_address(self.document)))
        new = int(form[f"{prefix}TOTAL_FORMS"]) - 1
        typed = {"type": "part-release", "date_edtf": "May 4, 1998"}
        send(
            self.client,
            self.document,
            **{f"{prefix}{new}-{name}": value for name, value in typed.items()},
        )
        step = CorrespondenceEvent.objects.get(type="part-release")
        self.assertEqual((step.date_edtf, step.name), ("1998-05-04", ""))

    def test_the_case_that_a_stamp_names_is_read_and_can_be_corrected(self):
        stamp = "DECLASSIFIED E.O. 12958 Case No. M-1999-123"
        stamped = make_document("stamped", f"{stamp}\n\nThe talks went well.")
        (step,) = stamped.correspondence_events.filter(type="declassified")
        self.assertEqual(step.case_number, "M-1999-123")
        page = self.client.get(stamped.get_absolute_url())
        self.assertContains(page, "E.O. 12958; case M-1999-123")
        send(self.client, stamped, **{"correspondence_events-0-case_number": "M-1"})
        step.refresh_from_db()
        self.assertEqual((step.case_number, step.decision), ("M-1", "corrected"))


class PlaceOfEventTests(DescriptionCase):
    def answer(self, place, **others):
        form = form_of(self.client.get(change_address(self.document)))
        new = int(form["correspondence_events-TOTAL_FORMS"]) - 1
        typed = {"type": "drafted", "name_as_written": "Hale", "place": place, **others}
        named = {f"correspondence_events-{new}-{name}": typed[name] for name in typed}
        return send(self.client, self.document, **named)

    def saved(self):
        return CorrespondenceEvent.objects.get(type="drafted").place

    def test_a_place_that_is_chosen_is_kept_by_its_name(self):
        vienna = Place.objects.create(identifier="vienna-2", name="Vienna, Austria")
        self.answer(vienna.pk)
        self.assertEqual(self.saved(), "Vienna, Austria")
        page = html.fromstring(
            self.client.get(change_address(self.document)).content.decode()
        )
        (chosen,) = page.xpath("//option[@selected and .='Vienna, Austria']")
        self.assertIn("admin-autocomplete", chosen.getparent().get("class"))

    def test_other_words_stand_as_they_are_typed(self):
        self.answer("On board the Aurora")
        self.assertEqual(self.saved(), "On board the Aurora")

    def test_without_a_script_it_is_typed_in_a_box_of_its_own(self):
        self.answer("", **{"place-typed": "Vienna"})
        self.assertEqual(self.saved(), "Vienna")

    def test_a_refused_one_stands_there_again(self):
        response = self.answer("x" * 201)
        self.assertTrue(errors_of(response))
        self.assertContains(response, "x" * 201)
        self.answer("9" * 30)
        self.assertEqual(self.saved(), "9" * 30)


class AgentDescriptionTests(DescriptionCase):
    def setUp(self):
        super().setUp()
        self.agent = make_agent("kissinger", "Kissinger, Henry A.", "Henry Kissinger")
        address = reverse("admin:letters_agent_change", args=[self.agent.pk])
        self.address = address

    def send(self, **typed):
        form = form_of(self.client.get(self.address), "agent_form")
        return self.client.post(self.address, {**form, **typed})

    def test_life_dates_and_authority_records_are_taken_as_they_are_pasted(self):
        self.send(
            birth_edtf="May 27, 1923",
            viaf="https://viaf.org/viaf/108315716/",
            wikidata="Q66107",
        )
        agent = Agent.objects.get(pk=self.agent.pk)
        self.assertEqual(
            (agent.birth_edtf, agent.viaf, agent.wikidata),
            ("1923-05-27", "108315716", "Q66107"),
        )

    def test_a_death_before_the_birth_is_refused_beside_it(self):
        for birth, death in (
            ("1923", "1922"),
            ("May 27, 1923", "May 26, 1923"),
            ("1923-05", "1909~"),
            ("about 1923", "1850"),
        ):
            with self.subTest(death):
                page = self.send(birth_edtf=birth, death_edtf=death)
                self.assertIn("Nobody dies before", " ".join(errors_of(page)))

    def test_what_is_about_a_year_may_be_off(self):
        for birth, death in (("1923~", "1920"), ("1923", "1920?"), ("1923", "")):
            with self.subTest(birth=birth, death=death):
                page = self.send(birth_edtf=birth, death_edtf=death)
                self.assertEqual(page.status_code, 302)

    def test_offices_stand_on_the_page_with_their_dates(self):
        office = {"title": "Secretary of State", "held_edtf": "1973–1977"}
        self.send(**{f"offices-0-{name}": value for name, value in office.items()})
        self.document.correspondence_events.create(type="sent", agent=self.agent)
        page = self.client.get(f"/people/{self.agent.identifier}/")
        self.assertContains(page, "Secretary of State, from 1973 to 1977")


class DatesTests(DescriptionCase):
    def test_a_date_is_saved_as_edtf_and_shown_in_words(self):
        send(self.client, self.document, date_edtf="between 3 and 5 April 1962")
        self.document.refresh_from_db()
        self.assertEqual(self.document.date_edtf, "[1962-04-03..1962-04-05]")
        page = self.client.get(change_address(self.document))
        self.assertContains(page, ">between April 3 and April 5, 1962</output>")

    def test_an_ambiguous_one_is_asked_and_saved_once_it_is_chosen(self):
        response = send(self.client, self.document, date_edtf="3/4/1962")
        form = form_of(response)
        form |= {"date_edtf-meant": "1962-04-03", "_save": "Save"}
        self.client.post(change_address(self.document), form)
        self.document.refresh_from_db()
        self.assertEqual(self.document.date_edtf, "1962-04-03")

    def test_the_preview_shows_the_date_that_was_understood(self):
        response = send(
            self.client, self.document, date_edtf="3 Apr 62", _preview="Preview"
        )
        self.assertContains(response, "April 3, 1962")

    def test_a_script_asks_what_is_understood(self):
        ask = "/admin/dates/?text="
        self.assertEqual(
            self.client.get(f"{ask}3.4.1962").json(),
            {"dates": [{"edtf": "1962-04-03", "words": "April 3, 1962"}], "error": ""},
        )
        self.assertEqual(len(self.client.get(f"{ask}3/4/1962").json()["dates"]), 2)
        self.assertIn("cannot be read", self.client.get(f"{ask}soon").json()["error"])
