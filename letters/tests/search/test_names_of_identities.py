"""A person is found by one name, whichever record of hers a document leads to."""

from django.test import TestCase

from letters.models import (
    Agent,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    IndexRequest,
)
from letters.search import Facet
from letters.search.query.facets import read_value
from letters.search_indexes import DocumentIndex
from letters.tests.factories import (
    make_agent,
    make_document,
    make_edition,
    make_entry,
)

STANDING = "Llewellyn E. Thompson"
OWN = "Llewellyn E. Thompson, Jr."


class NameOfIdentityTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.identity = make_agent("thompson", "Thompson, Llewellyn E.", STANDING, ())
        cls.agent = make_agent("v22-TLE1", "Thompson, Llewellyn E., Jr.", OWN, ())
        Agent.objects.filter(pk=cls.agent.pk).update(merged_into=cls.identity)
        cls.document = make_document("telegram", "The talks went well.")
        CorrespondenceEvent.objects.create(
            document=cls.document,
            type=CorrespondenceEvent.Type.SIGNED,
            agent=cls.agent,
            name_as_written="Thompson",
        )
        cls.volume = make_edition()
        cls.listing = make_document("frus1961-63v06/d1", edition=cls.volume)
        make_entry(cls.volume, "p_TLE1", agent=cls.identity)

    def authors(self) -> list[str]:
        index = DocumentIndex()
        [entry] = [
            index.entry_of(document)
            for document in index.index_queryset().filter(pk=self.document.pk)
        ]
        return [read_value(value)[0] for value in entry.lists[Facet.AUTHOR]]

    def requested(self) -> set[int]:
        return {*IndexRequest.objects.values_list("document_id", flat=True)}

    def set_status(self, status: str) -> set[int]:
        """Change the only document of the volume; return whose entries are made anew."""
        Document.objects.filter(pk=self.listing.pk).exclude(status=status).update(
            status=status
        )
        return self.requested()

    def test_a_document_is_found_by_the_name_of_the_record_that_stands(self):
        self.assertEqual(self.authors(), [STANDING])

    def test_it_has_its_own_name_where_only_hidden_volumes_list_that_record(self):
        self.set_status(DocumentStatus.DRAFT)
        self.assertEqual(self.authors(), [OWN])

    def test_it_is_indexed_again_when_that_volume_is_hidden_or_shown(self):
        for status in (DocumentStatus.DRAFT, DocumentStatus.PUBLISHED):
            IndexRequest.objects.all().delete()
            with self.subTest(status):
                self.assertIn(self.document.pk, self.set_status(status))

    def test_it_is_indexed_again_when_that_volume_loses_its_documents(self):
        IndexRequest.objects.all().delete()
        Document.objects.filter(pk=self.listing.pk).delete()
        self.assertIn(self.document.pk, self.requested())

    def test_it_is_not_when_another_document_of_the_volume_stays(self):
        make_document("frus1961-63v06/d2", edition=self.volume)
        IndexRequest.objects.all().delete()
        self.assertNotIn(self.document.pk, self.set_status(DocumentStatus.DRAFT))
