"""What older rules derived is derived again beside a server, one text after the other."""

from unittest import mock

from django.db import OperationalError, connections
from django.test import TestCase, TransactionTestCase

from letters.derivation.derive import DERIVATION_VERSION
from letters.ingest import derivation_run, derived_rows
from letters.ingest.derivation_run import BackgroundRun, keys_of_documents
from letters.models import DocumentStatus, SectionText, Transcription
from letters.models.derivation_state import derivation_state
from letters.models.locks import AdvisoryLock
from letters.tei.errors import SourceError
from letters.tests.factories import make_document, make_edition, make_section
from letters.tests.stopping import StopAfter


def run(waits=1):
    """What a run in the background says."""
    said = []
    BackgroundRun(said.append, StopAfter(waits)).run()
    return said


def refusing(text):
    """Rules that refuse the texts with these words."""
    derive = derived_rows.derive

    def refuse(body, known, context):
        records = derive(body, known, context)
        if text in records.text:
            raise SourceError("Not by these rules.")
        return records

    return mock.patch.object(derived_rows, "derive", refuse)


class BackgroundRunTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.draft = make_document("draft", status=DocumentStatus.DRAFT)
        cls.odd = make_document("odd", "An odd letter.")
        cls.letter = make_document("letter")
        Transcription.objects.update(derivation_version=0)

    def test_it_derives_all_that_older_rules_derived(self):
        self.assertEqual(
            run(),
            [
                "All 3 documents are read anew; 0 of them were refused and stay as they "
                "were."
            ],
        )
        self.assertFalse(Transcription.objects.older().exists())
        self.assertEqual(run(), [])

    def test_what_readers_see_comes_first(self):
        keys = keys_of_documents(Transcription.objects.all())
        self.assertEqual(keys, [self.odd.pk, self.letter.pk, self.draft.pk])

    def test_one_that_is_refused_leaves_the_others_and_is_not_tried_again(self):
        with refusing("odd"), self.assertLogs("letters.ingest.derivation_run") as logs:
            said = run()

        self.assertIn("1 of them were refused", said[0])
        self.assertIn("odd is not read anew: Not by these rules.", logs.output[0])
        older = Transcription.objects.older()
        self.assertEqual([text.pk for text in older], [self.odd.pk])
        self.assertEqual(run(), [])
        state = derivation_state()
        self.assertEqual((state.awaiting, state.refused), (0, 1))

    def test_the_next_version_tries_it_again(self):
        Transcription.objects.update(refused_version=DERIVATION_VERSION - 1)
        self.assertEqual(len(run()), 1)
        self.assertFalse(Transcription.objects.older().exists())

    def test_one_that_the_database_refuses_for_now_comes_last(self):
        derive_stored, tried = derivation_run.derive_stored, []

        def deadlock_once(key, **options):
            tried.append(key)
            if len(tried) == 1:
                raise OperationalError("deadlock detected")
            return derive_stored(key, **options)

        with (
            mock.patch.object(derivation_run, "derive_stored", deadlock_once),
            mock.patch.object(derivation_run.connection, "close"),
            self.assertLogs("letters.ingest.derivation_run"),
        ):
            run(waits=2)

        self.assertEqual(
            tried, [self.odd.pk, self.letter.pk, self.draft.pk, self.odd.pk]
        )

    def test_killed_in_the_midst_it_goes_on_where_it_was(self):
        derive_stored, tried = derivation_run.derive_stored, []

        def end_at_the_second(key, **options):
            tried.append(key)
            if len(tried) == 2:
                raise SystemExit
            return derive_stored(key, **options)

        with mock.patch.object(derivation_run, "derive_stored", end_at_the_second):
            with self.assertRaises(SystemExit):
                run()
            run()

        # The one in which it ended comes last.
        keys = [self.odd.pk, self.letter.pk, self.draft.pk, self.letter.pk]
        self.assertEqual(tried, keys)
        self.assertFalse(Transcription.objects.older().exists())

    def test_one_that_ends_the_process_each_time_is_given_up(self):
        for _ in range(derivation_run.MOST_ATTEMPTS):
            with (
                mock.patch.object(
                    derivation_run, "derive_stored", side_effect=SystemExit
                ),
                self.assertRaises(SystemExit),
            ):
                Transcription.objects.exclude(pk=self.odd.pk).update(
                    refused_version=DERIVATION_VERSION
                )
                run()
        Transcription.objects.update(refused_version=0)

        with self.assertLogs("letters.ingest.derivation_run") as logs:
            run()

        self.assertIn("odd is not read anew: It was begun 5 times", logs.output[0])
        self.assertEqual(derivation_state().refused, 1)

    def test_one_that_takes_too_long_is_refused(self):
        def never_end(*_):
            while True:
                pass

        with (
            mock.patch.object(derivation_run, "SECONDS_FOR_A_TEXT", 0.05),
            mock.patch.object(derived_rows, "derive", never_end),
            self.assertLogs("letters.ingest.derivation_run") as logs,
        ):
            run()

        self.assertIn("takes longer than 0.05 seconds", logs.output[0])
        self.assertEqual(derivation_state().refused, 3)

    def test_it_says_how_far_it_is(self):
        with mock.patch.object(derivation_run, "DOCUMENTS_BETWEEN_REPORTS", 2):
            self.assertEqual(run()[0], "2 of 3 documents are read anew.")


class SectionRunTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        section = make_section(make_edition(), html="<p>As it was</p>")
        cls.text = SectionText.objects.filter(section=section)

    def test_it_is_derived(self):
        run()
        self.assertEqual(self.text.get().derivation_version, DERIVATION_VERSION)

    def test_one_that_is_refused_stays_and_is_named(self):
        self.text.update(tei="<div")
        with self.assertLogs("letters.ingest.derivation_run") as logs:
            run()

        self.assertIn("frus1961-63v06, section ch1 is not read anew", logs.output[0])
        self.assertEqual(self.text.get().html, "<p>As it was</p>")
        (refused,) = derivation_state().refused_sections
        self.assertIn("Not well-formed", refused.refusal)
        self.assertEqual(run(), [])


class SoleRunTests(TransactionTestCase):
    def test_while_another_process_derives_it_waits(self):
        make_document()
        Transcription.objects.update(derivation_version=0)
        session = connections.create_connection("default")
        self.addCleanup(session.close)
        lock = [AdvisoryLock.DERIVATION]
        session.cursor().execute("SELECT pg_advisory_lock(%s, 0)", lock)

        self.assertEqual(run(waits=3), [])
        self.assertTrue(Transcription.objects.older().exists())

        session.cursor().execute("SELECT pg_advisory_unlock(%s, 0)", lock)
        run()
        self.assertFalse(Transcription.objects.older().exists())
