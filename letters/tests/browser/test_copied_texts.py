"""A text that is copied whole has the lines of its plain text file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from letters.exports.text_file import text_file
from letters.tests.browser.drawn_texts import drawn_texts
from letters.tests.corpus import SAMPLE, volume
from letters.tests.factories import load_collection

pytestmark = [
    pytest.mark.browser,
    pytest.mark.corpus(*(volume(identifier) for identifier in SAMPLE)),
    pytest.mark.django_db(transaction=True),
]

ANY_DOCUMENT = "/documents/reagan-andropov-1983-draft/"
AT_ONCE = 200
# Puts texts into the page in the place of its own, one after another, and copies each as
# the page's own script does.
COPIED = """
(texts) => {
  const letter = document.querySelector(".letter");
  return texts.map((html) => {
    letter.innerHTML = html;
    getSelection().selectAllChildren(letter);
    let copied = "";
    const keep = (event) => { copied = event.clipboardData.getData("text/plain"); };
    addEventListener("copy", keep, { once: true });
    document.execCommand("copy");
    return copied;
  });
}
"""


@pytest.fixture
def reader(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    load_collection()
    context = browser.new_context(
        base_url=live_server.url, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(ANY_DOCUMENT, wait_until="networkidle")
    yield page
    context.close()


def lines_of(words: str) -> list[str]:
    """The lines with words; between paragraphs an empty one may stand."""
    return [line for line in words.split("\n") if line.strip()]


def copied(page: Page, texts: list[str]) -> list[str]:
    parts = range(0, len(texts), AT_ONCE)
    return [
        words
        for start in parts
        for words in page.evaluate(COPIED, texts[start : start + AT_ONCE])
    ]


def test_texts_and_notes_are_copied_as_their_files_have_them(reader: Page) -> None:
    texts = {address: text.html for address, text in drawn_texts()}
    for address, text in drawn_texts():
        texts |= {f"{address}{key}": html for key, html in text.notes.items()}
    assert len(texts) > 10
    differing = {
        name: (lines_of(words), lines_of(text_file(html)))
        for (name, html), words in zip(
            texts.items(), copied(reader, [*texts.values()]), strict=True
        )
        if lines_of(words) != lines_of(text_file(html))
    }
    assert differing == {}


def test_what_the_page_hides_would_be_noticed(reader: Page) -> None:
    html = '<p>a</p><p hidden="">b</p>'
    assert copied(reader, [html]) == ["a"]
    assert lines_of(text_file(html)) == ["a", "b"]
