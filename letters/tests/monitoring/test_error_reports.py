"""Errors reach the operators, not too often, and without what readers sent."""

import json
import logging
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from unittest import mock

from django.core import mail
from django.test import SimpleTestCase

from letters.monitoring import error_reports
from letters.monitoring.error_reports import ErrorReportHandler
from letters.monitoring.log_lines import RequestIdFilter

WAIT_SECONDS = 10


class ErrorReportTests(SimpleTestCase):
    def make_logger(self, **ways):
        handler = ErrorReportHandler("The archive", **ways)
        handler.addFilter(RequestIdFilter())
        logger = logging.Logger("letters.reported")
        logger.addHandler(handler)
        return logger

    def sent_by_mail(self):
        """The logger, and an event for each mail that was sent."""
        logger = self.make_logger(mail_to=["op@letters.example"])
        sent = threading.Semaphore(0)
        send = error_reports.send_mail

        def send_and_tell(*arguments):
            send(*arguments)
            sent.release()

        patch = mock.patch.object(error_reports, "send_mail", send_and_tell)
        patch.start()
        self.addCleanup(patch.stop)
        return logger, sent

    def test_an_error_is_mailed_in_one_line_of_subject(self):
        logger, sent = self.sent_by_mail()
        logger.error("The page\nfailed")
        self.assertTrue(sent.acquire(timeout=WAIT_SECONDS))
        (message,) = mail.outbox
        self.assertEqual(message.subject, "The archive: The page failed")
        self.assertEqual(json.loads(message.body)["message"], "The page\nfailed")

    def test_a_warning_is_not(self):
        logger, sent = self.sent_by_mail()
        logger.warning("Slow")
        self.assertFalse(sent.acquire(timeout=0.1))

    def test_many_at_once_are_one_and_the_next_says_how_many(self):
        logger, sent = self.sent_by_mail()
        for number in range(4):
            logger.error("No. %s", number)
        self.assertTrue(sent.acquire(timeout=WAIT_SECONDS))
        self.assertEqual(len(mail.outbox), 1)
        logger.handlers[0]._next = 0
        logger.error("Later")
        self.assertTrue(sent.acquire(timeout=WAIT_SECONDS))
        self.assertIn("3 further errors", mail.outbox[1].body)

    def test_an_error_is_posted_as_json(self):
        received = []

        class Webhook(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                received.append(json.loads(self.rfile.read(length)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *arguments):
                """Nothing is written on the terminal."""

        with HTTPServer(("127.0.0.1", 0), Webhook) as server:
            server.timeout = WAIT_SECONDS
            address = f"http://127.0.0.1:{server.server_port}/"
            self.make_logger(webhook=address).error("Broken")
            server.handle_request()
        self.assertTrue(received[0]["text"].startswith("The archive: Broken"))

    def test_what_cannot_be_sent_is_told_in_the_log_alone(self):
        with self.assertLogs("letters.monitoring.error_reports", "WARNING") as logs:
            logger = self.make_logger(webhook="http://127.0.0.1:1/")
            logger.error("Broken")
            handler = logger.handlers[0]
            for _ in range(100):
                if logs.output:
                    break
                handler._sender.join(WAIT_SECONDS / 100)
        self.assertIn("could not be reported", logs.output[0])

    def test_without_an_address_nobody_is_told(self):
        logger = self.make_logger()
        logger.error("Broken")
        self.assertIsNone(logger.handlers[0]._sender)
