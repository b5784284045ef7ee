"""What a real Solr makes of rows and queries: see script/test-solr."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from unittest import mock

import pytest
from django.conf import settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from letters.search import Facet, Order, Search, parse_query
from letters.search.engines.own.evaluation import Deadline
from letters.search.engines.own.similarity import find_similar
from letters.search.engines.solr import asking, engine
from letters.search.engines.solr.engine import Backend
from letters.search.engines.solr.row_writer import RowWriter
from letters.search.errors import BeingBuiltError, ReadOnlyIndexError
from letters.search.query.facets import MOST_VALUES, write_value
from letters.tests.search import generated
from letters.tests.search.corpora import Corpus, make_entry
from letters.tests.search.engines.own.test_finding import quick
from letters.tests.search.engines.solr.sameness import assert_same, fill

# In docs/operating.md.
DIFFERENCE = re.compile(
    r"^\| `(.+)` \| (.+) \| ((?:not )?found) \| ((?:not )?found) \|$", re.MULTILINE
)


def found(backend: Backend, typed: str) -> list[int]:
    search = Search(parse_query(typed), order=Order.DATE, per_page=99)
    return backend.find(search).pks


def test_what_is_found_and_counted_is_the_same_as_in_the_own_index(backend):
    @examples(
        quick,
        max_examples=25,
        # A simpler example takes a server minutes to find.
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(generated.batches(), st.data())
    def compare(batches, data):
        assert_same(batches, data, backend)

    compare()


def test_documents_like_one_are_found_by_words_that_each_has_once(backend):
    fill(
        backend,
        make_entry(1, "wheat from Odessa and rye from Riga"),
        make_entry(2, "the wheat of Odessa"),
        make_entry(3, "missiles in Turkey"),
        *(make_entry(pk, "of other things") for pk in range(4, 20)),
    )
    similar = backend.similar(1, "wheat from Odessa and rye from Riga", ())
    assert similar.documents[0].pk == 2
    assert 3 not in [document.pk for document in similar.documents]
    # A text that is not indexed, as that of a draft.
    assert backend.similar(99, "missiles", [3]).documents == ()


def test_what_the_server_does_not_take_keeps_nothing_else_out(backend, caplog):
    fill(backend, make_entry(7, "as it was"))
    immense = {Facet.FROM: ["x" * 40_000]}
    entries = [
        *(make_entry(pk, "wheat") for pk in range(1, 700)),
        make_entry(700, "wheat", immense),
        make_entry(701, "wheat"),
    ]
    with caplog.at_level(logging.ERROR), backend.changing() as writer:
        for entry in entries:
            writer.put(entry)
        writer.put(make_entry(7, "wheat", immense))
    assert backend.count() == 699
    assert {700, 7}.isdisjoint(backend.fingerprints())
    refused = [one for one in caplog.messages if one.startswith("Not indexed")]
    assert len(refused) == 2


def test_many_words_near_each_other_are_looked_for(backend):
    fill(backend, make_entry(1, "one two three four " * 3), make_entry(2, "one two"))
    words = [f'"one two three {word}"~9' for word in ("four", "one", "two", "three")]
    assert found(backend, " ".join(words * 2)) == [1]


def test_what_is_removed_is_gone_with_the_rest_of_its_batch(backend):
    fill(backend, *(make_entry(pk, "wheat") for pk in range(1, 30)))
    with backend.changing() as writer:
        writer.put(make_entry(1, "rye"))
        for pk in range(2, 30):
            writer.remove(pk)
        writer.put(make_entry(2, "rye"))
    assert found(backend, "rye") == [1, 2]
    assert found(backend, "wheat") == []


def test_an_interrupted_rebuild_leaves_what_was_there(backend):
    fill(backend, make_entry(1, "wheat"))
    with pytest.raises(KeyboardInterrupt), backend.rebuilding() as writer:
        writer.put(make_entry(1, "rye"))
        raise KeyboardInterrupt
    assert found(backend, "wheat") == [1]


def test_what_a_killed_build_has_left_is_neither_found_nor_kept(backend):
    fill(backend, make_entry(1, "wheat"))
    with pytest.raises(KeyboardInterrupt), backend.rebuilding() as writer:
        writer.put(make_entry(2, "wheat"))
        writer.flush()
        backend.conn.commit()
        raise KeyboardInterrupt
    assert found(backend, "wheat") == [1]
    fill(backend, make_entry(3, "wheat"))
    assert found(backend, "wheat") == [3]
    everything = f"{backend._place.any_kind} AND pk:*"
    assert backend.conn.search(everything, rows=0).hits == 1


def test_an_answer_is_of_one_build(backend):
    fill(backend, make_entry(1, "wheat"))
    reader = Backend("default", URL=backend.conn.url)
    assert found(reader, "wheat") == [1]
    search = reader.conn.search
    builds = [lambda: fill(backend, make_entry(2, "wheat"), make_entry(3, "rye"))]

    def interrupted(*arguments, **options):
        if builds and "sort" in options:
            builds.pop()()
        return search(*arguments, **options)

    # Between what is asked first of a search and what is asked last.
    reader.conn.search = interrupted
    result = reader.find(Search(parse_query("wheat")))
    assert (result.pks, result.searched, result.total) == ([2], 2, 1)


def test_what_is_older_never_replaces_what_is_newer(backend):
    fill(backend, make_entry(1, "first"))
    generation = backend._place.mark().generation

    @examples(max_examples=20, deadline=None, phases=(Phase.generate,))
    @given(st.permutations(range(6)), st.sets(st.integers(0, 5)))
    def compare(order, removing):
        begun = [begin_state(None).number for _ in order]
        writers = [RowWriter(backend._place, generation, number) for number in begun]
        for number in order:
            if number in removing:
                writers[number].remove(1)
            else:
                writers[number].put(make_entry(1, f"number{number}"))
            writers[number].finish()
        assert found(backend, "number5") == ([] if 5 in removing else [1])
        assert backend.count() == (0 if 5 in removing else 1)

    begin_state = engine.begin_state
    compare()


def test_pages_however_far_are_those_of_all_hits_in_order(backend, monkeypatch):
    entries = [
        make_entry(pk, "wheat " * (pk % 7 + 1), earliest=pk % 5, latest=pk % 5)
        for pk in range(1, 120)
    ]
    fill(backend, *entries)
    with Corpus(entries) as corpus:
        for order in Order:
            search = Search(parse_query("wheat"), order=order, per_page=10)
            for near in (10_000, 30):
                monkeypatch.setattr(asking, "NEAR", near)
                for page in (1, 3, 4, 6, 11, 12, 13, 1_000_000):
                    asked = replace(search, page=page)
                    expected = corpus.find(asked)
                    assert backend.find(asked) == expected, (order, near, page)


def test_of_many_values_the_commonest_and_the_chosen_are_counted(backend):
    entries = [
        make_entry(
            pk,
            "wheat",
            {
                Facet.FROM: [write_value(f"p{n:03}", f"P. {n}") for n in range(pk)],
                Facet.YEAR: [str(1900 + pk)],
            },
        )
        for pk in range(1, 71)
    ]
    fill(backend, *entries)
    search = Search(parse_query("wheat"), {Facet.FROM: ("p065", "p069", "none")})
    with Corpus(entries) as corpus:
        expected, result = corpus.find(search), backend.find(search)
    assert result == expected
    assert len(result.counts[Facet.FROM]) == MOST_VALUES + 2
    assert (result.values[Facet.FROM], len(result.counts[Facet.YEAR])) == (70, 5)


def test_similar_documents_are_those_of_the_own_index_with_the_same_words(backend):
    texts = ["wheat from Odessa and rye", "the wheat of Odessa", "rye in Odessa"]
    others = [f"nothing of number {number}" for number in range(20)]
    entries = [make_entry(pk, text) for pk, text in enumerate([*texts, *others], 1)]
    fill(backend, *entries)
    with Corpus(entries) as corpus:
        for pk, text in enumerate(texts, 1):
            expected = find_similar(corpus.snapshot(), text, [pk], Deadline(60))
            assert len(expected.documents) == 2
            assert backend.similar(pk, text, ()) == expected


def test_an_index_of_another_database_is_none(backend):
    for ask in (backend.check, backend.count, lambda: backend.find(Search())):
        with pytest.raises(BeingBuiltError):
            ask()
    fill(backend, make_entry(1))
    backend.check()
    with (
        mock.patch.object(engine, "known_states", return_value=["4-5-6"]),
        pytest.raises(BeingBuiltError, match="of this database"),
    ):
        backend.check()


def test_haystack_itself_does_not_write(backend):
    for write in (backend.update, backend.remove, backend.clear):
        with pytest.raises(ReadOnlyIndexError):
            write(None)


def test_what_it_finds_otherwise_is_what_the_documentation_lists(backend):
    documentation = (settings.BASE_DIR / "docs" / "operating.md").read_text()
    cases = DIFFERENCE.findall(documentation)
    assert len(cases) == 5
    for typed, text, *expected in cases:
        fill(backend, make_entry(1, text))
        search = Search(parse_query(typed))
        with Corpus([make_entry(1, text)]) as corpus:
            pks = [corpus.find(search).pks, backend.find(search).pks]
        assert ["found" if found else "not found" for found in pks] == expected, typed
