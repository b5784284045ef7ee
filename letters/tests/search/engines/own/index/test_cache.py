"""The cache holds what was read as long as there is room, for all threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from unittest import TestCase

from letters.search.engines.own.index.cache import Cache


@dataclass(frozen=True)
class Read:
    name: str
    size: int = 1000


class CacheTests(TestCase):
    def setUp(self):
        self.cache = Cache(room=5000)
        self.computed: list[str] = []

    def get(self, name: str, size: int = 1000) -> Read:
        def make() -> Read:
            self.computed.append(name)
            return Read(name, size)

        return self.cache.get(name, make)

    def test_what_was_read_is_not_read_again(self):
        self.assertIs(self.get("a"), self.get("a"))
        self.assertEqual(self.computed, ["a"])

    def test_what_was_not_asked_for_the_longest_goes_first(self):
        for name in "abcaed":
            self.get(name)
        self.computed.clear()
        for name in "aedb":
            self.get(name)
        self.assertEqual(self.computed, ["b"])

    def test_what_is_greater_than_all_room_is_given_and_not_kept(self):
        self.assertEqual(self.get("huge", 10_000).name, "huge")
        self.get("huge", 10_000)
        self.assertEqual(self.computed, ["huge", "huge"])

    def test_many_small_things_do_not_fill_the_memory(self):
        for number in range(100):
            self.get(str(number), size=0)
        self.computed.clear()
        for number in range(100):
            self.get(str(number), size=0)
        self.assertEqual(len(self.computed), 100)

    def test_threads_get_what_they_ask_for(self):
        names = [chr(97 + number % 11) for number in range(2000)]
        with ThreadPoolExecutor(8) as pool:
            reads = list(pool.map(self.get, names))
        self.assertEqual([read.name for read in reads], names)
        self.computed.clear()
        self.get("z")
        self.get("z")
        self.assertEqual(self.computed, ["z"])
