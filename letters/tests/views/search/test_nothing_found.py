"""What a reader is told whose search finds nothing."""

from __future__ import annotations

from unittest.mock import patch

from lxml import html

from letters.models import Document, DocumentStatus
from letters.search.engines import configured
from letters.search.query import MOST_TERMS
from letters.search.results.nothing_found import MOST, MOST_COUNTED
from letters.tests.views.search.searches import SearchTestCase, links_in, words_of

TOLD = "//ul[@class='search-nothing']"
LOOSER = "//section[@aria-labelledby='looser-label']"


class NothingFoundTests(SearchTestCase):
    """ "hotline" is in three dated documents of one volume and an undated one."""

    def told(self, **parameters: str) -> list[str]:
        return [
            words_of(line) for line in self.page_of(**parameters).xpath(f"{TOLD}/li")
        ]

    def looser(self, **parameters: str) -> list[str]:
        lines = self.page_of(**parameters).xpath(f"{LOOSER}//li")
        return [words_of(line) for line in lines]

    def test_what_no_document_meets_is_named(self):
        for told, parameters in (
            ("No document has xyzzy.", {"q": "hotline xyzzy"}),
            ("No document has v, nor w.", {"q": "v w hotline"}),
            ("No document has v OR w.", {"q": "hotline (v OR w)"}),
            ("Where you look, no document has Kiev.", {"q": "Kiev in:text"}),
            ("No sender is named Tompson.", {"q": "from:Tompson hotline"}),
            ("No recipient is named Khrushchev.", {"q": "to:Khrushchev"}),
            ("No sender is named Rusk, Dean.", {"q": "hotline", "from": "Rusk, Dean"}),
            (
                "No document is of the kind Despatch, airgram or instruction.",
                {"q": "hotline", "kind": "despatch"},
            ),
            ("No document is classified secret.", {"q": "classification:secret"}),
            ("No document is classified top secret.", {"q": 'level:"top secret"'}),
            ("No document is classified Top Secret.", {"level": "topsecret"}),
            ("No document is to be handled as nodis.", {"q": "handling:nodis"}),
            ("No author is named Tompson.", {"q": "author:Tompson"}),
            (
                "Nobody took part in a conversation whose name is Kozlov.",
                {"q": "participant:Kozlov"},
            ),
            ("No document says that its subject is Laos.", {"q": "subject:Laos"}),
            ("No document was sent from Kiev.", {"q": "place:Kiev"}),
            ("No document is held by Bancroft.", {"q": "repository:Bancroft"}),
            ("No document has withheld or missing text.", {"q": "has:withheld"}),
            ("No document has handwriting of anf.", {"q": "hand:anf"}),
            ("No document is of 1850.", {"q": "hotline date:1850"}),
            ("No document is dated from 1850 to 1851.", {"q": "date:1850..1851"}),
            ("No document is of October 1850.", {"q": "hotline", "month": "1850-10"}),
            ("The archive holds no volume nowhere.", {"q": "volume:nowhere"}),
        ):
            with self.subTest(told):
                self.assertIn(told, self.told(**parameters))

    def test_what_is_held_of_the_asked_years_and_volumes_is_said_with_links(self):
        page = self.page_of(
            q=f"consulates date:1962 volume:{self.volume.identifier}", year="1961"
        )
        self.assertEqual(
            links_in(page, TOLD),
            {
                "2 documents of 1962": "?q=date%3A1962",
                "4 documents in 1961–1963, VI: Kennedy–Khrushchev Exchanges": (
                    f"?q=volume%3A{self.volume.identifier}"
                ),
                "1 document of 1961": "?year=1961",
            },
        )

    def test_of_words_in_a_row_it_names_those_that_are_nowhere(self):
        for query in ('"hotline xyzzy"', "hotline NEAR/3 xyzzy"):
            with self.subTest(query):
                self.assertIn(f"{query}, nor xyzzy.", self.told(q=query)[0])

    def test_of_a_day_it_says_what_is_held_of_the_year(self):
        told = self.told(q="hotline date:1962-03-01")
        self.assertIn("No document is of March 1, 1962.", told)
        self.assertIn("The archive holds 2 documents of 1962.", told)

    def test_of_a_time_without_documents_it_says_from_when_they_are(self):
        told = self.told(q="date:1850")
        self.assertIn("The documents here are of 1961 to 1975.", told)

    def test_of_a_volume_that_is_not_held_it_leads_to_what_is_known(self):
        links = links_in(self.page_of(q="volume:frus1900v01"), TOLD)
        self.assertEqual(links, {"What is known of it": "/editions/frus1900v01/"})

    def test_it_offers_to_ask_for_less_with_counts(self):
        for looser, parameters in (
            (["without xyzzy: 4 documents"], {"q": "hotline xyzzy"}),
            (["without v w: 4 documents"], {"q": "v hotline w"}),
            (["without date:1850: 4 documents"], {"q": "hotline date:1850"}),
            (
                [
                    '"more works" as words near each other: 4 documents',
                    '"more works" as words anywhere in a document: 4 documents',
                ],
                {"q": '"more works"'},
            ),
            (["without in:source: 4 documents"], {"q": "hotline works in:source"}),
            (
                ["without Year: 1962: 1 document", "without Kiev: 2 documents"],
                {"q": "Kiev", "year": "1962"},
            ),
            (
                ["only hotline: 4 documents", "only Kiev: 1 document"],
                {"q": "hotline Kiev date:1850"},
            ),
        ):
            with self.subTest(parameters):
                self.assertEqual(self.looser(**parameters), looser)

    def test_every_link_finds_what_it_promises(self):
        for parameters in (
            {"q": "hotline Kiev date:1962-10-01 -works"},
            {"q": '"works hotline"~1 in:notes', "year": "1962", "kind": "letter"},
            {"q": "from:works hotline", "volume": "x"},
            {"q": "Kiev hotline", "sort": "date"},
        ):
            page = self.page_of(**parameters)
            lines = page.xpath(f"{LOOSER}//li")
            self.assertTrue(lines, parameters)
            for line in lines:
                (address,) = line.xpath(".//a/@href")
                total = words_of(line).rpartition(": ")[2]
                with self.subTest(address):
                    found = html.fromstring(
                        self.client.get(f"/search/{address}").content
                    )
                    (status,) = found.xpath("//p[@role='status']")
                    self.assertTrue(words_of(status).startswith(f"{total} found"))

    def test_what_is_not_published_is_not_counted(self):
        Document.objects.filter(identifier="second").update(status=DocumentStatus.DRAFT)

        self.assertIn("without xyzzy: 3 documents", self.looser(q="hotline xyzzy"))
        self.assertIn("No sender is named Khrushchev.", self.told(q="from:Khrushchev"))
        told = self.told(q="consulates date:1962")
        self.assertIn("The archive holds 1 document of 1962.", told)

    def test_few_searches_are_counted_however_long_the_query(self):
        words = " ".join(f"w{number}" for number in range(60))
        backend = type(configured.backend())
        with patch.object(backend, "totals", autospec=True) as counted:
            counted.side_effect = lambda _, searches, __: [1 for _ in searches]
            self.page_of(q=words)
        asked = [len(call.args[1]) for call in counted.call_args_list]
        self.assertEqual(asked, [MOST_TERMS, 0, MOST_COUNTED])

    def test_at_most_so_many_are_offered(self):
        page = self.page_of(q="works hotline Kiev -note", kind="letter", year="1962")
        self.assertLessEqual(len(page.xpath(f"{LOOSER}//li")), MOST)

    def test_nothing_is_said_where_anything_is_found(self):
        page = self.page_of(q="hotline")
        self.assertEqual(page.xpath(f"{TOLD}|{LOOSER}"), [])
