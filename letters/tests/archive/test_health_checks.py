"""Whether a kept session of the database still stands, at the beginning of a request."""

from __future__ import annotations

from unittest import mock

import pytest
from django.db import connection


@pytest.fixture
def session(transactional_db):
    """A session that was begun by an earlier request."""
    kept = connection.copy()
    kept.settings_dict = {**kept.settings_dict, "CONN_HEALTH_CHECKS": True}
    kept.ensure_connection()
    begin_request(kept)
    yield kept
    kept.close()


def begin_request(session):
    session.health_check_enabled = True
    session.health_check_done = False


def number_of(session):
    with session.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def end_on_the_server(session):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(%s, 5000)",
            [session.connection.info.backend_pid],
        )


def test_one_that_stands_is_not_asked(session):
    first = number_of(session)
    begin_request(session)

    with mock.patch.object(session, "is_usable") as asked:
        assert number_of(session) == first
    asked.assert_not_called()


def test_one_that_the_server_ended_is_begun_anew(session):
    first = number_of(session)
    end_on_the_server(session)
    begin_request(session)

    assert number_of(session) != first


def test_one_that_was_told_something_is_kept(session):
    first = number_of(session)
    with session.cursor() as cursor:
        cursor.execute("LISTEN told")
    with connection.cursor() as cursor:
        cursor.execute("NOTIFY told")
    begin_request(session)

    assert number_of(session) == first


def test_one_that_the_archive_closed_is_begun_anew(session):
    session.connection.close()
    begin_request(session)

    assert number_of(session)


def test_one_that_ended_within_a_request_is_no_longer_asked_for(session):
    number_of(session)
    end_on_the_server(session)

    with pytest.raises(Exception, match=r"terminat|closed"):
        number_of(session)
