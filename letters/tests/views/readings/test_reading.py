"""Pages of readings: who gets them, what they show, and what they tell nobody."""

from datetime import date, timedelta

from django.test import TestCase

from letters.models import Annotation, Document, DocumentStatus, Reading
from letters.models.readings import today
from letters.tests.factories import (
    annotate,
    make_archivist,
    make_document,
    make_reading,
)

KIND = Annotation.Kind
SECRET = "Zqxcanary"


class ReadingPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.other = make_document("other", "Other words.", title="The other")
        cls.reading = make_reading(
            cls.document,
            cls.other,
            visibility="public",
            byline="Ms. Rivera",
            introduction="Read *both*.",
            tasks="Say why.",
        )
        cls.item = cls.reading.items.first()
        cls.item.introduction = "Before it."
        cls.item.save()

    def address(self, tail=""):
        return f"{self.reading.get_absolute_url()}{tail}"

    def get(self, tail=""):
        return self.client.get(self.address(tail))

    def test_it_shows_what_the_teacher_wrote_and_the_items_in_order(self):
        page = self.get().content.decode()
        parts = ["Letters of a crisis", "Ms. Rivera", "<em>both</em>"]
        parts += ["Khrushchev to Kennedy", "Before it.", "The other", "Say why."]
        places = [page.index(part) for part in parts]
        self.assertEqual(places, sorted(places))

    def test_it_gives_the_link_for_the_class_in_words_and_as_a_code(self):
        response = self.get()
        self.assertContains(response, f"http://testserver{self.address()}")
        self.assertContains(response, 'aria-label="The same link as a QR code"')

    def test_reference_managers_read_what_it_is(self):
        tag = '<meta name="citation_title" content="Letters of a crisis">'
        self.assertContains(self.get(), tag, html=True)

    def test_an_item_has_the_text_the_annotations_and_its_neighbours(self):
        annotate(self.item, "your letter", body="Which *one*?")
        response = self.get("1/")

        self.assertContains(response, ">your letter</mark>")
        self.assertContains(response, "Which <em>one</em>?")
        self.assertContains(response, 'rel="next" href="' + self.address("2/"))
        self.assertNotContains(response, 'rel="prev"')

    def test_an_address_beyond_the_items_is_not_found(self):
        for tail in ("0/", "3/", "01/", "99999999999999999999/"):
            with self.subTest(tail):
                self.assertEqual(self.get(tail).status_code, 404)

    def test_a_deleted_item_gives_its_number_to_the_next(self):
        self.item.put_away()
        self.assertContains(self.get("1/"), "Other words.")
        self.assertEqual(self.get("2/").status_code, 404)

    def test_each_kind_is_shown(self):
        cases = {
            KIND.LINK: {"address": "https://example.org/x"},
            KIND.TERM: {"body": "A word for it."},
            KIND.QUESTION: {"asks": "choice", "choices": ["Yes", "No"]},
        }
        for kind, fields in cases.items():
            annotate(self.item, "your letter", kind=kind, **fields)
        response = self.get("1/")

        for words in ("https://example.org/x", "A word for it.", "Choose one", "Yes"):
            with self.subTest(words):
                self.assertContains(response, words)

    def test_right_answers_are_not_in_the_page(self):
        right = {"asks": "order", "choices": ["first", "second", "third", "fourth"]}
        annotate(self.item, "your letter", kind=KIND.QUESTION, **right)
        page = self.get("1/").content.decode()
        places = [page.index(f">{word}<") for word in right["choices"]]
        self.assertNotEqual(places, sorted(places))

    def test_a_question_for_a_passage_does_not_name_it(self):
        paragraph = self.document.segments.filter(kind="paragraph").last()
        fields = {"kind": KIND.QUESTION, "asks": "passage", "body": "Where?"}
        annotate(self.item, "withdraw them", **fields)
        notes = self.get("1/").content.decode().partition('class="annotations"')[2]
        self.assertNotIn("withdraw", notes)
        self.assertNotIn(f'"{paragraph.key}"', notes)

    # The first view, and what a student chooses

    def choose_first_view(self, view, **fields):
        self.item.first_view = view
        for name, value in fields.items():
            setattr(self.item, name, value)
        self.item.save()

    def test_it_is_shown_first_as_the_teacher_chose(self):
        self.choose_first_view("passages=not-met&hide=notes")
        response = self.get("1/")
        self.assertContains(response, "letter--not-met")
        self.assertContains(response, 'data-hidden="notes"')
        self.assertContains(response, 'data-view="?view=text&amp;passages=not-met')

    def test_what_a_student_chooses_is_the_whole_choice(self):
        self.choose_first_view("passages=not-met&hide=notes")
        response = self.get("1/?view=text")
        self.assertContains(response, "letter--drafted")
        self.assertContains(response, 'data-hidden=""')
        self.assertContains(response, '"?view=text&amp;passages=met"')

    def test_hidden_annotations_are_offered(self):
        annotate(self.item, "your letter")
        self.choose_first_view("", hides_annotations=True)
        response = self.get("1/")
        self.assertContains(response, 'data-hidden="annotations"')
        self.assertContains(response, 'href="?view=text" data-layer="annotations"')
        self.assertContains(self.get("1/?view=text"), 'data-hidden=""')

    def test_what_an_item_lacks_leads_to_the_address_without_it(self):
        for tail, target in {
            "1/?hide=stamps": "1/",
            "1/?view=text": "1/",
            "1/?cover=none": "1/",
            "1/?view=pages-x": "1/",
            "1/?hide=notes&hide=stamps": "1/?hide=notes",
        }.items():
            with self.subTest(tail):
                self.assertRedirects(self.get(tail), self.address(target))

    def test_covered_words_are_uncovered_at_an_address(self):
        annotate(self.item, "your letter", is_whited_out=True)
        self.assertContains(self.get("1/"), 'data-covered="1" hidden>')
        self.assertContains(self.get("1/"), f'{"?cover=none"}#a-1"')
        self.assertNotContains(self.get("1/?cover=none"), "data-covered")

    def test_a_whole_document_is_shown_page_by_page(self):
        annotate(self.item, "understanding of the")
        response = self.get("1/?view=pages")
        self.assertContains(response, 'id="leaf-2"')
        self.assertContains(response, 'id="a-1"', count=1)

    # What it costs

    def test_its_queries_do_not_grow(self):
        # The state of the archive, the reading, its items, whether it has questions.
        with self.assertNumQueries(4):
            self.get()
        for _ in range(5):
            annotate(self.item, "your letter", kind=KIND.QUESTION)
        # The reading, its items, the document; its annotations and their places; pages,
        # notes, problems, references, passages, mentions, hands, marks, images of it.
        with self.assertNumQueries(10):
            self.get("1/")


