"""The models import one another in the direction that their package states."""

import ast
from pathlib import Path
from unittest import TestCase

from letters import models

FOLDER = Path(models.__file__).parent
MODULES = sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))
LINES = [
    line.strip().split(", ")
    for line in (models.__doc__ or "").splitlines()
    if line.startswith("    ")
]


def noun_of(module: str) -> str:
    """The module whose line holds for `module`: "entries" for "entry_queries"."""
    if not module.endswith("_queries"):
        return module
    noun = module.removesuffix("_queries")
    forms = (noun, f"{noun}s", f"{noun[:-1]}ies")
    return next(form for form in forms if form in MODULES)


def line_of(module: str) -> int:
    noun = noun_of(module)
    return next(number for number, nouns in enumerate(LINES) if noun in nouns)


def imports_of(module: str) -> set[str]:
    """The other modules of models that it imports, except for type checking."""
    tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
    return {
        node.module.removeprefix("letters.models.")
        for node in tree.body
        if isinstance(node, ast.ImportFrom) and node.module
        if node.module.startswith("letters.models.")
    }


class DirectionTests(TestCase):
    def test_every_module_stands_on_one_line(self):
        nouns = sorted(noun for nouns in LINES for noun in nouns)
        self.assertEqual(nouns, sorted({noun_of(module) for module in MODULES}))

    def test_a_module_imports_from_the_lines_above_its_own(self):
        for module in MODULES:
            for imported in imports_of(module):
                with self.subTest(module=module, imports=imported):
                    if noun_of(imported) == module:
                        continue
                    self.assertLess(line_of(imported), line_of(module))

    def test_no_function_imports(self):
        for module in MODULES:
            tree = ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))
            functions = [
                node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
            ]
            inner = [
                ast.unparse(node)
                for function in functions
                for node in ast.walk(function)
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
            with self.subTest(module=module):
                self.assertEqual(inner, [])
