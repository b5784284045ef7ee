"""The facets of a search: values to choose, chosen values, and hidden volumes."""

from __future__ import annotations

from typing import Any
from unittest import mock

from django.contrib.auth.models import AnonymousUser
from lxml import html

from letters.models import CorrespondenceEvent, Document, DocumentStatus
from letters.reader.search.facets import AT_ONCE, LISTED, readable_facets
from letters.search import Facet
from letters.search.engines.own import finding
from letters.search.interface import SearchResult
from letters.tests.factories import make_archivist, make_document, make_edition
from letters.tests.search.documents import page_for, update_index
from letters.tests.views.search.searches import SearchTestCase, links_in, words_of


class FacetTests(SearchTestCase):
    def facet(self, heading: str, **parameters: str) -> dict[str, str]:
        """The choices below a heading, and their addresses."""
        page = self.page_of(**parameters)
        return links_in(page, f"//h3[.='{heading}']/following-sibling::ul[1]")

    def test_values_are_counted_and_lead_to_fewer(self):
        self.assertEqual(
            self.facet("Kind", q="hotline", sort="date", page="7"),
            {
                "Letter, 3 documents": "?q=hotline&kind=letter&sort=date",
                "Telegram, 1 document": "?q=hotline&kind=telegram&sort=date",
            },
        )

    def test_a_choice_keeps_the_others(self):
        self.assertEqual(
            self.facet("Year", q="hotline", kind="letter")["1962, 1 document"],
            "?q=hotline&year=1962&kind=letter",
        )

    def test_a_value_more_of_the_same_facet_finds_more(self):
        links = self.facet("Year", q="hotline", year="1962")

        self.assertEqual(
            links,
            {
                "1962, 2 documents, chosen: remove": "?q=hotline",
                "1961, 1 document": "?q=hotline&year=1962&year=1961",
            },
        )
        self.assertEqual(page_for("hotline", year="1962").total, 2)

    def test_what_a_document_has_is_said_in_words(self):
        self.assertEqual(
            self.facet("Has", q="hotline"),
            {"Footnotes, 4 documents": "?q=hotline&has=notes"},
        )

    def test_a_volume_has_its_number_and_its_subject(self):
        self.assertEqual(
            self.facet("Volume", q="hotline"),
            {
                "1961–1963, VI: Kennedy–Khrushchev Exchanges, 4 documents": (
                    "?q=hotline&volume=frus1961-63v06"
                )
            },
        )

    def test_a_facet_without_values_is_not_there(self):
        page = self.page_of(q="hotline")
        headings = page.xpath("//details[@class='facets__body']/h3/text()")
        self.assertEqual(
            headings, ["From", "Author", "Year", "Volume", "Kind", "Has", "Date"]
        )

    def test_more_than_a_few_are_listed_on_demand_and_too_many_not_at_all(self):
        document = Document.objects.get(identifier="second")
        CorrespondenceEvent.objects.bulk_create(
            CorrespondenceEvent(
                document=document,
                type=CorrespondenceEvent.Type.RECEIVED,
                name_as_written=f"Minister {number:03}",
            )
            for number in range(LISTED + 5)
        )
        update_index()

        page = self.page_of(q="hotline")

        path = "//h3[.='To']/following-sibling::"
        self.assertEqual(len(page.xpath(f"{path}ul[1]/li")), AT_ONCE)
        self.assertEqual(len(page.xpath(f"{path}details[1]/ul/li")), LISTED - AT_ONCE)
        self.assertEqual(
            page.xpath(f"{path}details[1]/p/text()"), ["5 more are not listed."]
        )

        def uncounted(**fields: Any) -> SearchResult:
            return SearchResult(**{**fields, "values": {}})

        with mock.patch.object(finding, "SearchResult", uncounted):
            page = self.page_of(q="hotline", sort="date")
        self.assertEqual(
            page.xpath(f"{path}details[1]/p/text()"), ["More are not listed."]
        )


class ChosenTests(SearchTestCase):
    def chosen(self, **parameters: str | list[str]) -> dict[str, str]:
        return links_in(self.page_of(**parameters), "//div[@class='search-filters']")

    def test_each_choice_can_be_removed_and_all_of_them(self):
        self.assertEqual(
            self.chosen(q="hotline", year=["1961", "1962"], volume="frus1961-63v06"),
            {
                "Remove Year: 1961": "?q=hotline&year=1962&volume=frus1961-63v06",
                "Remove Year: 1962": "?q=hotline&year=1961&volume=frus1961-63v06",
                "Remove Volume: 1961–1963, VI: Kennedy–Khrushchev Exchanges": (
                    "?q=hotline&year=1961&year=1962"
                ),
                "Remove all": "?q=hotline",
            },
        )

    def test_choices_have_the_words_that_readers_see(self):
        for parameters, words in (
            ({"month": "1962-10"}, "Month: October 1962"),
            ({"kind": "telegram"}, "Kind: Telegram"),
            ({"has": "withheld"}, "Has: withheld or missing text"),
            ({"from": "Nikita Khrushchev"}, "From: Nikita Khrushchev"),
            ({"volume": "no-such"}, "Volume: no-such"),
            ({"month": "1962-13"}, "Month: 1962-13"),
        ):
            with self.subTest(words):
                self.assertIn(f"Remove {words}", self.chosen(**parameters))

    def test_where_nothing_is_found_it_can_still_be_removed(self):
        self.assertIn("Remove Year: 1950", self.chosen(q="hotline", year="1950"))

    def test_without_a_choice_there_is_nothing_to_remove(self):
        self.assertEqual(self.chosen(q="hotline"), {})

    def test_keys_are_escaped_in_addresses(self):
        links = self.chosen(q="hotline", kind=['"&=', "b"])
        self.assertEqual(links["Remove Kind: b"], "?q=hotline&kind=%22%26%3D")


class HiddenVolumeTests(SearchTestCase):
    def test_a_volume_that_may_not_be_seen_is_not_there(self):
        make_edition("secret")
        search_page = page_for("hotline")
        search_page.result.counts[Facet.VOLUME].append(("secret", 1))

        for user, keys in (
            (AnonymousUser(), ["frus1961-63v06"]),
            (make_archivist(), ["frus1961-63v06", "secret"]),
        ):
            with self.subTest(str(user)):
                values = readable_facets(search_page, user)[Facet.VOLUME]
                self.assertEqual([value.key for value in values], keys)

    def test_a_hidden_volume_and_one_that_is_nowhere_look_the_same(self):
        volume = make_edition("secret")
        make_document("draft", edition=volume, status=DocumentStatus.DRAFT)

        pages = [
            html.tostring(self.page_of(q="hotline", volume=key)).replace(
                key.encode(), b"KEY"
            )
            for key in ("secret", "nosuch")
        ]

        self.assertEqual(*pages)


class NarrowingTests(SearchTestCase):
    def test_each_value_finds_as_many_as_it_says(self):
        page = self.page_of(q="hotline")
        for link in page.xpath("//ul[@class='facet-values']//a"):
            with self.subTest(words_of(link)):
                response = self.client.get(f"/search/{link.get('href')}")
                narrowed = html.fromstring(response.content)
                (total,) = narrowed.xpath("//p[@role='status']/strong/text()")
                self.assertIn(total, words_of(link))
