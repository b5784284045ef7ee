"""Two paginations through one text: an edition's pages, and the leaves of the paper."""

from io import BytesIO

from django.test import TestCase
from lxml import html
from pypdf import PdfReader

from letters.tests.factories import make_document, make_page_reference, make_volume

NOTATION = """[Page 1]{ed=typescript} Dear friend,

we agree on the hotline[^1] and [Page 681] on much else [Page 2]{ed=typescript} besides[^2],
as the hotline shows.

[^1]: The first note.

[^2]: The second note[^3].

[^3]: A note in a note.
"""
LETTER = "/documents/frus1961-63v06/d12/"
PAPER = f"{LETTER}pages/typescript-2/"


class PaginationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_volume()
        cls.document = make_document(
            "frus1961-63v06/d12", NOTATION, edition=cls.edition, begins_on_page="680"
        )

    def page(self, address):
        response = self.client.get(address, follow=True)
        self.assertEqual(response.status_code, 200)
        return html.fromstring(response.content.decode())

    def words(self, address):
        """The words of each leaf, as a reader sees them."""
        texts = []
        for letter in self.page(address).find_class("letter"):
            for hidden in letter.find_class("note-mark"):
                hidden.drop_tree()
            texts.append(" ".join(letter.text_content().split()))
        return texts

    def test_each_is_listed_with_its_pages(self):
        lists = self.page(LETTER).find_class("page-list")
        self.assertEqual(
            [" ".join(page_list.text_content().split()) for page_list in lists],
            ["Pages 680 681", "Typescript pages 1 2"],
        )

    def test_the_text_shows_where_the_pages_of_both_begin(self):
        (words,) = self.words(LETTER)
        self.assertIn("[Typescript page 1]Dear", words)
        self.assertIn("and [Page 681]on much else [Typescript page 2]besides", words)

    def test_a_page_of_either_has_its_words_and_its_notes(self):
        for key, words, notes in (
            ("681", "on much else [Typescript page 2]besides, as", ["2", "3"]),
            ("typescript-2", "[Typescript page 2]besides, as the hotline", ["2", "3"]),
            ("typescript-1", "agree on the hotline and [Page 681]on much else", ["1"]),
        ):
            with self.subTest(key):
                address = f"{LETTER}pages/{key}/"
                self.assertIn(words, self.words(address)[0])
                notes_there = self.page(address).find_class("footnote__mark")
                self.assertEqual([note.text for note in notes_there], notes)

    def test_a_page_leads_to_those_before_and_after_it_and_to_the_whole(self):
        page = self.page(PAPER)
        steps = page.find_class("page-steps")[0]
        self.assertEqual(
            [" ".join(link.text.split()) for link in steps.iter("a")],
            ["← Typescript page 1", "Whole document"],
        )
        switch = page.find_class("switch")[0]
        self.assertEqual(
            {link.text: link.get("href") for link in switch.iter("a")},
            {
                "running text": f"{LETTER}#page-typescript-2",
                "page by page": f"{LETTER}?view=pages#leaf-681",
                "typescript page by page": (
                    f"{LETTER}?view=pages-typescript#leaf-typescript-2"
                ),
                "this page alone": "?",
            },
        )

    def test_it_is_read_page_by_page_by_either(self):
        for view, beginnings in (
            ("pages", ("[Typescript page 1]Dear", "[Page 681]on")),
            ("pages-typescript", ("[Typescript page 1]Dear", "[Typescript page 2]be")),
        ):
            with self.subTest(view):
                leaves = self.words(f"{LETTER}?view={view}")
                self.assertEqual(len(leaves), 2)
                for leaf, beginning in zip(leaves, beginnings, strict=True):
                    self.assertTrue(leaf.startswith(beginning), leaf)

    def test_a_pagination_that_it_has_not_is_the_running_text(self):
        for view in ("pages-none", "text", "nonsense"):
            with self.subTest(view):
                self.assertEqual(len(self.words(f"{LETTER}?view={view}")), 1)

    def test_words_are_found_on_its_pages(self):
        page = self.page(f"{PAPER}?find=hotline&match=2")
        self.assertEqual([mark.text for mark in page.iter("mark")], ["hotline"])
        previous = page.xpath("//a[contains(., 'revious')]")[0].get("href")
        self.assertIn("/pages/typescript-1/?find=hotline&match=1", previous)

    def test_its_pages_are_sheets_of_a_pdf(self):
        page = self.page(f"{LETTER}?view=pages-typescript")
        (address,) = page.xpath("//a[text()='PDF']/@href")
        read = PdfReader(BytesIO(self.client.get(address).content))
        sheets = [" ".join(sheet.extract_text().split()) for sheet in read.pages]
        self.assertIn("Typescript page 2 besides", sheets[1])
        self.assertIn("The second note", sheets[1])

    def test_it_is_cited_with_the_page_of_the_edition(self):
        response = self.client.get(f"{LETTER}cite/?page=typescript-2")
        self.assertContains(response, "p. 681, typescript page 2")

    def test_no_page_of_the_volume_is_taken_for_one_of_the_paper(self):
        cited = make_document(
            "frus1961-63v06/d13",
            "One. [Page 2] Two. [Page 2]{ed=typescript} Three.",
            edition=self.edition,
            begins_on_page="1",
        )
        citing = make_document("frus1961-63v06/d14", "Text.", edition=self.edition)
        make_page_reference(citing, self.edition, "2")
        for key, by in (("2", [citing]), ("typescript-2", [])):
            with self.subTest(key):
                page = self.client.get(f"{cited.get_absolute_url()}pages/{key}/")
                citing = [reference.document for reference in page.context["cited_by"]]
                self.assertEqual(citing, by)

    def test_a_scan_of_it_stands_beside_it(self):
        self.document.page_images.create(
            page_key="typescript-2", sha256="0" * 64, width=100, height=130, size=1
        )
        self.assertEqual(len(self.page(PAPER).find_class("leaf-and-scan--both")), 1)
