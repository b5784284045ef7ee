"""The advisory locks: one table of numbers, and no number elsewhere."""

import ast
from functools import cache
from pathlib import Path
from unittest import TestCase

from letters.models.locks import AdvisoryLock

PROJECT = Path(__file__).resolve().parents[3]
PACKAGES = ("archive", "letters")
TABLE = "letters/models/locks.py"


@cache
def modules_of_the_project() -> dict[str, ast.Module]:
    """The tree of each module but the table itself and the tests."""
    return {
        path: ast.parse(module.read_text(encoding="utf-8"))
        for package in PACKAGES
        for module in sorted((PROJECT / package).rglob("*.py"))
        if (path := module.relative_to(PROJECT).as_posix()) != TABLE
        if "tests" not in module.parts
    }


def lock_calls(tree: ast.Module) -> list[ast.Call]:
    """The calls with SQL that takes or gives back an advisory lock."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and any("_advisory_" in str(sql) for sql in constants(*node.args[:1]))
    ]


def constants(*nodes: ast.AST) -> list[object]:
    return [
        part.value
        for node in nodes
        for part in ast.walk(node)
        if isinstance(part, ast.Constant)
    ]


class AdvisoryLockTests(TestCase):
    def test_no_two_locks_have_one_number(self):
        numbers = [lock.value for lock in AdvisoryLock.__members__.values()]
        self.assertEqual(len(numbers), len(set(numbers)))

    def test_the_numbers_never_change_while_an_older_process_may_run(self):
        numbers = {lock.name: lock.value for lock in AdvisoryLock}
        self.assertEqual(
            numbers,
            {
                "INDEX_WRITER": 1279611986,
                "AGENT_MERGE": 1346719568,
                "IMPORT_RUN": 7105033,
                "REFERENCE_TARGETS": 7105034,
                "VOLUME_IMPORT": 7105035,
                "FILE_BEING_MADE": 7105036,
                "DERIVATION": 7105037,
                "REPORT_LIMIT": 7105038,
                "DOWNLOAD_BEING_SENT": 7105055,
                "SCAN_CUTTING": 7105056,
                "FRONT_CLOSED": 7105065,
            },
        )

    def test_every_lock_is_taken_by_its_name_in_the_table(self):
        takers = [
            tree for tree in modules_of_the_project().values() if lock_calls(tree)
        ]
        self.assertTrue(takers)
        for tree in takers:
            imported = {
                alias.name
                for node in tree.body
                if isinstance(node, ast.ImportFrom)
                for alias in node.names
            }
            with self.subTest(ast.get_docstring(tree)):
                self.assertIn("AdvisoryLock", imported)

    def test_no_statement_spells_a_number(self):
        for path, tree in modules_of_the_project().items():
            for call in lock_calls(tree):
                sql, *values = call.args
                with self.subTest(module=path, line=call.lineno):
                    self.assertNotRegex(str(constants(sql)), r"_advisory_\w+\(\s*\d")
                    self.assertEqual(constants(*values), [])

    def test_no_module_spells_a_number_of_the_table(self):
        for path, tree in modules_of_the_project().items():
            numbers = {value for value in constants(tree) if type(value) is int}
            with self.subTest(module=path):
                self.assertEqual(numbers & set(AdvisoryLock), set())
