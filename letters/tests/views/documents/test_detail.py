"""A document as a whole, and page by page."""

from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from letters.models import Document, DocumentStatus
from letters.tests.factories import (
    LETTER,
    load_collection,
    make_archivist,
    make_document,
    make_entry,
    make_mention,
    make_section,
    make_volume,
)

# The document; its pages, footnotes, marks, hands, images, undetermined page breaks,
# events, mentions, references, replies, passages, instructed passages, relations to and
# from others, and what cites it; hidden documents of its source file; the sections around
# it and its neighbours. Session and user are not read for an anonymous reader.
MOST_QUERIES = 19


def parse(response):
    return html.fromstring(response.content.decode())


class DocumentDetailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.draft = Document.objects.get(identifier="reagan-andropov-1983-draft")
        cls.printed = Document.objects.get(identifier="frus1981-88v04/d190")
        cls.memorandum = Document.objects.get(
            identifier="reagan-andropov-1983-memorandum"
        )

    def ways_to_read(self, document):
        address = document.get_absolute_url()
        pages = document.pages.filter(pagination="")
        return [
            address,
            f"{address}?view=pages",
            *(f"{address}pages/{page.key}/" for page in pages),
        ]

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_its_queries_do_not_grow_with_the_document(self):
        for document in (self.draft, self.printed, self.memorandum):
            for address in self.ways_to_read(document):
                with self.subTest(address):
                    with CaptureQueriesContext(connection) as queries:
                        self.client.get(address)
                    self.assertLessEqual(len(queries), MOST_QUERIES)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_a_document_of_a_volume_with_all_there_is_costs_no_more(self):
        volume = make_volume()
        chapter = make_section(volume)
        documents = [
            make_document(
                f"frus1961-63v06/d{number}",
                f"{LETTER}\n[a]{{.hand by=h}}",
                edition=volume,
                section=chapter,
                position=number,
                begins_on_page="5",
            )
            for number in (10, 11, 12)
        ]
        for number, document in enumerate(documents):
            make_mention(document, make_entry(volume, f"p_{number}"))
            for cited in documents:
                document.statedreplys.create(
                    key=f"r{cited.pk}",
                    direction="replies-to",
                    start=0,
                    end=1,
                    evidence="a",
                    target=cited,
                )
        # The document, its pages, notes, passages, hands, marks, events, sections,
        # neighbours, references, mentions, replies, what cites it, and its places.
        # A page alone has neither neighbours nor replies nor places.
        counts = (14, 14, 11, 11)
        ways = self.ways_to_read(documents[1])
        for address, count in zip(ways, counts, strict=True):
            with self.subTest(address), self.assertNumQueries(count):
                self.client.get(address)

    @override_settings(LETTERS_PAGE_CACHE=False)
    def test_what_a_document_has_not_is_not_asked_for(self):
        document = make_document("plain", "Words.")
        with CaptureQueriesContext(connection) as queries:
            self.client.get(document.get_absolute_url())
        of_document, *of_parts = (query["sql"] for query in queries)
        # Its pages, notes and events.
        self.assertEqual(len(of_parts), 3)
        self.assertIn("letters_footnote", "".join(of_parts))
        for table in ("mark", "crossreference", "mention", "statedreply"):
            with self.subTest(table):
                self.assertIn(f"letters_{table} ", of_document)
                self.assertNotIn(f'"letters_{table}"', "".join(of_parts))

    def test_text_reads_across_a_page_break(self):
        page = parse(self.client.get(self.draft.get_absolute_url()))
        for apparatus in page.find_class("apparatus"):
            apparatus.drop_tree()
        self.assertIn(
            "justification for an interruption of these talks", page.text_content()
        )

    def test_every_note_leads_to_its_text_and_back(self):
        page = parse(self.client.get(self.printed.get_absolute_url()))
        for mark in page.xpath("//a[@role='doc-noteref']"):
            with self.subTest(mark.text):
                note = page.get_element_by_id(mark.get("href")[1:])
                back = note.xpath(".//a[@role='doc-backlink']")[0]
                self.assertEqual(back.get("href"), f"#{mark.get('id')}")

    def test_the_instruction_links_to_the_passage_and_the_passage_back(self):
        passage = f"{self.draft.get_absolute_url()}#passage"
        condition = f"{self.memorandum.get_absolute_url()}#condition"

        memorandum = self.client.get(self.memorandum.get_absolute_url())
        draft = self.client.get(self.draft.get_absolute_url())

        self.assertContains(memorandum, f'href="{passage}"')
        self.assertContains(draft, f'href="{condition}"')
        self.assertContains(memorandum, 'id="condition"')
        self.assertContains(draft, 'id="passage"')

    def test_the_conditional_passage_has_three_readings(self):
        address = self.draft.get_absolute_url()
        cases = {
            "": "drafted",
            "drafted": "drafted",
            "met": "met",
            "not-met": "not-met",
        }
        for version, shown in {**cases, "<script>": "drafted"}.items():
            with self.subTest(version):
                response = self.client.get(address, {"passages": version})
                self.assertContains(response, f"letter--{shown}")

    def test_only_what_is_there_can_be_left_out(self):
        for document, names in (
            (self.draft, ["handwriting", "stamps", "struck", "breaks"]),
            (self.printed, ["supplied", "notes", "breaks"]),
        ):
            with self.subTest(document.identifier):
                page = parse(self.client.get(document.get_absolute_url()))
                links = page.xpath("//a[@data-layer]/@data-layer")
                self.assertEqual(links, names)

    def test_what_is_left_out_is_named_where_the_text_begins(self):
        for layers, hidden in (
            (["struck", "breaks"], "breaks struck"),
            (["struck", "nonsense"], ""),
        ):
            with self.subTest(layers):
                address = self.draft.get_absolute_url()
                page = parse(self.client.get(address, {"hide": layers}))
                self.assertEqual(page.xpath("//@data-hidden"), [hidden])

    def test_marks_are_announced_in_words(self):
        response = self.client.get(self.draft.get_absolute_url())
        for words in (
            "[struck out: ",
            "[handwritten, hand declassifier: ",
            "[conditional passage begins]",
        ):
            with self.subTest(words):
                self.assertContains(response, words)

    def test_a_wanted_reference_leads_to_what_is_known_of_it(self):
        response = self.client.get(self.printed.get_absolute_url())
        address = reverse(
            "letters:reference-detail", args=[self.printed.identifier, "x8"]
        )
        self.assertContains(response, f'id="x8" href="{address}"')

        wanted = self.client.get(address)
        self.assertContains(
            wanted, "Footnote 8, Document 185, Foreign Relations, 1981–1988, Volume IV"
        )
        self.assertContains(wanted, "historicaldocuments/frus1981-88v04/d185#fn8")


class PageDetailTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()

    def page(self, identifier, key):
        return self.client.get(reverse("letters:page-detail", args=[identifier, key]))

    def test_a_page_holds_its_text_and_its_notes_alone(self):
        response = self.page("frus1981-88v04/d190", "681")

        self.assertContains(response, "mentioned in your speech of March 2.")
        self.assertContains(response, 'id="note-5"')
        self.assertNotContains(response, "each of the areas you")
        self.assertNotContains(response, 'id="note-6"')

    def test_a_cut_paragraph_goes_on_without_a_beginning(self):
        page = parse(self.page("reagan-andropov-1983-draft", "2"))
        first = page.xpath("//article//p")[0]
        self.assertIn("continued", first.get("class"))

    def test_pages_lead_to_one_another(self):
        response = self.page("reagan-andropov-1983-draft", "2")
        self.assertContains(response, "/pages/1/")
        self.assertContains(response, "/pages/3/")

    def test_it_has_no_page_breaks_to_be_left_out(self):
        page = parse(self.client.get("/documents/frus1981-88v04/d190/pages/680/"))
        links = page.xpath("//a[@data-layer]/@data-layer")
        self.assertEqual(links, ["supplied", "notes"])

    def test_an_inferred_page_says_so(self):
        self.assertContains(
            self.page("reagan-andropov-1983-draft", "2"),
            "inferred: the source shows no",
        )

    def test_a_page_that_is_not_there_is_not_found(self):
        for key in ("4", "0", "٣", "%00"):
            with self.subTest(key):
                address = f"/documents/reagan-andropov-1983-draft/pages/{key}/"
                self.assertEqual(self.client.get(address).status_code, 404)


