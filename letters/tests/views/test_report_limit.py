"""How many reports one address may send, whichever web process takes them."""

from datetime import UTC, datetime, timedelta
from threading import Thread
from unittest import mock

from django.db import connection
from django.test import TestCase, TransactionTestCase

from letters.models import CountedReport, counted_reports
from letters.views.report_limit import seconds_to_wait

NOON = datetime(1983, 12, 19, 12, tzinfo=UTC)
HOUR = 3600


def wait(seconds: int = 0, **most: int) -> int:
    return seconds_to_wait(most, NOON + timedelta(seconds=seconds))


class HourlyLimitTests(TestCase):
    def test_each_address_has_its_own(self):
        self.assertEqual([wait(a=1), wait(b=1), wait(a=1)], [0, 0, HOUR])

    def test_it_ends_after_an_hour(self):
        waits = [wait(now, a=1) for now in (0, HOUR - 5, HOUR + 1)]
        self.assertEqual(waits, [0, 5, 0])

    def test_the_oldest_of_so_many_ends_first(self):
        waits = [wait(now, a=2) for now in (0, 60, 120, HOUR + 1, HOUR + 2)]
        self.assertEqual(waits, [0, 0, HOUR - 120, 0, 58])

    def test_of_none_none_is_taken(self):
        self.assertEqual(wait(a=0), HOUR)

    def test_those_without_an_address_share_one(self):
        waits = [seconds_to_wait({"": 1}, NOON) for _ in range(2)]
        self.assertEqual(waits, [0, HOUR])

    def test_no_address_is_remembered_as_it_is_and_none_for_long(self):
        seconds_to_wait({"203.0.113.9": 1}, NOON)
        self.assertNotIn("203.0.113.9", CountedReport.objects.get().name_hash)
        wait(HOUR + 1, a=1)
        self.assertEqual(CountedReport.objects.count(), 1)

    def test_it_remembers_only_so_many(self):
        with mock.patch.object(counted_reports, "MOST_COUNTED", 3):
            for name in "abcde":
                wait(**{name: 1})
        self.assertEqual(CountedReport.objects.count(), 4)
        self.assertEqual([wait(e=1), wait(a=1)], [HOUR, 0])

    def test_what_one_name_may_not_is_counted_for_none(self):
        for _ in range(3):
            seconds_to_wait({"a": 2, "a text": 1}, NOON)
        self.assertEqual(wait(a=2), 0)


class ManyProcessTests(TransactionTestCase):
    def test_at_the_same_moment_no_more_are_taken_than_one_after_the_other(self):
        waits = []

        def send():
            try:
                waits.append(wait(a=3))
            finally:
                connection.close()

        threads = [Thread(target=send) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(waits), [0, 0, 0, HOUR, HOUR, HOUR])
