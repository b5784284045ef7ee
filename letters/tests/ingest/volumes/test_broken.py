"""Careless and hostile files are refused with a reason, or read as far as possible."""

from django.test import TestCase

from letters.ingest.volumes.planning import ImportOutcome
from letters.models import (
    Agent,
    CrossReference,
    Document,
    Edition,
    Entry,
    Section,
    SectionText,
)
from letters.tei.errors import SourceError
from letters.tests.bounds import bounded
from letters.tests.ingest.volumes.files import EDITION, bring_in, held
from letters.tests.ingest.volumes.tables import every_row
from letters.tests.tei.volume.samples import chapter, document, file_of

NAME = f"{EDITION}.xml"
TEI = "http://www.tei-c.org/ns/1.0"


def volume_of(*documents, **parts):
    return file_of(chapter("".join(documents)), **parts)


class RefusedVolumeTests(TestCase):
    def test_what_cannot_be_read_is_refused_with_the_reason_and_writes_nothing(self):
        deep = "<div>" * 100 + "</div>" * 100
        cases = [
            ("", "Not well-formed XML"),
            ("Dear Mr. President:", "Not well-formed XML"),
            ("<TEI><text>", r"Not well-formed XML: .*line 1"),
            (file_of("<p>\n</q>"), r"Not well-formed XML: .*line 11"),
            (f"<!DOCTYPE TEI SYSTEM 'x.dtd'><TEI xmlns='{TEI}'/>", "DTD"),
            ("<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]><a>&x;</a>", "DTD"),
            (file_of("<p>&undeclared;</p>"), "Not well-formed XML"),
            (file_of("<p>a\x00b</p>"), "Not well-formed XML"),
            (file_of("<p>&#0;</p>"), "Not well-formed XML"),
            (file_of("<p>\ufffe</p>"), "Not well-formed XML"),
            (file_of(deep), "nested more than 64 deep"),
            ("<html/>", "The root of a volume is <TEI>"),
            (file_of("<?document d1?>"), "marks the place of a document"),
        ]
        before = every_row()
        for file, reason in cases:
            with (
                self.subTest(reason, file=file[:40]),
                bounded(),
                self.assertRaisesRegex(SourceError, reason),
            ):
                bring_in(file)
        self.assertEqual(every_row(), before)

    def test_a_volume_without_an_identifier_is_refused(self):
        file = volume_of(document("d1"), header="<teiHeader/>")
        with self.assertRaisesRegex(SourceError, "The volume has no identifier"):
            bring_in(file, "volume six.xml")

    def test_an_entry_whose_name_is_too_long_for_the_archive_is_refused(self):
        person = f'<persName xml:id="p_{"x" * 5_000}">X</persName>'
        front = f"<div><list><item>{person}</item></list></div>"
        with self.assertRaisesRegex(SourceError, "The entry .*80"):
            bring_in(volume_of(document("d1"), front=front))
        self.assertFalse(Edition.objects.exists())

    def test_names_of_parts_that_are_too_long_are_replaced_and_reported(self):
        report = bring_in(file_of(chapter(document("d" * 90), "c" * 90)))
        self.assertEqual(report.counts, {ImportOutcome.CREATED: 1})
        codes = [problem.code for problem in report.problems]
        self.assertEqual(codes.count("unusable-id"), 2)


