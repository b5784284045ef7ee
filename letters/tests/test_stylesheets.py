"""Classes are named as static/css/base.css says, and no style sheet is written in vain."""

import re
from functools import cache
from pathlib import Path
from unittest import TestCase

PROJECT = Path(__file__).resolve().parent.parent.parent

# block, block__element, block--modifier, block__element--modifier
WORDS = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
NAME = re.compile(rf"{WORDS}(?:__{WORDS})?(?:--{WORDS})?")
# Django's admin writes these, and our style sheets add to them.
OF_DJANGO = {
    # The cells of a list of the admin are called as its columns are.
    *("field-at_words", "field-said_in_short"),
    *(
        "change-list",
        "delete-confirmation",
        "has_original",
        "inline-related",
        "messagelist",
        "object-tools",
        "readonly",
    ),
}
# In a name a template fills the place of one or more words.
FILLED = "filled"

_TEMPLATE_TAG = re.compile(r"\{%.*?%\}", re.DOTALL)
_VARIABLE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_CLASS = re.compile(r'class="((?:\{%.*?%\}|\{\{.*?\}\}|[^"])*)"', re.DOTALL)
_NOT_A_SELECTOR = re.compile(r'/\*.*?\*/|"[^"]*"', re.DOTALL)
_SELECTOR = re.compile(r"([^{};]+)\{")
_CLASS_SELECTOR = re.compile(r"\.([A-Za-z_][\w-]*)")


def read(folder: str, pattern: str) -> list[str]:
    return [
        file.read_text(encoding="utf-8")
        for file in sorted((PROJECT / folder).rglob(pattern))
        if "tests" not in file.parts
    ]


@cache
def classes_of_templates() -> frozenset[str]:
    values = " ".join(
        value for text in read("templates", "*.html") for value in _CLASS.findall(text)
    )
    return frozenset(_VARIABLE.sub(FILLED, _TEMPLATE_TAG.sub(" ", values)).split())


@cache
def classes_of_style_sheets() -> frozenset[str]:
    return frozenset(
        name
        for text in read("static/css", "*.css")
        for selector in _SELECTOR.findall(_NOT_A_SELECTOR.sub("", text))
        for name in _CLASS_SELECTOR.findall(selector)
    )


@cache
def source() -> str:
    """Everything that writes classes: templates, scripts, rendering and the rest."""
    return "\n".join(
        [
            *read("templates", "*.html"),
            *read("static/js", "*.js"),
            *read("letters", "*.py"),
        ]
    )


def is_written(name: str) -> bool:
    """Written in full, or put together: `letter--sent`, `at-top`, of a known value."""
    whole = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
    if re.search(whole, source()):
        return True
    beginnings = (name[: hyphens.end()] for hyphens in re.finditer("-+", name))
    return any(
        re.search(rf"(?<![\w-]){re.escape(beginning)}\{{", source())
        for beginning in beginnings
    )


class ClassNameTests(TestCase):
    def test_they_are_blocks_elements_and_modifiers(self):
        for name in sorted(classes_of_templates() | classes_of_style_sheets()):
            if name not in OF_DJANGO:
                with self.subTest(name):
                    self.assertRegex(name, rf"^{NAME.pattern}$")

    def test_an_element_belongs_to_a_block_in_use(self):
        in_use = classes_of_templates() | classes_of_style_sheets()
        for name in sorted(in_use):
            block, _, rest = name.partition("__")
            if rest:
                with self.subTest(name):
                    self.assertTrue(block in in_use or is_written(block))

    def test_a_modifier_belongs_to_what_it_modifies(self):
        in_use = classes_of_templates() | classes_of_style_sheets()
        for name in sorted(in_use):
            modified, _, rest = name.partition("--")
            if rest:
                with self.subTest(name):
                    self.assertTrue(modified in in_use or is_written(modified))

    def test_every_class_in_a_style_sheet_is_written_somewhere(self):
        for name in sorted(classes_of_style_sheets()):
            with self.subTest(name):
                self.assertTrue(name in OF_DJANGO or is_written(name))


class StyleSheetFileTests(TestCase):
    def test_each_is_used(self):
        for file in sorted((PROJECT / "static" / "css").rglob("*.css")):
            name = file.relative_to(PROJECT / "static").as_posix()
            with self.subTest(name):
                self.assertIn(name, source())
