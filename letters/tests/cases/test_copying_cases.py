"""Copied words, links to words, and the plain text file, against their right values."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.tests.browser.copying import copied, drag
from letters.tests.cases.given import CASES, make_case, quoted_with, tei_of

TABLE = CASES / "tei" / "table.xml"
COPYING = CASES / "search" / "copy.md"
LINKS = CASES / "search" / "link-to-words.md"
GAP = CASES / "tei" / "gap-extent.xml"
ADDRESS_LINES = CASES / "tei" / "t12-address-lines.xml"
TEI = "http://www.tei-c.org/ns/1.0"
LIST = """<div xmlns="{}"><p>They met.</p>{}</div>"""
ATTACHED = """<div xmlns="{}" xmlns:frus="http://history.state.gov/frus/ns/1.0">
<p>See below.</p><frus:attachment><p>They met.</p>{}<table><row><cell>Port</cell><cell/>
<cell><p>Tons</p><p>net</p></cell></row></table></frus:attachment></div>"""
BARLEY = f"""<div xmlns="{TEI}"><head>On barley</head><p>Barley is dear.</p>
<p>Barley is cheap.</p></div>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.corpus(TABLE, GAP, ADDRESS_LINES, COPYING, LINKS),
]


@pytest.fixture
def scripted(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=live_server.url, permissions=["clipboard-read", "clipboard-write"]
    )
    yield context.new_page()
    context.close()


@pytest.fixture(params=["with scripts", "without"])
def reader(request: pytest.FixtureRequest, scripted: Page) -> Page:
    if request.param == "without":
        scripted.route("**/*.js", lambda route: route.abort())
    return scripted


def lines_of(words: str) -> list[str]:
    """The lines with words; between paragraphs an empty one may stand."""
    return [line for line in words.replace("\r", "").split("\n") if line]


def downloaded(page: Page) -> str:
    return page.request.get(f"{page.url}text/").text()


def test_rows_are_lines_and_tabs_part_their_cells(reader: Page) -> None:
    reader.goto(make_case("table", tei_of(TABLE)).get_absolute_url())
    drag(reader, ("td, th", 0), ("td, th", 5))
    right = quoted_with(COPYING, "Port\t")
    assert copied(reader) == right
    assert right in downloaded(reader)


def test_items_of_a_list_are_lines(reader: Page) -> None:
    tei = LIST.format(TEI, quoted_with(COPYING, "<list>"))
    reader.goto(make_case("list", tei).get_absolute_url())
    drag(reader, (".letter .paragraph", 0), (".letter .item", 1))
    assert lines_of(copied(reader)) == [
        *("They met.", "Present", "Ann Brown", "Cy Dale")
    ]
    assert "\n\nPresent\nAnn Brown\nCy Dale\n" in downloaded(reader)


def test_an_omission_is_copied(reader: Page) -> None:
    document = make_case("gap", tei_of(GAP))
    reader.goto(document.get_absolute_url())
    drag(reader, (".letter .paragraph", 0), (".letter .paragraph", 0))
    right = quoted_with(COPYING, "It was signed [")
    assert copied(reader) == right
    assert right in downloaded(reader)


def test_the_lines_of_an_address_are_lines(reader: Page) -> None:
    reader.goto(make_case("address", tei_of(ADDRESS_LINES)).get_absolute_url())
    drag(reader, (".letter .line", 0), (".letter .line", 2))
    right = ["Miss Edith Moore", "Department of State", "Washington"]
    assert lines_of(copied(reader)) == right
    assert "\n".join(right) in downloaded(reader)


def test_attachments_are_copied_alike(reader: Page) -> None:
    tei = ATTACHED.format(TEI, quoted_with(COPYING, "<list>"))
    reader.goto(make_case("attached", tei).get_absolute_url())
    drag(reader, (".letter .paragraph", 0), (".letter td", 2))
    words = lines_of(copied(reader))
    assert words[:5] == ["See below.", "They met.", "Present", "Ann Brown", "Cy Dale"]
    assert words[5].startswith("Port\t\t")
    assert "Present\nAnn Brown\nCy Dale\n\nPort\t\tTons net\n" in downloaded(reader)


def test_with_citation_words_are_copied_alike(scripted: Page) -> None:
    scripted.goto(make_case("table", tei_of(TABLE)).get_absolute_url())
    drag(scripted, ("td, th", 0), ("td, th", 5))
    scripted.get_by_role("button", name="Copy with citation").click()
    expect(scripted.locator(".selection-bar")).to_contain_text("Copied.")
    words, _, citation = scripted.evaluate("navigator.clipboard.readText()").rpartition(
        "\n\n"
    )
    assert words == quoted_with(COPYING, "Port\t")
    assert "/documents/table/" in citation


def test_copied_words_say_which_are_struck(scripted: Page) -> None:
    tei = LIST.format(TEI, "<p>It is <del>not <del>at</del> all </del>agreed.</p>")
    scripted.goto(make_case("struck", tei).get_absolute_url())
    drag(scripted, (".letter .paragraph", 0), (".letter .paragraph", 1))
    right = "They met.\n\nIt is [struck: not [struck: at] all] agreed."
    assert copied(scripted) == right
    assert right in downloaded(scripted)


def test_words_within_a_line_through_them_are_copied_as_struck(
    scripted: Page,
) -> None:
    tei = LIST.format(TEI, "<p><del>Not</del> agreed.</p>")
    scripted.goto(make_case("struck", tei).get_absolute_url())
    scripted.locator(".letter del").evaluate(
        "(struck) => getSelection().selectAllChildren(struck)"
    )
    assert copied(scripted) == "[struck: Not]"


def test_a_link_leads_to_words_that_occur_before(scripted: Page) -> None:
    address = make_case("barley", BARLEY).get_absolute_url()
    scripted.goto(address)
    scripted.locator(".letter .paragraph").last.dblclick(position={"x": 40, "y": 8})
    scripted.get_by_role("button", name="Copy a link to these words").click()
    expect(scripted.locator(".selection-bar")).to_contain_text("The link is copied.")
    link = scripted.evaluate("navigator.clipboard.readText()")
    key = scripted.locator(".letter .paragraph").last.get_attribute("id")
    page, separator, directive = link.partition(":~:")
    assert page.endswith(f"{address}#{key}")
    assert directive == "text=dear.-,Barley,-is"
    assert quoted_with(LINKS, separator).startswith(separator + directive)


def test_words_that_nothing_tells_apart_lead_to_their_paragraph(scripted: Page) -> None:
    same = f'<div xmlns="{TEI}">{"<p>Agreed.</p>" * 5}</div>'
    address = make_case("same", same).get_absolute_url()
    scripted.goto(address)
    paragraph = scripted.locator(".letter .paragraph").nth(3)
    paragraph.dblclick(position={"x": 40, "y": 8})
    scripted.get_by_role("button", name="Copy a link to these words").click()
    expect(scripted.locator(".selection-bar")).to_contain_text("The link is copied.")
    link = scripted.evaluate("navigator.clipboard.readText()")
    assert link.endswith(f"{address}#{paragraph.get_attribute('id')}")
