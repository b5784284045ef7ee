"""Every regular expression of the archive, and how it is used."""

from __future__ import annotations

import ast
import importlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ("archive", "letters")
# Configuration for another program, which is not imported but read by it.
NOT_IMPORTED = {"letters.migrations", "letters.tests", "archive.serving"}


class Use(StrEnum):
    """What is done with a pattern: may it begin anywhere, and must it end with the text?"""

    SEARCH = "search"
    MATCH = "match"
    FULLMATCH = "fullmatch"


METHODS = {
    **dict.fromkeys(("compile", "search", "split", "findall"), Use.SEARCH),
    **dict.fromkeys(("finditer", "sub", "subn"), Use.SEARCH),
    "match": Use.MATCH,
    "fullmatch": Use.FULLMATCH,
}


@dataclass(frozen=True, slots=True)
class FoundPattern:
    """A pattern, the place where it stands, and one use that is made of it."""

    place: str
    pattern: re.Pattern[str]
    use: Use


@cache
def find_patterns() -> list[FoundPattern]:
    """The patterns of all modules, and those that functions are seen to write."""
    found: dict[tuple[re.Pattern[str], Use], FoundPattern] = {}
    for place, pattern, names in (*_patterns_in_modules(), *_patterns_in_functions()):
        for use in _uses_of(names):
            found.setdefault((pattern, use), FoundPattern(place, pattern, use))
    return sorted(found.values(), key=lambda one: (one.place, one.use))


def _uses_of(names: set[str]) -> set[Use]:
    if names - set(METHODS):  # it is passed on to other code
        return {Use.SEARCH, Use.FULLMATCH}
    return {METHODS[name] for name in names}


def _patterns_in_modules() -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    uses = _names_used()
    for name in module_names():
        module = importlib.import_module(name)
        for variable in _assigned_in(trees()[name]):
            for pattern in _patterns_in(vars(module).get(variable)):
                if isinstance(pattern.pattern, str):
                    place = f"{name}.{variable}"
                    scope = name if variable.startswith("_") else ""
                    yield place, pattern, uses.get((scope, variable), {"passed on"})


def _assigned_in(tree: ast.Module) -> set[str]:
    """The names that a module gives to values, and does not import."""
    return {
        node.id
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }


def module_names() -> list[str]:
    names = []
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(part for part in parts if part != "__init__")
            if not name.startswith(tuple(NOT_IMPORTED)):
                names.append(name)
    return names


def _patterns_in(value: Any, depth: int = 4) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth and isinstance(value, Mapping):
        for inner in (*value, *value.values()):
            yield from _patterns_in(inner, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _patterns_in(inner, depth - 1)
    elif depth and is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _patterns_in(getattr(value, field.name, None), depth - 1)


@cache
def trees() -> dict[str, ast.Module]:
    return {
        name: ast.parse(Path(importlib.import_module(name).__file__).read_text())
        for name in module_names()
    }


def _names_used() -> dict[tuple[str, str], set[str]]:
    """By the name of a pattern, what is done with it. A name with an underscore is told
    by its module as well."""
    uses: dict[tuple[str, str], set[str]] = defaultdict(set)
    for module, tree in trees().items():
        methods = _methods_called(tree)
        for node in ast.walk(tree):
            name = getattr(node, "id", "") or getattr(node, "attr", "")
            if name and isinstance(getattr(node, "ctx", None), ast.Load):
                scope = module if name.startswith("_") else ""
                uses[scope, name].add(methods.get(node, "passed on"))
    for used in uses.values():
        used -= {"pattern"}  # its text, as a part of another one
    return uses


def _methods_called(tree: ast.Module) -> dict[ast.expr, str]:
    """What is done with each name. To match at a place given, perhaps at many places of
    the same text, is to search."""
    methods = {n.value: n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute)}
    for node in ast.walk(tree):
        is_call = isinstance(node, ast.Call) and len(node.args) > 1
        if is_call and getattr(node.func, "attr", "") == "match":
            methods[node.func.value] = "search"
    return methods


def calls_in_functions() -> Iterator[tuple[str, str, ast.Call]]:
    """Each call of `re.search(…)` and the like in a function, with its module and place."""
    for module, tree in trees().items():
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        calls = {
            node: function.name
            for function in functions
            for node in ast.walk(function)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in METHODS
            and getattr(node.func.value, "id", "") == "re"
        }
        yield from ((module, f"{module}.{name}", node) for node, name in calls.items())


def _patterns_in_functions() -> Iterator[tuple[str, re.Pattern[str], set[str]]]:
    """The patterns that stand in calls; what a variable puts in is one word."""
    for module, place, call in calls_in_functions():
        text = _text_of(call.args[0], module)
        if text is not None:
            yield place, re.compile(text, _flags_of(call)), {call.func.attr}


def _text_of(argument: ast.expr, module: str) -> str | None:
    if isinstance(argument, ast.Constant):
        return argument.value
    if not isinstance(argument, ast.JoinedStr):
        return None
    names = vars(importlib.import_module(module))
    parts = []
    for part in argument.values:
        if isinstance(part, ast.Constant):
            parts.append(part.value)
            continue
        try:
            value = eval(ast.unparse(part.value), dict(names))  # noqa: S307
        except NameError:
            value = "word"
        parts.append(str(value))
    return "".join(parts)


def _flags_of(call: ast.Call) -> int:
    named = ast.unparse(call)
    kinds = ("IGNORECASE", "MULTILINE", "DOTALL", "VERBOSE", "ASCII")
    return sum(getattr(re, kind) for kind in kinds if f"re.{kind}" in named)
