"""Whoever guesses passwords is soon made to wait, by account and by address."""

from concurrent.futures import ThreadPoolExecutor

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.test import (
    Client,
    RequestFactory,
    SimpleTestCase,
    TestCase,
    TransactionTestCase,
    override_settings,
)

from archive.clients import account_of, address_of

LOGIN = "/admin/login/"
PASSWORD = "a long password of anna's"
WRONG = "wrong"
LIMIT = 3


def log_in(name="anna", password=WRONG, address="192.0.2.1", **headers):
    sent = {"username": name, "password": password}
    return Client(REMOTE_ADDR=address).post(LOGIN, sent, headers=headers)


@override_settings(AXES_FAILURE_LIMIT=LIMIT)
class LoginTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        User.objects.create_superuser("anna", password=PASSWORD)
        User.objects.create_superuser("bert", password=PASSWORD)

    def test_an_account_is_closed_for_a_while_whoever_tries(self):
        for number in range(LIMIT):
            log_in(address=f"192.0.2.{number}", **{"User-Agent": str(number)})
        answer = log_in(password=PASSWORD, address="198.51.100.1")
        self.assertContains(answer, "Too many wrong passwords", status_code=429)
        self.assertEqual(answer["Retry-After"], "900")

    def test_an_address_has_to_wait_whatever_it_tries(self):
        for number in range(LIMIT):
            log_in(name=f"nobody-{number}")
        self.assertEqual(log_in("bert", PASSWORD).status_code, 429)
        elsewhere = log_in("bert", PASSWORD, address="198.51.100.1")
        self.assertRedirects(elsewhere, "/admin/", fetch_redirect_response=False)

    def test_other_spellings_of_an_account_are_the_account(self):
        for number, name in enumerate(["anna", " anna", "ａｎｎａ"]):
            log_in(name, address=f"192.0.2.{number}")
        answer = log_in(password=PASSWORD, address="198.51.100.1")
        self.assertEqual(answer.status_code, 429)

    def test_a_right_password_forgets_the_wrong_ones(self):
        for _ in range(3):
            for _ in range(LIMIT - 1):
                self.assertEqual(log_in().status_code, 200)
            self.assertEqual(log_in(password=PASSWORD).status_code, 302)

    def test_who_waited_may_try_again(self):
        for _ in range(LIMIT):
            log_in()
        AccessAttempt.objects.update(attempt_time="2026-01-01T00:00:00Z")
        self.assertEqual(log_in(password=PASSWORD).status_code, 302)

    def test_no_password_is_stored(self):
        log_in(password="nearly the right one")
        (attempt,) = AccessAttempt.objects.all()
        self.assertNotIn("nearly", attempt.post_data)

    def test_names_that_cannot_be_are_no_error(self):
        for name in ("\x00", "a" * 5_000, "'; --"):
            with self.subTest(name[:5]):
                self.assertLess(log_in(name).status_code, 500)

    def test_a_login_that_would_lead_elsewhere_ends_in_the_admin(self):
        for target in ("https://evil.example/", "//evil.example", "javascript:x", ""):
            with self.subTest(target):
                answer = Client().post(
                    LOGIN, {"username": "bert", "password": PASSWORD, "next": target}
                )
                self.assertRedirects(answer, "/admin/", fetch_redirect_response=False)


@override_settings(AXES_FAILURE_LIMIT=LIMIT)
class ManyAtOnceTests(TransactionTestCase):
    def test_many_at_once_are_counted_together(self):
        User.objects.create_superuser("anna", password=PASSWORD)

        def attempt(number):
            try:
                return log_in(address=f"192.0.2.{number}").status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(4) as pool:
            statuses = list(pool.map(attempt, range(20)))
        # Those who were under way when the limit was reached may have been too many.
        self.assertLess(statuses.count(200), LIMIT + 4)
        self.assertEqual(log_in(password=PASSWORD).status_code, 429)


class ClientTests(SimpleTestCase):
    def test_the_address_is_the_proxys_own_word(self):
        for header, given, expected in (
            ("", "203.0.113.9", "192.0.2.1"),
            ("X-Forwarded-For", "203.0.113.9", "203.0.113.9"),
            ("X-Forwarded-For", "10.0.0.1, 203.0.113.9", "203.0.113.9"),
            ("X-Forwarded-For", "", "192.0.2.1"),
            ("X-Forwarded-For", "nonsense", None),
            ("X-Forwarded-For", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("X-Forwarded-For", "::ffff:203.0.113.9", "203.0.113.9"),
        ):
            with (
                self.subTest(header=header, given=given),
                override_settings(PROXY_ADDRESS_HEADER=header),
            ):
                request = RequestFactory(REMOTE_ADDR="192.0.2.1").get(
                    "/", headers={"X-Forwarded-For": given}
                )
                self.assertEqual(address_of(request), expected)

    def test_the_account_is_named_as_it_is_looked_up(self):
        request = RequestFactory().post(LOGIN, {"username": " ａnna "})
        self.assertEqual(account_of(request, None), "anna")

    def test_the_right_backend_is_asked_last(self):
        self.assertIn("axes", settings.AUTHENTICATION_BACKENDS[0])
