"""Results are read from the database, and only what the reader may see."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.test import TestCase

from letters.models import CorrespondenceEvent, Document, DocumentStatus
from letters.search import Order, Search, parse_query, search
from letters.search.errors import SearchUnavailableError
from letters.tests.search.documents import (
    ANYBODY,
    change_text,
    forget_index,
    make_document,
    page_for,
    search_for,
    update_index,
)


class ResultTestCase(TestCase):
    def tearDown(self):
        forget_index()


class ResultVisibilityTests(ResultTestCase):
    def test_without_an_index_nothing_is_answered(self):
        with self.assertRaises(SearchUnavailableError):
            search_for("hotline")

    def test_a_draft_is_not_found(self):
        make_document(status=DocumentStatus.DRAFT)
        update_index()

        self.assertEqual(page_for("hotline").total, 0)

    def test_an_unpublished_document_is_gone_at_once(self):
        document = make_document()
        make_document(identifier="other")
        update_index()

        Document.objects.filter(pk=document.pk).update(status=DocumentStatus.DRAFT)

        page = page_for("hotline")
        self.assertEqual([hit.document.identifier for hit in page.hits], ["other"])
        self.assertEqual((page.total, page.coverage.documents), (1, 1))

    def test_a_deleted_document_is_gone_at_once(self):
        document = make_document()
        update_index()

        document.delete()

        page = page_for("hotline")
        self.assertEqual((page.hits, page.total, page.coverage.documents), ((), 0, 0))

    def test_archivists_search_what_the_public_searches(self):
        make_document(status=DocumentStatus.DRAFT)
        document = make_document(identifier="withdrawn")
        update_index()
        Document.objects.filter(pk=document.pk).update(status=DocumentStatus.DRAFT)
        archivist = get_user_model().objects.create_superuser("archivist")

        page = search(Search(parse_query("hotline")), archivist)

        self.assertEqual((page.total, page.coverage.documents), (0, 0))

    def test_the_excerpt_is_what_the_database_says_now(self):
        document = make_document("The hotline was secret.")
        update_index()

        change_text(document, "The hotline works.")

        excerpt = page_for("hotline").hits[0].excerpts[0]
        self.assertEqual(excerpt.text, "The hotline works.")


class HitPlaceTests(ResultTestCase):
    def test_a_word_of_a_footnote_leads_to_its_page_and_names_the_note(self):
        make_document("[Page 5] Talks.\n\n[Page 6] Go on.[^1]\n\n[^1]: In Vienna.")
        update_index()

        hit = page_for("Vienna").hits[0]

        address = "/documents/letter/pages/6/?find=Vienna&match=1#match-1"
        self.assertEqual(hit.address, address)
        self.assertEqual(hit.excerpts[0].footnote.number, "1")

    def test_without_pages_a_word_of_a_footnote_leads_to_the_footnote(self):
        make_document("Talks go on.[^1]\n\n[^1]: In Vienna.")
        update_index()

        hit = page_for("Vienna").hits[0]

        address = "/documents/letter/notes/1/?find=Vienna&match=1#match-1"
        self.assertEqual(hit.address, address)
        self.assertEqual(hit.excerpts[0].footnote.number, "1")

    def test_a_word_of_text_and_note_leads_to_the_text(self):
        make_document("Talks in Vienna.[^1]\n\n[^1]: In Vienna.")
        update_index()

        hit = page_for("Vienna").hits[0]

        address = "/documents/letter/?find=Vienna&match=1#match-1"
        self.assertEqual((hit.address, hit.places), (address, 2))

    def test_a_place_has_one_number_in_every_excerpt(self):
        filler = "words that nobody asked for " * 20
        make_document(f"Talks. {filler} Talks. {filler} Talks.[^1]\n\n[^1]: Talks.")
        update_index()

        hit = page_for("talks").hits[0]

        addresses = [excerpt.address.rpartition("#")[2] for excerpt in hit.excerpts]
        self.assertEqual(addresses, ["match-1", "match-2", "match-3"])
        self.assertEqual(hit.places, 4)

    def test_a_word_of_the_title_leads_to_the_document(self):
        make_document("[Page 5]\n\nTalks.", title="Telegram")
        update_index()

        hit = page_for("telegram").hits[0]

        self.assertEqual((hit.address, hit.places), ("/documents/letter/", 0))
        self.assertIsNone(hit.excerpts[0].page)

    def test_senders_are_found_by_name(self):
        document = make_document()
        CorrespondenceEvent.objects.create(
            document=document,
            type=CorrespondenceEvent.Type.SENT,
            name_as_written="Yuri Andropov",
        )
        update_index()

        self.assertEqual(search_for('"Yuri Andropov" hotline'), ["letter"])

    def test_no_phrase_runs_from_one_note_into_the_next(self):
        make_document("A[^1] and B.[^2]\n\n[^1]: Ends here.\n\n[^2]: Begins there.")
        update_index()

        self.assertEqual(search_for('"here begins"'), [])
        self.assertEqual(search_for('"ends here"'), ["letter"])


class ResultPageTests(ResultTestCase):
    def setUp(self):
        for number in range(5):
            make_document(identifier=f"letter-{number}")
        update_index()

    def names(self, page_number: int, order: Order = Order.RELEVANCE) -> list[str]:
        request = Search(parse_query("hotline"), {}, order, page_number, per_page=2)
        return [hit.document.identifier for hit in search(request, ANYBODY).hits]

    def test_pages_are_disjoint_and_stable(self):
        names = [name for number in (1, 2, 3) for name in self.names(number)]

        self.assertEqual(names, [f"letter-{number}" for number in range(5)])

    def test_of_equal_hits_the_older_then_the_first_in_its_volume_comes_first(self):
        for number, (day, position) in enumerate(
            (("1962", 9), ("1961", 8), ("", 0), ("1961", 7), ("1963", 1))
        ):
            Document.objects.filter(identifier=f"letter-{number}").update(
                date_edtf=day,
                date_earliest=f"{day}-01-01" if day else None,
                date_latest=f"{day}-12-31" if day else None,
                position=position,
            )
        update_index()
        by_date = ["letter-3", "letter-1", "letter-0", "letter-4", "letter-2"]
        newest = ["letter-4", "letter-0", "letter-3", "letter-1", "letter-2"]
        for order, expected in (
            (Order.RELEVANCE, by_date),
            (Order.DATE, by_date),
            (Order.NEWEST, newest),
        ):
            with self.subTest(order):
                names = [name for page in (1, 2, 3) for name in self.names(page, order)]
                self.assertEqual(names, expected)

    def test_a_page_too_far_is_the_last(self):
        self.assertEqual(self.names(99), ["letter-4"])

    def test_its_queries_do_not_grow_with_the_hits(self):
        for number in range(10):
            make_document(identifier=f"more-{number}")
        update_index()

        # Which index is its own and whether anything waits to be indexed; the documents
        # and all their parts.
        with self.assertNumQueries(2):
            self.assertEqual(len(page_for("hotline").hits), 15)
