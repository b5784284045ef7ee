"""Static files are collected at a start only where they have changed."""

import os
import time

import pytest

from archive.serving.preparation import collect_static_files


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