class BrokenDocumentTests(TestCase):
    def assert_refused(self, bad, reason):
        """`bad` is refused with its line, and the documents around it go in."""
        file = volume_of(document("d1"), "\n", bad, document("d3"))
        report = bring_in(file)
        self.assertEqual(
            report.counts, {ImportOutcome.CREATED: 2, ImportOutcome.FAILED: 1}
        )
        (problem,) = [p for p in report.problems if p.code == ImportOutcome.FAILED]
        self.assertRegex(problem.message, reason)
        self.assertEqual(problem.line, 11)
        identifiers = set(Document.objects.values_list("number", flat=True))
        self.assertEqual(identifiers, {"1", "3"})

    def test_a_document_over_a_limit_is_refused_and_the_others_go_in(self):
        self.assert_refused(
            document("d2", "<pb n='1'/>" * 2_001), "more than 2,000 pages"
        )

    def test_a_document_whose_name_is_a_word_of_addresses_is_refused(self):
        bad = '<div type="document" n="2" xml:id="notes"><p>Text.</p></div>'
        self.assert_refused(bad, "Words that addresses use")

    def test_a_document_that_the_database_refuses_is_found_and_the_others_go_in(self):
        bring_in(volume_of(document("d1")))

        def somebody_makes_it(_documents):
            Document.objects.get_or_create(identifier=f"{EDITION}/d2")

        file = volume_of(document("d1"), document("d2"), document("d3"))
        report = bring_in(file, progress=somebody_makes_it)

        self.assertEqual(
            report.counts,
            {
                ImportOutcome.UNCHANGED: 1,
                ImportOutcome.FAILED: 1,
                ImportOutcome.CREATED: 1,
            },
        )
        (problem,) = report.problems
        self.assertEqual(problem.document, f"{EDITION}/d2")
        self.assertIn("duplicate key", problem.message)

    def test_what_was_refused_is_tried_again_with_the_same_file(self):
        bad = document("d2", "<pb n='1'/>" * 2_001)
        bring_in(volume_of(document("d1"), bad))
        report = bring_in(volume_of(document("d1"), bad))
        self.assertEqual(
            report.counts, {ImportOutcome.UNCHANGED: 1, ImportOutcome.FAILED: 1}
        )

        report = bring_in(volume_of(document("d1"), document("d2")))
        self.assertEqual(
            report.counts, {ImportOutcome.UNCHANGED: 1, ImportOutcome.CREATED: 1}
        )

    def test_an_update_that_is_refused_leaves_the_document_as_it_was(self):
        bring_in(volume_of(document("d1"), document("d2")))
        before = every_row()

        bad = document("d1", "<pb n='1'/>" * 2_001)
        report = bring_in(volume_of(bad, document("d2")))

        self.assertEqual(
            report.counts, {ImportOutcome.FAILED: 1, ImportOutcome.UNCHANGED: 1}
        )
        after = every_row()
        for table in ("document", "transcription", "revision", "importeddocument"):
            name = f"letters_{table}"
            self.assertEqual(after[name], before[name])

    def test_the_long_title_of_a_section_is_cut_between_words(self):
        head = f"<head>{'word ' * 200}</head>"
        section = f'<div type="chapter" xml:id="ch9">{head}{document("d1")}</div>'
        bring_in(file_of(section))
        title = Section.objects.get(key="ch9").title
        self.assertLessEqual(len(title), 500)
        self.assertTrue(title.endswith("word …"))

    def test_long_titles_and_numbers_are_cut_and_the_text_is_whole(self):
        words = "word " * 1_000
        long = f'<div type="document" n="{"9" * 5_000}" xml:id="d1"><head>{words}</head></div>'
        report = bring_in(volume_of(long))
        self.assertEqual(report.counts, {ImportOutcome.CREATED: 1})
        self.assertEqual((len(held("d1").title), len(held("d1").number)), (499, 20))
        self.assertIn(words.strip(), held("d1").transcription.text)

    def test_documents_that_share_an_identifier_or_have_none_all_go_in(self):
        nameless = '<div type="document" n="7"><p>Text.</p></div>'
        odd = '<div type="document" n="8" xml:id="d.8·é"><p>Text.</p></div>'
        report = bring_in(volume_of(document("d1"), document("d1"), nameless, odd))

        self.assertEqual(report.counts, {ImportOutcome.CREATED: 4})
        codes = [problem.code for problem in report.problems]
        for code in ("repeated-id", "missing-id", "unusable-id"):
            self.assertIn(code, codes)
        for stored in Document.objects.all():
            self.assertTrue(stored.get_absolute_url())

    def test_impossible_dates_are_no_obstacle(self):
        for at, when in enumerate(("1962-13-45", "0000-00-00", "9" * 500, "")):
            words = f'<dateline><date when="{when}">undated</date></dateline>'
            with self.subTest(when):
                report = bring_in(volume_of(document("d1", words)), f"frus{at}.xml")
                self.assertEqual(report.counts, {ImportOutcome.CREATED: 1})


