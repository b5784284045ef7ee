"""manage.py backup and restore: what they print, ask and refuse."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from unittest import mock

import pytest
from django.core.management import CommandError, call_command

from archive import locks
from archive.backups import restoring_backups
from letters.management.commands import restore as restore_command
from letters.tests.factories import make_document

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backups(tmp_path, settings) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.VAR_DIR = tmp_path / "var"
    make_document("letter")
    call("backup", tmp_path / "backups")
    return tmp_path / "backups"


def call(*arguments, **options) -> str:
    output = StringIO()
    call_command(*arguments, **options, stdout=output, stderr=StringIO())
    return output.getvalue()


def refusal_of(*arguments, **options) -> str:
    with pytest.raises(CommandError) as refusal:
        call(*arguments, **options)
    return str(refusal.value)


def test_a_backup_says_what_is_in_it(backups):
    said = call("backup", backups / "other")
    assert "0 scans" in said
    assert " rows of " in said


def test_every_byte_is_checked(backups):
    assert "2 files, all sound" in call("restore", backups, check=True)
    (dump,) = backups.glob("*/database.dump")
    dump.write_bytes(dump.read_bytes() + b".")
    damaged, done = refusal_of("restore", backups, replace=True).splitlines()
    assert f"{dump} is damaged" in damaged
    assert done.startswith("Nothing was changed")


@mock.patch("sys.stdin.isatty", return_value=False)
def test_documents_are_not_replaced_by_a_script_that_does_not_say_so(_, backups):
    said = refusal_of("restore", backups)
    assert "has 1 document." in said
    assert said.endswith("add --replace.")


@mock.patch("sys.stdin.isatty", return_value=True)
@mock.patch.object(restore_command, "restore", return_value=0)
def test_documents_are_replaced_by_who_types_the_word(restored, _, backups):
    with mock.patch("builtins.input", return_value="yes"):
        assert refusal_of("restore", backups) == "Nothing was changed."
    restored.assert_not_called()
    with mock.patch("builtins.input", return_value="replace"):
        assert "Restored: " in call("restore", backups)
    restored.assert_called_once()


def test_an_archive_that_is_served_is_not_replaced(backups, settings):
    settings.VAR_DIR.mkdir()
    with locks.exclusive(settings.VAR_DIR / "serving", timeout=0):
        assert "is being served" in refusal_of("restore", backups, replace=True)


@mock.patch.object(restoring_backups, "MigrationLoader")
def test_a_backup_of_a_newer_version_is_refused(loader, backups):
    loader.return_value.disk_migrations = {}
    assert "newer version" in refusal_of("restore", backups, replace=True)


def test_two_backups_are_not_taken_at_once_into_one_folder(backups):
    with locks.exclusive(backups / ".lock", timeout=0):
        assert "Another backup" in refusal_of("backup", backups)
