"""The supervisor starts its programs again, but for those that have done their work."""

import pytest

from archive.serving.children import MOST_ENDINGS, Child

SUCCEED, FAIL = ("-c", ""), ("-c", "raise SystemExit(1)")
PORT = 8000


def ended(arguments, *, has_an_end, restart_seconds=0):
    child = Child("program", arguments, restart_seconds, has_an_end=has_an_end)
    child.start(PORT)
    child.wait(60)
    return child


def is_started_again(child):
    """Noticed in one look, done in the next."""
    child.start_again_if_due(PORT)
    child.start_again_if_due(PORT)
    is_started = child.exit_code is None
    child.kill()
    return is_started


@pytest.mark.parametrize(
    ("arguments", "has_an_end", "expected"),
    [(SUCCEED, False, True), (FAIL, False, True), (FAIL, True, True)],
)
def test_one_that_ends_before_its_time_is_started_again(
    arguments, has_an_end, expected, capsys
):
    child = ended(arguments, has_an_end=has_an_end)

    assert is_started_again(child) is expected
    assert "The program has ended; it is started again." in capsys.readouterr().err


def test_one_that_has_done_its_work_is_not():
    assert not is_started_again(ended(SUCCEED, has_an_end=True))


def test_one_that_has_failed_waits_a_while():
    child = ended(FAIL, has_an_end=True, restart_seconds=3600)
    assert not is_started_again(child)


def test_one_that_keeps_ending_cannot_work_here():
    child = ended(FAIL, has_an_end=False)
    keeps_ending = []
    for _ in range(MOST_ENDINGS):
        child.start_again_if_due(PORT)
        keeps_ending.append(child.keeps_ending)
        child.start_again_if_due(PORT)
        child.wait(60)

    assert keeps_ending == [*[False] * (MOST_ENDINGS - 1), True]
