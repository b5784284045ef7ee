"""Front matter of volumes and notes on headings are searched, apart from documents."""

from __future__ import annotations

from io import StringIO

from django.core.management import CommandError, call_command
from django.test import TestCase
from lxml import html

from letters.ingest.volumes.edition import derive_sections
from letters.models import (
    Document,
    DocumentStatus,
    Edition,
    Section,
    SectionIndexRequest,
    SectionText,
)
from letters.search.checking import compare
from letters.search.engines import configured
from letters.search.query.tree import Material
from letters.search.results.autocomplete import complete
from letters.tests.search.documents import (
    forget_index,
    page_for,
    search_for,
    update_index,
)
from letters.tests.search.front_matter import (
    VOLUME,
    bring_in,
    bring_in_hidden,
    hits_for,
    sections_for,
    volume,
)


class FrontMatterCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        bring_in(volume())
        bring_in_hidden()
        update_index()

    @classmethod
    def tearDownClass(cls):
        forget_index()
        super().tearDownClass()


class FindingTests(FrontMatterCase):
    def test_each_section_is_found_by_its_own_words(self):
        for query, keys in {
            "quinces": ["preface"],
            "medlars": ["ch1"],
            "walnuts": ["preface"],
            "orchard": ["ch1", "sources"],
            "barley": [],
            "": ["ch1", "ch2", "preface", "sources"],
        }.items():
            with self.subTest(query):
                self.assertEqual(sections_for(query), keys)

    def test_it_is_asked_for_as_documents_are(self):
        for query, keys in {
            '"editors grew quinces"': ["preface"],
            '"quinces grew"': [],
            '"walnuts and on quinces"': ["preface"],
            "editors NEAR/2 quince": ["preface"],
            "gooseb*": ["preface"],
            '"NSC-68/2"': ["preface"],
            "Estaing": ["preface"],
            "NATO": ["preface"],
            "TABLE": [],
            "quinces OR medlars": ["ch1", "preface"],
            "(quinces OR medlars) -editors": ["ch1"],
            "-quinces": ["ch1", "ch2", "sources"],
            "medlars in:notes": ["ch1"],
            "editors in:notes": [],
            "preface in:title": ["preface"],
            f"quinces volume:{VOLUME}": ["preface"],
            "quinces volume:fruit": ["preface"],
            "quinces volume:soviet": [],
            "quinces from:rusk": [],
            "quinces date:1962": [],
            "quinces -from:rusk": ["preface"],
        }.items():
            with self.subTest(query):
                self.assertEqual(sections_for(query), keys)

    def test_it_is_narrowed_by_the_volume_alone(self):
        self.assertEqual(sections_for("quinces", volume=VOLUME), ["preface"])
        self.assertEqual(sections_for("quinces", year="1962"), [])

    def test_documents_and_front_matter_are_counted_apart(self):
        documents, front = page_for("quinces"), page_for("quinces in:front")

        self.assertEqual(search_for("quinces"), [f"{VOLUME}/d1"])
        self.assertEqual((documents.total, documents.coverage.documents), (1, 2))
        self.assertEqual((front.total, front.coverage.documents), (1, 4))
        self.assertEqual((documents.section_hits, front.hits), ((), ()))

    def test_each_says_what_the_other_finds(self):
        for text, other, total in (
            ("medlars", "medlars in:front", 1),
            ("quinces in:front", "quinces", 1),
            ("barley", "barley in:front", 0),
        ):
            with self.subTest(text):
                elsewhere = page_for(text).elsewhere
                self.assertEqual(
                    (elsewhere.query_text, elsewhere.total), (other, total)
                )

    def test_without_words_nothing_is_said_of_the_other(self):
        self.assertIsNone(page_for("date:1962").elsewhere)

    def test_a_word_in_capitals_is_told_in_small_letters(self):
        (other,) = page_for("TABLE in:front").in_small_letters
        self.assertEqual((other.query_text, other.total), ("table in:front", 1))

    def test_a_correction_stays_in_front_matter(self):
        (other,) = page_for("medlars in:front", volume="frus2").corrections
        self.assertEqual((other.query_text, other.total), ("medlars in:front", 1))

    def test_a_hit_says_how_often_and_where(self):
        (hit,) = hits_for("quinces")
        self.assertEqual(hit.places, 2)
        self.assertEqual(
            [excerpt.note and excerpt.note.mark for excerpt in hit.excerpts],
            [None, "1"],
        )
        self.assertEqual(hit.section.edition.identifier, VOLUME)

    def test_it_completes_words_of_front_matter_only_there(self):
        self.assertEqual(complete("in:front gooseb").words, ("gooseberries",))
        self.assertEqual(complete("gooseb").words, ())


class HiddenFrontMatterTests(FrontMatterCase):
    def test_its_front_matter_is_nowhere(self):
        self.assertEqual(sections_for("rhubarb"), [])
        self.assertEqual(page_for("rhubarb").elsewhere.total, 0)
        self.assertEqual(complete("in:front rhub").words, ())
        page = page_for("quinces in:front")
        self.assertEqual((page.coverage.documents, page.coverage.volumes), (4, 1))

    def test_an_archivist_finds_no_more_than_others(self):
        self.assertEqual(compare(material=Material.FRONT).agreeing, 4)


