"""Pairs of lines in real lists of persons: 60 of one person and 60 of two."""

from __future__ import annotations

import csv
import lzma
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest import TestCase

from lxml import etree

from letters.derivation.people.identities import group_people
from letters.derivation.people.likely import propose_likely, rank_likely
from letters.derivation.people.list_entries import ListedPerson
from letters.derivation.people.person_groups import Group, Groups
from letters.tei.volume.contents import EntryKind
from letters.tei.volume.lists import read_entries
from letters.tests.corpus import VOLUMES, needs, whole

PAIRS = Path(__file__).with_name("pairs.tsv")
# Of 60 pairs of one person, so many are joined or proposed.
LEAST_JOINED = 55
ONE_PERSON = (
    "Khrushchev, Nikita",
    "Brezhnev, Leonid",
    "Tito, ",
    "Dobrynin, Anatol",
    "Johnson, Lyndon",
    "Kissinger, Henry",
)


def volume_file(identifier: str) -> Path:
    plain = VOLUMES / f"{identifier}.xml"
    return plain if plain.exists() else VOLUMES / "scale" / f"{identifier}.xml.xz"


def pairs(kind: str) -> list[tuple[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return [(row["first"], row["second"]) for row in rows if row["same"] == kind]


def files() -> list[Path]:
    lines = [*pairs("yes"), *pairs("no")]
    volumes = {line.split("/")[0] for pair in lines for line in pair}
    return [volume_file(volume) for volume in sorted(volumes)]


def listed(file: Path) -> Iterator[ListedPerson]:
    """The list of persons of a volume, which stands before its documents."""
    data = file.read_bytes()
    if file.suffix == ".xz":
        data = lzma.decompress(data)
    front = re.split(rb'<div[^>]{0,300}type="document"', data, maxsplit=1)[0]
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False)
    root = etree.fromstring(front, parser)
    edition = file.name.split(".")[0]
    for entry in read_entries(root, {}):
        if entry.kind is EntryKind.PERSON:
            identifier = f"{edition}/{entry.key}"
            yield ListedPerson(identifier, entry.name, entry.description, edition)


@cache
def groups() -> Groups:
    return group_people([person for file in files() for person in listed(file)])


@whole
@needs(*files())
class PairTests(TestCase):
    def test_no_two_people_are_merged(self):
        for first, second in pairs("no"):
            with self.subTest(first=first, second=second):
                self.assertIsNot(groups().of[first], groups().of[second])

    def test_those_of_one_person_are_merged_or_proposed(self):
        proposed = [set(identity.people) for identity in propose_likely(groups())]
        joined = 0
        for pair in pairs("yes"):
            first, second = (groups().of[line] for line in pair)
            joined += first is second or any(
                first.people & people and second.people & people for people in proposed
            )
        self.assertGreaterEqual(joined, LEAST_JOINED)

    def test_the_other_record_is_the_first_that_is_proposed(self):
        likeliest: dict[Group, Group] = {}
        for pair in rank_likely(groups()):
            first, second = groups().of[pair.first], groups().of[pair.second]
            likeliest.setdefault(first, second)
            likeliest.setdefault(second, first)
        right = [
            first is second
            or likeliest.get(first) is second
            or likeliest.get(second) is first
            for first, second in (map(groups().of.get, pair) for pair in pairs("yes"))
        ]
        self.assertGreaterEqual(sum(right), LEAST_JOINED)

    def test_those_whom_every_reader_looks_for_are_one(self):
        for name in ONE_PERSON:
            people = {
                group
                for group in groups()
                for profile in group.profiles
                if profile.line.name.startswith(name)
            }
            with self.subTest(name):
                self.assertEqual(len(people), 1)
