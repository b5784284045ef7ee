"""Attacks of strangers upon an archive that is served: addresses and passwords."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from drills.served.archive import FORM, LETTER, Answer, Archive

ADDRESSES = (
    *("/", "/documents/", "/editions/", "/people/", "/people/reagan-ronald/"),
    *(LETTER, f"{LETTER}pages/1/", f"{LETTER}pdf/"),
    *("/documents/frus1981-88v04/d190/", "/documents/frus1981-88v04/d190/notes/1/"),
    *("/editions/frus1981-88v04/", "/editions/frus1981-88v04/persons/"),
)
JUNK = 20
# Pages that mean something else: without script, from another host name.
QUERIES = (
    *(
        "hide=JUNK{0}",
        "unknown{0}=1",
        "page=-{0}",
        "page=0{0}",
        "view=x{0}",
        "match={0}",
    ),
    *(
        "passages=x{0}",
        "&&&{0}",
        "hide=&hide=&x={0}",
        "documents=0&parts=0{0}",
        "%00={0}",
    ),
)
GUESSES, THREADS = 40, 12


def ask_in_disguise(archive: Archive) -> str:
    """Each address in many forms that mean the same: how many pages are cached?"""
    addresses = [one for one in ADDRESSES if archive.status(one) == 200]
    before = _cached(archive)
    started = time.monotonic()
    answers: Counter[int] = Counter()
    for address in addresses:
        for path, headers, method in _disguises(address, archive.port):
            answers[archive.ask(path, method, headers=headers).status] += 1
    seconds = time.monotonic() - started
    statuses = ", ".join(f"{count} × {status}" for status, count in answers.items())
    return (
        f"{len(addresses)} addresses made {before} pages; {sum(answers.values())} "
        f"disguises of them made {_cached(archive) - before} more, in {seconds:.1f} s "
        f"({statuses})"
    )


def _cached(archive: Archive) -> int:
    return int(archive.psql("SELECT count(*) FROM letters_cachedpage"))


def _disguises(address: str, port: int) -> Iterator[tuple[str, dict[str, str], str]]:
    for number in range(JUNK):
        for query in QUERIES:
            yield f"{address}?{query.format(number)}", {}, "GET"
        session = f"sessionid={number:032d}"
        yield address, {"Cookie": session}, "GET"
        yield address, {"Cookie": f"csrftoken=x{number}; messages=y; a={number}"}, "GET"
        yield address, {"Accept": f"text/x{number}", "Accept-Language": "de"}, "GET"
        yield address, {"SCRIPT_NAME": f"/x{number}"}, "GET"
        yield f"/x{number}{address}", {"SCRIPT_NAME": f"/x{number}"}, "GET"
        yield address, {"X-Forwarded-Host": f"x{number}.example"}, "GET"
        yield address, {"X-HTTP-Method-Override": "PUT"}, "GET"
        yield address, {"Host": f"LOCALHOST{'.' * (number % 2)}:{port}"}, "GET"
    yield address, {}, "HEAD"
    if len(address) > 2:
        yield f"/%{ord(address[1]):02X}{address[2:]}", {}, "GET"
        yield f"/%{ord(address[1]):02x}{address[2:]}", {}, "GET"
    yield f"{address}#x", {}, "GET"
    yield f"http://localhost:{port}{address}", {}, "GET"


def guess_passwords(archive: Archive) -> str:
    """Many at once, from one address and at one account: how many are heard?"""
    page = archive.ask("/admin/login/")
    started = time.monotonic()
    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(
            pool.map(lambda number: _guess(archive, page, number), range(GUESSES))
        )
    seconds = time.monotonic() - started
    statuses = Counter(answer.status for answer in answers)
    archive.psql("DELETE FROM axes_accessattempt")
    return (
        f"{GUESSES} guesses by {THREADS} threads in {seconds:.1f} s: "
        f"{statuses[200]} heard, {statuses[429]} told to wait, "
        f"{GUESSES - statuses[200] - statuses[429]} others"
    )


def _guess(archive: Archive, page: Answer, number: int) -> Answer:
    cookie = page.headers["Set-Cookie"].split(";")[0]
    token = re.findall('name="csrfmiddlewaretoken" value="([^"]+)"', page.body)[0]
    sent = {
        "username": "archivist",
        "password": f"a guess, number {number}",
        "csrfmiddlewaretoken": token,
    }
    return archive.ask(
        "/admin/login/",
        "POST",
        urlencode(sent),
        {"Cookie": cookie, "Content-Type": FORM},
    )
