"""Tables of metadata: what goes in, what is refused and why, and that nothing is lost."""

import csv
import io
from collections import Counter

from django.contrib.auth.models import Group
from django.test import TestCase

from letters.exports.table_file import guarded
from letters.ingest.bulk.csv_files import TableRefusedError
from letters.ingest.bulk.metadata_columns import COLUMNS, row_of, with_what_rows_say
from letters.ingest.bulk.metadata_import import MetadataImport, read_metadata_table
from letters.ingest.bulk.row_plans import RowOutcome
from letters.models import (
    ArchivalUnit,
    CorrespondenceEvent,
    Document,
    DocumentStatus,
    Repository,
    Revision,
)
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import (
    load_collection,
    make_agent,
    make_document,
    make_edition,
    make_section,
)
from letters.tests.ingest.bulk import faulty_table as faulty

NAMES = [column.name for column in COLUMNS]


def write(rows, separator=",", encoding="utf-8"):
    lines = io.StringIO(newline="")
    guarded_rows = [[guarded(cell) for cell in row] for row in rows]
    csv.writer(lines, delimiter=separator).writerows(guarded_rows)
    return lines.getvalue().encode(encoding)


def exported(*identifiers):
    """The table that goes out, a dictionary for each document."""
    documents = with_what_rows_say(Document.objects.order_by("identifier"))
    if identifiers:
        documents = documents.filter(identifier__in=identifiers)
    return [dict(zip(NAMES, row_of(each), strict=True)) for each in documents]


def take(rows, user=None, **options):
    """Import dictionaries; return what became of each row."""
    content = write([[*rows[0]], *(row.values() for row in rows)], **options)
    return [*importing(content, user).run()]


def change(identifier, user=None, **cells):
    """Import one row; its columns are written with "_" for a space."""
    return take([{"identifier": identifier, **cells}], user)[0]


def importing(content, user=None):
    return MetadataImport("table.csv", read_metadata_table(content), user)


def told(plan):
    return " ".join(fault.message for fault in plan.faults)


class ThousandRowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_section(make_edition(faulty.EDITION), faulty.SECTION)
        for name in ("one", "other"):
            repository = Repository.objects.create(identifier=name, name=name)
            ArchivalUnit.objects.create(
                repository=repository,
                title=faulty.TWICE,
                level_of_description="series",
            )
        make_document(faulty.STORED)

    def test_each_fault_is_named_and_all_other_rows_go_in_once(self):
        content, expected = faulty.faulty_table()
        self.assertEqual(len(expected), faulty.FAULTS)
        table = importing(content)

        planned = Counter(plan.outcome for plan in table.plan())
        first = [*table.run()]
        revisions = Revision.objects.count()
        second = Counter(plan.outcome for plan in table.run())

        outcomes = Counter(plan.outcome for plan in first)
        self.assertEqual(outcomes, planned)
        self.assertEqual(outcomes[RowOutcome.CREATED], faulty.ROWS - faulty.FAULTS)
        self.assertEqual(outcomes[RowOutcome.REFUSED], faulty.FAULTS)
        faults = [fault for plan in first for fault in plan.faults]
        self.assertEqual(
            [(fault.line, fault.column) for fault in faults],
            [(fault.line, fault.column) for fault in expected],
        )
        for fault, (_, _, words) in zip(faults, expected, strict=True):
            self.assertIn(words, fault.message)
        self.assertEqual(
            second,
            {
                RowOutcome.UNCHANGED: faulty.ROWS - faulty.FAULTS,
                RowOutcome.REFUSED: faulty.FAULTS,
            },
        )
        self.assertEqual(Revision.objects.count(), revisions)

    def test_a_run_that_was_stopped_goes_on(self):
        content, _ = faulty.faulty_table()
        run = importing(content).run()
        before = Counter(next(run).outcome for _ in range(50))
        run.close()

        after = importing(content).run()
        outcomes = Counter(next(after).outcome for _ in range(60))

        self.assertEqual(outcomes[RowOutcome.UNCHANGED], before[RowOutcome.CREATED])


class TableRoundTripTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        Document.objects.create(identifier="described", title="'=Only described")
        cls.letter = make_document(subject="Cuba\nBerlin; Germany", notation=LINES)

    def test_what_goes_out_and_comes_in_again_changes_nothing(self):
        before = Revision.objects.count(), [*CorrespondenceEvent.objects.values()]
        for separator in (",", ";", "\t"):
            with self.subTest(separator):
                plans = take(exported(), separator=separator)
                outcomes = {plan.outcome for plan in plans}
                self.assertEqual(outcomes, {RowOutcome.UNCHANGED})
        after = Revision.objects.count(), [*CorrespondenceEvent.objects.values()]
        self.assertEqual(before, after)

    def test_a_table_in_utf_8_may_begin_with_a_byte_order_mark(self):
        plans = take(exported("described"), encoding="utf-8-sig")
        self.assertEqual(plans[0].outcome, RowOutcome.UNCHANGED)

    def test_each_cell_of_a_record_can_be_changed(self):
        row = exported("described")[0]
        changed = {
            "title": "A letter",
            "kind": "Telegram",
            "date": "mid-June 1961",
            "number": "12",
            "reference code": "PA 1",
            "classification": "Secret",
            "subject": "Cuba; Berlin",
            "appearance": "Manuscript",
            "why this date": "By the postmark.",
            "scope and content": "On Cuba.",
            "provenance": "Bought.",
            "rights": "Public domain.",
            "from": "N. Khrushchev",
            "sent from": "Moscow",
            "signed by": "N. Khrushchev",
        }

        plan = take([row | changed])[0]

        self.assertEqual(told(plan), "")
        self.assertEqual({each.column for each in plan.changes}, {*changed})
        again = exported("described")[0]
        self.assertEqual(
            {name: again[name] for name in changed}, changed | {"date": "1961-06~"}
        )
        reason = Revision.objects.get(document__identifier="described").reason
        self.assertEqual(reason, "Imported from table.csv, line 2")


LINES = """\
::: heading
Letter From Chairman Khrushchev to President Kennedy
:::

::: dateline
Moscow, October 26, 1962
:::

Dear Mr. President.
"""


class TableFileTests(TestCase):
    def assert_refused(self, content, *words):
        with self.assertRaises(TableRefusedError) as caught:
            importing(content)
        for word in words:
            self.assertIn(word, str(caught.exception))

    def test_what_is_no_utf_8_is_refused_with_its_place(self):
        content = "identifier,title\nx,Müller".encode("latin-1")
        self.assert_refused(content, "Byte 20", "line 2", "UTF-8")
        self.assert_refused("identifier\nx".encode("utf-16"), "Byte 0", "UTF-8")

    def test_columns_that_nobody_knows_are_named(self):
        content = b"identifier;Titel;title\nx;y;z"
        self.assert_refused(content, "“titel” (column 2)", "scope and content")

    def test_a_file_without_identifiers_is_refused(self):
        self.assert_refused(b"title\nx", "no column “identifier”")
        self.assert_refused(b"", "empty")

    def test_a_column_that_is_there_twice_under_two_names_is_refused(self):
        self.assert_refused(b"identifier,sender,from\nx,y,z", "twice: from")

    def test_an_open_quotation_mark_is_named_where_it_is_opened(self):
        content = b'identifier,title\nx,A\ny,"B\nz,C\n'
        plans = [*importing(content).run()]
        self.assertEqual([plan.outcome for plan in plans], ["created", "refused"])
        self.assertEqual(plans[1].faults[0].line, 3)
        self.assertIn("nothing from here", told(plans[1]))


class TableChangeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.letter = make_document()
        cls.gromyko = make_agent("gromyko", "Gromyko, Andrei", "Andrei Gromyko", ())

    def senders(self):
        rows = CorrespondenceEvent.with_rejected.filter(
            document=self.letter, type="sent"
        )
        return [(row.name, row.origin, row.decision, row.place) for row in rows]

    def test_what_turns_the_direction_of_a_name_is_refused_with_its_place(self):
        for column in ("title", "subject", "reference code", "extent", "from"):
            for character in ("\u202e", "\u2066", "\u2028"):
                plan = change("new", **{column: f"ab{character}c"})
                with self.subTest(column=column, character=f"{ord(character):04X}"):
                    self.assertIn("Line 1, character 3", told(plan))
                    self.assertEqual(plan.faults[0].column, column)

    def test_what_stands_there_already_is_not_refused(self):
        identifier = self.letter.identifier
        Document.objects.filter(identifier=identifier).update(title="a\u202eb")
        plan = take([exported(identifier)[0] | {"extent": "2 pages"}])[0]
        self.assertEqual(told(plan), "")

    def test_a_table_older_than_the_record_is_refused(self):
        row = exported(self.letter.identifier)[0]
        change(self.letter.identifier, title="By somebody else")
        plan = take([row | {"title": "By me"}])[0]
        self.assertIn("Export it again", told(plan))

    def test_a_table_older_than_the_people_is_refused(self):
        row = exported(self.letter.identifier)[0]
        change(self.letter.identifier, to="J. F. Kennedy")
        plan = take([row | {"title": "By me"}])[0]
        self.assertIn("Export it again", told(plan))

    def test_a_row_seen_as_new_changes_no_document_that_somebody_made_meanwhile(self):
        table = importing(write([["identifier", "title"], ["new", "By me"]]))
        self.assertEqual(next(table.plan()).outcome, RowOutcome.CREATED)
        change("new", title="By somebody else")
        plan = next(table.run())
        self.assertIn("Export that", told(plan))
        title = Document.objects.get(identifier="new").title
        self.assertEqual(title, "By somebody else")

    def test_a_name_that_is_added_is_entered_and_linked(self):
        row = exported(self.letter.identifier)[0]
        before = self.senders()
        plan = change(
            self.letter.identifier, **{"from": f"{row['from']}; A. G. [gromyko]"}
        )
        self.assertEqual(told(plan), "")
        self.assertEqual(self.senders()[:-1], before)
        self.assertEqual(self.senders()[-1], ("Andrei Gromyko", "entered", "", ""))

    def test_a_name_that_is_taken_out_is_rejected_if_the_text_states_it(self):
        change(self.letter.identifier, **{"from": "Andrei Gromyko"})
        plan = change(self.letter.identifier, **{"from": ""})
        self.assertEqual(plan.outcome, RowOutcome.CHANGED)
        self.assertEqual({decision for *_, decision, _ in self.senders()}, {"rejected"})
        self.assertNotIn("entered", {origin for _, origin, *_ in self.senders()})

    def test_the_place_of_what_the_text_states_is_corrected(self):
        change(self.letter.identifier, **{"sent from": "Sochi"})
        self.assertEqual({row[2:] for row in self.senders()}, {("corrected", "Sochi")})

    def test_what_is_read_from_the_text_cannot_be_emptied(self):
        make_document("marked", "[SECRET]{.stamp}\n\n" + LINES)
        self.assertEqual(exported("marked")[0]["classification"].upper(), "SECRET")
        self.assertIn("overruled", told(change("marked", classification="")))

    def test_a_transmitted_letter_is_changed_in_its_carrier(self):
        carried = make_document("carried")
        Document.objects.filter(pk=carried.pk).update(
            carrier=self.letter, carried_as="l1"
        )
        self.assertIn(self.letter.identifier, told(change("carried", title="New")))

    def test_the_identifier_of_a_deleted_document_is_not_free(self):
        Document.objects.filter(pk=self.letter.pk).update(status=DocumentStatus.DELETED)
        self.assertIn("deleted", told(change(self.letter.identifier, title="New")))


class TableRightsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_staff("editor")
        cls.editor.groups.add(Group.objects.get(name="editor"))
        cls.contributor = make_staff("contributor")
        cls.contributor.groups.add(Group.objects.get(name="contributor"))
        make_document("draft", status=DocumentStatus.DRAFT)

    def test_an_editor_publishes_nothing_by_a_table(self):
        plan = change("draft", self.editor, state="Published")
        self.assertIn("a right of its own", told(plan))
        self.assertEqual(plan.faults[0].column, "state")

    def test_states_follow_their_order(self):
        make_document("public")
        plan = change("public", state="Draft")
        self.assertEqual(told(plan), "What is published cannot become draft.")

    def test_a_contributor_changes_what_is_his_own_and_sees_nothing_else(self):
        own = change("own", self.contributor, title="Mine")
        other = change("draft", self.contributor, title="Mine")
        self.assertEqual(own.outcome, RowOutcome.CREATED)
        self.assertEqual(other.changes, [])
        self.assertIn("cannot be used by you", told(other))
        self.assertEqual(
            change("own", self.contributor, title="Ours").outcome, RowOutcome.CHANGED
        )

    def test_a_contributor_is_not_told_why_an_identifier_is_taken(self):
        make_document("gone")
        Document.objects.filter(identifier="gone").update(status=DocumentStatus.DELETED)
        former = Document.objects.get(identifier="draft").former_identifiers
        former.create(identifier="once")
        plans = [
            change(name, self.contributor, title="Mine")
            for name in ("draft", "gone", "once")
        ]
        self.assertEqual(len({told(plan) for plan in plans}), 1)
        self.assertEqual({plan.outcome for plan in plans}, {RowOutcome.REFUSED})

    def test_a_new_record_is_a_draft_without_a_text_and_is_not_published(self):
        plan = change("new", self.editor, title="New", date="26 October 1962")
        document = Document.objects.get(identifier="new")
        self.assertEqual(plan.outcome, RowOutcome.CREATED)
        self.assertEqual(document.status, DocumentStatus.DRAFT)
        self.assertFalse(hasattr(document, "transcription"))
        self.assertEqual(document.handed_in_by, self.editor)
        self.assertIn("no text yet", told(change("new", state="Published")))
