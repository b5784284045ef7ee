"""A real Solr for the tests: see script/test-solr."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.test import override_settings
from haystack import connections

from letters.search.engines import configured
from letters.search.engines.solr import engine
from letters.search.engines.solr.engine import Backend
from letters.search.identity import BegunState
from letters.search.query.tree import Material

sys.path.append(str(settings.BASE_DIR / "script"))

from solr_server import JARS, missing_programs, solr


@pytest.fixture(scope="session")
def solr_address() -> Iterator[str]:
    if missing_programs() or not JARS.is_dir():
        pytest.skip("script/test-solr brings a Solr, where Java and Maven are")
    with (
        tempfile.TemporaryDirectory(prefix="letters-solr-") as folder,
        solr(Path(folder)) as address,
    ):
        yield address


@pytest.fixture(scope="module")
def on_server(solr_address: str) -> Iterator[None]:
    """The archive as with the setting that chooses Solr."""
    solr = {"ENGINE": "letters.search.engines.solr.engine.Engine", "URL": solr_address}
    known = connections.connections_info
    chosen = {"default": solr, "front": {**solr, "MATERIAL": Material.FRONT}}
    with override_settings(HAYSTACK_CONNECTIONS=chosen):
        connections.connections_info = chosen
        for material, alias in configured.ALIASES.items():
            connections.reload(alias)
            configured.backend(material).discard()
        yield
    connections.connections_info = known
    for alias in known:
        connections.reload(alias)


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    """Of states. All tests have one core, where what is newer stays."""
    return count(1)


@pytest.fixture
def backend(solr_address: str, numbers: Iterator[int]) -> Iterator[Backend]:
    """Of no database."""

    def begin(_material: object) -> BegunState:
        return BegunState("1-2-3", next(numbers))

    with (
        mock.patch.object(engine, "begin_state", begin),
        mock.patch.object(engine, "known_states", return_value=["1-2-3"]),
    ):
        backend = Backend("default", URL=solr_address)
        backend.discard()
        yield backend
