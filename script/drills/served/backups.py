"""A backup is restored in another cluster; an index stands beside another's database."""

from __future__ import annotations

import hashlib
import shutil
from collections import Counter
from pathlib import Path

from drills.served.archive import LETTER, Archive, wait
from drills.served.damage import MAKE_SCANS, in_words, total_found
from drills.served.traffic import Traffic, exit_code_of

from archive.backups.backup_folder import DUMP
from archive.embedded.cluster import DATABASE
from letters.tests.archive.programs import manage

SAVES = 10
MASTERS = "media/masters"

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


def back_up_under_load(archive: Archive, other: Archive) -> str:
    """A backup of an archive at work is restored in another: are they equal?"""
    folder = archive.folder / "backups"
    with archive.served():
        manage(archive.folder, "shell", "--no-imports", "-c", MAKE_SCANS)
        traffic = Traffic(archive)
        with traffic.flowing():
            wait(lambda: len(traffic.acknowledged) >= SAVES and traffic.imports > 1)
            before = {*traffic.acknowledged}
            code = exit_code_of(archive, "backup", str(folder))
    codes = [code, exit_code_of(other, "restore", str(folder), "--replace")]
    (taken,) = (one for one in folder.iterdir() if (one / DUMP).exists())
    rows = [
        _rows_in(other.run("pg_restore", "-f", "-", str(taken / DUMP))),
        _rows_in(other.run("pg_dump", DATABASE)),
    ]
    differing = {
        row.partition(" ")[0] for row in (rows[0] - rows[1]) + (rows[1] - rows[0])
    }
    files = [_digests(one) for one in (folder / "masters", other.folder / MASTERS)]
    query = "SELECT identifier FROM letters_document WHERE status = 'published'"
    with other.served():
        published = other.psql(query).split()
        statuses = Counter(str(other.status(f"/documents/{one}/")) for one in published)
        stored = {*other.psql(query.partition(" WHERE")[0]).split()}
        codes.append(exit_code_of(other, "check_index"))
        # A backup has no tiles of its scans: they are cut first.
        seconds = wait(lambda: exit_code_of(other, "verify") == 0)
    return (
        f"backup, restore and check_index exit with {codes}, verify finds no fault "
        f"{seconds:.0f} s after the start; the rows are "
        f"{'NOT EQUAL' if differing else 'equal'} {differing or ''}, {len(files[0])} files "
        f"{'equal' if files[0] == files[1] else 'NOT EQUAL'}; {len(published)} addresses: "
        f"{in_words(statuses)}; {len(before - stored)} of {len(before)} letters that were "
        "saved before are lost"
    )


def _rows_in(dump: str) -> Counter[str]:
    """Each row of a dump behind the name of its table, and how often it is there."""
    table, rows = "", Counter[str]()
    for line in dump.splitlines():
        if line.startswith("COPY "):
            table = line.split()[1]
        elif line == "\\.":
            table = ""
        elif table:
            rows[f"{table} {line}"] += 1
    return rows


def _digests(folder: Path) -> set[str]:
    return {
        hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


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
