"""In whatever order changes and openings take their steps, no former state is answered."""

from collections import Counter
from itertools import permutations
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest import TestCase

from letters.front import FrontFolder


class Archive:
    """A front, and what is asked of the database: the state, and how many changes are
    between closing and their end."""

    def __init__(self, root):
        self.folder = FrontFolder(root)
        self.folder.make()
        self.state = self.changing = 0

    def change(self, *, is_committed=True):
        self.changing += 1
        yield
        self.folder.close()
        yield
        self.state += is_committed
        yield
        self.changing -= 1
        yield

    def open(self):
        seen = self.state
        yield
        opening = self.folder.begin_opening(f"{seen}-")
        yield
        is_quiet = not self.changing
        yield
        is_same = self.state == seen
        yield
        if is_quiet and is_same:
            opening.finish()
        else:
            opening.give_up()
        yield

    def shows_former_state(self):
        current = self.folder.current()
        return current is not None and current.name.split("-")[0] != str(self.state)


class OrderOfStepsTests(TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        self.archives = 0

    def run_in(self, order, kinds):
        """Let the actors take a step each, in the order of their names; an actor may be
        killed at any point, since what it does later never happens in some order."""
        self.archives += 1
        archive = Archive(self.folder / str(self.archives))
        for _ in archive.open():
            pass
        self.assertIsNotNone(archive.folder.current())
        actors = {name: kind(archive) for name, kind in kinds.items()}
        for name in order:
            next(actors[name], None)
            self.assertFalse(archive.shows_former_state(), order)
        return archive

    def test_one_change_and_one_opening_in_every_order(self):
        orders = set(permutations("c" * 4 + "o" * 4))
        self.assertEqual(len(orders), 70)
        for order in orders:
            self.run_in("o" + "".join(order), {"c": Archive.change, "o": Archive.open})

    def test_many_at_once_in_many_orders(self):
        kinds = {
            "a": Archive.change,
            "b": Archive.change,
            "r": lambda archive: archive.change(is_committed=False),
            "o": Archive.open,
            "p": Archive.open,
        }
        draw = Random(1962)  # noqa: S311 - the same orders each time
        opened = Counter()
        for _ in range(150):
            turns = draw.choices("abrop", k=12)
            order = "".join(turn * draw.randint(1, 5) for turn in turns)
            archive = self.run_in(order, kinds)
            opened[archive.folder.current() is not None] += 1
        # Both ends were met, so that the orders are not all of one kind.
        self.assertEqual(set(opened), {True, False})

    def test_it_is_open_again_after_a_change(self):
        kinds = {"c": Archive.change, "o": Archive.open}
        archive = self.run_in("ccccooooo", kinds)
        self.assertTrue(archive.folder.current().name.startswith("1-"))
