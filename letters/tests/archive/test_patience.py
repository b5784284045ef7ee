"""A database that says nothing keeps nobody waiting for ever."""

from __future__ import annotations

import socket
import time
import timeit
from unittest import mock

import psycopg2
import pytest
from django.db import connection
from psycopg2 import extensions

from archive.limited import patience
from archive.limited.patience import Patience


@pytest.fixture
def patient():
    """The sessions that are begun within wait for a second."""

    extensions.set_wait_callback(Patience(1).wait)
    yield
    extensions.set_wait_callback(None)


def new_session():
    session = connection.copy()
    session.ensure_connection()
    return session.connection


@pytest.mark.django_db
def test_answers_come_as_ever(patient):
    session = new_session()
    with session.cursor() as cursor:
        cursor.execute("SELECT repeat('x', 3000000)")
        assert len(cursor.fetchone()[0]) == 3_000_000
    session.close()


@pytest.mark.django_db
def test_an_answer_that_does_not_come_is_given_up(patient):
    session = new_session()
    number = session.info.backend_pid
    began = time.monotonic()

    with session.cursor() as cursor, pytest.raises(psycopg2.OperationalError):
        # As if the server had no limit of its own, or were stopped.
        cursor.execute("SELECT pg_sleep(30)")

    assert session.closed
    assert time.monotonic() - began < 15
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [number])


def begin_with(silent):
    with pytest.raises(psycopg2.OperationalError):
        port = silent.getsockname()[1]
        psycopg2.connect(host="127.0.0.1", port=port, user="nobody", dbname="none")


@pytest.mark.django_db
def test_so_is_a_session_that_does_not_begin_and_the_next_one_sooner(patient):
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        mock.patch.object(patience, "CONNECT_SECONDS", 2),
        mock.patch.object(patience, "SILENT_SECONDS", 0.1),
    ):
        took = [timeit.timeit(lambda: begin_with(silent), number=1) for _ in range(2)]
        new_session().close()
        took.append(timeit.timeit(lambda: begin_with(silent), number=1))

    # Since a session began, nothing says that the database is silent.
    assert [seconds < 2 for seconds in took] == [False, True, False]
