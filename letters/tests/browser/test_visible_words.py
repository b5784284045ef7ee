"""In the default view nothing of a text is invisible: no word, note mark or figure."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from letters.tests.browser.drawn_texts import drawn_texts
from letters.tests.corpus import SAMPLE, volume
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


def test_nothing_of_a_text_is_invisible(page: Page) -> None:
    load_collection()
    texts = [(address, text.html) for address, text in drawn_texts()]
    assert len(texts) > 10
    page.goto(ANY_DOCUMENT)
    assert page.evaluate(INVISIBLE, texts) == []


def test_what_is_hidden_would_be_noticed(page: Page) -> None:
    load_collection()
    page.goto(ANY_DOCUMENT)
    hidden = '<p>a <span hidden="">b</span></p>'
    assert page.evaluate(INVISIBLE, [["x", hidden]]) == ['x: <span hidden="">b</span>']
