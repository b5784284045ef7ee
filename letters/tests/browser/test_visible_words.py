"""In the default view nothing of a text is invisible: no word, note mark or figure."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from letters.derivation.derive import derive
from letters.derivation.model import Context, KnownKeys
from letters.rendering import render_document
from letters.tei.body import read_body
from letters.tei.references import Place
from letters.tei.volume import read_volume
from letters.tests.corpus import IS_WHOLE, SAMPLE, chosen, volume
from letters.tests.factories import load_collection

VOLUMES = [volume(identifier) for identifier in SAMPLE]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.corpus(*VOLUMES),
    pytest.mark.django_db(transaction=True),
]

ANY_DOCUMENT = "/documents/reagan-andropov-1983-draft/"
# Puts the texts into the page in the place of its own, one after another. Returns the
# identifier of each text and what of it is in no box.
INVISIBLE = """
(texts) => texts.flatMap(([identifier, html]) => {
  const letter = document.querySelector(".letter");
  letter.innerHTML = html;
  const words = document.createTreeWalker(letter, NodeFilter.SHOW_TEXT);
  const elements = [...letter.querySelectorAll("[role=doc-noteref], .figure")];
  while (words.nextNode()) {
    if (words.currentNode.data.trim()) elements.push(words.currentNode.parentElement);
  }
  return elements
    .filter((element) => !element.checkVisibility({ visibilityProperty: true }))
    .map((element) => `${identifier}: ${element.outerHTML}`);
})
"""


def rendered_texts() -> list[tuple[str, str]]:
    """The HTML of documents: of all volumes at hand, or of the chosen ones."""
    texts = []
    for file in chosen(VOLUMES, lambda path: path.stem):
        read = read_volume(file.read_bytes(), file.name)
        sources = read.documents
        if not IS_WHOLE:
            sources = chosen(sources, lambda source: source.key)
        for source in sources:
            context = Context(place=Place(read.identifier, source.key))
            records = derive(read_body(source.element), KnownKeys(), context)
            address = f"/documents/{read.identifier}/{source.key}/"
            texts.append((address, render_document(records, address).html))
    return texts


def test_nothing_of_a_text_is_invisible(page: Page) -> None:
    load_collection()
    texts = rendered_texts()
    assert len(texts) > 10
    page.goto(ANY_DOCUMENT)
    assert page.evaluate(INVISIBLE, texts) == []


def test_what_is_hidden_would_be_noticed(page: Page) -> None:
    load_collection()
    page.goto(ANY_DOCUMENT)
    hidden = '<p>a <span hidden="">b</span></p>'
    assert page.evaluate(INVISIBLE, [["x", hidden]]) == ['x: <span hidden="">b</span>']
