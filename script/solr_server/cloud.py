"""Starts a SolrCloud: several nodes and a ZooKeeper, each a process of its own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

from solr_server.programs import PROJECT, Program, bring_jars, free_port

CONFIGURATION = PROJECT / "deploy" / "solr" / "conf"
# The alias, what it stands for at first, and the configuration.
NAME, COLLECTION = "letters", "letters_1"
SHARDS, REPLICAS = 2, 2
# Until a collection is made, on a busy machine.
SECONDS = 300


@dataclass(frozen=True, slots=True)
class Node:
    """One of the servers. It can be killed, and started again with what it has."""

    folder: Path
    port: int
    zookeeper: str
    heap: str

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/solr"

    def start(self) -> Program:
        arguments = (self.folder, self.port, "cloud", self.zookeeper)
        return Program("SolrServer.java", self.folder / "logs", self.heap, *arguments)


@dataclass(slots=True)
class Cloud:
    """While it is served. `running` has the program of each of the `nodes`."""

    nodes: Sequence[Node]
    running: list[Program]

    @property
    def address(self) -> str:
        """What LETTERS_SOLR_URL is to say: the alias, at each node."""
        return ",".join(f"{node.address}/{NAME}" for node in self.nodes)

    def kill(self, number: int) -> None:
        self.running[number].kill()

    def start_again(self, number: int) -> None:
        self.running[number].end()
        self.running[number] = self.nodes[number].start()
        self.running[number].address()


@contextmanager
def cloud(
    folder: Path, port: int = 0, *, nodes: int = 3, heap: str = "512m"
) -> Iterator[Cloud]:
    """Served within. The first node is at `port`, the others behind it; 0: anywhere."""
    bring_jars()
    keeper = Program(
        *("ZooKeeper.java", folder / "zookeeper" / "logs", "64m"),
        *(folder / "zookeeper", free_port()),
    )
    running: list[Program] = []
    try:
        zookeeper = keeper.address()
        ports = [port + number if port else free_port() for number in range(nodes)]
        all_nodes = [
            Node(folder / f"node{number}", own, zookeeper, heap)
            for number, own in enumerate(ports, 1)
        ]
        running += [node.start() for node in all_nodes]
        for program in running:
            program.address()
        served = Cloud(all_nodes, running)
        _make_collection(all_nodes[0].address)
        yield served
    finally:
        for program in running:
            program.begin_to_end()
        for program in [*running, keeper]:
            program.end()


def _make_collection(address: str) -> None:
    """If it is not there from an earlier time."""
    if COLLECTION in _ask(address, "collections", action="LIST")["collections"]:
        return
    upload_configuration(address, NAME)
    make_collection(address, COLLECTION)
    _ask(
        *(address, "collections"),
        action="CREATEALIAS",
        name=NAME,
        collections=COLLECTION,
    )


def upload_configuration(address: str, name: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in CONFIGURATION.iterdir():
            archive.write(file, file.name)
    _ask(address, "configs", packed.getvalue(), action="UPLOAD", name=name)


def make_collection(address: str, name: str) -> None:
    _ask(
        *(address, "collections"),
        action="CREATE",
        name=name,
        numShards=SHARDS,
        replicationFactor=REPLICAS,
        **{"collection.configName": NAME},
    )


def _ask(
    address: str, what: str, body: bytes | None = None, **parameters: object
) -> dict[str, list[str]]:
    """Raises HTTPError where Solr refuses."""
    answer = requests.post(
        f"{address}/admin/{what}",
        params={"wt": "json", **parameters},
        data=body,
        headers={"Content-Type": "application/octet-stream"} if body else None,
        timeout=SECONDS,
    )
    answer.raise_for_status()
    return answer.json()
