"""Whole sittings in a browser: from a text that is handed in to published documents."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import (
    ConditionalPassage,
    CorrespondenceEvent,
    Document,
    DocumentRelation,
    PageImage,
    Problem,
)
from letters.tests.admin.transcriptions.sittings import (
    CONVERSATION,
    GERMAN,
    LETTER_LINE,
    MEMO_AND_LETTER,
    SIX_PAGES,
    TABLE,
    TELEGRAM,
)
from letters.tests.browser.pages import (
    a_film,
    scan,
    scrolls_sideways,
    violations,
)
from letters.tests.factories import make_document
from letters.tests.ingest.extraction.word_papers import a_word_file, run

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

INTAKE = "/admin/letters/sourcefile/add/"
MOST_CLICKS, MOST_FIELDS = 12, 8


class Hands:
    """Works in the page as an archivist does, and counts what that takes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0
        self.fields: set[str] = set()
        page.set_viewport_size({"width": 1024, "height": 768})
        page.goto(INTAKE)

    def click(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()
        self.clicks += 1

    def fill(self, field: str, words: str) -> None:
        self.page.locator(f"[name='{field}']").fill(words)
        self._go_to(field)

    def choose(self, field: str, value: str) -> None:
        self.page.locator(f"[name='{field}']").select_option(value)
        self._go_to(field)

    def _go_to(self, field: str) -> None:
        """A field is clicked on before anything is typed into it."""
        self.clicks += field not in self.fields
        self.fields.add(field)

    def choose_files(self, field: str, *files: dict) -> None:
        self.page.locator(f"[name='{field}']").set_input_files(list(files))
        self._go_to(field)

    def split_at(self, line: int) -> None:
        self.click(f"Split here: a document begins on line {line}")

    def assert_published(self, *titles: str) -> list[Document]:
        expect(self.page.locator(".messagelist")).to_contain_text("Published")
        documents = list(Document.objects.order_by("pk"))
        assert [document.title for document in documents] == list(titles)
        assert all(document.is_published for document in documents)
        return documents

    def read(self, document: Document) -> Page:
        """The page of the document as readers have it."""
        self.page.goto(document.get_absolute_url())
        return self.page


def parties(document: Document, kind: str) -> list[str]:
    events = CorrespondenceEvent.objects.filter(document=document, type=kind)
    return list(events.values_list("name_as_written", flat=True))


def test_a_memorandum_and_its_letter_with_their_scans(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", MEMO_AND_LETTER)
    hands.choose_files("scans", *map(scan, ("one", "two", "three")))
    hands.click("Check")
    hands.split_at(LETTER_LINE)
    assert violations(archivist) == []
    assert not scrolls_sideways(archivist)
    hands.fill("draft-1-senders", "Robert C. McFarlane")
    hands.fill("draft-1-recipients", "President Reagan")
    hands.fill("draft-2-title", "Draft letter to General Secretary Orlov")
    hands.fill("draft-2-recipients", "Pavel Orlov")
    hands.fill("draft-2-date", "December 1983")
    hands.click("Move three.png up")
    hands.click("Save and publish")

    memo, letter = hands.assert_published(
        "MEMORANDUM FOR THE PRESIDENT: Letter to General Secretary Orlov",
        "Draft letter to General Secretary Orlov",
    )
    assert hands.clicks <= MOST_CLICKS
    assert len(hands.fields) <= MOST_FIELDS
    assert parties(memo, "sent") == ["Robert C. McFarlane"]
    assert (parties(letter, "sent"), parties(letter, "received")) == (
        ["Ronald Reagan"],
        ["Pavel Orlov"],
    )
    assert letter.date_edtf == "1983-12"
    assert DocumentRelation.objects.get().target == letter
    assert ConditionalPassage.objects.get().instruction.document == memo
    shown = PageImage.objects.order_by("document", "position")
    assert list(shown.values_list("document", "page_key", "original_name")) == [
        (memo.pk, "1", "one.png"),
        (letter.pk, "1", "three.png"),
        (letter.pk, "2", "two.png"),
    ]
    assert violations(archivist) == []
    archivist.get_by_role("link", name=f"As readers see {letter.identifier}").click()
    expect(archivist.get_by_text("Dear Mr. General Secretary")).to_be_visible()


def test_a_telegram_whose_preview_follows_what_is_typed(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", TELEGRAM)
    hands.click("Check")
    hint = archivist.locator("#id_draft-1-senders_helptext")
    read = hint.inner_text()
    assert read.startswith("From line 3")
    sender = archivist.locator("[name='draft-1-senders']").input_value()
    hands.fill("draft-1-senders", "The Embassy")
    expect(hint).to_have_text(f"Changed here. Read was “{sender}”. {read}")
    hands.fill("draft-1-senders", sender)
    expect(hint).to_have_text(read)
    hands.fill("draft-1-date", "October 5, 1983")
    text = archivist.locator("[name='draft-1-text']")
    hands.fill("draft-1-text", text.input_value().replace("no copy", "~~one~~ no copy"))
    expect(archivist.locator("#preview-1 .struck, #preview-1 del")).to_contain_text(
        "one"
    )
    hands.fill("draft-1-text", "[x]{.nothing}")
    expect(archivist.locator("#preview-1 .errorlist")).to_contain_text("line 1, column")
    hands.fill("draft-1-text", "Yes.")
    expect(archivist.locator("#preview-1")).to_contain_text("Yes.")
    hands.click("Take it as it is read")
    hands.click("Save and publish")

    title = "Telegram from AMEMBASSY MOSCOW to SECSTATE WASHDC: CALL ON DEPUTY MINISTER VOLKOV"
    (telegram,) = hands.assert_published(title)
    assert parties(telegram, "sent") == ["AMEMBASSY MOSCOW"]
    assert "left no copy" in telegram.transcription.text
    expect(hands.read(telegram).get_by_text("left no copy")).to_be_visible()


def test_a_conversation_and_a_table_from_files(archivist: Page) -> None:
    for name, text, title in (
        ("talk.txt", CONVERSATION, "MEMORANDUM OF CONVERSATION: Trade and emigration"),
        ("table.txt", TABLE, "MEMORANDUM FOR THE SECRETARY: Forces in the area"),
    ):
        Document.objects.all().delete()
        hands = Hands(archivist)
        hands.choose_files(
            "file", {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
        )
        hands.click("Check")
        hands.click("Save and publish")
        (document,) = hands.assert_published(title)
        assert document.source_file.name == name
        has_participants = len(parties(document, "took-part")) == 5
        assert has_participants or "<table" in document.transcription.html
        seen = "Ambassador Toller" if has_participants else "Divisions"
        expect(hands.read(document).get_by_text(seen).first).to_be_visible()


def test_a_german_letter_that_two_have_signed(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", GERMAN)
    hands.click("Check")
    hands.fill("draft-1-title", "Schreiben an den Präsidenten")
    hands.fill("draft-1-recipients", "Präsident Hale")
    hands.click("Save and publish")

    (letter,) = hands.assert_published("Schreiben an den Präsidenten")
    assert parties(letter, "sent") == ["Konrad Weber", "Elisabeth Brandt"]
    assert parties(letter, "received") == ["Präsident Hale"]
    assert "postscript" in letter.transcription.html
    read = hands.read(letter)
    for words in ("Konrad Weber", "Elisabeth Brandt", "P.S. Die Anlage folgt"):
        expect(read.locator(".letter").get_by_text(words)).to_be_visible()


def is_at(page: Page, number: int) -> bool:
    """Whether the document of this number begins in the upper half of the window."""
    top = page.locator(".proposed-draft").nth(number - 1).bounding_box()["y"]
    return -100 < top < 768 / 2


def test_a_doubt_is_found_right_by_keyboard(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", SIX_PAGES)
    hands.click("Check")
    box = archivist.get_by_label("It is right as it was read").first
    expect(box).to_have_accessible_description(re.compile(r"\w+ .*\w"))
    box.focus()
    archivist.keyboard.press("Space")
    assert violations(archivist) == []
    hands.click("Save as drafts")
    expect(archivist.locator(".messagelist")).to_contain_text("to look at")
    settled = Problem.objects.get(is_settled=True)
    assert settled.settlement.reason.startswith("Found right")


def test_the_page_stays_at_the_document_that_is_worked_on(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", MEMO_AND_LETTER)
    hands.click("Check")
    assert archivist.locator("#proposal-heading").bounding_box()["y"] < 768 / 2
    hands.split_at(LETTER_LINE)
    assert is_at(archivist, 2)
    hands.fill("draft-2-recipients", "Pavel Orlov")
    hands.click("Check")
    assert is_at(archivist, 2)
    archivist.get_by_role("button", name="Take it as it is read").last.click()
    assert is_at(archivist, 2)
    hands.fill("draft-2-date", "sometime")
    hands.click("Save as drafts")
    expect(archivist.locator(".intake-faults")).to_be_in_viewport()
    hands.fill("draft-2-date", "1983")
    hands.click("Join document 2 to the one before it")
    assert is_at(archivist, 1)


def test_the_whole_page_of_a_document_opens_beside(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", MEMO_AND_LETTER)
    hands.click("Check")
    hands.fill("draft-1-title", "Of this hour")
    with archivist.context.expect_page() as opened:
        hands.click("The whole page of document 1")
    expect(opened.value.get_by_text("It stands beside the form")).to_be_visible()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Of this hour")
    expect(archivist.locator("[name='draft-1-title']")).to_have_value("Of this hour")


def test_files_are_dropped_and_scans_dragged(archivist: Page) -> None:
    hands = Hands(archivist)
    content = a_word_file(
        "Dear Mr. Lee:", run("We ") + run("never", "strike") + run(" agree.")
    )
    drop(
        archivist,
        ("letter.docx", content),
        *((f["name"], f["buffer"]) for f in map(scan, "abc")),
    )
    hands.click("Check")
    rows = archivist.locator(".staged-scan")
    expect(rows).to_have_count(3)
    by_its_name, above = {"x": 20, "y": 20}, {"x": 20, "y": 2}
    rows.nth(2).drag_to(rows.nth(0), source_position=by_its_name, target_position=above)
    expect(rows.nth(0)).to_contain_text("c.png")
    for row, page in ((0, ""), (1, "none"), (2, "none")):
        rows.nth(row).locator("select").select_option(page)
    hands.click("Save and publish")

    (letter,) = hands.assert_published("Letter to “Dear Mr. Lee”")
    assert "never" in letter.transcription.text
    assert PageImage.objects.get().original_name == "c.png"


def test_six_scans_are_put_in_order_by_keyboard(archivist: Page) -> None:
    """Of a film, and of four files: pages 4 and 5, then 6, 3, 2 and 1."""
    hands = Hands(archivist)
    hands.fill("pasted", SIX_PAGES)
    single = [scan(f"p{page}", 600 + page) for page in (6, 3, 2, 1)]
    hands.choose_files("scans", a_film("film.tif", 604, 605), *single)
    hands.click("Check")
    names = archivist.locator(".staged-scan__name")
    expect(names).to_have_count(6)
    moves = ("p1", 5), ("p2", 4), ("p3", 3)  # each before all that follow it
    for name, times in moves:
        archivist.get_by_label(f"Move {name}.png up").focus()
        for _ in range(times):
            archivist.keyboard.press("Enter")  # the focus goes with the scan
    right = ["p1.png", "p2.png", "p3.png", "film.tif, page 1", "film.tif, page 2"]
    expect(names).to_have_text([*right, "p6.png"])
    pages = archivist.locator(".staged-scan__page")
    labels = [f"shows document 1, page {page}" for page in range(1, 7)]
    expect(pages).to_have_text(labels)
    assert violations(archivist) == []
    hands.fill("draft-1-title", "Marsh to the Secretary")
    hands.click("Save and publish")

    (letter,) = hands.assert_published("Marsh to the Secretary")
    for page in range(1, 7):
        archivist.goto(f"{letter.get_absolute_url()}pages/{page}/")
        image = archivist.get_by_role("img", name=f"Scan of page {page}")
        width = "image => image.decode().then(() => image.naturalWidth)"
        assert image.evaluate(width) == 600 + page


def select(page: Page, box: str, words: str) -> None:
    """Select words in a text box, the last that stand there, as a mouse would."""
    page.locator(f"[name='{box}']").evaluate(
        """(box, words) => {
            const start = box.value.lastIndexOf(words);
            box.focus();
            box.setSelectionRange(start, start + words.length);
        }""",
        words,
    )


def test_words_are_selected_and_said_to_be_an_instruction(archivist: Page) -> None:
    """The memo and letter of a film, whose instruction no rule knows."""
    hands = Hands(archivist)
    memo = MEMO_AND_LETTER.replace("The bracketed language on page 2", "\U0001f5ce It")
    hands.fill("pasted", memo.replace("[Ambassador", "Ambassador").replace("]", ""))
    hands.click("Check")
    hands.split_at(LETTER_LINE)
    for number, words, what in (
        (1, "only if Ambassador Hale", "condition"),
        (2, "to", "passage"),
    ):
        select(archivist, f"draft-{number}-text", words)
        panel = archivist.locator(f"[data-marks='id_draft-{number}-text']")
        panel.locator("summary").click()
        expect(panel.get_by_label("Words:", exact=True)).to_have_value(words)
        panel.get_by_label("These words").select_option(what)
        assert violations(archivist) == []
        panel.get_by_role("button", name="Mark these words").click()
        expect(archivist.locator(f"[name='draft-{number}-text']")).to_be_focused()
    text = archivist.locator("[name='draft-2-text']").input_value()
    assert text.index("[to]{.conditional") > text.index("look forward")
    hands.choose("link:1:condition", "2:passage")
    hands.click("Save and publish")

    passage = ConditionalPassage.objects.get()
    assert passage.text == "to"
    assert passage.condition == "only if Ambassador Hale"


def test_a_document_of_the_desk_has_its_words_marked_by_selection(
    archivist: Page,
) -> None:
    memo = make_document("memo", "He said it in his letter. His letter was brief.")
    letter = make_document("weber-1961", title="Weber to Lee")
    archivist.goto(f"/admin/letters/document/{memo.pk}/change/")
    select(archivist, "text", "letter")
    panel = archivist.locator("[data-marks='id_text']")
    panel.locator("summary").press("Enter")
    panel.get_by_label("Which document").fill("Weber to Lee")
    panel.get_by_label("Which document").press("Tab")
    archivist.keyboard.press("Enter")
    expect(archivist.locator("#id_text")).to_have_value(
        "He said it in his letter. His [letter]{see=doc:weber-1961} was brief.\n"
    )
    assert violations(archivist) == []
    archivist.get_by_role("button", name="Save", exact=True).click()
    expect(archivist.locator(".messagelist")).to_contain_text("successfully")
    archivist.goto(memo.get_absolute_url())
    archivist.get_by_role("link", name="letter", exact=True).click()
    expect(archivist.get_by_role("heading", level=1)).to_contain_text("Weber to Lee")
    assert letter.get_absolute_url() in archivist.url


def test_moved_scans_say_which_page_they_show(archivist: Page) -> None:
    hands = Hands(archivist)
    hands.fill("pasted", MEMO_AND_LETTER)
    hands.choose_files("scans", *map(scan, "ab"))
    hands.click("Check")
    rows = archivist.locator(".staged-scan")
    up = archivist.get_by_label("Move b.png up")
    up.press("Enter")
    expect(rows.first).to_contain_text("b.png")
    expect(rows.first).to_contain_text("shows document 1, page 1")
    expect(archivist.locator(".staged-scans-told")).to_have_text(
        "b.png is number 1 of 2 now."
    )
    expect(up).to_be_disabled()
    expect(archivist.get_by_label("Move b.png down")).to_be_focused()
    rows.first.locator("select").select_option("none")
    expect(rows.nth(1)).to_contain_text("shows document 1, page 1")


def drop(page: Page, *files: tuple[str, bytes]) -> None:
    """Let go of files over the page, as from a folder beside the browser."""
    page.evaluate(
        """(files) => {
            const dataTransfer = new DataTransfer();
            for (const [name, bytes] of files) {
                dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
            }
            const form = document.getElementById("intake_form");
            const how = { bubbles: true, cancelable: true, dataTransfer };
            form.dispatchEvent(new DragEvent("drop", how));
        }""",
        [(name, [*content]) for name, content in files],
    )


def test_without_a_script_by_keyboard_alone(
    browser: Browser, live_server: LiveServer, archivist: Page
) -> None:
    state = archivist.context.storage_state()
    page = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, storage_state=state
    ).new_page()
    hands = Hands(page)
    hands.fill("pasted", MEMO_AND_LETTER)
    page.locator("[name='scans']").set_input_files([scan("a"), scan("b")])
    for button in ("Check", f"Split here: a document begins on line {LETTER_LINE}"):
        page.get_by_role("button", name=button, exact=True).press("Enter")
    page.locator("[name='draft-2-date']").fill("1983-12-19")
    page.locator("[name='draft-2-date']").press("Enter")
    understood = page.locator("output", has_text="December 19, 1983")
    expect(understood.last).to_be_visible()
    page.get_by_role("button", name="Move b.png up").press("Enter")
    expect(page.get_by_role("button", name="Move b.png down")).to_be_focused()
    page.get_by_role("button", name="Save and publish").press("Enter")

    expect(page.locator(".messagelist")).to_contain_text("Published")
    assert [
        image.original_name for image in PageImage.objects.order_by("document")
    ] == [
        "b.png",
        "a.png",
    ]
