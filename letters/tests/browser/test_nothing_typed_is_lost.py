"""Whatever happens to a form of the admin, what was typed in it comes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from letters.models import Document, Edition, Reading
from letters.tests.browser.pages import scan, violations
from letters.tests.browser.teaching_steps import sign_in as sign_in_as_teacher
from letters.tests.factories import (
    make_archivist,
    make_document,
    make_edition,
    make_reading,
)
from letters.tests.views.teaching.desks import make_teacher
from letters.views.unsaved.carried_files import MOST_BYTES_CARRIED

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TYPED = "A title of this hour"
# In milliseconds. Else the browser draws the page again and again while it is asked.
POLLING = 50
INTAKE = "/admin/letters/sourcefile/add/"
# Forms of the admin, and a field of each that is typed in.
FORMS = {
    "letters/agent/add/": "description",
    "letters/archivalunit/add/": "title",
    "letters/edition/add/": "title",
    "letters/place/add/": "name",
    "letters/repository/add/": "name",
    "letters/section/add/": "title",
    "letters/document/add/": "text",
    "letters/sourcefile/add/": "pasted",
    "auth/user/add/": "username",
    "auth/group/add/": "name",
}


@pytest.fixture
def document(transactional_db: None) -> Document:
    return make_document()


@pytest.fixture
def form(archivist: Page, document: Document) -> Page:
    """The form of a document, with a new title typed into it."""
    archivist.goto(f"/admin/letters/document/{document.pk}/change/")
    write(archivist, "title")
    return archivist


def write(page: Page, field: str, words: str = TYPED) -> None:
    """Type as a person does, and wait until the browser has kept it."""
    page.locator(f"[name={field}]").fill("")
    page.locator(f"[name={field}]").press_sequentially(words)
    page.wait_for_function(
        "words => Object.values(localStorage).some((kept) => kept.includes(words))",
        arg=words,
        polling=POLLING,
    )


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def sign_in_again(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Please sign in again")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Sign in").click()


def bring_back(page: Page) -> None:
    page.get_by_role("button", name="Bring it back").click()
    said = page.get_by_text("Nothing is saved yet.", exact=True)
    expect(said).to_be_visible()


def go_back(page: Page) -> None:
    """Over http the browser itself puts the words back, over https it may not."""
    page.go_back()
    page.wait_for_load_state()
    if page.get_by_role("button", name="Bring it back").count():
        bring_back(page)


def assert_has(page: Page, field: str = "title", words: str = TYPED) -> None:
    expect(page.locator(f"[name={field}]")).to_have_value(words)


def assert_saved(page: Page, document: Document) -> None:
    save(page)
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    document.refresh_from_db()
    assert document.title == TYPED
    page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('unsaved-words:'))",
        polling=POLLING,
    )


def test_the_session_ended_before_saving(form: Page, document: Document) -> None:
    form.locator("[name=page_images-0-file]").set_input_files(scan("1"))
    form.locator("[name=page_images-0-page_key]").select_option("1")
    form.context.clear_cookies(name="sessionid")
    save(form)
    sign_in_again(form)

    assert_has(form)
    expect(form.get_by_text("Nothing is saved yet")).to_be_visible()
    assert_saved(form, document)
    assert document.page_images.get().original_name == "1.png"


def test_signed_out_and_in_again_in_another_tab(form: Page, document: Document) -> None:
    other = form.context.new_page()
    other.goto("/admin/")
    other.get_by_role("button", name="Log out").click()
    other.get_by_role("button", name="Sign out and keep it").click()
    other.goto("/admin/")
    other.get_by_label("Username").fill("anna")
    other.get_by_label("Password").fill("correct horse")
    other.get_by_role("button", name="Log in").click()
    save(form)
    expect(form.get_by_role("heading", level=1)).to_have_text("Nothing is saved yet")
    form.get_by_role("button", name="Go on with what I typed").click()

    assert_has(form)
    assert_saved(form, document)


def test_all_cookies_were_gone(form: Page, document: Document) -> None:
    form.context.clear_cookies()
    save(form)
    sign_in_again(form)

    assert_has(form)
    assert_saved(form, document)


def test_a_preview_and_the_browsers_back(form: Page, document: Document) -> None:
    form.get_by_role("button", name="Preview").click()
    expect(form.get_by_text("Preview: nothing is saved.")).to_be_visible()
    go_back(form)

    assert_has(form)
    assert_saved(form, document)


def test_a_link_and_the_browsers_back(form: Page, document: Document) -> None:
    form.once("dialog", lambda dialog: dialog.accept())
    form.get_by_role("link", name="View on site").first.click()
    form.wait_for_url("**/documents/**")
    go_back(form)

    assert_has(form)
    assert_saved(form, document)


def test_leaving_a_changed_form_asks(form: Page) -> None:
    asked = []

    def stay(dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    form.on("dialog", stay)
    form.get_by_role("link", name="View on site").first.click()

    assert asked == ["beforeunload"]
    assert_has(form)


def test_help_under_the_box_opens_beside(form: Page) -> None:
    with form.context.expect_page() as opened:
        form.locator(".field-text").get_by_role("link", name="notation").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Notation help")
    assert_has(form)


def test_offline_while_saving(form: Page, document: Document) -> None:
    form.context.set_offline(True)
    save(form)
    expect(form.get_by_text("You are offline")).to_be_visible()
    assert_has(form)
    form.context.set_offline(False)

    assert_saved(form, document)


def test_a_server_that_was_away_while_saving(form: Page, document: Document) -> None:
    address = form.url
    form.route("**/change/", lambda route: route.abort())
    save(form)
    form.unroute("**/change/")
    form.goto(address)
    bring_back(form)

    assert_has(form)
    assert_saved(form, document)


def test_the_browser_was_closed(
    form: Page, document: Document, browser: Browser, live_server: LiveServer
) -> None:
    address, left = form.url, form.context.storage_state()
    form.context.close()
    context = browser.new_context(base_url=live_server.url, storage_state=left)
    page = context.new_page()
    page.goto(address)

    offered = page.get_by_role("region", name="Not saved")
    expect(offered).to_contain_text("you typed here and did not save: Title")
    expect(offered).to_contain_text("20")
    expect(page.locator("[name=title]")).to_have_value("Khrushchev to Kennedy")
    assert violations(page) == []
    bring_back(page)
    assert_has(page)
    assert_saved(page, document)
    context.close()


def test_without_javascript_a_session_that_ended(
    document: Document, browser: Browser, live_server: LiveServer
) -> None:
    make_archivist("anna")
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    address = f"/admin/letters/document/{document.pk}/change/"
    page.goto(f"/admin/login/?next={address}")
    page.get_by_label("Username").fill("anna")
    page.get_by_label("Password").fill("correct horse")
    page.get_by_role("button", name="Log in").click()
    page.locator("[name=title]").fill(TYPED)
    context.clear_cookies()
    save(page)
    sign_in_again(page)
    assert_has(page)
    save(page)
    document.refresh_from_db()
    assert document.title == TYPED
    context.close()


def test_two_tabs_of_a_document(form: Page, document: Document) -> None:
    other = form.context.new_page()
    other.goto(form.url)
    write(other, "date_reason", "Of the other tab")
    save(other)
    expect(other.locator(".messagelist")).to_contain_text("changed successfully")
    save(form)
    expect(form.locator(".messagelist")).to_contain_text("changed successfully")

    document.refresh_from_db()
    assert (document.title, document.date_reason) == (TYPED, "Of the other tab")


def test_two_tabs_of_another_record(archivist: Page) -> None:
    edition = make_edition()
    address = f"/admin/letters/edition/{edition.pk}/change/"
    other = archivist.context.new_page()
    for page in (archivist, other):
        page.goto(address)
    write(other, "series_title", "Of the other tab")
    write(archivist, "title")
    for page in (other, archivist):
        save(page)
        expect(page.locator(".messagelist")).to_contain_text("changed successfully")

    stored = Edition.objects.get(pk=edition.pk)
    assert (stored.title, stored.series_title) == (TYPED, "Of the other tab")


def test_a_refused_field_leaves_words_and_files(form: Page, document: Document) -> None:
    """One file travels with the form; the other is too large for that."""
    large = scan("2")
    large["buffer"] += b"\0" * MOST_BYTES_CARRIED
    for row, file in enumerate((scan("1"), large)):
        form.locator(f"[name=page_images-{row}-file]").set_input_files(file)
        form.locator(f"[name=page_images-{row}-page_key]").select_option(str(row + 1))
    form.locator("[name=identifier]").fill("no identifier!")
    save(form)
    expect(form.locator(".errornote")).to_be_visible()
    form.wait_for_function(
        "() => document.querySelector('[name=page_images-1-file]').files.length === 1",
        polling=POLLING,
    )
    assert_has(form)

    form.locator("[name=identifier]").fill(document.identifier)
    assert_saved(form, document)
    names = document.page_images.values_list("original_name", flat=True)
    assert sorted(names) == ["1.png", "2.png"]


def test_every_form_offers_what_was_typed_in_it(archivist: Page) -> None:
    for address, field in FORMS.items():
        archivist.goto(f"/admin/{address}")
        write(archivist, field)
        archivist.goto("/admin/")
        archivist.goto(f"/admin/{address}")
        bring_back(archivist)
        assert_has(archivist, field)
    assert not Edition.objects.exists()


def test_an_intake_survives_an_ended_session_with_its_file(archivist: Page) -> None:
    archivist.goto(INTAKE)
    archivist.locator("[name=file]").set_input_files(
        {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear Sir:\n\nYes."}
    )
    archivist.get_by_text("Edition, collection, format and identifiers").click()
    write(archivist, "identifiers", "of-this-hour")
    archivist.context.clear_cookies(name="sessionid")
    archivist.get_by_role("button", name="Save as drafts").click()
    sign_in_again(archivist)
    assert_has(archivist, "identifiers", "of-this-hour")
    archivist.get_by_role("button", name="Save as drafts").click()
    expect(archivist.locator(".messagelist")).to_contain_text("Saved as drafts")
    assert Document.objects.get(identifier="of-this-hour").source_file


def test_a_page_that_the_browser_sends_again_does_not_hide_what_was_typed(
    archivist: Page,
) -> None:
    """A reload, or Back to a sitting that was checked, sends it as it was before the words
    that were typed then."""
    archivist.goto(INTAKE)
    pasted = "Dear Ann:\n\nYes, we have come.\n\nSincerely,\n\nPaul"
    archivist.locator("[name=pasted]").fill(pasted)
    archivist.get_by_role("button", name="Check", exact=True).click()
    write(archivist, "draft-1-title")
    archivist.once("dialog", lambda dialog: dialog.accept())
    archivist.reload()
    assert_has(archivist, "draft-1-title", "Letter from Paul to “Dear Ann”")
    bring_back(archivist)

    assert_has(archivist, "draft-1-title")
    expect(archivist.locator(".unsaved-words")).to_have_count(0)


def test_no_password_is_kept(archivist: Page) -> None:
    archivist.goto("/admin/auth/user/add/")
    archivist.locator("[name=password1]").fill("a secret of hers")
    write(archivist, "username", "boris")
    kept = archivist.evaluate("JSON.stringify(localStorage)")
    assert "boris" in kept
    assert "a secret" not in kept


def test_it_is_forgotten_on_request_when_signing_out(form: Page) -> None:
    form.goto("/admin/")
    form.get_by_role("button", name="Log out").click()
    form.get_by_role("button", name="Sign out and forget it").click()
    expect(form.get_by_role("heading", level=1)).to_have_text("Logged out")
    assert "unsaved-words" not in form.evaluate("JSON.stringify(localStorage)")


def test_it_is_forgotten_after_thirty_days(form: Page) -> None:
    form.evaluate(
        """() => {
            const [key] = Object.keys(localStorage).filter((each) => each.includes(":"));
            const words = JSON.parse(localStorage.getItem(key));
            words.time -= 31 * 24 * 3600 * 1000;
            window.addEventListener("pagehide", () =>
                localStorage.setItem(key, JSON.stringify(words)));
        }"""
    )
    form.reload()
    expect(form.locator("[name=title]")).to_have_value("Khrushchev to Kennedy")
    expect(form.get_by_role("button", name="Bring it back")).to_have_count(0)


def test_what_a_teacher_typed_is_offered_too(page: Page) -> None:
    reading: Reading = make_reading(owner=make_teacher())
    sign_in_as_teacher(page)
    page.goto(f"/teach/{reading.slug}/")
    write(page, "byline", "Ms. Rivera, history")
    page.goto("/teach/")
    page.goto(f"/teach/{reading.slug}/")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator("[name=byline]")).to_have_value("Ms. Rivera, history")