class BrokenVolumeTests(TestCase):
    def test_a_volume_without_a_body_is_an_edition_without_documents(self):
        report = bring_in(f'<TEI xmlns="{TEI}"><text/></TEI>')
        self.assertEqual(report.counts, {})
        self.assertEqual(Edition.objects.get().identifier, EDITION)

    def test_a_section_that_has_the_name_of_a_document_gets_another(self):
        bring_in(file_of(chapter(document("d1"), "d1")))
        stored = Document.objects.get()
        self.assertNotEqual(stored.identifier.partition("/")[2], stored.section.key)

    def test_long_names_of_sections_persons_and_terms_are_cut(self):
        words = "word " * 1_000
        lists = (
            f'<div type="persons"><head>{words}</head><list><item><persName '
            f'xml:id="p_A">{words}</persName>, {words}</item></list></div>'
        )
        bring_in(volume_of(document("d1"), front=lists))
        entry = Entry.objects.get()
        self.assertEqual(
            (len(entry.name), len(entry.agent.authorized_name)), (300, 200)
        )
        self.assertEqual(entry.description, words.strip())

    def test_persons_whose_keys_differ_in_signs_have_agents_of_their_own(self):
        keys = ("p_A.B", "p_A-B", "A-B", "p_Müller", "p_M·ller")
        items = "".join(
            f'<item><persName xml:id="{key}">{key}</persName></item>' for key in keys
        )
        bring_in(volume_of(document("d1"), front=f"<div><list>{items}</list></div>"))
        agents = Agent.objects.all()
        self.assertEqual(len(agents), len(keys))
        for agent in agents:
            self.assertTrue(agent.get_absolute_url())

    def test_a_person_added_later_does_not_become_another_whose_key_is_alike(self):
        def listing(*keys):
            items = "".join(
                f'<item><persName xml:id="{key}">{key}</persName></item>'
                for key in keys
            )
            return volume_of(document("d1"), front=f"<div><list>{items}</list></div>")

        bring_in(listing("p_A.B"))
        bring_in(listing("p_A-B", "p_A.B"))

        self.assertEqual(Entry.objects.values("agent").distinct().count(), 2)
        agent = Entry.objects.get(key="p_A.B").agent
        self.assertEqual(agent.identifier, f"{EDITION}-A-B")

    def test_unknown_and_foreign_elements_are_kept_reported_and_never_markup(self):
        foreign = (
            '<p><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>'
            '<blink onclick="alert(2)">text</blink><itemitem>odd</itemitem></p>'
        )
        report = bring_in(volume_of(document("d1", foreign), foreign))

        codes = {problem.code for problem in report.problems}
        self.assertLessEqual({"foreign-markup", "unknown-element"}, codes)
        self.assertIn("<script", held("d1").transcription.tei)
        pages = [held("d1").transcription.html]
        pages += SectionText.objects.values_list("html", flat=True)
        for html in pages:
            for markup in ("<script", "<blink", "onclick", "<itemitem"):
                self.assertNotIn(markup, html)

    def test_a_link_that_is_a_program_is_no_link(self):
        target = "javascript:alert(1)"
        words = f'<p><ref target="{target}">here</ref></p>'
        bring_in(volume_of(document("d1", words), words))
        pages = [held("d1").transcription.html]
        pages += SectionText.objects.values_list("html", flat=True)
        for html in pages:
            self.assertNotIn("javascript:", html)
        self.assertFalse(CrossReference.objects.filter(state="external"))