class ReadingVisibilityTests(TestCase):
    """Drafts and closed readings, and documents that were withdrawn."""

    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.hidden = make_document("hidden", f"{SECRET} text.", title=SECRET)
        cls.reading = make_reading(
            cls.document, cls.hidden, title="Two letters", byline="Ms. Rivera"
        )
        first, second = cls.reading.items.all()
        comparison = annotate(first, "your letter", kind=KIND.COMPARISON)
        comparison.body = SECRET
        comparison.save()
        comparison.targets.create(
            position=1, document=cls.hidden, start=0, end=9, exact=SECRET
        )
        second.heading = second.introduction = SECRET
        second.save()
        annotate(second, SECRET, body=SECRET, kind=KIND.QUESTION)

    def change(self, **fields):
        Reading.objects.filter(pk=self.reading.pk).update(**fields)

    def addresses(self):
        start = self.reading.get_absolute_url()
        return [start, f"{start}1/", f"{start}2/", f"{start}1/?view=pages"]

    def withdraw(self):
        Document.objects.filter(pk=self.hidden.pk).update(status=DocumentStatus.DRAFT)

    def test_an_unlisted_one_is_read_by_whoever_has_the_link(self):
        for address in self.addresses():
            with self.subTest(address):
                response = self.client.get(address)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(response["Referrer-Policy"], "no-referrer")
                self.assertEqual(response["X-Robots-Tag"], "noindex")

    def test_no_list_names_it_and_no_page_of_its_documents(self):
        for address in ("/", "/readings/", self.document.get_absolute_url()):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertNotContains(response, "Two letters")
                self.assertNotContains(response, self.reading.slug)

    def test_a_public_one_is_listed_and_found_by_search_engines(self):
        self.change(visibility="public")
        for address in ("/readings/", self.document.get_absolute_url()):
            with self.subTest(address):
                self.assertContains(self.client.get(address), "Two letters")
        response = self.client.get(self.addresses()[0])
        self.assertEqual(response["Referrer-Policy"], "same-origin")
        self.assertNotIn("X-Robots-Tag", response)

    def test_a_draft_and_a_deleted_one_are_as_one_that_never_was(self):
        absent = self.client.get("/readings/aaaaaaaaaa/")
        for fields in ({"visibility": "draft"}, {"deleted": "2026-01-01T00:00Z"}):
            self.change(**{"visibility": "public", "deleted": None, **fields})
            self.client.force_login(make_archivist(f"of-{[*fields][0]}"))
            for address in self.addresses():
                with self.subTest(f"{fields} {address}"):
                    response = self.client.get(address)
                    self.assertEqual(response.status_code, 404)
                    self.assertEqual(response.content, absent.content)

    def test_a_closed_one_says_by_whom_and_nothing_else(self):
        for fields in ({"visibility": "closed"}, {"closes_on": today()}):
            self.change(**{"visibility": "public", "closes_on": None, **fields})
            for address in self.addresses():
                with self.subTest(f"{fields} {address}"):
                    response = self.client.get(address)
                    self.assertContains(response, "Ms. Rivera", status_code=410)
                    self.assertNotContains(response, "Two letters", status_code=410)
                    self.assertNotContains(response, SECRET, status_code=410)
            self.assertNotContains(self.client.get("/readings/"), "Two letters")
            page = self.client.get(self.document.get_absolute_url())
            self.assertNotContains(page, "Two letters")

    def test_pages_that_name_one_that_will_close_are_not_kept(self):
        self.change(visibility="public", closes_on=today() + timedelta(days=2))
        document = self.document.get_absolute_url()
        for address in [*self.addresses(), "/readings/", document]:
            with self.subTest(address):
                response = self.client.get(address)
                self.assertEqual(response.status_code, 200)
                self.assertEqual(response["Cache-Control"], "no-cache")

    def test_it_says_until_when_it_is_open(self):
        self.change(closes_on=date(2999, 7, 1))
        self.assertContains(self.client.get(self.addresses()[0]), "until 30 June 2999")

    def test_of_a_withdrawn_document_nothing_is_left_but_its_number(self):
        self.assertContains(self.client.get(self.addresses()[1]), SECRET)
        self.withdraw()
        self.client.force_login(make_archivist())
        for address in [*self.addresses(), "/readings/"]:
            with self.subTest(address):
                response = self.client.get(address)
                self.assertNotContains(response, SECRET)
                self.assertNotContains(response, "/documents/hidden/")
        last = self.client.get(self.addresses()[2])
        self.assertContains(last, "No longer shown")
        self.assertContains(self.client.get(self.addresses()[0]), "No longer shown")

    def test_a_deleted_document_leaves_the_same(self):
        self.hidden.delete()
        self.assertContains(self.client.get(self.addresses()[2]), "No longer shown")
        self.assertNotContains(self.client.get(self.addresses()[1]), SECRET)

    def test_no_student_gets_a_cookie(self):
        for address in self.addresses():
            with self.subTest(address):
                self.assertFalse(self.client.get(address).cookies)

    def test_a_question_of_a_withdrawn_document_asks_for_no_answers(self):
        self.assertContains(self.client.get(self.addresses()[0]), "Your answers")
        self.withdraw()
        response = self.client.get(self.addresses()[0])
        self.assertNotContains(response, "Your answers")


class GalleryTests(TestCase):
    def test_it_counts_the_texts_that_are_shown(self):
        document = make_document()
        hidden = make_document("hidden", "x", status=DocumentStatus.DRAFT)
        make_reading(document, hidden, visibility="public")
        self.assertContains(self.client.get("/readings/"), "1 text<")

    def test_an_empty_one_says_so(self):
        self.assertContains(self.client.get("/readings/"), "No reading is public yet")

    def test_many_are_on_several_pages(self):
        Reading.objects.bulk_create(
            Reading(title=f"Reading {number:03}", visibility="public")
            for number in range(31)
        )
        response = self.client.get("/readings/")
        self.assertContains(response, "Reading 029")
        self.assertNotContains(response, "Reading 030")
        self.assertContains(self.client.get("/readings/?page=2"), "Reading 030")