class OpeningTests(FrontMatterCase):
    def marked(self, address: str) -> tuple[str, str]:
        """The words of the mark that the fragment names, and what is around it."""
        page = html.fromstring(self.client.get(address).content)
        (mark,) = page.xpath("//mark[@id=$id]", id=address.partition("#")[2])
        around = mark.xpath("ancestor::*[@class][1]")[0]
        return mark.text_content(), around.get("class")

    def test_a_result_opens_at_the_words(self):
        (hit,) = hits_for('"editors grew quinces"')
        self.assertEqual(self.marked(hit.address)[0], "editors grew quinces")

    def test_a_note_opens_at_the_words(self):
        (hit,) = hits_for("medlars")
        self.assertEqual(self.marked(hit.address), ("medlars", "footnote__text"))
        page = html.fromstring(self.client.get(hit.address).content)
        (note,) = page.xpath("//li[@class='footnote'][.//mark]")
        self.assertEqual(note.get("id"), "note-48")

    def test_a_heading_without_more_words_opens_there(self):
        (hit,) = hits_for("1961")
        self.assertEqual(self.marked(hit.address)[0], "1961")

    def test_the_page_leads_from_match_to_match(self):
        (hit,) = hits_for("quinces")
        page = html.fromstring(self.client.get(hit.address).content)
        (steps,) = page.xpath("//nav[@aria-label='Words found']")
        links = {link.text_content(): link.get("href") for link in steps.xpath(".//a")}
        words = " ".join(steps.text_content().split())
        self.assertIn("2 matches in this part of the volume", words)
        self.assertIn("1 of 2", words)
        (following,) = (href for name, href in links.items() if "Next" in name)
        self.assertEqual(self.marked(following)[0], "quinces")

    def test_words_that_are_not_there_are_no_error(self):
        address = Section.objects.get(key="sources", edition__identifier=VOLUME)
        for find in ("quinces", "in:front", "\x00", '"'):
            with self.subTest(find):
                parameters = {"find": find, "match": "7"}
                response = self.client.get(address.get_absolute_url(), parameters)
                self.assertEqual(response.status_code, 200)


class IndexingTests(TestCase):
    """What changes is withdrawn at once, and indexed with the next run."""

    def setUp(self):
        self.addCleanup(forget_index)
        bring_in(volume())
        update_index()

    def section(self, key: str) -> Section:
        return Section.objects.get(key=key, edition__identifier=VOLUME)

    def assert_index_agrees(self) -> None:
        self.assertEqual(compare(material=Material.FRONT).differing, frozenset())
        self.assertFalse(SectionIndexRequest.objects.exists())

    def test_changed_words_are_found_after_the_next_run(self):
        bring_in(volume().replace("quinces.", "mulberries."))
        self.assertEqual(page_for("x in:front").coverage.waiting, 1)
        update_index()
        self.assertEqual(sections_for("mulberries"), ["preface"])
        self.assert_index_agrees()

    def test_a_section_that_is_gone_is_not_counted_any_more(self):
        self.section("sources").delete()
        for _ in range(2):
            page = page_for("orchard in:front")
            self.assertEqual((page.total, page.coverage.documents), (1, 3))
            update_index()
        self.assert_index_agrees()

    def test_with_its_last_document_a_volume_is_withdrawn_and_comes_back(self):
        Document.objects.filter(position=1).update(status=DocumentStatus.DRAFT)
        self.assertFalse(SectionIndexRequest.objects.exists())
        Document.objects.update(status=DocumentStatus.DRAFT)
        for _ in range(2):
            page = page_for("quinces in:front")
            self.assertEqual((page.total, page.coverage.documents), (0, 0))
            self.assertEqual(page_for("medlars").elsewhere.total, 0)
            update_index()
        self.assert_index_agrees()
        Document.objects.filter(position=2).update(status=DocumentStatus.PUBLISHED)
        update_index()
        self.assertEqual(sections_for("quinces"), ["preface"])

    def test_a_volume_that_is_deleted_takes_its_sections_with_it(self):
        Document.objects.all().delete()
        Edition.objects.all().delete()
        self.assertEqual(page_for("quinces in:front").total, 0)
        update_index()
        self.assertEqual(page_for("in:front").coverage.documents, 0)
        self.assert_index_agrees()

    def test_what_was_derived_before_notes_were_searched_is_derived_again(self):
        note = SectionText.objects.get(section=self.section("ch1"))
        note.notes = [[*note.notes[0][:3], ""]]
        note.derivation_version = 0
        note.save()
        update_index()
        self.assertEqual(sections_for("medlars"), [])
        list(derive_sections(SectionText.objects.awaiting()))
        update_index()
        self.assertEqual(sections_for("medlars"), ["ch1"])

    def test_what_differs_is_named_and_mended(self):
        SectionText.objects.filter(section=self.section("preface")).update(
            text="Plums."
        )
        SectionIndexRequest.objects.all().delete()
        output = StringIO()
        for command, error in (("check_index", "differ"), ("verify", "1 fault found")):
            with self.assertRaisesRegex(CommandError, error):
                call_command(command, stdout=output)
            self.assertIn(f"{VOLUME} preface", output.getvalue())

        call_command("check_index", "--mend", stdout=output)

        self.assertEqual(sections_for("plums"), ["preface"])
        self.assert_index_agrees()

    def test_without_its_index_documents_are_found_and_front_matter_is_unavailable(
        self,
    ):
        configured.backend(Material.FRONT).discard()
        self.assertEqual(search_for("barley"), [f"{VOLUME}/d1"])
        self.assertIsNone(page_for("medlars").elsewhere)
        self.assertEqual(self.client.get("/health/ready").status_code, 503)
        address = "/search/?q=in:front+quinces"
        self.assertEqual(self.client.get(address).status_code, 503)
        update_index()
        self.assertEqual(sections_for("quinces"), ["preface"])
