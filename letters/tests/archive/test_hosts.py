"""A request without a host is refused before anything is made of it."""

from unittest import TestCase

from archive.hosts import require_host


def status_of(environ):
    statuses = []

    def application(_environ, start_response):
        start_response("200 OK", [])
        return [b""]

    def start_response(status, _headers):
        statuses.append(status)

    require_host(application)(environ, start_response)
    return statuses


class HostTests(TestCase):
    def test_a_request_has_a_host(self):
        for environ, status in (
            ({"HTTP_HOST": "localhost"}, "200 OK"),
            ({"HTTP_HOST": ""}, "400 Bad Request"),
            ({"SERVER_NAME": "localhost"}, "400 Bad Request"),
        ):
            with self.subTest(environ):
                self.assertEqual(status_of(environ), [status])
