"""Lines of the log: one for each record, for people or for programs."""

import json
import logging
import sys
from unittest import TestCase

from letters.monitoring.log_lines import FIELDS, JsonFormatter, RequestIdFilter
from letters.monitoring.request_ids import request_named


def make_record(message, error=None, **fields):
    record = logging.LogRecord("letters.x", logging.WARNING, "", 1, message, (), error)
    record.created = 0.25
    if fields:
        setattr(record, FIELDS, fields)
    return record


class LogLineTests(TestCase):
    def line(self, record):
        RequestIdFilter().filter(record)
        return JsonFormatter().format(record)

    def test_a_line_has_time_level_place_and_request(self):
        with request_named("abc-12345"):
            line = json.loads(self.line(make_record("Gone.", seconds=2)))
        self.assertEqual(
            line,
            {
                "time": "1970-01-01T00:00:00.250+00:00",
                "level": "WARNING",
                "logger": "letters.x",
                "request": "abc-12345",
                "message": "Gone.",
                "seconds": 2,
            },
        )

    def test_a_message_of_many_lines_is_one(self):
        line = self.line(make_record("One\nof\r\nmany"))
        self.assertEqual(len(line.splitlines()), 1)
        self.assertEqual(json.loads(line)["message"], "One\nof\r\nmany")

    def test_an_error_is_told_with_its_place(self):
        try:
            raise ValueError("no such page")
        except ValueError:
            line = json.loads(self.line(make_record("Failed", sys.exc_info())))
        self.assertIn("ValueError: no such page", line["error"])
        self.assertIn("test_log_lines.py", line["error"])

    def test_outside_of_requests_there_is_no_name(self):
        record = make_record("Started")
        self.assertEqual(json.loads(self.line(record))["request"], "")
        self.assertEqual(record.of_request, "")
