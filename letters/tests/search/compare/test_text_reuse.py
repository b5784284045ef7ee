"""Runs of words that two texts share."""

from __future__ import annotations

from unittest import TestCase

from letters.search.compare.text_reuse import Automaton, read_wording, shared_runs
from letters.tests.bounds import bounded
from letters.tests.factories import SEEDS

FORMULA = "to negotiate agreements that are equal and balanced, in good faith"


def shared(first: str, second: str, least: int = 3) -> list[tuple[str, str]]:
    runs = shared_runs(read_wording(first), read_wording(second), least)
    return [(first[slice(*run.first)], second[slice(*run.second)]) for run in runs]


def brute(first: list[str], second: list[str], least: int) -> set[tuple[str, ...]]:
    """Runs of `first` that stand in `second`, none within another run of `first`."""
    runs = [
        (start, end)
        for start in range(len(first))
        for end in range(start + least, len(first) + 1)
        if any(
            second[n : n + end - start] == first[start:end] for n in range(len(second))
        )
    ]
    return {
        tuple(first[start:end])
        for start, end in runs
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in runs)
    }


class RunTests(TestCase):
    def test_what_two_texts_share(self):
        cases = [
            (
                "we are ready to talk now",
                "They ARE ready, to talk!",
                "are ready to talk",
            ),
            ("the naïve old man", "a naive old man", "naïve old man"),
            ("the hot-line is open", "our hot line is", "hot-line is"),
            ("the hot-line is open", "our hotline is not", "hot-line is"),
            ("our hotline is old", "a hot-line is old", "hotline is old"),
            ("the Union’s aims are", "the unions aims", ""),
            (
                "the Union’s great aims",
                "the union great aims",
                "the Union’s great aims",
            ),
            ("interruption of\nthese talks", "of these talks", "of\nthese talks"),
            ("one two", "one two", ""),
            ("one two three", "three two one", ""),
            ("", "", ""),
        ]
        for first, second, expected in cases:
            with self.subTest(first=first, second=second):
                texts = [text for text, _ in shared(first, second)]
                self.assertEqual(texts, [expected] if expected else [])

    def test_the_longest_comes_first_and_none_is_there_twice(self):
        first = "a b c. x. a b c d e. x. a b c"
        second = "a b c d e y a b c"

        self.assertEqual(
            [text for text, _ in shared(first, second)], ["a b c d e", "a b c"]
        )

    def test_it_is_where_it_stands_first(self):
        first, second = "x a b c", "a b c z a b c"

        (run,) = shared_runs(read_wording(first), read_wording(second), 3)

        self.assertEqual((run.words, run.first, run.second), (3, (2, 7), (0, 5)))

    def test_nothing_runs_across_what_is_left_out(self):
        text = "we agreed [two lines not declassified] to go on with the talks"
        start = text.index("[")
        wording = read_wording(text, [(start, text.index("]") + 1)])

        runs = shared_runs(wording, wording, 2)

        self.assertEqual(
            [text[slice(*run.first)] for run in runs],
            ["to go on with the talks", "we agreed"],
        )

    def test_it_finds_what_a_look_at_every_pair_finds(self):
        texts = ["abcabcabd", "aaaaa", "abdabcc", "aabaabaaab", "dcba", "aa|aab|ba"]
        for first in texts:
            for second in texts:
                first_words, second_words = (
                    list(text.replace("|", " ")) for text in (first, second)
                )
                second_words = ["" if word == " " else word for word in second_words]
                automaton = Automaton(second_words)
                runs = {
                    tuple(first_words[end - length : end])
                    for end, _, length in automaton.maximal(first_words)
                    if length >= 2
                }
                with self.subTest(first=first, second=second):
                    self.assertEqual(runs, brute(first_words, second_words, 2))


class SharedSeedTests(TestCase):
    def test_the_two_letters_share_a_formula_of_eleven_words(self):
        texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
        runs = shared_runs(*map(read_wording, texts[:2]), 6)

        self.assertEqual(runs[0].words, 11)


class LengthTests(TestCase):
    def test_no_text_takes_more_time_than_its_length(self):
        repeats = 25_000
        words = [f"w{number * number % 977}" for number in range(repeats)]
        texts = {
            "one word": "word " * repeats,
            "two words": "one other " * (repeats // 2),
            "growing": " ".join("a" * (1 + n % 50) + " b" for n in range(repeats // 2)),
            "many words": " ".join(words),
            "no space": "a-" * repeats,
        }
        for name, text in texts.items():
            with self.subTest(name), bounded():
                wording = read_wording(text)
                shared_runs(wording, read_wording(text[: len(text) // 2]), 5)
