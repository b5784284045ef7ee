"""What Solr orders matching documents by: the score that `ranking` describes.

Lucene's own score knows neither the weights of parts nor what is rare among the archive's
documents alone. So Solr first counts who has each term, and then adds up a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from letters.search.engines.solr.fields import FORMS, STEMS, words_field
from letters.search.engines.solr.rows import count_of
from letters.search.engines.solr.syntax import parts_of, rows_of, term_query
from letters.search.query.tree import Query, Term, TermKind, TextPart
from letters.search.query.words import stem
from letters.search.ranking import K1, PLACE_WEIGHT, B, rarity

# Of a phrase: what it may stand as that is counted.
MOST_ROWS = 48

# The forms in a field with a beginning.
FormsOf = Callable[[str, str], Iterable[str]]


class Scoring:
    """The score of a query. `questions` are facets to be counted over all documents that
    are indexed, and `parameters` what the answers make of it."""

    def __init__(self, query: Query, terms: Sequence[Term] | None = None) -> None:
        self._terms = query.terms if terms is None else terms
        self._parts = parts_of(query)
        self._conditions = [term_query(term, self._parts) for term in self._terms]
        self._values: dict[str, str] = {}

    @property
    def questions(self) -> dict[str, Any]:
        return {
            "length": "avg(length)",
            **{
                f"term{number}": {"type": "query", "q": condition}
                for number, condition in enumerate(self._conditions)
            },
        }

    def functions(self, answers: Mapping[str, Any], forms_of: FormsOf) -> list[str]:
        """The score of each term. They name `parameters`, which come with them."""
        average = answers.get("length") or 1
        self._values["n"] = (
            f"sum({K1 * (1 - B)!r},product({K1 * B / average!r},length))"
        )
        functions = []
        for number in range(len(self._terms)):
            having = count_of(answers, f"term{number}")
            times = rarity(answers["count"], having) * (K1 + 1)
            weight = f"$w{number}"
            self._values[f"w{number}"] = self._weight(number, forms_of)
            functions.append(f"product({times!r},div({weight},sum({weight},$n)))")
        return functions

    @property
    def parameters(self) -> Mapping[str, str]:
        return self._values

    def _weight(self, number: int, forms_of: FormsOf) -> str:
        """What a term weighs in a document."""
        term = self._terms[number]
        match term.kind:
            case TermKind.WORD:
                frequency = self._frequency(STEMS, stem(term.forms[0]))
                if self._is_anywhere:
                    return frequency
                return f"if(exists({self._query(number)}),{frequency},0)"
            case TermKind.PREFIX:
                fields = [FORMS] if self._is_anywhere else map(words_field, self._parts)
                return _times(
                    PLACE_WEIGHT,
                    [
                        self._frequency(field, form)
                        for field in fields
                        for form in forms_of(field, term.forms[0])
                    ],
                )
            case TermKind.PHRASE:
                rows = [*rows_of(term, self._parts)][:MOST_ROWS]
                return _times(PLACE_WEIGHT, [self._in_a_row(*row) for row in rows])
            case TermKind.NEAR:
                return f"if(exists({self._query(number)}),{PLACE_WEIGHT},0)"

    @property
    def _is_anywhere(self) -> bool:
        return len(self._parts) == len(TextPart)

    def _query(self, number: int) -> str:
        condition = self._named(self._conditions[number])
        return f"query({self._named(f'{{!lucene v={condition}}}')})"

    def _frequency(self, field: str, text: str) -> str:
        return f"termfreq({field},{self._named(text)})"

    def _in_a_row(self, field: str, row: Sequence[str]) -> str:
        """How often a row stands in a field. No word has a payload: each counts 1."""
        if len(row) == 1:
            return self._frequency(field, row[0])
        words = self._named(" ".join(row))
        counted = self._named(
            f"{{!payload_score f={field} func=sum operator=phrase v={words}}}"
        )
        return f"div(query({counted},0),{len(row)})"

    def _named(self, value: str) -> str:
        """A parameter with this value."""
        name = f"v{len(self._values)}"
        self._values[name] = value
        return f"${name}"


def _times(factor: int, functions: Sequence[str]) -> str:
    return f"product({factor},sum({','.join(functions or ['0'])}))"
