"""What a start does beforehand, and what it leaves to be done while it serves."""

import os
import time
from unittest import mock

import pytest
from django.core.management import CommandError

from archive.serving import preparation
from archive.serving.preparation import bring_index_up_to_date, collect_static_files
from letters.front import FrontFolder


def index_with(outcome):
    with mock.patch.object(preparation, "call_command", side_effect=outcome):
        return bring_index_up_to_date()


def test_a_start_closes_the_front(settings, tmp_path):
    settings.LETTERS_FRONT = tmp_path
    front = FrontFolder(tmp_path)
    front.make()
    front.begin_opening("1-").finish()

    # The first step that follows.
    with (
        mock.patch.object(preparation, "call_command", side_effect=CommandError),
        pytest.raises(CommandError),
    ):
        preparation.prepare()

    assert front.current() is None


def test_a_small_index_is_built_before_it_serves():
    assert index_with([None])


def test_a_large_index_is_built_while_it_serves(capsys):
    outcome = CommandError("It is built while the archive serves.", returncode=4)

    assert not index_with(outcome)
    assert capsys.readouterr().out == "It is built while the archive serves.\n"


def test_an_index_that_another_process_writes_is_left_to_it():
    assert index_with(CommandError("Another process writes.", returncode=3))


def test_an_index_that_cannot_be_written_stops_the_start():
    with pytest.raises(CommandError):
        index_with(CommandError("The disk is full."))


@pytest.fixture
def source(settings, tmp_path):
    settings.STATICFILES_FINDERS = [
        "django.contrib.staticfiles.finders.FileSystemFinder"
    ]
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATIC_ROOT = tmp_path / "collected"
    source = tmp_path / "sources" / "site.css"
    source.parent.mkdir()
    source.write_text("p { color: black }")
    collect_static_files()
    return source


@pytest.fixture
def collected(settings, source):
    return settings.STATIC_ROOT / "site.css"


def test_what_has_not_changed_stays_as_it_is(source, collected):
    collected.write_text("from the last start")

    collect_static_files()

    assert collected.read_text() == "from the last start"


def test_what_has_changed_is_collected_again(source, collected):
    source.write_text("p { color: darkred }")
    # To collectstatic, what changes within one second is the same.
    in_a_minute = time.time() + 60
    os.utime(source, (in_a_minute, in_a_minute))

    collect_static_files()

    assert collected.read_text() == "p { color: darkred }"


def test_what_is_lost_is_collected_again(source, collected):
    for file in collected.parent.iterdir():
        file.unlink()

    collect_static_files()

    assert collected.read_text() == source.read_text()
