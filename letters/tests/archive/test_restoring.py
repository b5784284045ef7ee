"""A backup that is restored in a new cluster, whose transactions have the same ids."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, connections, transaction
from django.test import Client

from archive.embedded.cluster import DATABASE, SUPERUSER, Cluster, program
from archive.embedded.creation import clean_environment
from archive.embedded.server import ensure_running
from letters.models import CachedPage, Document, IndexRequest
from letters.tests.archive.leases import release
from letters.tests.factories import make_document

ADDRESS = "/documents/letter/"
# Each COMMIT ends a transaction that has an id.
GIVE_OUT_IDS = """
    DO $$ BEGIN
        WHILE pg_current_xact_id()::text::bigint < {last} LOOP COMMIT; END LOOP;
    END $$
"""


def run(name: str, sockets: object, *arguments: str, text: str = "") -> str:
    """Run one of PostgreSQL's programs and return what it writes."""
    address = ["-h", str(sockets), "-p", "5432", "-U", SUPERUSER]
    done = subprocess.run(
        [program(name), *address, *arguments],
        env=clean_environment(),
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def restored(cluster: Cluster) -> Iterator[None]:
    """Within the block, Django's database is a copy of the present one in `cluster`."""
    name = connection.settings_dict["NAME"]
    dump = run("pg_dump", connection.socket_folder(), name)
    quiet = ["-Xq", "-v", "ON_ERROR_STOP=1", "-d", DATABASE]
    run("psql", ensure_running(cluster).socket_folder, *quiet, text=dump)

    present, copy = connections["default"], connection.copy()
    copy.settings_dict["NAME"] = DATABASE
    copy.settings_dict["OPTIONS"] |= {"cluster": cluster.folder}
    connections["default"] = copy
    try:
        yield
    finally:
        connections["default"] = present
        copy.close()
        release(cluster.lease)


def change_title() -> int:
    """Change the letter, and return PostgreSQL's id of the transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        Document.objects.update(title="A letter that stays")
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        return cursor.fetchone()[0]


def withdraw_in_transaction(number: int) -> None:
    """Withdraw the letter in the transaction that PostgreSQL gives this id."""
    with connection.cursor() as cursor:
        cursor.execute(GIVE_OUT_IDS.format(last=number - 1))
    with transaction.atomic(), connection.cursor() as cursor:
        Document.objects.update(status="draft")
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        assert cursor.fetchone()[0] == number


@pytest.fixture
def withdrawn(transactional_db: None, cluster: Cluster) -> Iterator[None]:
    """Restored, then withdrawn in a transaction with the id of an earlier change."""
    make_document("letter", title="A letter")
    with connection.cursor() as cursor:
        # Beyond the ids that the new cluster needs for the restoration.
        cursor.execute(GIVE_OUT_IDS.format(last=5000))
    IndexRequest.objects.all().delete()
    changed = change_title()
    assert Client().get(ADDRESS).status_code == 200
    with restored(cluster):
        assert CachedPage.objects.exists()
        withdraw_in_transaction(changed)
        yield


def test_a_letter_withdrawn_after_a_restoration_is_gone_at_once(withdrawn):
    assert Client().get(ADDRESS).status_code == 404


def test_a_letter_withdrawn_after_a_restoration_is_requested_from_the_index(withdrawn):
    assert IndexRequest.objects.count() == 2
