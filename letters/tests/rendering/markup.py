"""HTML as a browser takes it: its words, its elements, and its faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = {"p", "div", "blockquote", "table", "tr", "td", "th"}
VOID = {"br"}


@dataclass
class Element:
    name: str
    attributes: dict[str, str | None]
    text: str = ""

    @property
    def classes(self) -> set[str]:
        return set((self.attributes.get("class") or "").split())

    @property
    def is_block(self) -> bool:
        return self.name in BLOCKS or "own-line" in self.classes


@dataclass
class Page(HTMLParser):
    """`text` and its `lines` without apparatus, `spoken` with it, and every element."""

    html: str
    elements: list[Element] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    text: str = ""
    spoken: str = ""

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)
        self.feed(self.html)
        self.close()
        self.faults += [f"<{element.name}> is not closed" for element in self.stack]

    @property
    def lines(self) -> list[str]:
        return words(self.text)

    def find(self, class_name: str) -> list[Element]:
        return [element for element in self.elements if class_name in element.classes]

    def named(self, name: str) -> list[Element]:
        return [element for element in self.elements if element.name == name]

    def handle_starttag(self, tag, attrs):
        if tag in VOID:
            self.handle_data("\u2028")
            return
        names = [name for name, _ in attrs]
        if len(set(names)) != len(names):
            self.faults.append(f"<{tag}> has an attribute twice")
        element = Element(tag, dict(attrs))
        if element.is_block:
            self.handle_data("\n")
        if self.stack and self.stack[-1].name == "p" and tag in BLOCKS:
            self.faults.append(f"<{tag}> stands in a <p>")
        self.elements.append(element)
        self.stack.append(element)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1].name != tag:
            self.faults.append(f"</{tag}> closes nothing")
            return
        if self.stack.pop().is_block:
            self.handle_data("\n")

    def handle_data(self, data):
        self.spoken += data
        for element in self.stack:
            element.text += data
        if not any("apparatus" in element.classes for element in self.stack):
            self.text += data

    def handle_comment(self, data):
        self.faults.append(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


def words(text: str) -> list[str]:
    """The lines of a text that are not empty."""
    return [
        line for line in (line.strip(" \u2028") for line in text.split("\n")) if line
    ]
