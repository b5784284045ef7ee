"""Two editors save at the same moment, again and again: no word of either is lost."""

from __future__ import annotations

import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from django.db import connection
from django.test import Client, TransactionTestCase

from letters.models import DocumentStatus
from letters.tests.admin.documents.random_edits import (
    Editor,
    notation,
    settle,
    stored_words,
)
from letters.tests.admin.pages import change_address, open_form
from letters.tests.factories import make_archivist, make_document

# script/drill edits asks for more of them.
ROUNDS = int(os.environ.get("LETTERS_ROUNDS_OF_EDITS", "20"))
SEED = int(os.environ.get("LETTERS_SEED_OF_EDITS", "1962"))
MOST_TRIES = 6


class RandomSavesTests(TransactionTestCase):
    def setUp(self):
        self.counted: Counter[str] = Counter()
        self.editors = [Editor("anna"), Editor("boris")]
        self.clients = []
        for editor in self.editors:
            client = Client()
            client.force_login(make_archivist(editor.name))
            self.clients.append(client)

    def test_every_word_is_saved_or_given_back_to_who_typed_it(self):
        chance = random.Random(SEED)  # noqa: S311
        for number in range(ROUNDS):
            if number % 10 == 0:
                # A new letter: the words of many rounds make it slow to save.
                self.document = make_document(
                    f"letter-{number}", notation(), status=DocumentStatus.DRAFT
                )
            with self.subTest(round=number, seed=SEED):
                self.edit_at_once(chance)
        print(f"{ROUNDS} rounds: {dict(sorted(self.counted.items()))}")  # noqa: T201
        self.assertGreater(self.counted["merged"], 0)
        self.assertGreater(self.counted["asked"], 0)

    def edit_at_once(self, chance):
        form = open_form(self.clients[0], self.document)
        for editor in self.editors:
            editor.open(form)
            editor.change(chance)
        responses = self.save_at_once()
        self.assertNotIn(500, [one.status_code for one in responses])
        stored = stored_words(self.document)
        saved = [one.status_code == 302 for one in responses]
        for editor, response, is_saved in zip(
            self.editors, responses, saved, strict=True
        ):
            given_back = stored if is_saved else response.content.decode()
            self.assertEqual(editor.missing_in(given_back), [])
        self.count(responses)
        for at, response in enumerate(responses):
            if response.status_code == 200:
                self.settle(at, response)
        stored = stored_words(self.document)
        for editor in self.editors:
            self.assertEqual(editor.missing_in(stored), [])
        self.counted["words"] += sum(len(editor.words) for editor in self.editors)

    def save_at_once(self):
        address = change_address(self.document)

        def send(at):
            try:
                data = {**self.editors[at].form, "_save": "x"}
                return self.clients[at].post(address, data)
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(send, range(2)))

    def settle(self, at, response):
        """Save what was refused, as somebody who wants the words of both."""
        other = self.editors[1 - at]
        for _ in range(MOST_TRIES):
            form = settle(response, [])
            there = "\n".join(form.values())
            form = settle(response, other.missing_in(there))
            data = {**form, "_save": "x"}
            response = self.clients[at].post(change_address(self.document), data)
            if response.status_code == 302:
                return
        self.fail("What was asked could not be settled.")

    def count(self, responses):
        asked = sum(one.status_code == 200 for one in responses)
        self.counted["asked" if asked else "merged"] += 1
