"""How long it takes to compare two texts: script/bench compare.

Texts are made up of drawn words, so that every run compares the same. The floor is what
rapidfuzz takes to align the words alone.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence

from rapidfuzz.distance import Indel

from letters.alignment.collation import collate, plain_witness

RUNS = 3
WORDS_IN_PARAGRAPH = 100
_DRAWN = random.Random(21)  # noqa: S311 - drawn alike in every run
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOCABULARY = [
    "".join(_DRAWN.choice(_LETTERS) for _ in range(_DRAWN.randint(2, 9)))
    for _ in range(6_000)
]


def draw(words: int) -> list[str]:
    return [
        " ".join(_DRAWN.choice(_VOCABULARY) for _ in range(WORDS_IN_PARAGRAPH)) + "."
        for _ in range(words // WORDS_IN_PARAGRAPH)
    ]


def changed(paragraphs: Sequence[str], share: float) -> list[str]:
    """The paragraphs with so many of their words drawn anew."""
    return [
        " ".join(
            _DRAWN.choice(_VOCABULARY) if _DRAWN.random() < share else word
            for word in paragraph.split()
        )
        for paragraph in paragraphs
    ]


def seconds(work: Callable[[], object]) -> float:
    """Of the quickest of some runs, in time of this process."""
    spent = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def report(name: str, old: Sequence[str], new: Sequence[str]) -> None:
    texts = plain_witness(old), plain_witness(new)
    words = [text.text.split() for text in texts]
    floor = seconds(lambda: Indel.opcodes(*words))
    spent = seconds(lambda: collate(*texts))
    count = len(collate(*texts).changes)
    print(  # noqa: T201 - the report
        f"{name:<44} {spent:6.3f} s  {count:>6,} changes  alignment alone {floor:.3f} s"
    )


def main() -> None:
    text = draw(20_000)
    report("20,000 words, one in fifty changed", text, changed(text, 0.02))
    report("20,000 words, one in ten changed", text, changed(text, 0.1))
    report(
        "20,000 words in one paragraph",
        [" ".join(text)],
        [" ".join(changed(text, 0.02))],
    )
    long = draw(30_000)
    report("30,000 words, all changed", long, draw(30_000))
    report("30,000 words, every paragraph changed", long, changed(long, 0.1))
    leaders = [f"Chapter {number} {'.' * 60} {number}" for number in range(2_000)]
    others = [f"Chapter {number} {'.' * 60} {number + 1}" for number in range(2_000)]
    report("2,000 lines with dotted leaders, all changed", leaders, others)
    report("one dotted leader of 2,000 signs", ["." * 2_000], ["." * 1_999 + "x"])
    spaced = ". " * 2_000
    report("one leader of 2,000 dots and blanks", [f"a {spaced}1"], [f"b {spaced}2"])


if __name__ == "__main__":
    main()
