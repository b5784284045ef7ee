"""A real Solr for the tests: see script/test-solr."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
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

from solr_server import JARS, cloud, missing_programs, solr


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--nodes", type=int, default=1, help="of Solr: 1, or 3 that share")


@pytest.fixture(scope="session")
def solr_address(request: pytest.FixtureRequest) -> Iterator[str]:
    if missing_programs() or not JARS.is_dir():
        pytest.skip("script/test-solr brings a Solr, where Java and Maven are")
    nodes = request.config.getoption("--nodes", default=1)
    with (
        tempfile.TemporaryDirectory(prefix="letters-solr-") as name,
        ExitStack() as serving,
    ):
        folder = Path(name)
        if nodes == 1:
            yield serving.enter_context(solr(folder))
            return
        # Nobody searches while an index is built, but in one thread.
        serving.enter_context(mock.patch.object(engine, "sleep"))
        yield serving.enter_context(cloud(folder, nodes=nodes)).address


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
