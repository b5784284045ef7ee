"""File locks, as the lease and the one server of an archive use them."""

import pytest

from archive import locks
from letters.tests.archive.leases import release


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "lock"
    yield path
    release(path)


def test_nobody_holds_what_does_not_exist(path):
    assert not locks.is_held(path)
    assert not path.exists()


def test_it_is_held_until_released(path):
    locks.acquire_shared(path, timeout=0)
    assert locks.is_held(path)

    release(path)
    assert not locks.is_held(path)


def test_a_lock_acquired_twice_is_released_once(path):
    locks.acquire_shared(path, timeout=0)
    locks.acquire_shared(path, timeout=0)

    release(path)

    assert not locks.is_held(path)


def test_nobody_shares_a_lock_that_is_held_alone(path):
    with locks.exclusive(path, timeout=0), pytest.raises(locks.LockTimeoutError):
        locks.acquire_shared(path, timeout=0)


def test_nobody_holds_alone_what_is_shared(path):
    locks.acquire_shared(path, timeout=0)

    with pytest.raises(locks.LockTimeoutError), locks.exclusive(path, timeout=0):
        pass


def test_a_lock_file_that_was_deleted_and_made_again_is_held_anew(path):
    locks.acquire_shared(path, timeout=0)
    path.unlink()
    path.touch()

    locks.acquire_shared(path, timeout=0)

    assert locks.is_held(path)
