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

    def test_what_is_known_costs_no_query(self):
        finder = KeeperFinder()
        finder.make_missing([holding(), None])
        with self.assertNumQueries(0):
            finder.keeper_of(holding())

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
