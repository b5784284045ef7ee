"""A volume that comes in again: only what changed is touched."""

from django.test import TestCase

from letters.ingest.volumes.planning import ImportOutcome
from letters.ingest.volumes.volume_import import plan_volume
from letters.models import (
    Agent,
    Document,
    DocumentStatus,
    Edition,
    EditionSource,
    Entry,
    ImportedDocument,
    IndexRequest,
    Mention,
    Revision,
    Section,
)
from letters.tests.ingest.volumes.files import (
    EDITION,
    FIRST,
    PERSONS,
    SECOND,
    bring_in,
    held,
    small_volume,
)
from letters.tests.ingest.volumes.tables import DerivedTwice, every_row
from letters.tests.tei.volume.samples import chapter, document, file_of

CORRECTED = FIRST.replace("I have your letter.", "I have your second letter.")


def volume_of(*chapters):
    """A volume of chapters: pairs of a key and the keys of its documents."""
    return file_of(
        "".join(
            chapter("".join(map(document, documents)), key)
            for key, documents in chapters
        )
    )


class ChangeCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(small_volume())
        IndexRequest.objects.all().delete()


class UnchangedTests(ChangeCase):
    def test_the_same_file_again_writes_nothing(self):
        before = every_row()
        report = bring_in(small_volume())
        self.assertEqual(report.counts, {ImportOutcome.UNCHANGED: 3})
        self.assertEqual(every_row(), before)

    def test_a_file_with_the_same_documents_changes_no_document(self):
        before = every_row()
        report = bring_in(small_volume().replace("<head>1961", "<head>The year 1961"))
        after = every_row()

        self.assertEqual(report.counts, {ImportOutcome.UNCHANGED: 3})
        changed = {name for name in before if before[name] != after[name]}
        expected = ("editionsource", "section", "sectiontext")
        self.assertEqual(changed, {f"letters_{name}" for name in expected})


