"""Serve an archive behind the nginx of deploy/, look at it from outside, slow it down.

script/drill proxy [--clients N]

An archive of its own, with the documents of the demonstration, behind the real nginx with
a certificate made for it. `script/check-deployment` looks at it; then N clients (500) send
their requests, or take their answers, a byte at a time while one reader reads. Prints what
was found and the reader's times; the exit is 1 if something is missing or a page was not
read.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from checks.deployment import Site
from drills.attacks import archive_in_memory
from drills.served.archive import LETTER, say
from drills.served.nginx import SETTINGS, Proxy
from drills.served.slow_clients import slow_clients

CHECK = Path(__file__).resolve().parent.parent / "checks" / "deployment.py"
PAGES = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=500, metavar="N")
    clients = parser.parse_args().clients
    with archive_in_memory() as archive, archive.served(**SETTINGS):
        proxy = Proxy(archive)
        with proxy.serving():
            address = f"https://localhost:{proxy.secure_port}"
            options = ["--certificate", proxy.certificate, "--slow"]
            options += ["--plain-port", str(proxy.plain_port)]
            looked = subprocess.run(  # noqa: S603
                [sys.executable, CHECK, address, *options], check=False
            )
            # The searches of the check have used up what one address may ask for.
            time.sleep(30)
            site = Site(address, str(proxy.certificate), proxy.plain_port)
            faults = _read(site, "alone")
            with slow_clients(address, site.context, clients):
                faults += _read(site, f"beside {clients} slow clients")
    return 1 if looked.returncode or faults else 0


def _read(site: Site, how: str) -> int:
    """Read the letter again and again; returns how often it was not to be had."""
    times, faults = [], 0
    for _ in range(PAGES):
        began = time.perf_counter()
        try:
            faults += site.get(LETTER).status != 200
        except OSError:
            faults += 1
        times.append(1000 * (time.perf_counter() - began))
        time.sleep(0.04)
    p95 = quantiles(times, n=20)[-1]
    say(f"{how}: p50 {median(times):.0f} ms, p95 {p95:.0f} ms, {faults} not read")
    return faults


if __name__ == "__main__":
    sys.exit(main())
