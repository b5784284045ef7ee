"""Rows of repositories and collections that source notes make."""

from django.test import TestCase

from letters.ingest.keepers import KeeperFinder
from letters.models import ArchivalUnit, Repository
from letters.tests.factories import make_document
from letters.tests.ingest.test_correspondence_events import SOURCE


def holding(cited="Kennedy Library", location=("National Security Files", "Box 7")):
    return {"repository_as_cited": cited, "location": [*location]}


class KeeperTests(TestCase):
    def test_a_note_makes_the_repository_and_the_collection(self):
        note = f"{SOURCE}Kennedy Library, National Security Files, Box 77. Secret."
        stored = make_document(notation=note).holding
        self.assertEqual(stored.repository.identifier, "kennedy-library")
        self.assertEqual(stored.archival_unit.title, "National Security Files")
        self.assertEqual(stored.archival_unit.repository, stored.repository)

    def test_two_writers_and_two_forms_make_the_same_rows(self):
        one, other = KeeperFinder(), KeeperFinder()
        first = one.keeper_of(holding())
        full = holding("John F. Kennedy Library", ["National Security File"])
        self.assertEqual(other.keeper_of(full), first)
        self.assertEqual(Repository.objects.count(), 1)
        self.assertEqual(ArchivalUnit.objects.count(), 1)

    def test_a_name_that_no_row_has_room_for_makes_none(self):
        KeeperFinder().make_missing([holding(f"{'X' * 250} Library")])
        self.assertFalse(Repository.objects.exists())

    def test_what_is_known_costs_no_query(self):
        finder = KeeperFinder()
        finder.make_missing([holding(), None])
        with self.assertNumQueries(0):
            finder.keeper_of(holding())

    def test_many_collections_are_made_at_once(self):
        finder = KeeperFinder()
        finder.make_missing([holding()])
        # Those that are there, the new ones, and these with their keys.
        with self.assertNumQueries(3):
            finder.make_missing(
                holding(location=[f"{name} Papers"]) for name in ("Ball", "Hilsman")
            )
        self.assertEqual(ArchivalUnit.objects.count(), 3)

    def test_a_renamed_row_stays(self):
        made = KeeperFinder().keeper_of(holding())
        Repository.objects.update(name="JFK", identifier="jfk", cited_as="")
        ArchivalUnit.objects.update(title="NSF")
        self.assertEqual(KeeperFinder().keeper_of(holding()), made)

    def test_a_merged_repository_stays_merged(self):
        KeeperFinder().keeper_of(holding())
        library = Repository.objects.create(identifier="jfkl", name="Library")
        Repository.objects.filter(identifier="kennedy-library").update(
            merged_into=library
        )
        found = KeeperFinder().keeper_of(holding())
        self.assertEqual(found["repository_id"], library.pk)
        self.assertEqual(ArchivalUnit.objects.count(), 1)

    def test_a_repository_that_is_merged_twice_stays_with_the_last(self):
        KeeperFinder().keeper_of(holding())
        last = Repository.objects.create(identifier="last", name="Last")
        jfk = Repository.objects.create(identifier="jfkl", name="L", merged_into=last)
        made = Repository.objects.filter(identifier="kennedy-library")
        made.update(merged_into=jfk)
        self.assertEqual(KeeperFinder().keeper_of(holding())["repository_id"], last.pk)

    def test_the_central_files_are_one_part_of_their_record_group(self):
        department, archives = (
            KeeperFinder().keeper_of(holding(cited, location))
            for cited, location in (
                ("Department of State", ["Central Files", "611.61/1–2361"]),
                ("National Archives", ["RG 59", "Central Files 1970–73"]),
            )
        )
        self.assertNotEqual(department["repository_id"], archives["repository_id"])
        self.assertEqual(department["archival_unit_id"], archives["archival_unit_id"])
        files = ArchivalUnit.objects.get(pk=department["archival_unit_id"])
        self.assertEqual(files.parent.folded_title, "rg 59")
        self.assertEqual(files.repository.name, "National Archives")
        self.assertEqual(files.level_of_description, "series")
        self.assertEqual(files.parent.level_of_description, "fonds")

    def test_a_bare_number_is_the_departments_by_inference(self):
        found = KeeperFinder().keeper_of(holding("", ["890.20/7–2149"]))
        row = Repository.objects.get(pk=found["repository_id"])
        self.assertEqual(row.name, "Department of State")
        self.assertIn("890.20/7–2149", found["inferred_from"])
        self.assertEqual(KeeperFinder().keeper_of(holding())["inferred_from"], "")

    def test_an_entered_repository_gets_the_notes_that_it_is_cited_in(self):
        full = "John F. Kennedy Library"
        library = Repository.objects.create(identifier="jfkl", name="L", cited_as=full)
        found = KeeperFinder().keeper_of(holding())
        self.assertEqual(found["repository_id"], library.pk)

    def test_a_taken_identifier_is_left_alone(self):
        Repository.objects.create(identifier="kennedy-library", name="Another")
        KeeperFinder().keeper_of(holding())
        made = Repository.objects.get(folded_name="kennedy library")
        self.assertEqual(made.identifier, "kennedy-library-2")

    def test_what_is_not_understood_makes_no_row(self):
        KeeperFinder().keeper_of(holding("National Security Council"))
        self.assertFalse(Repository.objects.exists())
