"""A process that searches until its input ends: `python -m … [ADDRESS]`.

With an address it asks the server there, else the index itself. It prints as JSON how
often it searched, and every wrong answer.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import cycle
from urllib.parse import quote
from urllib.request import urlopen

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
django.setup()

from django.contrib.auth.models import AnonymousUser  # noqa: E402

from letters.models import Document  # noqa: E402
from letters.search import Search, parse_query, search  # noqa: E402

# Each query matches all constant documents, but none of the changing ones.
QUERIES = ("constant", '"constant hotline"', "const*", "constant -absent")

# In seconds, between two searches: the writer needs the processor too.
REST = 0.02

# The total, and identifiers of what is on the first page.
Answer = tuple[int, list[str]]
Ask = Callable[[str], Answer]


def ask_index(text: str) -> Answer:
    page = search(Search(parse_query(text)), AnonymousUser())
    return page.total, [hit.document.identifier for hit in page.hits]


def ask_server(address: str) -> Ask:
    def ask(text: str) -> Answer:
        with urlopen(f"{address}/search.json?q={quote(text)}", timeout=20) as answer:  # noqa: S310
            content = json.load(answer)
        return content["total"], [result["identifier"] for result in content["results"]]

    return ask


def published(beginning: str) -> set[str]:
    documents = Document.objects.published().filter(identifier__startswith=beginning)
    return set(documents.values_list("identifier", flat=True))


def wrong_in(ask: Ask, text: str, constant: set[str]) -> Iterator[str]:
    total, identifiers = ask(text)
    if total != len(constant) or set(identifiers) != constant:
        yield f"{text}: {total} found, {sorted(identifiers)}"
    before = published("changing")
    total, identifiers = ask("hotline -constant")
    possible = before | published("changing")
    if not possible.issuperset(identifiers) or total > len(possible):
        yield f"{total} found, {sorted(set(identifiers) - possible)} not published"


def main(address: str = "") -> None:
    ask = ask_server(address) if address else ask_index
    stop = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    constant = published("constant")
    searches, wrong = 0, []
    for text in cycle(QUERIES):
        try:
            wrong += wrong_in(ask, text, constant)
        except Exception as error:  # noqa: BLE001 (every error is reported)
            wrong.append(f"{text}: {error!r}")
        searches += 2
        if stop.wait(REST):
            break
    print(json.dumps({"searches": searches, "wrong": wrong[:20]}))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
