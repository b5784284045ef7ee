"""The pages of repositories: what is published, its counts, its collections."""

from itertools import product

from django.http import QueryDict
from django.test import TestCase

from letters.models import ArchivalUnit, Document, DocumentStatus, Holding, Repository
from letters.tests.factories import make_document
from letters.tests.ingest.test_correspondence_events import SOURCE
from letters.views.repositories import repository_detail

KENNEDY = "/repositories/kennedy-library/"
NOTES = {
    "one": "Kennedy Library, National Security Files, Box 77. Secret.",
    "two": "Kennedy Library, National Security Files, Box 78. Secret.",
    "three": "Kennedy Library, Sorensen Papers, Box 3. Secret.",
    "draft": "Johnson Library, National Security File, Box 3. Secret.",
}


class RepositoryPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for identifier, note in NOTES.items():
            make_document(identifier, f"{SOURCE}{note}", title=f"Letter {identifier}")
        drafts = Document.objects.filter(identifier="draft")
        drafts.update(status=DocumentStatus.DRAFT)

    def test_the_list_counts_published_documents_only(self):
        # The page cache, the counts, the number of repositories, and these.
        with self.assertNumQueries(4):
            response = self.client.get("/repositories/")
        self.assertContains(response, "3 documents")
        self.assertNotContains(response, "Johnson Library")

    def test_a_repository_lists_its_collections_and_documents(self):
        # The page cache, the repository, what it has, the collections, and the documents.
        with self.assertNumQueries(5):
            response = self.client.get(KENNEDY)
        self.assertContains(response, f"{KENNEDY}?collection=sorensen-papers")
        for identifier in ("one", "two", "three"):
            self.assertContains(response, f"/documents/{identifier}/")

    def test_a_collection_narrows_the_list(self):
        response = self.client.get(f"{KENNEDY}?collection=sorensen-papers")
        self.assertContains(response, "/documents/three/")
        self.assertNotContains(response, "/documents/one/")

    def test_nothing_published_is_not_found(self):
        for address in (
            "/repositories/johnson-library/",
            "/repositories/johnson-library/?page=7",
            "/repositories/johnson-library/?collection=x&page=7",
            "/repositories/nowhere/",
            f"{KENNEDY}?collection=national-archives",
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_a_merged_repository_leads_to_the_other(self):
        library = Repository.objects.create(identifier="jfkl", name="JFK Library")
        kennedy = Repository.objects.filter(identifier="kennedy-library")
        kennedy.update(merged_into=library)
        self.assertRedirects(self.client.get(KENNEDY), "/repositories/jfkl/")
        papers = "?collection=sorensen-papers"
        self.assertRedirects(
            self.client.get(f"{KENNEDY}{papers}"), f"/repositories/jfkl/{papers}"
        )

    def test_other_parameters_are_no_part_of_the_address(self):
        given = QueryDict("page=1&other=2&collection=rg-59")
        self.assertEqual(repository_detail.canonical_query(given), "collection=rg-59")

    def test_central_files_are_listed_where_they_are_cited_from_and_where_they_are(
        self,
    ):
        for name, note in (
            ("old", "Department of State, Central Files, 611.61/1–2361. Secret."),
            ("new", "National Archives, RG 59, Central Files 1970–73. Secret."),
        ):
            make_document(name, f"{SOURCE}{note}")
        archives = "/repositories/national-archives/"
        for address, expected in (
            ("/repositories/department-of-state/", {"old"}),
            (archives, {"old", "new"}),
            (f"{archives}?collection=central-files", {"old", "new"}),
            (f"{archives}?collection=rg-59", {"old", "new"}),
        ):
            with self.subTest(address):
                page = self.client.get(address).content.decode()
                listed = {n for n in ("old", "new") if f"/documents/{n}/" in page}
                self.assertEqual(listed, expected)
        counted = self.client.get(archives).context["collections"]
        self.assertEqual([count for _, count in counted], [2, 2])

    def test_each_page_has_as_many_documents_as_the_list_counts(self):
        kept, other = (
            Repository.objects.create(identifier=name, name=name)
            for name in ("kept", "other")
        )
        merged = Repository.objects.create(
            identifier="merged", name="merged", merged_into=kept
        )
        units = [
            None,
            *(
                ArchivalUnit.objects.create(repository=repository, title="Papers")
                for repository in (kept, merged, other)
            ),
        ]
        cited = [None, kept, merged, other]
        for number, (own, repository, unit) in enumerate(product(units, cited, units)):
            document = make_document(f"paper-{number}", "Text.", archival_unit=own)
            if repository or unit:
                Holding.objects.create(
                    document=document, repository=repository, archival_unit=unit
                )
        listed = self.client.get("/repositories/").context["repositories"]
        self.assertGreaterEqual({one for one, _ in listed}, {kept, other})
        for repository, count in listed:
            with self.subTest(repository):
                page = self.client.get(repository.get_absolute_url()).context["page"]
                self.assertEqual(page.paginator.count, count)

    def test_an_inferred_repository_says_why(self):
        make_document("bare", f"{SOURCE}890.20/7–2149: Telegram")
        response = self.client.get("/documents/bare/")
        self.assertContains(response, "Inferred: The note cites 890.20/7–2149")

    def test_the_record_leads_to_the_repository(self):
        self.assertContains(self.client.get("/documents/one/"), f'href="{KENNEDY}"')
