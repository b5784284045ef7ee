"""Requests are counted, and logged where operators want it: never who asked for what."""

import json
import logging
from unittest import mock

from django.db import connection
from django.test import SimpleTestCase, TestCase, override_settings
from prometheus_client import REGISTRY

from letters.middleware.monitored_requests import MonitoredRequestMiddleware
from letters.monitoring.log_lines import FIELDS
from letters.monitoring.slow_queries import LONGEST_SQL, SlowQueryLog


def answered(page, status="200", method="GET"):
    labels = {"page": page, "method": method, "status": status}
    return REGISTRY.get_sample_value("letters_requests_total", labels) or 0


class CountedRequestTests(SimpleTestCase):
    def assert_counts(self, page, status, method="GET", **request):
        before = answered(page, status, method)
        self.client.generic(request.pop("verb", method), **request)
        self.assertEqual(answered(page, status, method), before + 1)

    def test_an_answer_is_counted_by_its_page(self):
        self.assert_counts("letters:health-live", "200", path="/health/live")

    def test_an_unknown_address_is_no_page_of_its_own(self):
        self.assert_counts("none", "404", path="/no/such/page/")

    def test_invented_methods_are_one(self):
        page = "letters:health-live"
        self.assert_counts(page, "405", "other", verb="BREW", path="/health/live")

    def test_seconds_are_counted(self):
        labels = {"page": "letters:health-live"}
        name = "letters_request_seconds_count"
        before = REGISTRY.get_sample_value(name, labels) or 0
        self.client.get("/health/live")
        self.assertEqual(REGISTRY.get_sample_value(name, labels), before + 1)


class AccessLogTests(TestCase):
    def test_it_is_written_only_where_it_is_wanted(self):
        with self.assertNoLogs("letters.access"):
            self.client.get("/health/live")

    @override_settings(LETTERS_ACCESS_LOG=True)
    def test_it_has_neither_the_reader_nor_the_words_of_a_search(self):
        with self.assertLogs("letters.access") as logs:
            self.client.get(
                "/search/?q=Berlin", REMOTE_ADDR="192.0.2.7", HTTP_USER_AGENT="Brow"
            )
        (record,) = logs.records
        fields = getattr(record, FIELDS)
        self.assertEqual(fields["page"], "letters:search")
        self.assertEqual(fields["path"], "/search/")
        told = f"{record.getMessage()} {json.dumps(fields)}"
        for hidden in ("Berlin", "192.0.2.7", "Brow"):
            self.assertNotIn(hidden, told)


class SlowQueryTests(TestCase):
    LOGGER = "letters.monitoring.slow_queries"

    def run_query(self, seconds, sql="SELECT %s", values=("secret",)):
        with (
            connection.execute_wrapper(SlowQueryLog(seconds)),
            connection.cursor() as cursor,
        ):
            cursor.execute(sql, values)

    def test_a_slow_query_is_told_without_its_values(self):
        with self.assertLogs(self.LOGGER, logging.WARNING) as logs:
            self.run_query(0)
        self.assertIn("SELECT %s", logs.output[0])
        self.assertNotIn("secret", logs.output[0])

    def test_a_long_one_is_cut(self):
        with self.assertLogs(self.LOGGER) as logs:
            self.run_query(0, f"SELECT 1 -- {'x' * 5_000}", ())
        self.assertLess(len(logs.output[0]), LONGEST_SQL + 200)

    def test_a_quick_one_is_not(self):
        with self.assertNoLogs(self.LOGGER):
            self.run_query(60)

    def test_requests_are_watched(self):
        with override_settings(LETTERS_SLOW_QUERY_MS=1):
            middleware = MonitoredRequestMiddleware(mock.Mock())
        self.assertIsNotNone(middleware._slow_queries)
        with override_settings(LETTERS_SLOW_QUERY_MS=0):
            self.assertIsNone(MonitoredRequestMiddleware(mock.Mock())._slow_queries)
