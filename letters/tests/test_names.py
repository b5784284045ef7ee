"""A name leads to one thing: no module and no class is called like two others."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest import TestCase

APP = Path(__file__).resolve().parent.parent
# The names that Django asks for.
DJANGOS = {"Migration", "Command", "Meta"}
MOST = 2


def modules() -> Iterator[Path]:
    for module in APP.rglob("*.py"):
        folder = module.relative_to(APP).parts[0]
        if folder != "migrations" and module.name != "__init__.py":
            yield module


def thrice(names: Iterator[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > MOST)


class NamesTests(TestCase):
    def test_no_module_is_called_like_two_others(self):
        names = (module.name for module in modules() if "tests" not in module.parts)
        self.assertEqual([], thrice(names))

    def test_no_class_is_called_like_two_others(self):
        names = (
            node.name
            for module in modules()
            for node in ast.parse(module.read_text("utf-8")).body
            if isinstance(node, ast.ClassDef) and node.name not in DJANGOS
        )
        self.assertEqual([], thrice(names))
