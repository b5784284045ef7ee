"""Exchanges of real volumes as a person read them: who to whom, when, answering which.

Stretches of three documents that follow each other, drawn by a seed, were read in the
volume before the page was looked at. An answer with a question mark may be left out.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.test import TestCase

from letters.ingest.addresses_of_people import give_addresses
from letters.ingest.volumes.volume_import import import_volume
from letters.models import Agent, Document, DocumentStatus
from letters.reader.exchange import Exchange, ExchangedLetter
from letters.reader.replies import ANSWERS
from letters.tests.corpus import needs, volume, whole

TRUTH = Path(__file__).parents[1] / "derivation" / "truth"
VOLUME = "frus1961-63v06"
KENNEDY, KHRUSHCHEV = "kennedy-john-f", "khrushchev-nikita-s"
UNDATED = "undated"
# "The date of July 28, which you suggest" names no letter and no note does.
NOT_FOUND = {"104"}


class ReadLetter(NamedTuple):
    document: str
    is_letter: str
    sender: str
    recipient: str
    date: str
    answers: str
    carried: str

    def agrees(self, found: list[ExchangedLetter], names: dict[str, str]) -> bool:
        if self.is_letter == "0":
            return not found
        if len(found) != 1:
            return False
        (letter,) = found
        day = letter.document.date_edtf.partition("T")[0]
        is_carried = letter.document.carrier_id is not None
        return (
            self._has_sides(letter.document, names)
            and (day == self.date or (self.date == UNDATED and len(day) != 10))
            and is_carried == self.carried.isdigit()
            and (not self.carried or is_carried or self.carried in letter.telegrams)
            and self._has_answers(letter)
        )

    def _has_sides(self, document: Document, names: dict[str, str]) -> bool:
        events = document.correspondence_events.filter(
            agent__isnull=False, footnote_key=""
        )
        for kind, words in (("sent", self.sender), ("received", self.recipient)):
            found = {
                names.get(event.agent.address, "")
                for event in events
                if event.type == kind
            }
            if not {*words.split("+")} <= found:
                return False
        return True

    def _has_answers(self, letter: ExchangedLetter) -> bool:
        found = {
            answer.letter.identifier.partition("/d")[2].partition("-")[0]
            if answer.letter
            else answer.missing
            for answer in letter.answers
            if answer.relation == ANSWERS
        }
        words = self.answers.split()
        certain = {word for word in words if not word.startswith("?")}
        return certain <= found <= {word.removeprefix("?") for word in words}


def read_by_a_person(name: str) -> list[ReadLetter]:
    with (TRUTH / name).open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [ReadLetter(*row) for row in rows][1:]


@whole
@needs(volume(VOLUME))
class KennedyAndKhrushchevTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        file = volume(VOLUME)
        import_volume(
            file.read_bytes(), file.name, DocumentStatus.PUBLISHED, lambda _: None
        )
        give_addresses()

    def test_the_thread_is_as_it_was_read_in_the_volume(self):
        reader = AnonymousUser()
        agents = Agent.objects.visible_to(reader).with_records(reader)
        one, other = (agents.get(address=name) for name in (KENNEDY, KHRUSHCHEV))
        exchange = Exchange(
            one.record_keys, other.record_keys, Document.objects.visible_to(reader)
        )
        found: dict[str, list[ExchangedLetter]] = {}
        for letter in exchange.tell(exchange.keys):
            number = letter.document.identifier.partition("/d")[2].partition("-")[0]
            found.setdefault(number, []).append(letter)
        names = {agent.address: str(agent).split()[-1] for agent in agents}
        read = read_by_a_person("exchange_kennedy_khrushchev.tsv")
        wrong = {
            each.document
            for each in read
            if not each.agrees(found.get(each.document, []), names)
        }
        self.assertEqual(len(read), 52)
        self.assertEqual(wrong, NOT_FOUND)
