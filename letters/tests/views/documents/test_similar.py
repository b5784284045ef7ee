"""The pages of similar documents, and of the words that two have in common."""

from __future__ import annotations

import re
from html import unescape

from django.test import TestCase

from letters.models import Document, DocumentRelation, DocumentStatus, FormerIdentifier
from letters.tests.factories import load_collection, make_archivist
from letters.tests.search.documents import forget_index, make_document, update_index

DRAFT = "reagan-andropov-1983-draft"
PRINTED = "frus1981-88v04/d190"
SHARED = f"/documents/{DRAFT}/shared/{PRINTED}/"
SIMILAR = f"/documents/{DRAFT}/similar/"


def hide(identifier: str) -> None:
    Document.objects.filter(identifier=identifier).update(status=DocumentStatus.DRAFT)


class SharedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def test_the_two_letters_share_eleven_words(self):
        response = self.client.get(SHARED)

        self.assertContains(response, ">11 words</h2>", count=1)
        self.assertContains(
            response, "<mark>", count=2 * len(response.context["passages"])
        )

    def test_each_leads_into_the_reader_where_it_stands(self):
        response = self.client.get(SHARED, {"words": 5})

        for passage in response.context["passages"]:
            for side in (passage.first, passage.second):
                with self.subTest(side.address):
                    address, _, anchor = side.address.partition("#")
                    self.assertRegex(anchor, r"^match-\d+$")
                    page = self.client.get(address)
                    self.assertContains(page, f'id="{anchor}"')

    def test_pages_are_named(self):
        response = self.client.get(SHARED)

        self.assertContains(response, "Second document, page 68")

    def test_fewer_words_in_a_row_are_found_more_often(self):
        counts = [
            self.client.get(SHARED, {"words": words}).context["page"].paginator.count
            for words in (5, 6, 12)
        ]
        self.assertGreater(counts[0], counts[1])
        self.assertEqual(counts[2], 0)

    def test_any_number_is_answered(self):
        for words in ("", "0", "-1", "13", "abc", "9" * 999, "\x00"):
            with self.subTest(words[:9]):
                response = self.client.get(SHARED, {"words": words, "page": words})
                self.assertEqual(response.context["least"], 6)

    def test_who_may_not_see_both_sees_neither(self):
        for identifier in (DRAFT, PRINTED):
            with self.subTest(identifier):
                hide(identifier)
                self.assertEqual(self.client.get(SHARED).status_code, 404)
                self.client.force_login(make_archivist(identifier))
                response = self.client.get(SHARED)
                self.assertIn("no-store", response["Cache-Control"])
                self.client.logout()
                Document.objects.update(status=DocumentStatus.PUBLISHED)

    def test_a_former_identifier_leads_there_still(self):
        for former, of in (("old-one", DRAFT), ("old-two", PRINTED)):
            document = Document.objects.get(identifier=of)
            FormerIdentifier.objects.create(identifier=former, document=document)

        response = self.client.get("/documents/old-one/shared/old-two/", follow=True)

        self.assertContains(response, ">11 words</h2>")

    def test_no_other_document_is_not_found(self):
        for identifier in (
            DRAFT,
            "nothing",
            "nothing/here",
            "a/b/c",
            "%00",
            "a" * 3000,
        ):
            with self.subTest(identifier[:9]):
                address = f"/documents/{DRAFT}/shared/{identifier}/"
                self.assertEqual(self.client.get(address).status_code, 404)


class SharedTextTests(TestCase):
    def test_of_a_long_run_the_beginning_is_shown_and_found(self):
        text = " ".join(f"word{number}" for number in range(400))
        for name in ("one", "two"):
            make_document(f"{name} {text}", identifier=name, title=name)

        (passage,) = self.client.get("/documents/one/shared/two/").context["passages"]

        self.assertEqual(passage.words, 400)
        self.assertIn("match-1", passage.first.address)
        self.assertLess(sum(len(piece.text) for piece in passage.first.pieces), 700)

    def test_what_is_withheld_is_no_word_in_common(self):
        for name in ("one", "two"):
            text = "[2 lines of source text not declassified]{.withheld}"
            make_document(f"Talks of {name}. {text}", identifier=name, title=name)

        response = self.client.get("/documents/one/shared/two/")

        self.assertContains(response, "0 runs of 6 words")

    def test_what_is_shared_is_escaped(self):
        for name in ("one", "two"):
            make_document("We <b>say</b> this & that & no more.", identifier=name)

        response = self.client.get("/documents/one/shared/two/")

        self.assertContains(response, "this &amp; that", count=2)
        self.assertNotContains(response, "<b>say")


class SimilarTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def setUp(self):
        update_index()

    def tearDown(self):
        forget_index()

    def titles(self, address: str = SIMILAR) -> list[str]:
        return [
            similar_document.document.identifier
            for similar_document, _ in self.similar(address)
        ]

    def similar(self, address: str = SIMILAR) -> list:
        return self.client.get(address).context["similar"]

    def test_it_lists_others_with_why_and_what_they_have_in_common(self):
        response = self.client.get(SIMILAR)

        self.assertNotIn(DRAFT, self.titles())
        self.assertContains(response, "Both have: ")
        self.assertContains(response, f'<a href="{SHARED}">')
        self.assertContains(response, "as many as 11 in a row")

    def test_each_leads_into_the_reader(self):
        for address in re.findall(
            r'search-hit__title"><a href="([^"]+)"',
            self.client.get(SIMILAR).content.decode(),
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(unescape(address)).status_code, 200)

    def test_how_two_belong_together_is_said(self):
        DocumentRelation.objects.create(
            source=Document.objects.get(identifier=DRAFT),
            target=Document.objects.get(identifier=PRINTED),
            type=DocumentRelation.Type.VERSION_OF,
        )

        self.assertContains(self.client.get(SIMILAR), "is another version of this.")

    def test_what_is_hidden_or_deleted_is_gone_at_once(self):
        self.assertIn(PRINTED, self.titles())
        hide(PRINTED)
        self.assertNotIn(PRINTED, self.titles())
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        Document.objects.get(identifier=PRINTED).delete()
        self.assertNotIn(PRINTED, self.titles())

    def test_archivists_see_what_the_public_sees(self):
        hide(PRINTED)
        self.client.force_login(make_archivist())

        self.assertNotIn(PRINTED, self.titles())

    def test_nobody_asks_of_a_draft_but_archivists(self):
        hide(DRAFT)
        self.assertEqual(self.client.get(SIMILAR).status_code, 404)
        self.client.force_login(make_archivist())
        self.assertIn(PRINTED, self.titles())

    def test_a_document_of_its_own_kind_is_like_no_other(self):
        make_document("Zweifellos unvergleichlich.", identifier="alone", title="Alone")

        response = self.client.get("/documents/alone/similar/")

        self.assertContains(response, "No other document")

    def test_without_an_index_it_says_so(self):
        forget_index()

        response = self.client.get(SIMILAR)

        self.assertContains(response, "not possible just now", status_code=503)

    def test_its_queries_do_not_grow_with_the_list(self):
        # The document; what is withdrawn; which index is its own; the others; its
        # relations to and from them.
        self.similar()
        with self.assertNumQueries(6):
            self.similar()

    def test_the_reader_leads_there(self):
        response = self.client.get(f"/documents/{DRAFT}/")
        self.assertContains(response, f'<a href="{SIMILAR}">')
