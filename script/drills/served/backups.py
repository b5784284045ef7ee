"""A backup is restored in another cluster; an index stands beside another's database."""

from __future__ import annotations

import shutil
from collections import Counter

from drills.served.archive import LETTER, Archive, wait
from drills.served.damage import in_words, total_found

from archive.embedded.cluster import DATABASE

# Each COMMIT ends a transaction that has an id.
GIVE_OUT_IDS = """
    DO $$ BEGIN
        WHILE pg_current_xact_id()::text::bigint < {last} LOOP COMMIT; END LOOP;
    END $$
"""
CHANGE = """
    BEGIN;
    UPDATE letters_document SET {change}
    WHERE identifier = 'reagan-andropov-1983-draft';
    SELECT pg_current_xact_id();
    COMMIT;
"""
# Beyond the ids that the new cluster needs until its archive is served.
LATER = 50_000


def restore_a_backup(archive: Archive, other: Archive) -> str:
    """A letter is withdrawn in a transaction with the id of one before the backup."""
    with archive.served():
        archive.psql(GIVE_OUT_IDS.format(last=LATER))
        number = int(archive.psql(CHANGE.format(change="title = title || '.'")))
        before = archive.status(LETTER)
        dump = archive.run("pg_dump", DATABASE)
    other.database("start")
    other.psql(dump)
    with other.served():
        kept, found_before = other.status(LETTER), total_found(other)
        other.psql(GIVE_OUT_IDS.format(last=number - 1))
        same = int(other.psql(CHANGE.format(change="status = 'draft'"))) == number
        withdrawn = other.status(LETTER)
        found = total_found(other)
        seconds = wait(
            lambda: other.psql("SELECT count(*) FROM letters_indexrequest") == "0"
        )
    return (
        f"a letter was {before} before the backup, {kept} after, and {withdrawn} when it "
        f"was withdrawn in a transaction with {'the same' if same else 'ANOTHER'} id; "
        f"a search found {found_before} documents, then {found}; the index knew after "
        f"{seconds:.1f} s"
    )


def exchange_the_index(archive: Archive, other: Archive) -> str:
    """The index of one archive is put beside the database of the other."""
    with other.served():
        right = total_found(other)
        shutil.rmtree(other.index)
        shutil.copytree(archive.index, other.index)
        answers: Counter[str] = Counter()

        def is_own_again() -> bool:
            ready = other.status("/health/ready")
            total = total_found(other)
            answers["right" if total == right else str(total)] += 1
            return ready == 200 and total == right and _differs(archive, other)

        seconds = wait(is_own_again)
    return f"an index of its own after {seconds:.1f} s; until then {in_words(answers)}"


def _differs(archive: Archive, other: Archive) -> bool:
    generations = [(one.index / "current").read_text() for one in (archive, other)]
    return generations[0] != generations[1]
