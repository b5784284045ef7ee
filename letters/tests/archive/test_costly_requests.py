"""What costs more than a page is limited by address, whichever process is asked."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import TestCase

from django.test import override_settings

from archive.costly_requests import (
    BURST_SECONDS,
    SharedRates,
    is_costly,
    limit_costly,
)

PER_MINUTE = 60
NGINX = Path(__file__).resolve().parents[3] / "deploy" / "nginx" / "letters.conf"
COSTLY = (
    *("/search/", "/search.json", "/search/suggest.json", "/api/1/search/", "/oai"),
    *("/documents/frus1981-88v04/d190/pdf/", "/editions/frus1981-88v04/epub/"),
    *("/documents/a/compare/b/", "/documents/a/similar/", "/documents.zip"),
    *("/people/x/documents.csv", "/my-list/documents.pdf", "/cmif.xml"),
)
CHEAP = (
    *(
        "/",
        "/documents/",
        "/documents/frus1981-88v04/d190/",
        "/people/",
        "/help/search/",
    ),
    *("/static/css/site.css", "/documents/pdf/", "/sitemap.xml", "/oai/x"),
)


class CostlyPathTests(TestCase):
    def test_pages_are_told_from_what_costs_more(self):
        for path in (*COSTLY, *CHEAP):
            with self.subTest(path):
                self.assertEqual(is_costly(path), path in COSTLY)

    def test_nginx_counts_the_same(self):
        patterns = [
            pattern.removeprefix("~")
            for pattern in re.findall(
                r"(?m)^ +(~\S+) +\$binary_remote_addr;", NGINX.read_text()
            )
        ]
        for path in (*COSTLY, *CHEAP):
            with self.subTest(path):
                is_counted = any(re.search(pattern, path) for pattern in patterns)
                self.assertEqual(is_counted, path in COSTLY)


class SharedRatesTests(TestCase):
    def setUp(self):
        self.file = Path(self.enterContext(TemporaryDirectory())) / "rates"
        self.rates = self.new_rates()

    def new_rates(self):
        return SharedRates(self.file, PER_MINUTE, "key")

    def made_at_once(self, rates, address="192.0.2.1", now=1000.0):
        return sum(not rates.seconds_to_wait(address, now) for _ in range(50))

    def test_an_address_has_a_burst_and_then_its_rate(self):
        self.assertEqual(self.made_at_once(self.rates), BURST_SECONDS + 1)
        self.assertEqual(self.made_at_once(self.rates, now=1003.5), 3)

    def test_it_is_told_how_long_to_wait(self):
        self.made_at_once(self.rates)
        self.assertEqual(self.rates.seconds_to_wait("192.0.2.1", 1000.25), 0.75)

    def test_other_addresses_are_not_concerned(self):
        self.made_at_once(self.rates)
        self.assertGreater(self.made_at_once(self.rates, "192.0.2.2"), BURST_SECONDS)

    def test_all_processes_count_together(self):
        self.made_at_once(self.rates)
        self.assertEqual(self.made_at_once(self.new_rates()), 0)

    def test_a_clock_that_began_anew_with_the_machine_locks_nobody_out(self):
        self.made_at_once(self.rates)
        self.assertEqual(self.made_at_once(self.rates, now=5.0), BURST_SECONDS + 1)

    def test_no_address_stands_in_the_file(self):
        self.made_at_once(self.rates)
        self.assertNotIn(b"192.0.2", self.file.read_bytes())

    def answers_to(self, path, address, method="GET"):
        """How often each status is the answer to forty requests."""
        statuses = []
        application = limit_costly(
            lambda _environ, start: start("200 OK", []) or [b""], self.rates
        )
        environ = {"PATH_INFO": path, "REMOTE_ADDR": address, "REQUEST_METHOD": method}
        for _ in range(40):
            application(
                environ, lambda status, headers: statuses.append((status, headers))
            )
        return statuses

    def test_an_address_that_asks_too_much_is_told_when_to_come_again(self):
        status, headers = self.answers_to("/search/", "192.0.2.1")[-1]

        self.assertEqual(status, "429 Too Many Requests")
        self.assertIn(("Retry-After", "1"), headers)

    def test_pages_and_this_machine_are_not_limited(self):
        for path, address in (
            ("/documents/", "192.0.2.1"),
            ("/search/", "127.0.0.1"),
            ("/search/", "::1"),
            ("/search/", "nonsense"),
        ):
            with self.subTest(path=path, address=address):
                answers = self.answers_to(path, address)
                self.assertEqual({status for status, _ in answers}, {"200 OK"})

    def test_logins_are_but_not_their_page(self):
        sent = self.answers_to("/admin/login/", "192.0.2.1", "POST")
        read = self.answers_to("/admin/login/", "192.0.2.2")

        self.assertEqual(sent[-1][0], "429 Too Many Requests")
        self.assertEqual(read[-1][0], "200 OK")

    @override_settings(PROXY_ADDRESS_HEADER="X-Forwarded-For")
    def test_behind_a_proxy_readers_are_told_apart_by_what_it_says(self):
        application = limit_costly(
            lambda _environ, start: start("200 OK", []) or [b""], self.rates
        )
        statuses = []
        for number in range(60):
            environ = {
                "PATH_INFO": "/search/",
                "REMOTE_ADDR": "127.0.0.1",
                "HTTP_X_FORWARDED_FOR": f"192.0.2.{number}",
            }
            application(environ, lambda status, _headers: statuses.append(status))
        self.assertEqual({*statuses}, {"200 OK"})
