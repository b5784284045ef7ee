"""HTML with annotations: what it is without them, the words of each, and its faults."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from html.parser import HTMLParser

from letters.rendering import AnnotatedPlace, mark_annotations
from letters.tests.rendering.marked import END_OF_LINE
from letters.tests.rendering.markup import Page

WRITTEN = re.compile(
    r'<mark class="annotated"[^>]*>(?:<span id="a-[\d-]+"></span>)*|</mark>'
    r'|<a class="annotation-call apparatus"[^>]*>\d+</a>'
)


def unannotated(html: str) -> str:
    return WRITTEN.sub("", html)


class Annotated(HTMLParser):
    """The words of each annotation, the order of its call, and links within links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: defaultdict[int, str] = defaultdict(str)
        self.calls: list[int] = []
        self.ids: Counter[str] = Counter()
        self.links_in_links = 0
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        if tag == "br":
            return
        if tag == "a" and any(name == "a" for name, _ in self.stack):
            self.links_in_links += 1
        if attributes.get("class", "").startswith("annotation-call"):
            self.calls.append(int(attributes["aria-label"].split()[-1]))
        self.stack.append((tag, attributes))

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        if any("apparatus" in a.get("class", "").split() for _, a in self.stack):
            return
        for name, attributes in self.stack:
            if name == "mark" and "data-notes" in attributes:
                for number in attributes["data-notes"].split():
                    self.words[int(number)] += data


def faults(html: str, text: str, places: Sequence[AnnotatedPlace]) -> list[str]:
    """What is wrong with `html` when the `places` of its `text` are annotated."""
    marked = mark_annotations(html, text, places)
    found = Annotated(marked)
    messages = list(Page(marked).faults)
    if unannotated(marked) != html:
        messages.append("the HTML is changed")
    if Page(marked).text != Page(html).text:
        messages.append("calls count as text")
    wanted = {
        place.number: END_OF_LINE.sub("", text[place.start : place.end])
        for place in places
    }
    if found.words != wanted:
        messages.append("other words are annotated")
    if sorted(found.calls) != sorted(wanted):
        messages.append("there is not one call of each annotation")
    if found.links_in_links:
        messages.append("a link stands in a link")
    repeated = [name for name, count in found.ids.items() if count > 1]
    missing = [n for n in wanted if not found.ids[f"a-{n}"]]
    if repeated or missing:
        messages.append(f"ids are repeated or missing: {repeated} {missing}")
    return messages
