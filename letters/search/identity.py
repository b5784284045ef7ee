"""Of which database, and of which of its states, is an index?

An index carries the name of the state that it was last brought up to. The database has
the names that it may carry: one, and while the indexer writes, the next one beside it. A
backup has those of its own time. So wherever and however it is restored, also into the
same tables, an index that knows other texts has a name that is not among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from letters.models import IndexState
from letters.search.query.tree import Material

_STANDINGS = """
    SELECT
        state.material,
        concat_ws(
            '-', system_identifier, database.oid, 'letters_document'::regclass::oid, state.name
        ),
        CASE state.material
            WHEN %s THEN EXISTS (SELECT FROM letters_sectionindexrequest)
            ELSE EXISTS (SELECT FROM letters_indexrequest)
        END
    FROM pg_control_system(), pg_database AS database, letters_indexstate AS state
    WHERE datname = current_database()
    ORDER BY state.id
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the database says of one index: the names that it may carry, the newest last,
    and whether anything was requested of the indexer."""

    known_states: tuple[str, ...] = ()
    has_requests: bool = True


def read_standings() -> dict[Material, Standing]:
    """Of all indexes, in one question: each search asks it."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDINGS, [Material.FRONT])
        rows = cursor.fetchall()
    return {material: _standing(material, rows) for material in Material}


def _standing(material: Material, rows: Sequence[tuple[str, str, bool]]) -> Standing:
    own = [row for row in rows if row[0] == material]
    # An index without a name was never built.
    has_requests = any(requested for _, _, requested in own) if own else True
    return Standing(tuple(name for _, name, _ in own), has_requests)


def known_states(material: Material = Material.DOCUMENTS) -> tuple[str, ...]:
    """The names that an index of this database may carry, the newest last."""
    return read_standings()[material].known_states


@dataclass(frozen=True, slots=True)
class BegunState:
    """A name, for the index to carry before it has what is written next. Its number is
    higher than that of any state that was begun before."""

    name: str
    number: int


def begin_state(material: Material = Material.DOCUMENTS) -> BegunState:
    """Only for the sole writer: where its connection to the database has ended, and with
    it its lock, this fails."""
    state = IndexState.objects.create(material=material)
    return BegunState(known_states(material)[-1], state.pk)


@transaction.atomic
def settle_state(material: Material = Material.DOCUMENTS) -> None:
    """Forget all names but the newest, which the index carries now."""
    states = IndexState.objects.filter(material=material)
    newest = states.order_by("pk").last()
    if newest:
        states.filter(pk__lt=newest.pk).delete()
