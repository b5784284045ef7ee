"""The answer for programs: everything that readers are told."""

from __future__ import annotations

from letters.tests.search.documents import forget_index
from letters.tests.views.search.searches import (
    JSON,
    ODD_PARAMETERS,
    ODD_QUERIES,
    SearchTestCase,
)


class SearchJsonTests(SearchTestCase):
    def answer(self, **parameters: str) -> dict:
        return self.client.get(JSON, parameters).json()

    def test_it_gives_what_was_found_among_what(self):
        answer = self.answer(q="hotline *on")

        self.assertEqual((answer["total"], answer["page"], answer["pages"]), (4, 1, 1))
        self.assertEqual(
            answer["searched"], {"documents": 5, "volumes": 1, "waiting": 0}
        )
        self.assertEqual(answer["understood"], "hotline")
        self.assertEqual(answer["not_understood"][0]["text"], "*on")

    def test_it_gives_what_small_letters_would_find(self):
        told = self.answer(q="HOTLINE")["in_small_letters"]
        self.assertEqual(told, [{"query": "hotline", "total": 4}])

    def test_it_gives_documents_and_where_the_words_stand(self):
        answer = self.answer(q="hotline", month="1962-10")

        address = "/documents/second/{}?find=hotline&match={}#match-{}"
        self.assertEqual(
            answer["results"],
            [
                {
                    "identifier": "second",
                    "url": address.format("", 1, 1),
                    "title": "A & B <i>, second",
                    "label": "A & B <i>, second, October 26, 1962",
                    "date": "1962-10-26",
                    "from": ["Nikita Khrushchev"],
                    "to": [],
                    "place": "1961–1963, Volume VI, Document 66",
                    "places": 2,
                    "excerpts": [
                        {
                            "text": "The hotline <b>works</b> & more.",
                            "page": "",
                            "note": "",
                            "url": address.format("", 1, 1),
                        },
                        {
                            "text": "A note on the hotline.",
                            "page": "",
                            "note": "1",
                            "url": address.format("notes/1/", 2, 2),
                        },
                    ],
                }
            ],
        )

    def test_it_gives_facets(self):
        facets = self.answer(q="hotline", kind="telegram")["facets"]

        self.assertEqual(
            facets["kind"],
            [
                {"key": "letter", "label": "Letter", "count": 3, "chosen": False},
                {"key": "telegram", "label": "Telegram", "count": 1, "chosen": True},
            ],
        )
        label = facets["volume"][0]["label"]
        self.assertEqual(label, "1961–1963, VI: Kennedy–Khrushchev Exchanges")

    def test_it_gives_the_timeline(self):
        timeline = self.answer(q="hotline")["timeline"]

        self.assertEqual((timeline["facet"], timeline["undated"]), ("month", 1))
        self.assertEqual(
            timeline["bars"][4],
            {"key": "1961-05", "label": "May 1961", "count": 1, "chosen": False},
        )

    def test_who_asks_for_nothing_finds_nothing(self):
        for text in ("", "*on"):
            with self.subTest(text):
                answer = self.answer(q=text)
                self.assertEqual((answer["total"], answer["results"]), (0, []))

    def test_nothing_that_is_asked_is_an_error(self):
        for parameters in [{"q": text} for text in ODD_QUERIES] + ODD_PARAMETERS:
            with self.subTest(str(parameters)[:40]):
                response = self.client.get(JSON, {"q": "hotline", **parameters})
                self.assertEqual(response.status_code, 200)

    def test_a_search_that_takes_too_long_is_refused(self):
        self.give_up_at_once()
        response = self.client.get(JSON, {"q": "hotline"})

        self.assertEqual(response.status_code, 400)
        self.assertIn("too broad", response.json()["error"])

    def test_without_an_index_it_says_so(self):
        forget_index()
        response = self.client.get(JSON, {"q": "Kiev"})

        self.assertEqual(response.status_code, 503)
        self.assertEqual(set(response.json()), {"error"})
