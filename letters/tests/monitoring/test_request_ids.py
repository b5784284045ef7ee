"""Each request has one name, in its answer and in the log."""

from django.test import SimpleTestCase

from letters.monitoring.request_ids import current_request_id, request_named


class RequestIdTests(SimpleTestCase):
    def test_the_name_of_the_proxy_is_used(self):
        with request_named("4f9a-of-the-proxy") as name:
            self.assertEqual(name, "4f9a-of-the-proxy")
            self.assertEqual(current_request_id(), name)
        self.assertEqual(current_request_id(), "")

    def test_what_could_write_into_the_log_is_no_name(self):
        for given in (
            "",
            "short",
            "x" * 65,
            "two words here",
            "line\nof a log",
            "é" * 9,
        ):
            with self.subTest(given), request_named(given) as name:
                self.assertRegex(name, r"\A[0-9a-f]{32}\Z")

    def test_the_answer_has_that_of_the_proxy(self):
        response = self.client.get(
            "/health/live", headers={"X-Request-ID": "abc-12345"}
        )
        self.assertEqual(response["X-Request-ID"], "abc-12345")

    def test_an_answer_to_anybody_else_has_none(self):
        for given in ({}, {"X-Request-ID": "two words"}):
            response = self.client.get("/health/live", headers=given)
            self.assertNotIn("X-Request-ID", response)