class DocumentVisibilityTests(TestCase):
    """Whatever the address, a draft is as if it were not there."""

    SECRET = "Zqxcanary"

    @classmethod
    def setUpTestData(cls):
        notation = (
            f"::: heading\n{cls.SECRET} Letter to {cls.SECRET}\n:::\n\n{cls.SECRET}[^1] "
            f"[Page 2] [x]{{.hand by=h}} [[y]{{.conditional #offer}} {cls.SECRET}\n\n"
            f"[^1]: See Document 11. {cls.SECRET}\n"
        )
        cls.draft = make_document(
            "hidden", notation, title=cls.SECRET, status=DocumentStatus.DRAFT
        )

    def addresses(self, identifier):
        keys = {"pages": "2", "notes": "1", "references": "x1", "segments": "p1"}
        keys |= {"marks": "m1", "passages": "offer", "revisions": "1"}
        parts = [f"{part}/{key}/" for part, key in keys.items()]
        parts += ["", "revisions/", "tei/", "text/", "notation/", "source/"]
        parts.append(f"images/{'0' * 64}/1200/")
        return [f"/documents/{identifier}/{part}" for part in parts]

    def test_every_address_of_a_draft_answers_as_one_that_does_not_exist(self):
        pairs = zip(self.addresses("hidden"), self.addresses("absent"), strict=True)
        for hidden, absent in pairs:
            with self.subTest(hidden):
                hidden_page, absent_page = (
                    self.client.get(hidden),
                    self.client.get(absent),
                )
                self.assertEqual(
                    (hidden_page.status_code, absent_page.status_code), (404, 404)
                )
                self.assertEqual(hidden_page.content, absent_page.content)
                self.assertEqual(hidden_page.headers, absent_page.headers)

    def test_no_page_names_it(self):
        for address in (
            *("/", "/documents/", "/people/", "/editions/", "/readings/"),
            "/search/?q=x",
        ):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertNotContains(
                    response, self.SECRET, status_code=response.status_code
                )

    def test_an_archivist_sees_it_and_no_cache_keeps_it(self):
        self.client.force_login(make_archivist())
        response = self.client.get("/documents/hidden/")

        self.assertContains(response, self.SECRET)
        self.assertIn("no-store", response["Cache-Control"])

    def test_a_revision_saved_as_a_draft_stays_hidden_when_the_text_is_public(self):
        self.draft.status = DocumentStatus.PUBLISHED
        self.draft.save()
        response = self.client.get("/documents/hidden/revisions/1/")
        self.assertEqual(response.status_code, 404)

    def test_a_published_letter_does_not_betray_a_hidden_target(self):
        from_hidden = make_document("citing", "Text.[^1]\n\n[^1]: See it.")
        reference = from_hidden.crossreferences.create(
            key="x1",
            footnote_key="1",
            start=0,
            end=3,
            printed="See",
            form="document",
            target_identifier="hidden",
            target=self.draft,
        )
        response = self.client.get(from_hidden.get_absolute_url())
        self.assertNotContains(response, self.SECRET)

        wanted = self.client.get(f"/documents/citing/references/{reference.key}/")
        self.assertContains(wanted, "not in this archive")
