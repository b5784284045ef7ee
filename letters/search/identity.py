"""Of which database, and of which of its states, is an index?

An index carries the name of the state that it was last brought up to. The database has
the names that it may carry: one, and while the indexer writes, the next one beside it. A
backup has those of its own time. So wherever and however it is restored, also into the
same tables, an index that knows other texts has a name that is not among them.
"""

from __future__ import annotations

from django.db import connection, transaction

from letters.models import IndexState
from letters.search.query.tree import Material

_NAMES = """
    SELECT concat_ws(
        '-', system_identifier, database.oid, 'letters_document'::regclass::oid, state.name
    )
    FROM pg_control_system(), pg_database AS database, letters_indexstate AS state
    WHERE datname = current_database() AND state.material = %s
    ORDER BY state.id
"""


def known_states(material: Material = Material.DOCUMENTS) -> list[str]:
    """The names that an index of this database may carry, the newest last."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [material])
        return [name for (name,) in cursor.fetchall()]


def begin_state(material: Material = Material.DOCUMENTS) -> str:
    """A new name, for the index to carry before it has what is written next."""
    IndexState.objects.create(material=material)
    return known_states(material)[-1]


@transaction.atomic
def settle_state(material: Material = Material.DOCUMENTS) -> None:
    """Forget all names but the newest, which the index carries now."""
    states = IndexState.objects.filter(material=material)
    newest = states.order_by("pk").last()
    if newest:
        states.filter(pk__lt=newest.pk).delete()
