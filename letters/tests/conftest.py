"""What tests of every kind share: one browser, and how much of the corpus a run takes."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from letters.tests import corpus

# Playwright's synchronous interface runs an event loop in this thread, which Django
# takes for asynchronous code that must not touch the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_report_header() -> str:
    if corpus.IS_WHOLE:
        return "corpus: everything"
    parts = "of the corpus a tenth, of the tests of processes a third"
    return f"{parts}; LETTERS_CORPUS={corpus.CHOICE} chooses them again"


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out the test cases that need the whole corpus, and the tests that start and
    kill processes, but for the chosen ones.

    What reads the corpus comes first: begun last, it would keep one process busy when
    the others have ended.
    """
    case_names = {
        item: item.parent.nodeid
        for item in items
        if item.parent and item.get_closest_marker("whole_corpus")
    }
    chosen = corpus.chosen(sorted(set(case_names.values())))
    left_out = [item for item, name in case_names.items() if name not in chosen]
    of_processes = [item for item in items if item.get_closest_marker("processes")]
    drawn = corpus.chosen(of_processes, _name_of, corpus.SHARE_OF_PROCESSES)
    left_out += [item for item in of_processes if item not in drawn]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
    remaining = [item for item in items if item not in left_out]
    remaining.sort(key=lambda item: not item.get_closest_marker("corpus"))
    items[:] = remaining


def _name_of(item: pytest.Item) -> str:
    return item.nodeid


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    files = (file for mark in item.iter_markers("corpus") for file in mark.args)
    missing = [str(file) for file in files if not file.exists()]
    if missing:
        reason = f"not part of the project: {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(reason, pytrace=False)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that script/test found; Playwright's own where there is none."""
    # Without a graphics card, drawing as if there were one costs a quarter of the time.
    arguments = ["--disable-gpu"]
    if os.geteuid() == 0:
        # Chromium's sandbox refuses to work for root.
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("LETTERS_BROWSER"), args=arguments
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A fresh anonymous reader; addresses are relative to the live server."""
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()
