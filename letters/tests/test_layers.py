"""Imports point one way. The architecture, written where it is checked."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from unittest import TestCase

APP = Path(__file__).resolve().parent.parent

# Each package may import the ones listed for it and nothing else of ours. Those
# in PURE may import only the standard library and lxml besides.
PURE = {
    *("alignment", "tei", "derivation"),
    *("web_annotation", "rendering", "citations", "exports", "iiif"),
}
# What libraries do for the core: count how alike two words are, read Markdown, draw
# QR codes.
ALSO_NEEDED = {"alignment": {"rapidfuzz"}, "rendering": {"markdown_it", "segno"}}
TEXT = {"tei", "derivation"}
FORMATS = {"rendering", "citations"}
SERVICES = {"ingest", "search", "facsimile", "teaching"}
MAY_IMPORT: dict[str, set[str]] = {
    # core and formats
    "alignment": set(),
    "tei": set(),
    "derivation": {"alignment", "tei"},
    "web_annotation": {"alignment", "derivation"},
    "rendering": TEXT,
    "citations": {"tei"},
    "exports": {"rendering", "citations", *TEXT},
    "iiif": set(),
    # files for a web server before the archive
    "front": set(),
    # the database
    "models": TEXT,
    "accounts": set(),
    # services, none of which knows another but the one that saves
    "facsimile": set(),
    "search": {"models", *TEXT},
    "ingest": {
        *("models", "rendering", "facsimile", "web_annotation", "exports", *TEXT),
    },
    "teaching": {"models", "alignment", "web_annotation", "rendering", *TEXT},
    # delivery
    "context_processors": set(),
    "converters": {"models"},
    "search_indexes": {"models", "search", *TEXT},
    "sitemaps": {"models"},
    "templatetags": {"models", "rendering", *TEXT},
    "forms": {"exports", "models", "rendering", *SERVICES, *TEXT},
    # what operators see
    "monitoring": {"front", "models", "search"},
    # assembly: what a page shows
    "reader": {
        *("alignment", "models", "forms", "search", "exports", "teaching"),
        *("web_annotation", "iiif", *FORMATS, *TEXT),
    },
    # delivery
    "middleware": {"front", "models", "monitoring"},
    "views": {
        *("models", "forms", "reader", "middleware", "exports", "web_annotation"),
        *("sitemaps", "iiif", "monitoring", *FORMATS, *SERVICES, *TEXT),
    },
    "admin": {
        *("accounts", "alignment", "models", "forms", "reader", "views", "rendering"),
        *("exports", *SERVICES, *TEXT),
    },
    "management": {
        "front",
        *("models", "monitoring", "reader", "rendering", *SERVICES, *TEXT),
    },
    "urls": {"views", "converters"},
}
# The project around the app: its settings, and the embedded server.
MAY_IMPORT_THE_PROJECT = {"management", "monitoring"}

# The rooms of `derivation/correspondence`, and which others each may import.
ROOMS_OF_CORRESPONDENCE = {
    "sides": set[str](),
    "participants": {"sides"},
    "transmitted": {"sides"},
    "answers": {"sides", "transmitted"},
}

# Where alone each library may be known, as the beginning of a path.
ONLY_IN = {
    "haystack": (
        "search/engines/configured.py",
        "search/engines/own/engine.py",
        "search/engines/solr/engine.py",
        "search_indexes/",
    ),
    "pysolr": ("search/engines/solr/",),
    "PIL": ("facsimile/",),
    "pypdfium2": ("facsimile/pdf_pages.py", "ingest/extraction/"),
    "pyvips": ("facsimile/tiling.py",),
    "weasyprint": ("exports/pdf.py",),
    "ninja": ("views/api/",),
    "pydantic": ("views/api/",),
    "markdown_it": ("rendering/teacher_text.py",),
    "segno": ("rendering/qr_code.py",),
    "bagit": ("ingest/bulk/deposit/",),
}
# Each search engine is a folder here. No other engine imports from it, and nothing else
# of the search does: what engines share with their callers is in `interface.py`.
ENGINES = APP / "search" / "engines"
OUTSIDE_WORLD = {"os", "random", "secrets", "socket", "subprocess", "time", "urllib3"}
MARKS_SAFE = "templatetags/letter_text.py"
# What is assembled for a reader knows nothing of requests, answers and views.
WITHOUT_HTTP = {"reader"}
HTTP = ("django.http", "django.shortcuts", "django.views", "letters.views")


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def imported_names(module: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def names_imported_at_once(module: Path) -> set[str]:
    """Without what is imported for types alone."""
    return {
        f"{node.module}.{alias.name}"
        for node in tree_of(module).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def name_of(module: Path) -> str:
    parts = module.relative_to(APP.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imported_roots(module: Path) -> set[str]:
    return {name.split(".")[0] for name in imported_names(module)}


def modules_by_package() -> Iterator[tuple[str, Path]]:
    for module in sorted(APP.rglob("*.py")):
        package = module.relative_to(APP).parts[0].removesuffix(".py")
        if package not in {"__init__", "apps", "migrations", "tests"}:
            yield package, module


def path_of(module: Path) -> str:
    return module.relative_to(APP).as_posix()


class LayerTests(TestCase):
    def test_imports_follow_the_layers(self):
        for package, module in modules_by_package():
            allowed = MAY_IMPORT[package] | {package}
            for name in sorted(imported_names(module)):
                if name.startswith("letters."):
                    with self.subTest(module=path_of(module), imports=name):
                        self.assertIn(name.split(".")[1], allowed)

    def test_the_table_itself_points_one_way(self):
        order = list(MAY_IMPORT)
        for package, allowed in MAY_IMPORT.items():
            for name in allowed:
                with self.subTest(package=package, imports=name):
                    self.assertLess(order.index(name), order.index(package))

    def test_the_core_needs_only_python_and_lxml(self):
        for package, module in modules_by_package():
            if package in PURE:
                allowed = {"letters", "lxml"} | ALSO_NEEDED.get(package, set())
                foreign = imported_roots(module) - allowed
                with self.subTest(module=path_of(module)):
                    self.assertEqual(foreign - sys.stdlib_module_names, set())

    def test_the_core_asks_neither_the_time_nor_the_machine(self):
        for package, module in modules_by_package():
            if package in PURE:
                with self.subTest(module=path_of(module)):
                    self.assertEqual(imported_roots(module) & OUTSIDE_WORLD, set())

    def test_the_rooms_of_correspondence_point_one_way(self):
        rooms = APP / "derivation" / "correspondence"
        for room, may_import in ROOMS_OF_CORRESPONDENCE.items():
            for module in (rooms / room).glob("*.py"):
                for name in imported_names(module):
                    other = name.removeprefix("letters.derivation.correspondence.")
                    other = other.partition(".")[0]
                    if other in ROOMS_OF_CORRESPONDENCE:
                        with self.subTest(module=module.name, imports=name):
                            self.assertIn(other, {room} | may_import)

    def test_each_library_is_known_in_one_place_only(self):
        for library, places in ONLY_IN.items():
            knowing = {
                path_of(module)
                for _, module in modules_by_package()
                if library in imported_roots(module)
            }
            with self.subTest(library):
                outside = {path for path in knowing if not path.startswith(places)}
                self.assertEqual(outside, set())

    def test_no_search_engine_is_known_outside_its_folder(self):
        engines = [
            path for path in ENGINES.iterdir() if (path / "__init__.py").exists()
        ]
        self.assertGreaterEqual(len(engines), 2)
        for _, module in modules_by_package():
            foreign = tuple(
                f"letters.search.engines.{engine.name}"
                for engine in engines
                if engine not in module.parents
            )
            with self.subTest(module=path_of(module)):
                knowing = {
                    name for name in imported_names(module) if name.startswith(foreign)
                }
                self.assertEqual(knowing, set())

    def test_what_a_page_shows_is_assembled_without_http(self):
        for package, module in modules_by_package():
            if package in WITHOUT_HTTP:
                with self.subTest(module=path_of(module)):
                    names = {f"{name}." for name in imported_names(module)}
                    prefixes = tuple(f"{name}." for name in HTTP)
                    self.assertEqual(
                        {name for name in names if name.startswith(prefixes)}, set()
                    )

    def test_html_is_declared_safe_in_one_module(self):
        naming = {
            path_of(module)
            for _, module in modules_by_package()
            for node in ast.walk(tree_of(module))
            if "mark_safe" in (getattr(node, "id", ""), getattr(node, "attr", ""))
        }
        self.assertEqual(naming, {MARKS_SAFE})

    def test_no_import_is_relative(self):
        for _, module in modules_by_package():
            relative = [
                node.lineno
                for node in ast.walk(tree_of(module))
                if isinstance(node, ast.ImportFrom) and node.level
            ]
            with self.subTest(module=path_of(module)):
                self.assertEqual(relative, [])

    def test_no_import_stands_inside_a_function(self):
        for _, module in modules_by_package():
            inside = [
                node.lineno
                for function in ast.walk(tree_of(module))
                if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
                for node in ast.walk(function)
                if isinstance(node, ast.Import | ast.ImportFrom)
            ]
            with self.subTest(module=path_of(module)):
                self.assertEqual(inside, [])

    def test_only_delivery_knows_the_project(self):
        for package, module in modules_by_package():
            if "archive" in imported_roots(module):
                with self.subTest(module=path_of(module)):
                    self.assertIn(package, MAY_IMPORT_THE_PROJECT)

    def test_no_model_is_reached_by_its_name(self):
        naming = [
            f"{path_of(module)}:{node.lineno}"
            for _, module in modules_by_package()
            for node in ast.walk(tree_of(module))
            if isinstance(node, ast.Attribute)
            and node.attr == "get_model"
            and getattr(node.value, "id", "") == "apps"
        ]
        self.assertEqual(naming, [])

    def test_no_modules_import_one_another_in_a_circle(self):
        modules = {name_of(module): module for _, module in modules_by_package()}
        imports = {
            name: {
                full_name if full_name in modules else full_name.rpartition(".")[0]
                for full_name in names_imported_at_once(module)
            }
            for name, module in modules.items()
        }
        # Raises CycleError, which names the modules of the circle.
        TopologicalSorter(imports).prepare()
