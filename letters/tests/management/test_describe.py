"""manage.py describe: what is stated of documents, with the words it is read from."""

from __future__ import annotations

import json
from io import StringIO
from typing import Any

from django.core.management import CommandError, call_command
from django.test import TestCase

from letters.models import (
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    FormerIdentifier,
)
from letters.tests.factories import make_document
from letters.tests.ingest.test_carried_letters import HANDED_OVER

TELEGRAM = """\
::: heading
Telegram From the Embassy in the Soviet Union to the Department of State
:::

::: dateline
Moscow, March 1, 1960
:::

Secret

Niact

Eyes Only

The talks went well.

::: signature
Thompson
:::
"""


def describe(*arguments: str, **options: Any) -> list[dict[str, Any]]:
    output = StringIO()
    call_command("describe", *arguments, stdout=output, **options)
    return [json.loads(line) for line in output.getvalue().splitlines()]


class DescribeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.telegram = make_document("telegram", TELEGRAM)
        make_document("draft", "Dear Mr. Chairman:", status=DocumentStatus.DRAFT)

    def test_who_signed_sent_and_received_it_is_told_with_the_words(self):
        (line,) = describe("telegram")
        heading = (
            "Telegram From the Embassy in the Soviet Union to the Department of State"
        )
        for part, name, evidence in (
            ("signers", "Thompson", "Thompson"),
            ("senders", "the Embassy in the Soviet Union", heading),
            ("recipients", "the Department of State", heading),
        ):
            with self.subTest(part):
                told = [(each["name"], each["evidence"]) for each in line[part]]
                self.assertEqual(told, [(name, evidence)])

    def test_participants_have_their_office_and_side(self):
        CorrespondenceEvent.objects.create(
            document=self.telegram,
            type=CorrespondenceEvent.Type.TOOK_PART,
            name_as_written="Gromyko",
            role="Foreign Minister",
            side="USSR",
            evidence="Mr. Gromyko, Foreign Minister",
        )
        ((participant,),) = [line["participants"] for line in describe("telegram")]
        self.assertEqual(
            [participant[name] for name in ("name", "role", "side", "evidence")],
            ["Gromyko", "Foreign Minister", "USSR", "Mr. Gromyko, Foreign Minister"],
        )

    def test_markings_are_terms_with_the_printed_words(self):
        (line,) = describe("telegram")
        self.assertEqual(line["level"], {"value": "secret", "evidence": "Secret"})
        self.assertEqual(
            line["handling"], [{"value": "eyes only", "evidence": "Eyes Only"}]
        )
        self.assertEqual(line["precedence"], [{"value": "niact", "evidence": "Niact"}])

    def test_what_is_not_stated_is_empty(self):
        (line,) = describe("draft")
        self.assertIsNone(line["level"])
        for part in ("signers", "senders", "participants", "subject", "transmitted"):
            with self.subTest(part):
                self.assertEqual(line[part], [])

    def test_what_is_not_certain_of_a_transmitted_text_is_told(self):
        make_document("carrier", HANDED_OVER, kind="telegram")
        (text,) = describe("carrier")[0]["transmitted"]

        self.assertEqual((text["from"], text["to_doubt"]), ("Gromyko", ""))
        self.assertIn("handed it over", text["from_doubt"])
        self.assertIn("where it ends", text["ends_doubt"])

    def test_a_document_without_a_text_is_described_too(self):
        Document.objects.create(identifier="described", title="Described")
        self.assertEqual(describe("described")[0]["transmitted"], [])

    def test_all_are_written_drafts_among_them(self):
        names = [line["document"] for line in describe("--all")]
        self.assertEqual(names, ["draft", "telegram"])

    def test_a_former_identifier_leads_to_the_document(self):
        FormerIdentifier.objects.create(identifier="old", document=self.telegram)
        self.assertEqual(describe("old")[0]["document"], "telegram")

    def test_unknown_ones_are_named_and_the_others_written(self):
        output = StringIO()
        with self.assertRaisesMessage(CommandError, "No document absent, nowhere."):
            call_command("describe", "absent", "draft", "nowhere", stdout=output)
        self.assertEqual(json.loads(output.getvalue())["document"], "draft")

    def test_it_asks_for_a_document_or_for_all(self):
        for arguments in ((), ("draft", "--all")):
            with (
                self.subTest(arguments),
                self.assertRaisesMessage(CommandError, "--all"),
            ):
                describe(*arguments)

    def test_a_text_that_the_rules_refuse_is_named(self):
        self.telegram.transcription.tei = "<div"
        self.telegram.transcription.save()
        with self.assertRaisesMessage(CommandError, "telegram: "):
            describe("draft", "telegram")

    def test_its_queries_do_not_grow_with_the_documents(self):
        # The documents with their texts, the events, and their agents.
        for number in range(5):
            make_document(f"more-{number}", TELEGRAM)
        with self.assertNumQueries(2):
            describe("--all")
