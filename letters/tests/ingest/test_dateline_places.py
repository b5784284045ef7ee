"""Rows of places that datelines make."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from letters.ingest.dateline_places import PlaceFinder
from letters.ingest.deriving import derive_document
from letters.models import (
    CorrespondenceEvent,
    IndexRequest,
    Place,
    PlaceVariant,
)
from letters.tests.factories import LETTER, make_document

TALK = """\
::: heading
Memorandum of Conversation
:::

::: dateline
Washington, October 18, 1962, 5 p.m.
:::

Mr. Gromyko said no.
"""


def place_of(words: str) -> str:
    return PlaceVariant.objects.get(name=words).place.name


class PlaceFinderTests(TestCase):
    def test_a_dateline_makes_the_place(self):
        make_document()
        self.assertEqual(Place.objects.get().identifier, "moscow")
        self.assertEqual(place_of("Moscow"), "Moscow")

    def test_what_nobody_sent_has_the_place_and_time_of_its_dateline(self):
        talk = make_document("talk", TALK)
        self.assertEqual(talk.dateline_place, "Washington")
        self.assertEqual(talk.dateline_time, "5 p.m.")
        self.assertEqual(place_of("Washington"), "Washington")

    def test_what_was_sent_has_them_in_the_event_alone(self):
        letter = make_document()
        self.assertEqual(letter.dateline_place, "")
        self.assertEqual(letter.correspondence_events.first().place, "Moscow")

    def test_two_writers_and_two_forms_make_one_place(self):
        one, other = PlaceFinder(), PlaceFinder()
        one.make_missing(["Leopoldville"])
        other.make_missing(["LEOPOLDVILLE", "Léopoldville"])
        self.assertEqual(Place.objects.get().name, "Léopoldville")
        self.assertEqual(PlaceVariant.objects.count(), 3)

    def test_a_place_that_an_archivist_entered_gets_the_form(self):
        Place.objects.create(identifier="moskva", name="Moscow")
        PlaceFinder().make_missing(["MOSCOW"])
        self.assertEqual(Place.objects.get().identifier, "moskva")

    def test_a_form_that_was_given_to_another_place_stays_there(self):
        PlaceFinder().make_missing(["Newport"])
        wales = Place.objects.create(identifier="newport-wales", name="Newport, Wales")
        PlaceVariant.objects.update(place=wales)
        PlaceFinder().make_missing(["Newport"])
        self.assertEqual(place_of("Newport"), "Newport, Wales")

    def test_an_identifier_that_is_taken_is_left_alone(self):
        Place.objects.create(identifier="moscow", name="Moscow, Idaho")
        PlaceFinder().make_missing(["Moscow"])
        self.assertTrue(Place.objects.filter(identifier="moscow-2").exists())

    def test_two_places_may_be_made_at_once_whose_identifiers_would_be_the_same(self):
        PlaceFinder().make_missing(["Xian", "Xi’an"])
        places = Place.objects.values_list("name", "identifier")
        self.assertEqual(dict(places), {"Xi’an": "xian", "Xian": "xian-2"})

    def test_more_variants_cost_no_more_queries(self):
        finder = PlaceFinder()
        finder.make_missing(["Geneva"])
        # Savepoint, variants, release, and the two tables read again.
        with self.assertNumQueries(5):
            finder.make_missing(["GENEVA", "Geneva, "])

    def test_an_office_makes_no_place(self):
        PlaceFinder().make_missing(["the Department of State"])
        self.assertFalse(Place.objects.exists())

    def test_what_an_archivist_enters_makes_a_place_with_the_next_saving(self):
        letter = make_document()
        CorrespondenceEvent.objects.create(
            document=letter, type="received", name_as_written="X", place="Hyannis Port"
        )
        derive_document(letter, letter.transcription.tei)
        self.assertEqual(place_of("Hyannis Port"), "Hyannis Port")


class PlaceRecordTests(TestCase):
    def test_records_of_one_place_all_lead_to_the_last(self):
        one, two, three = (
            Place.objects.create(identifier=name, name=name) for name in "abc"
        )
        one.merged_into = two
        one.save()
        two.merged_into = three
        two.save()
        one.refresh_from_db()
        self.assertEqual(one.merged_into, three)

    def test_a_record_joins_the_last_of_those_merged(self):
        three = Place.objects.create(identifier="c", name="c")
        two = Place.objects.create(identifier="b", name="b", merged_into=three)
        one = Place.objects.create(identifier="a", name="a", merged_into=two)
        self.assertEqual(one.merged_into_id, three.pk)

    def test_a_record_is_not_merged_into_itself(self):
        one = Place.objects.create(identifier="a", name="a")
        two = Place.objects.create(identifier="b", name="b", merged_into=one)
        one.merged_into = two
        with self.assertRaises(ValidationError):
            one.full_clean()

    def test_two_archivists_who_merge_at_once_wait_for_each_other(self):
        one, two = (Place.objects.create(identifier=name, name=name) for name in "ab")
        one.merged_into = two
        with CaptureQueriesContext(connection) as queries:
            one.save()
        self.assertIn("FOR UPDATE", queries[1]["sql"])

    def test_coordinates_are_two(self):
        with self.assertRaises(IntegrityError), transaction.atomic():
            Place.objects.create(identifier="a", name="a", latitude=5)

    def test_coordinates_are_said_in_words(self):
        moscow = Place(name="Moscow", latitude=-5, longitude=37)
        self.assertEqual(moscow.coordinates, "5° S, 37° E")

    def test_another_name_of_a_place_is_indexed(self):
        letter = make_document()
        make_document("other", LETTER.replace("Moscow", "Geneva"))
        IndexRequest.objects.all().delete()
        Place.objects.filter(name="Moscow").update(name="Moskva")
        PlaceFinder().make_missing(["Paris"])
        asked = IndexRequest.objects.values_list("document_id", flat=True)
        self.assertEqual([*asked], [letter.pk])
