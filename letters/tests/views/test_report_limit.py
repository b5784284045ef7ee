"""How many reports one address may send."""

from unittest import TestCase, mock

from letters.views import report_limit
from letters.views.report_limit import HOUR, HourlyLimit


class HourlyLimitTests(TestCase):
    def test_each_address_has_its_own(self):
        limit = HourlyLimit()
        waits = [limit.seconds_to_wait({address: 1}, 0) for address in ("a", "b", "a")]
        self.assertEqual(waits, [0, 0, HOUR])

    def test_it_ends_after_an_hour(self):
        limit = HourlyLimit()
        waits = [
            limit.seconds_to_wait({"a": 1}, now) for now in (0, HOUR - 5, HOUR + 1)
        ]
        self.assertEqual(waits, [0, 5, 0])

    def test_those_without_an_address_share_one(self):
        limit = HourlyLimit()
        waits = [limit.seconds_to_wait({"": 1}, 0) for _ in range(2)]
        self.assertEqual(waits, [0, HOUR])

    def test_no_address_is_remembered_as_it_is(self):
        limit = HourlyLimit()
        limit.seconds_to_wait({"203.0.113.9": 1}, 0)
        self.assertNotIn("203.0.113.9", str(vars(limit)))

    def test_it_remembers_only_so_many_addresses(self):
        limit = HourlyLimit()
        with mock.patch.object(report_limit, "MOST_ADDRESSES", 3):
            for address in "abcd":
                limit.seconds_to_wait({address: 1}, 0)
            waits = [limit.seconds_to_wait({address: 1}, 1) for address in "da"]
        self.assertEqual(waits, [HOUR - 1, 0])

    def test_what_one_name_may_not_is_counted_for_none(self):
        limit = HourlyLimit()
        for _ in range(3):
            limit.seconds_to_wait({"a": 2, "a text": 1}, 0)
        self.assertEqual(limit.seconds_to_wait({"a": 2}, 0), 0)
