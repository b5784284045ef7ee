"""Impossible settings in the environment are refused with a sentence."""

import os

import pytest
from django.core.exceptions import ImproperlyConfigured

from archive import environment


@pytest.mark.parametrize(
    ("value", "meaning"),
    [("1", True), ("TRUE", True), ("yes", True), ("0", False), ("no", False)],
)
def test_flags(monkeypatch, value, meaning):
    monkeypatch.setenv("LETTERS_FLAG", value)

    assert environment.flag("LETTERS_FLAG", default=not meaning) is meaning


def test_an_empty_flag_is_as_good_as_none(monkeypatch):
    monkeypatch.setenv("LETTERS_FLAG", "")

    assert environment.flag("LETTERS_FLAG", default=True) is True


def test_a_flag_that_is_neither_is_refused(monkeypatch):
    monkeypatch.setenv("LETTERS_FLAG", "on?")

    with pytest.raises(ImproperlyConfigured, match="LETTERS_FLAG is 'on\\?'"):
        environment.flag("LETTERS_FLAG", default=False)


@pytest.mark.parametrize("value", ["ten", "-1", "1.5", "١"])
def test_a_number_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("LETTERS_NUMBER", value)

    with pytest.raises(ImproperlyConfigured, match="must be a whole number"):
        environment.number("LETTERS_NUMBER", default=1)


def test_names_are_separated_by_commas(monkeypatch):
    monkeypatch.setenv("LETTERS_NAMES", "letters.example, www.letters.example,")

    expected = ["letters.example", "www.letters.example"]
    assert environment.names("LETTERS_NAMES") == expected


@pytest.fixture
def renamed(monkeypatch):
    """A setting with a former name; neither is set."""
    monkeypatch.setattr(environment, "FORMER_NAMES", {"LETTERS_NEW": "LETTERS_OLD"})
    for name in ("LETTERS_NEW", "LETTERS_OLD"):
        # Set first, so that whatever the test leaves is undone.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


def test_a_setting_is_read_under_its_former_name(monkeypatch, renamed):
    monkeypatch.setenv("LETTERS_OLD", "0")

    assert environment.flag("LETTERS_NEW", default=True) is False


def test_a_former_name_is_told_once_with_the_new_one(monkeypatch, renamed, caplog):
    monkeypatch.setenv("LETTERS_OLD", "7")

    numbers = [environment.number("LETTERS_NEW", default=1) for _ in range(2)]

    assert numbers == [7, 7]
    assert caplog.messages == ["LETTERS_OLD is now called LETTERS_NEW: rename it."]


def test_the_new_name_counts_more_than_the_former_one(monkeypatch, renamed, caplog):
    monkeypatch.setenv("LETTERS_OLD", "0")
    monkeypatch.setenv("LETTERS_NEW", "1")

    assert environment.flag("LETTERS_NEW", default=False) is True
    assert caplog.messages == []


def test_a_secret_is_made_once_and_kept_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.delenv("LETTERS_SECRET", raising=False)
    path = tmp_path / "var" / "secret"

    first = environment.secret("LETTERS_SECRET", stored_in=path)
    second = environment.secret("LETTERS_SECRET", stored_in=path)

    assert first == second
    assert len(first) > 60
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_secret_of_somebody_else_is_explained(monkeypatch, tmp_path):
    monkeypatch.delenv("LETTERS_SECRET", raising=False)
    path = tmp_path / "secret"
    path.touch(mode=0o000)

    with pytest.raises(ImproperlyConfigured, match="LETTERS_VAR"):
        environment.secret("LETTERS_SECRET", stored_in=path)


def test_a_secret_that_can_be_guessed_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("LETTERS_SECRET", "change me")

    with pytest.raises(ImproperlyConfigured, match="at least 50 characters"):
        environment.secret("LETTERS_SECRET", stored_in=tmp_path / "secret")


@pytest.mark.parametrize(
    "value", ["", "archive@letters.example", "https://letters.example/contact"]
)
def test_a_contact_is_an_e_mail_or_a_web_address_or_nothing(monkeypatch, value):
    monkeypatch.setenv("LETTERS_CONTACT", value)

    assert environment.contact("LETTERS_CONTACT") == value


@pytest.mark.parametrize(
    "value", ["the archivist", "letters.example", "javascript:x@y"]
)
def test_a_contact_that_is_neither_is_refused(monkeypatch, value):
    monkeypatch.setenv("LETTERS_CONTACT", value)

    with pytest.raises(ImproperlyConfigured, match="an e-mail or a web address"):
        environment.contact("LETTERS_CONTACT")
