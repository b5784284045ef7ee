"""Backups are taken while others write, and restored wholly or not at all."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, connections
from django.utils import timezone

from archive.backups.backup_folder import Backup, BackupError, backups_in
from archive.backups.postgres_programs import restore_database
from archive.backups.restoring_backups import documents_held, find_backup, restore
from archive.backups.taking_backups import UNFINISHED, remove_old, take_backup
from archive.embedded.cluster import DATABASE, Cluster
from archive.embedded.server import ensure_running
from letters.facsimile import master_path, open_master, store_master
from letters.front import FrontFolder
from letters.models import CachedPage, Document, PageImage, RegisteredFront
from letters.tests.archive.leases import release
from letters.tests.facsimile.damage import flip_byte
from letters.tests.factories import make_document

pytestmark = pytest.mark.django_db(transaction=True)

SEED, FLIPS = 22, 20


@pytest.fixture
def media(tmp_path: Path) -> Path:
    """The scans of an archive that has one letter with two of them."""
    folder = tmp_path / "media"
    letter = make_document("letter", "Dear Mr. Chairman: at 8 p.m. \\. and then.")
    for number in (1, 2):
        digest = store_master(io.BytesIO(b"scan %d" % number * 200), folder)
        PageImage.objects.create(
            document=letter, page_key="1", sha256=digest, width=1, height=1, size=1
        )
    return folder


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def elsewhere(cluster: Cluster) -> Iterator[None]:
    """Django's database is an empty one in another cluster."""
    ensure_running(cluster)
    present, other = connections["default"], connection.copy()
    other.settings_dict["NAME"] = DATABASE
    other.settings_dict["OPTIONS"] |= {"cluster": cluster.folder}

    @contextmanager
    def used() -> Iterator[None]:
        connections["default"] = other
        try:
            yield
        finally:
            connections["default"] = present

    yield used
    other.close()
    release(cluster.lease)


def digests() -> list[str]:
    return list(PageImage.objects.values_list("sha256", flat=True))


def test_a_backup_is_restored_where_nothing_is(media, backups, elsewhere, tmp_path):
    Session.objects.create(session_key="s", session_data="", expire_date=timezone.now())
    CachedPage.objects.create(key="k", state="1", etag="e", headers={}, body=b"page")
    backup, faults = take_backup(backups, media)
    assert faults == []
    assert list(backup.faults()) == [None] * 4
    expected = [(one.identifier, one.title) for one in Document.objects.all()]
    text = Document.objects.get().transcription.text
    with elsewhere():
        assert documents_held() == 0
        assert restore(backup, tmp_path / "restored") == 2
        restored = [(one.identifier, one.title) for one in Document.objects.all()]
        assert restored == expected
        assert Document.objects.get().transcription.text == text
        assert not Session.objects.exists()
        assert not CachedPage.objects.exists()
        for digest in digests():
            open_master(tmp_path / "restored", digest).close()


def test_a_restored_archive_is_shown_by_no_front(
    media, backups, elsewhere, settings, tmp_path
):
    settings.LETTERS_FRONT = tmp_path / "front"
    front = FrontFolder(settings.LETTERS_FRONT)
    RegisteredFront.objects.create(identity=front.make())
    backup, _ = take_backup(backups, media)
    front.begin_opening("1-").finish()
    with elsewhere():
        restore(backup, media)
        assert front.current() is None
        assert not RegisteredFront.objects.exists()


def test_a_backup_replaces_what_is_there(media, backups, elsewhere):
    backup, _ = take_backup(backups, media)
    with elsewhere():
        restore(backup, media)
        Document.objects.update(title="Changed")
        make_document("a-later-one")
        damaged = master_path(media, digests()[0])
        flip_byte(damaged)
        assert documents_held() == 2
        assert restore(backup, media) == 1
        assert [one.title for one in Document.objects.all()] != ["Changed"]
        assert documents_held() == 1
        open_master(media, digests()[0]).close()


def test_a_restored_archive_can_be_backed_up_and_restored_again(
    media, backups, elsewhere
):
    backup, _ = take_backup(backups, media)
    with elsewhere():
        restore(backup, media)
        again, _ = take_backup(backups / "second", media)
        restore(again, media)
        assert again.manifest().rows == backup.manifest().rows


def test_a_restoration_that_fails_changes_nothing(media, backups, elsewhere):
    backup, _ = take_backup(backups, media)
    with elsewhere():
        restore(backup, media)
        make_document("a-later-one")
        content = backup.dump.read_bytes()
        backup.dump.write_bytes(content[: len(content) * 2 // 3])
        with pytest.raises(BackupError, match="failed"):
            restore_database(connection, backup.dump)
        assert documents_held() == 2


def test_each_flipped_bit_is_found(media, backups):
    backup, _ = take_backup(backups, media)
    files = sorted(path for path in backups.rglob("*") if path.is_file())
    draw = random.Random(SEED)  # noqa: S311
    found = 0
    for _ in range(FLIPS):
        file = draw.choice(files)
        bytes_before = file.read_bytes()
        flipped = bytearray(bytes_before)
        flipped[draw.randrange(len(flipped))] ^= 1 << draw.randrange(8)
        file.chmod(0o600)
        file.write_bytes(flipped)
        try:
            found += any(backup.faults())
        except BackupError:
            found += 1
        file.write_bytes(bytes_before)
    assert found == FLIPS
    assert not any(backup.faults())


def test_what_is_damaged_or_missing_is_named_and_all_else_is_taken(media, backups):
    first, second = digests()
    flip_byte(master_path(media, first))
    master_path(media, second).unlink()
    backup, faults = take_backup(backups, media)
    assert len(faults) == 2
    assert first in faults[0]
    assert second in faults[1]
    assert backup.manifest().masters == 0
    assert backup.manifest().rows["letters_document"] == 1


def test_a_scan_is_copied_once_and_goes_with_its_last_backup(media, backups):
    first, _ = take_backup(backups, media)
    stored = master_path(first.masters_folder, digests()[0])
    written = stored.stat().st_mtime_ns
    first.folder.rename(first.folder.with_name("2026-01-01T000000Z"))
    PageImage.objects.all().delete()
    master_path(media, stored.name).unlink()
    second, _ = take_backup(backups, media)
    assert stored.stat().st_mtime_ns == written
    assert find_backup(backups) == second
    assert len(remove_old(backups, 2)) == 0
    assert stored.exists()
    assert len(remove_old(backups, 1)) == 1
    assert not stored.exists()
    assert not any(second.faults())


def test_a_backup_that_was_interrupted_is_none(media, backups):
    def interrupted(_digests):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        take_backup(backups, media, interrupted)
    assert backups_in(backups) == []
    assert (backups / UNFINISHED).is_dir()
    backup, _ = take_backup(backups, media)
    assert backups_in(backups) == [backup]
    assert not (backups / UNFINISHED).exists()


def test_it_has_one_state_of_the_database(media, backups):
    """A letter that is stored while the scans are copied is in no part of the backup."""

    def meanwhile(names):
        make_document("a-later-one")
        yield from names

    backup, _ = take_backup(backups, media, meanwhile)
    assert documents_held() == 2
    assert backup.manifest().rows["letters_document"] == 1


def test_a_folder_without_a_backup_is_said_to_have_none(tmp_path):
    with pytest.raises(BackupError, match="no whole backup"):
        find_backup(tmp_path)
    assert find_backup_itself(tmp_path) == Backup(tmp_path / "2026-01-01T000000Z")


def find_backup_itself(folder: Path) -> Backup:
    backup = folder / "2026-01-01T000000Z"
    backup.mkdir()
    return find_backup(backup)
