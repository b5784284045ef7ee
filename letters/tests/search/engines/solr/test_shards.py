"""What several servers tell of their parts of an index makes one answer.

On one server these tests hold as well: `script/test-solr --nodes 3` has three.
"""

from __future__ import annotations

import threading

from letters.search import Facet, Search, parse_query
from letters.search.engines.solr.engine import Backend
from letters.search.query.facets import MOST_VALUES
from letters.tests.search.corpora import Corpus, make_entry
from letters.tests.search.engines.solr.sameness import fill


def test_what_is_common_though_in_no_part_of_the_index_is_counted(backend):
    # Each of two documents has one of the last; of the others each has one of its own.
    entries = [
        make_entry(pk, "wheat", {Facet.FROM: senders, Facet.VOLUME: [f"v{pk}"]})
        for pk, senders in enumerate(
            [[f"a{pk:03}", f"z{pk % 30:03}"] for pk in range(60)], start=1
        )
    ]
    fill(backend, *entries)
    search = Search(parse_query("wheat"))
    with Corpus(entries) as corpus:
        expected, result = corpus.find(search), backend.find(search)
    assert result == expected
    assert result.counts[Facet.FROM][:30] == [(f"z{n:03}", 2) for n in range(30)]
    assert result.volumes == 60


def test_more_values_than_are_counted_have_no_number(backend):
    senders = [[f"p{pk}.{n}" for n in range(40)] for pk in range(20)]
    entries = [
        make_entry(pk, "wheat", {Facet.FROM: some, Facet.TO: some[: pk // 2]})
        for pk, some in enumerate(senders, start=1)
    ]
    fill(backend, *entries)
    result = backend.find(Search(parse_query("wheat")))
    assert result.values.get(Facet.FROM) == (None if backend.conn.is_cloud else 800)
    assert result.values[Facet.TO] == 100
    assert len(result.counts[Facet.FROM]) == MOST_VALUES


def test_what_is_written_while_a_search_is_answered_makes_no_error(backend):
    fill(backend, *(make_entry(pk, "wheat") for pk in range(1, 41)))
    ended = threading.Event()

    def write() -> None:
        for _ in range(5):
            with backend.changing() as writer:
                for pk in range(1, 41):
                    writer.remove(pk)
            with backend.changing() as writer:
                for pk in range(1, 41):
                    writer.put(make_entry(pk, "wheat"))
        ended.set()

    reader = Backend("default", URL=backend.conn.url)
    writing = threading.Thread(target=write)
    writing.start()
    numbers = set()
    while not ended.is_set():
        result = reader.find(Search(parse_query("wheat"), per_page=40))
        assert len(result.pks) == result.total
        numbers.add(result.total)
    writing.join()
    assert {0, 40} <= numbers
