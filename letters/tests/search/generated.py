"""Texts, records and queries for hypothesis, of few words so that they often match."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from letters.search.interface import IndexEntry
from letters.search.query.facets import Facet, write_value
from letters.search.query.tree import (
    AllOf,
    AnyOf,
    DateFilter,
    Filter,
    Node,
    NoneOf,
    Term,
    TermKind,
    TextPart,
)

WORDS = (
    *("hot", "line", "hotline", "hot-line", "Hot‑Lines", "lines", "hot-line-talks"),
    *("talk", "talks", "talking", "TALKS", "start", "START", "STARTs", "starts"),
    *(
        "NATO",
        "NATO’s",
        "nato",
        "O'Brien-Smith",
        "o’brien",
        "Smith",
        "union's",
        "Union",
    ),
    *("naïve", "nego\u00adtiation", "negotiate", "Łódź", "ICBM", "ICBMs", "1962", "x"),
    *("hot–line", "NATO–1962", "d’Estaing", "l’OTAN", "上海", "中上海", "ICBM上"),
)
# As queries have them: folded, or in capitals.
FORMS = (
    *("hot", "line", "hotline", "lines", "talks", "talk", "TALKS", "start", "START"),
    *("NATO", "nato", "nato's", "obrien", "obriensmith", "smith", "union", "naive"),
    *("negotiation", "lodz", "ICBM", "icbms", "1962", "x", "hotlinetalks", "absent"),
    *("estaing", "d'estaing", "OTAN", "海"),
)
# As phrases have them besides: joined of parts.
JOINED = (
    *("hot-line", "hot-lines", "hot-line-talks", "o'brien-smith", "NATO-1962"),
    *("nego-tiation", "上-海", "ICBM-上"),
)
VALUES = (
    write_value("rusk", "Rusk, Dean"),
    write_value("smith", "O'Brien-Smith"),
    write_value("telegram"),
)
DAYS = tuple(date(1962, 10, day) for day in (1, 2, 3, 4))

texts = st.builds(
    str.join,
    st.sampled_from((" ", ", ", "\n", "—")),
    st.lists(st.sampled_from(WORDS), max_size=12),
)
_lists = st.fixed_dictionaries(
    {},
    optional={
        facet: st.lists(st.sampled_from(VALUES), max_size=2, unique=True)
        for facet in (Facet.FROM, Facet.KIND, Facet.HAS)
    },
)
_days = st.tuples(*[st.sampled_from(DAYS)] * 2).map(sorted)


@st.composite
def entries(draw: st.DrawFn, pk: int) -> IndexEntry:
    parts = st.dictionaries(st.sampled_from(TextPart), st.lists(texts, max_size=2))
    first, last = draw(_days)
    is_dated = draw(st.booleans())
    return IndexEntry(
        pk,
        draw(parts),
        draw(_lists),
        earliest=first.toordinal() if is_dated else 0,
        latest=last.toordinal() if is_dated else 0,
        place=draw(st.integers(0, 2)),
    )


@st.composite
def batches(draw: st.DrawFn) -> list[list[IndexEntry | int]]:
    """Batches to write one after another: entries, and primary keys to remove."""
    numbers = st.integers(1, 8)
    written: list[list[IndexEntry | int]] = []
    for _ in range(draw(st.integers(1, 4))):
        pks = draw(st.lists(numbers, max_size=5, unique=True))
        written.append(
            [pk if draw(st.integers(0, 4)) == 0 else draw(entries(pk)) for pk in pks]
        )
    return written


def left_of(written: list[list[IndexEntry | int]]) -> dict[int, IndexEntry]:
    """The entries that are left at the end."""
    left: dict[int, IndexEntry] = {}
    for order in (order for batch in written for order in batch):
        if isinstance(order, IndexEntry):
            left[order.pk] = order
        else:
            left.pop(order, None)
    return left


_forms = st.sampled_from(FORMS)
_any_forms = st.sampled_from((*FORMS, *JOINED))
# As forms near each other have them besides.
_inflected = _any_forms.filter(lambda form: form.islower()).map("{}~".format)
_rows = st.lists(_any_forms, min_size=2, max_size=2).map(" ".join)


def _term(kind: TermKind, forms: list[str], distance: int = 0) -> Term:
    return Term(kind, tuple(forms), " ".join(forms), distance)


terms = st.one_of(
    st.builds(_term, st.just(TermKind.WORD), st.tuples(_forms)),
    st.builds(
        _term, st.just(TermKind.PHRASE), st.lists(_any_forms, min_size=1, max_size=3)
    ),
    st.builds(
        _term,
        st.just(TermKind.NEAR),
        st.lists(st.one_of(_any_forms, _inflected, _rows), min_size=2, max_size=3),
        st.integers(0, 4),
    ),
    st.builds(
        _term, st.just(TermKind.PREFIX), st.tuples(_forms.map(lambda form: form[:3]))
    ),
)
_filters = st.one_of(
    st.builds(
        Filter,
        st.sampled_from((Facet.FROM, Facet.KIND)),
        st.sampled_from((("rusk",), ("dean", "rusk"), ("smith",), ("telegram", "x"))),
        st.just("typed"),
    ),
    _days.map(lambda days: DateFilter(*days, "typed")),
)
nodes: st.SearchStrategy[Node] = st.recursive(
    terms | _filters,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(
            lambda children: AllOf(tuple(children))
        ),
        st.lists(inner, min_size=2, max_size=3).map(
            lambda children: AnyOf(tuple(children))
        ),
        inner.map(NoneOf),
    ),
    max_leaves=6,
)
parts = st.one_of(
    st.just(frozenset(TextPart)), st.frozensets(st.sampled_from(TextPart), min_size=1)
)
