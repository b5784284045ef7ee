"""Answers of the Content Search API from plain values."""

from unittest import TestCase

from letters.iiif import (
    Box,
    CanvasHit,
    SearchAnswer,
    build_search_answer,
    build_search_answer_1,
)

CANVAS = "https://letters.example/c1"
SEARCH = "https://letters.example/search?q=test"
WHOLE = Box(0, 0, 1700, 2200)
BOXED = CanvasHit(1, CANVAS, WHOLE, "the ", "test", " ban", Box(1, 2, 30, 40))
LOOSE = CanvasHit(2, CANVAS, WHOLE, "a ", "test", "")
ANSWER = SearchAnswer(
    f"{SEARCH}&start=0", SEARCH, 3, (BOXED, LOOSE), next=f"{SEARCH}&start=2"
)


class SearchAnswerTests(TestCase):
    def test_a_hit_is_in_its_box_or_on_its_canvas(self):
        targets = [item["target"] for item in build_search_answer(ANSWER)["items"]]
        self.assertEqual(targets, [f"{CANVAS}#xywh=1,2,30,40", CANVAS])

    def test_the_first_version_has_a_box_for_every_hit(self):
        on = [item["on"] for item in build_search_answer_1(ANSWER)["resources"]]
        boxes = [f"{CANVAS}#xywh=1,2,30,40", f"{CANVAS}#xywh=0,0,1700,2200"]
        self.assertEqual(on, boxes)

    def test_the_words_around_belong_to_their_hit(self):
        made = build_search_answer(ANSWER)
        context = made["annotations"][0]["items"][0]
        self.assertEqual(context["target"]["source"], made["items"][0]["id"])
        selector = context["target"]["selector"][0]
        self.assertEqual(
            (selector["prefix"], selector["exact"], selector["suffix"]),
            ("the ", "test", " ban"),
        )
        hit = build_search_answer_1(ANSWER)["hits"][0]
        self.assertEqual(
            (hit["before"], hit["match"], hit["after"]), ("the ", "test", " ban")
        )

    def test_it_tells_how_many_there_are_and_where_it_goes_on(self):
        made, first = build_search_answer(ANSWER), build_search_answer_1(ANSWER)
        self.assertEqual((made["partOf"]["total"], first["within"]["total"]), (3, 3))
        self.assertEqual(made["next"]["id"], first["next"])

    def test_nothing_found_is_an_empty_answer(self):
        nothing = SearchAnswer(SEARCH, SEARCH, 0, ())
        made = build_search_answer(nothing)
        self.assertEqual(made["items"], [])
        self.assertEqual({"next", "annotations", "ignored"} & made.keys(), set())
        self.assertEqual(build_search_answer_1(nothing)["resources"], [])

    def test_parameters_that_mean_nothing_here_are_named(self):
        ignored = SearchAnswer(SEARCH, SEARCH, 0, (), ignored=("motivation",))
        self.assertEqual(build_search_answer(ignored)["ignored"], ["motivation"])
        first = build_search_answer_1(ignored)
        self.assertEqual(first["within"]["ignored"], ["motivation"])
