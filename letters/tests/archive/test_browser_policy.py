"""The admin gives a real browser nothing that the policy would refuse."""

import pytest
from django.contrib.auth import get_user_model

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADMIN_PAGES = [
    "/admin/",
    "/admin/auth/user/",
    "/admin/auth/user/add/",
    "/admin/auth/group/add/",
    "/admin/password_change/",
    "/admin/letters/agent/add/",
    "/admin/letters/document/",
    "/admin/letters/document/add/",
    "/admin/letters/sourcefile/add/",
]


@pytest.fixture
def archivist_page(page):
    get_user_model().objects.create_superuser("archivist", password="a password")
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("archivist")
    page.get_by_label("Password").fill("a password")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/")
    return page


def test_the_admin_works_under_the_policy(archivist_page):
    messages = []
    archivist_page.on("console", messages.append)

    statuses = [archivist_page.goto(path).status for path in ADMIN_PAGES]

    assert set(statuses) == {200}
    # What the policy refuses and what a script throws are both errors there.
    assert [message.text for message in messages if message.type == "error"] == []