class ShrunkTextTests(ChangeCase):
    """Readers lose no half of a text because a file is damaged."""

    SHORT = "<head>1. A letter</head><p>Gone.</p>"

    def test_a_public_text_is_left_as_it_is_and_that_is_reported(self):
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        before = held("d1").transcription.tei
        report = bring_in(small_volume(first=self.SHORT))

        self.assertEqual(report.counts[ImportOutcome.CONFLICT], 1)
        self.assertEqual(held("d1").transcription.tei, before)
        (problem,) = [one for one in report.problems if one.code == "conflict"]
        self.assertIn("Readers would lose", problem.message)

    def test_a_dry_run_foresees_it_and_names_it_and_writes_nothing(self):
        Document.objects.update(status=DocumentStatus.PUBLISHED)
        before = every_row()
        file = small_volume(first=self.SHORT)
        planned = plan_volume(file.encode(), f"{EDITION}.xml", lambda _: None)

        self.assertEqual(every_row(), before)
        done = bring_in(file)
        self.assertEqual(planned.counts, done.counts)
        foreseen, told = (
            [problem for problem in report.problems if problem.code == "conflict"]
            for report in (planned, done)
        )
        self.assertEqual(foreseen, told)
        self.assertIn("Readers would lose", foreseen[0].message)

    def test_a_dry_run_foresees_no_loss_for_a_draft(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        file = small_volume(first=self.SHORT).encode()
        planned = plan_volume(file, f"{EDITION}.xml", lambda _: None)
        self.assertEqual(planned.counts[ImportOutcome.UPDATED], 1)

    def test_a_draft_takes_what_the_file_says(self):
        Document.objects.update(status=DocumentStatus.DRAFT)
        bring_in(small_volume(first=self.SHORT))
        self.assertIn("Gone.", held("d1").transcription.text)


class ChangedTextTests(ChangeCase):
    def test_only_the_document_that_changed_gets_a_revision(self):
        report = bring_in(small_volume(first=CORRECTED))

        self.assertEqual(
            report.counts, {ImportOutcome.UPDATED: 1, ImportOutcome.UNCHANGED: 2}
        )
        numbers = Revision.objects.values_list("document__number", "number")
        self.assertEqual(sorted(numbers), [("1", 1), ("1", 2), ("2", 1), ("3", 1)])
        self.assertEqual(IndexRequest.objects.get().document_id, held("d1").pk)
        self.assertIn("second letter", held("d1").transcription.text)

    def test_the_parts_that_are_still_there_keep_their_keys_and_rows(self):
        before = {row.key: row.pk for row in held("d1").segments.all()}
        added = CORRECTED.replace("<p>Dear", "<p>New.</p><p>Dear")

        bring_in(small_volume(first=added))

        after = {row.key: row.pk for row in held("d1").segments.all()}
        self.assertLess(before.items(), after.items())
        self.assertEqual(len(after), len(before) + 1)

    def test_another_heading_is_another_title(self):
        bring_in(small_volume(second=SECOND.replace("Telegram", "Message")))
        self.assertEqual(held("d2").title, "Message")

    def test_what_the_file_takes_back_is_taken_back(self):
        before = every_row()
        bring_in(small_volume(first=CORRECTED))
        report = bring_in(small_volume())

        self.assertEqual(report.counts[ImportOutcome.UPDATED], 1)
        self.assertEqual(
            every_row()["letters_segment"],
            before["letters_segment"],
        )


class ChangedOrderTests(TestCase):
    def test_a_document_put_in_before_others_moves_them_and_is_their_only_news(self):
        bring_in(volume_of(("ch1", ["d1", "d2"])))
        report = bring_in(volume_of(("ch1", ["d0", "d1", "d2"])))

        self.assertEqual(
            report.counts, {ImportOutcome.CREATED: 1, ImportOutcome.UNCHANGED: 2}
        )
        order = Document.objects.order_by("position").values_list(
            "identifier", "position"
        )
        self.assertEqual(list(order), [(f"{EDITION}/d{n}", n + 1) for n in range(3)])
        self.assertEqual(Revision.objects.count(), 3)

    def test_a_page_break_before_a_document_is_where_it_begins(self):
        bring_in(small_volume())
        turned = small_volume().replace('n="1" xml:id="pg_1"', 'n="7" xml:id="pg_7"')
        bring_in(turned)
        self.assertEqual(held("d1").begins_on_page, "7")
        self.assertEqual(held("d1").pages.first().label, "7")
        record = ImportedDocument.objects.get(document=held("d1")).record
        self.assertEqual(record["begins_on_page"], "7")

    def test_a_document_that_the_file_has_lost_stays_and_is_reported_once(self):
        bring_in(volume_of(("ch1", ["d1", "d2"])))
        shorter = volume_of(("ch1", ["d1"]))
        report, again = bring_in(shorter), bring_in(shorter)

        self.assertEqual(
            report.counts, {ImportOutcome.UNCHANGED: 1, ImportOutcome.ABSENT: 1}
        )
        problem = next(p for p in report.problems if p.code == ImportOutcome.ABSENT)
        self.assertEqual(problem.document, f"{EDITION}/d2")
        self.assertEqual(held("d2").status, DocumentStatus.PUBLISHED)
        self.assertEqual(again.problems, [])

    def test_a_document_that_comes_back_is_the_same(self):
        file = volume_of(("ch1", ["d1", "d2"]))
        bring_in(file)
        before = held("d2").pk
        bring_in(volume_of(("ch1", ["d1"])))
        report = bring_in(file)
        self.assertEqual(report.counts, {ImportOutcome.UNCHANGED: 2})
        self.assertEqual(held("d2").pk, before)


class ChangedSectionTests(TestCase):
    def sections(self):
        return list(Section.objects.filter(place="body").values_list("key", flat=True))

    def test_documents_move_with_the_file_and_empty_sections_go(self):
        bring_in(volume_of(("ch1", ["d1"]), ("ch2", ["d2"])))
        report = bring_in(volume_of(("ch3", ["d1", "d2"])))

        self.assertEqual(report.counts, {ImportOutcome.UPDATED: 2})
        self.assertEqual(self.sections(), ["ch3"])
        self.assertEqual(held("d1").section.key, "ch3")

    def test_a_section_that_is_gone_with_parts_that_are_not_is_no_obstacle(self):
        inner = chapter(document("d1"), "inner")
        bring_in(file_of(chapter(inner, "outer")))
        before = Section.objects.get(key="inner").pk

        bring_in(file_of(inner))

        self.assertEqual(self.sections(), ["inner"])
        self.assertEqual(Section.objects.get(key="inner").pk, before)

    def test_a_section_within_one_that_is_gone_goes_when_its_documents_move(self):
        bring_in(file_of(chapter(chapter(document("d1"), "inner"), "outer")))
        bring_in(volume_of(("ch1", ["d1"])))
        self.assertEqual(self.sections(), ["ch1"])

    def test_a_section_stays_with_a_document_that_the_file_has_lost(self):
        inner = chapter(document("d2"), "inner")
        bring_in(file_of(chapter(document("d1") + chapter(inner, "outer"))))
        bring_in(file_of(chapter(document("d1"))))
        self.assertEqual(self.sections(), ["ch1", "outer", "inner"])
        self.assertEqual(held("d2").section.key, "inner")

    def test_sections_can_change_places(self):
        bring_in(volume_of(("ch1", ["d1"]), ("ch2", ["d2"])))
        before = set(Section.objects.values_list("pk", flat=True))
        bring_in(volume_of(("ch2", ["d2"]), ("ch1", ["d1"])))
        self.assertEqual(self.sections(), ["ch2", "ch1"])
        self.assertEqual(set(Section.objects.values_list("pk", flat=True)), before)

    def test_a_section_can_move_into_another(self):
        bring_in(volume_of(("ch1", ["d1"]), ("ch2", ["d2"])))
        nested = chapter(document("d1") + chapter(document("d2"), "ch2"))
        bring_in(file_of(nested))
        self.assertEqual(Section.objects.get(key="ch2").parent.key, "ch1")


class ChangedEntryTests(ChangeCase):
    def bring_in_persons(self, old, new):
        return bring_in(small_volume().replace(PERSONS, PERSONS.replace(old, new)))

    def test_a_corrected_name_corrects_the_person_it_made(self):
        self.bring_in_persons("Rusk, Dean", "Rusk, David Dean")
        agent = Agent.objects.get(identifier=f"{EDITION}-RD1")
        self.assertEqual(agent.display_name, "David Dean Rusk")

    def test_a_person_listed_anew_is_found_in_documents_that_name_her_already(self):
        name = '<persName xml:id="p_RD1">Rusk, Dean</persName>'
        listed = f"<item>{name}, Secretary of State</item>"
        self.bring_in_persons(listed, "")
        self.assertFalse(Mention.objects.filter(document=held("d2")).exists())
        agent = Agent.objects.get(identifier=f"{EDITION}-RD1")

        bring_in(small_volume())

        mention = Mention.objects.get(document=held("d2"))
        self.assertEqual((mention.entry.key, mention.entry.agent), ("p_RD1", agent))

    def test_a_term_that_becomes_a_person_is_one(self):
        changed = PERSONS.replace("<term", "<persName").replace("</term", "</persName")
        bring_in(small_volume().replace(PERSONS, changed))
        entry = Entry.objects.get(key="t_NATO1")
        self.assertEqual((entry.kind, entry.agent.authorized_name), ("person", "NATO"))


class ChangedReferenceTests(DerivedTwice, ChangeCase):
    def targets(self):
        references = held("d2").crossreferences.values_list(
            "target_note_key", flat=True
        )
        return set(references)

    def test_references_in_prose_follow_a_change_elsewhere_in_the_volume(self):
        """Which note is "footnote 2 thereto", its document does not say itself."""
        self.assertIn("2", self.targets())

        report = bring_in(small_volume(first=FIRST.replace('n="2"\n', 'n="3"\n')))

        self.assertEqual(report.counts[ImportOutcome.UNCHANGED], 2)
        self.assertNotIn("2", self.targets())
        self.assert_deriving_changes_nothing()


class ChangedHeaderTests(ChangeCase):
    def test_another_title_in_the_header_is_the_title(self):
        bring_in(small_volume().replace("Kennedy-Khrushchev", "Kennedy–Khrushchev"))
        self.assertIn("Kennedy–Khrushchev", Edition.objects.get().title)

    def test_the_source_is_the_last_file(self):
        bring_in(small_volume(first=CORRECTED), f"{EDITION}.xml.gz")
        source = EditionSource.objects.get()
        self.assertEqual(source.name, f"{EDITION}.xml.gz")
        self.assertEqual(source.pages, ["1", "2"])
