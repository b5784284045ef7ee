"""Answers queries of the benchmark with Haystack, one for each line of standard input.

A line is the task and the number of the query: "page 12". The answer is a line of JSON:
the total, the primary keys, and the CPU seconds since the start.
"""

from __future__ import annotations

import json
import os
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.search.stock.settings"
django.setup()

from benchmarks.search.engines import HITS  # noqa: E402
from benchmarks.search.queries import (  # noqa: E402
    QUERIES,
    AllOf,
    AnyOf,
    Dates,
    InTitle,
    Misspelt,
    Node,
    Phrase,
    Prefix,
    Word,
)
from haystack.inputs import AutoQuery  # noqa: E402
from haystack.query import SQ, SearchQuerySet  # noqa: E402


def main() -> None:
    for line in sys.stdin:
        task, number = line.split()
        results = SearchQuerySet().filter(_condition(QUERIES[int(number)].root))
        if task == "page":
            results = results.facet("volume").facet("year").highlight()
        pks = [hit.pk for hit in results[:HITS]]
        if task == "page":
            results.facet_counts()
        answer = [results.count(), [int(pk) for pk in pks], time.process_time()]
        sys.stdout.write(f"{json.dumps(answer)}\n")
        sys.stdout.flush()


def _condition(node: Node) -> SQ:
    match node:
        case Word(text):
            return SQ(content=AutoQuery(text))
        case Phrase(text):
            return SQ(content=AutoQuery(f'"{text}"'))
        case Prefix(beginning):
            return SQ(content__startswith=beginning)
        case Misspelt(text):
            return SQ(content__fuzzy=text)
        case InTitle(word):
            return SQ(title=AutoQuery(word))
        case Dates(earliest, latest):
            return SQ(day__range=[earliest, latest])
        case AllOf(nodes):
            return SQ(*map(_condition, nodes))
        case AnyOf(nodes):
            conditions = [_condition(part) for part in nodes]
            return SQ(*conditions, _connector=SQ.OR)


if __name__ == "__main__":
    main()
