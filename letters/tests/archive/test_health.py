"""Health: what balancers and monitors read."""

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from letters.views import health


@pytest.fixture(autouse=True)
def clear_cache():
    health.require_migrations.cache_clear()
    yield
    health.require_migrations.cache_clear()


def test_being_alive_asks_nothing_of_the_database(client):
    response = client.get("/health/live")

    assert response.json() == {"status": "ok"}


@pytest.mark.django_db
def test_missing_migrations_are_not_ready_and_nothing_is_given_away(client):
    MigrationRecorder.Migration.objects.filter(app="auth").last().delete()

    response = client.get("/health/ready")

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable"}


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_not_ready(client, monkeypatch):
    def refuse():
        raise DatabaseError

    monkeypatch.setattr(health.connection, "cursor", refuse)

    assert client.get("/health/ready").status_code == 503


@pytest.mark.django_db
def test_health_is_asked_for_and_not_told(client):
    assert client.post("/health/ready").status_code == 405
