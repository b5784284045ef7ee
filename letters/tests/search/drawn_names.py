"""File numbers and names as printed in texts, some of them drawn with a seed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator

from letters.tests.search.truth import Texts

SEED = 14

_FILE_NUMBER = re.compile(
    r"\b[0-9]{3}(?:\.[0-9A-Z]{1,5}|[a-z])*/[0-9]{1,2}[-‑–][0-9]{2,4}\b"
)
_HYPHENED = re.compile(
    r"\b(?:[A-Z][a-z]+[-‑–][A-Z][a-z]+|[A-Z]{1,4}[-‑–][0-9]+(?:/[0-9]+)?)\b"
)
_ELIDED = re.compile(r"\b[DdLlN][’'](?P<word>[^\W\d_][^\W\d_A-Z]{2,})\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]{3,}\b")
_DASHES = str.maketrans("‑–", "--")


def file_numbers(texts: Texts, count: int) -> list[str]:
    """As a keyboard types them."""
    return _drawn(_all(_FILE_NUMBER, texts), count)


def hyphened_names(texts: Texts, count: int) -> list[str]:
    return _drawn(_all(_HYPHENED, texts), count)


def elided_names(texts: Texts, count: int) -> list[str]:
    """Without their articles."""
    return _drawn(_all(_ELIDED, texts), count)


def capitalised_names(texts: Texts, count: int) -> list[str]:
    """In capitals, as somebody in haste types them."""
    return [name.upper() for name in _drawn(_all(_CAPITALISED, texts), count)]


def _all(pattern: re.Pattern[str], texts: Texts) -> Iterator[str]:
    for of_document in texts.values():
        for text in of_document:
            for match in pattern.finditer(text):
                name = match["word"] if pattern.groups else match[0]
                yield name.translate(_DASHES)


def _drawn(names: Iterable[str], count: int) -> list[str]:
    different = sorted(set(names))
    return random.Random(SEED).sample(different, min(count, len(different)))  # noqa: S311
