"""Inverting: where each form of each word stands, and in which parts each stem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from unittest import TestCase

from hypothesis import given, settings
from hypothesis import strategies as st

from letters.search.engines.own.index.inverting import (
    PARTS,
    WEIGHTS,
    Inverter,
    written_form,
)
from letters.search.query.tree import TextPart
from letters.search.query.words import GAP_WIDTH, WORD, take_apart
from letters.tests.search import generated
from letters.tests.search.tokens import tokens_in

Texts = Mapping[TextPart, Sequence[str]]


def inverted(documents: Sequence[Texts]) -> tuple[dict, dict]:
    """Forms as {form: {document: positions}}, and stems as {stem: {document: (weight,
    parts)}}."""
    inverter = Inverter()
    for texts in documents:
        inverter.add(texts)
    segment = inverter.invert()
    forms: dict = {}
    for text, postings in segment.forms:
        values = iter(postings.values.tolist())
        forms[text.decode()] = {
            document: [next(values) for _ in range(weight)]
            for document, weight in zip(
                postings.documents.tolist(), postings.weights.tolist(), strict=True
            )
        }
    stems = {
        text.decode(): {
            document: (weight, {part for n, part in enumerate(PARTS) if bits >> n & 1})
            for document, weight, bits in zip(
                postings.documents.tolist(),
                postings.weights.tolist(),
                postings.values.tolist(),
                strict=True,
            )
        }
        for text, postings in segment.stems
    }
    return forms, stems


def forms_of(text: str) -> dict[str, list[int]]:
    forms, _ = inverted([{TextPart.TEXT: [text]}])
    return {form: documents[0] for form, documents in forms.items()}


class FormTests(TestCase):
    def test_each_form_stands_where_its_word_does(self):
        cases = {
            "the talks the": {"the": [0, 2], "talks": [1]},
            "our hot-line is": {
                "our": [0],
                "hot": [1],
                "line": [2],
                "hotline-2": [1],
                "is": [3],
            },
            "a-b-c a": {"a": [0, 3], "b": [1], "c": [2], "abc-3": [0]},
            "NATO’s nato": {
                "nato's": [0],
                "nato": [0, 1],
                "NATO": [0],
            },
            "": {},
            "– …": {},
        }
        for text, expected in cases.items():
            with self.subTest(text):
                self.assertEqual(forms_of(text), expected)

    def test_between_two_texts_there_is_a_gap_that_nothing_reaches_over(self):
        texts = {TextPart.TEXT: ["one two"], TextPart.NOTES: ["three", "four"]}
        forms, _ = inverted([texts])
        positions = {form: by_document[0] for form, by_document in forms.items()}
        three = 2 + GAP_WIDTH
        four = three + 1 + GAP_WIDTH
        self.assertEqual(
            positions, {"one": [0], "two": [1], "three": [three], "four": [four]}
        )

    def test_parts_end_where_the_next_begins_and_words_are_counted(self):
        inverter = Inverter()
        length, ends = inverter.add(
            {TextPart.TEXT: ["one two"], TextPart.MARKS: ["hot-line"]}
        )
        text = 2 + GAP_WIDTH
        marks = text + 2 + GAP_WIDTH
        self.assertEqual(ends, [text, text, text, marks, marks, marks])
        # Each text is one longer than its words.
        self.assertEqual(length, 3 + 2)

    def test_documents_are_counted_even_without_a_word(self):
        forms, _ = inverted([{}, {TextPart.TEXT: ["talks"]}, {TextPart.TEXT: [""]}, {}])
        self.assertEqual(forms, {"talks": {1: [0]}})

    def test_of_nothing_there_is_nothing(self):
        for documents in ([], [{}], [{TextPart.TEXT: ["–"]}]):
            with self.subTest(documents):
                self.assertEqual(inverted(documents), ({}, {}))

    def test_terms_come_in_the_order_of_their_bytes(self):
        inverter = Inverter()
        inverter.add({TextPart.TEXT: ["zeta Alpha я NATO hot-line hotline łódź"]})
        segment = inverter.invert()
        for terms in (segment.forms, segment.stems):
            texts = [text for text, _ in terms]
            self.assertEqual(texts, sorted(set(texts)))


class StemTests(TestCase):
    def test_a_stem_weighs_what_the_parts_do_in_which_it_stands(self):
        texts = {TextPart.TEXT: ["talks talking"], TextPart.TITLE: ["Talk"]}
        _, stems = inverted([texts])
        weight = 2 * WEIGHTS[TextPart.TEXT] + WEIGHTS[TextPart.TITLE]
        self.assertEqual(
            stems, {"talk": {0: (weight, {TextPart.TEXT, TextPart.TITLE})}}
        )

    def test_a_name_in_capitals_is_one_by_itself_too(self):
        _, stems = inverted([{TextPart.TEXT: ["START starts ICBMs"]}])
        self.assertEqual(set(stems), {"START", "start", "icbm", "ICBM"})
        self.assertEqual(stems["start"][0][0], 2 * WEIGHTS[TextPart.TEXT])


class InvertedReferenceTests(TestCase):
    @settings(derandomize=True, deadline=None, max_examples=60)
    @given(
        st.lists(st.dictionaries(st.sampled_from(TextPart), st.lists(generated.texts)))
    )
    def test_any_texts_are_inverted_as_their_tokens_say(self, documents):
        forms: dict = defaultdict(lambda: defaultdict(list))
        stems: dict = defaultdict(lambda: defaultdict(lambda: (0, set())))
        for number, texts in enumerate(documents):
            position = 0
            for part in PARTS:
                for text in texts.get(part, ()):
                    for token in tokens_in(text):
                        form = written_form(token.form, token.width)
                        forms[form][number].append(position + token.position)
                    for word in map(take_apart, WORD.findall(text)):
                        position += len(word.parts)
                        for stem in word.stems:
                            weight, parts = stems[stem.text][number]
                            occurrence = (weight + WEIGHTS[part], parts | {part})
                            stems[stem.text][number] = occurrence
                    position += GAP_WIDTH
        self.assertEqual(inverted(documents), (forms, stems))
