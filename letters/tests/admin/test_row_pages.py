"""Many rows beside a text: the form shows some, and a save leaves the others alone."""

from django.test import TestCase
from lxml import html

from letters.models import CorrespondenceEvent, DocumentRelation, Problem
from letters.tests.admin.pages import change_address, errors_of, form_of, send
from letters.tests.factories import make_archivist, make_document

MANY = 43
# It states no events.
WORDS = "Nothing but words."
EVENTS = "correspondence_events"


def add_events(document, count=MANY):
    CorrespondenceEvent.objects.bulk_create(
        CorrespondenceEvent(
            document=document, type="sent", name_as_written=f"Clerk {n}", position=n
        )
        for n in range(count)
    )


def add_problems(document, count=MANY):
    Problem.objects.bulk_create(
        Problem(document=document, origin="import", message=f"Odd {n}", position=n)
        for n in range(count)
    )


class RowPagesCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document(notation=WORDS)
        add_events(cls.document)
        add_problems(cls.document)

    def setUp(self):
        self.client.force_login(self.anna)
        self.address = change_address(self.document)

    def page(self, query=""):
        response = self.client.get(self.address + query)
        return html.fromstring(response.content.decode())

    def links(self, page, kind):
        # Those of all rows together stand last.
        nav = page.xpath(f"//*[@id='{kind}-group']/following-sibling::nav[1]")
        return [link.get("href").partition("#")[0] for link in nav[0].iter("a")]

    def save_page(self, number, **values):
        """Fill in the form with this page of events, and send it from there."""
        address = f"{self.address}?{EVENTS}-page={number}"
        data = {**form_of(self.client.get(address)), "_save": "Save", **values}
        return self.client.post(address, data)

    def names(self):
        events = self.document.correspondence_events.order_by("pk")
        return list(events.values_list("name_as_written", flat=True))


def names_in(page):
    return page.xpath(
        f"//input[starts-with(@name, '{EVENTS}-') and not(contains(@name, '__'))"
        " and contains(@name, '-name_as_written')]/@value"
    )


class ShownRowTests(RowPagesCase):
    def test_a_form_has_no_more_fields_where_there_are_more_rows(self):
        other = make_document("other", WORDS)
        add_events(other, 3 * MANY)
        add_problems(other, 3 * MANY)
        counts = [
            len(page.xpath("//*[@id='document_form']//*[@name]"))
            for page in (
                self.page(),
                html.fromstring(self.client.get(change_address(other)).content),
            )
        ]
        self.assertEqual(counts[0], counts[1])

    def test_it_shows_all_of_a_few_rows(self):
        for kept, shown, is_paged in ((16, 10, True), (15, 15, False)):
            self.document.correspondence_events.filter(position__gte=kept).delete()
            with self.subTest(kept):
                page = self.page()
                self.assertEqual(len(names_in(page)), shown)
                links = page.xpath(f"//nav//a[contains(@href, '{EVENTS}')]")
                self.assertEqual(bool(links), is_paged)

    def test_each_row_is_on_one_of_the_pages(self):
        first = self.page()
        pages = [first, *map(self.page, self.links(first, EVENTS)[:-1])]
        shown = [name for page in pages for name in names_in(page)]
        self.assertEqual(shown, self.names())

    def test_all_can_be_shown_together(self):
        page = self.page(self.links(self.page(), EVENTS)[-1])
        self.assertEqual(names_in(page), self.names())

    def test_pages_of_two_kinds_are_chosen_one_by_one(self):
        second = self.page(self.links(self.page(), "problems")[0])
        both = self.page(self.links(second, EVENTS)[1])
        self.assertEqual(names_in(both)[0], "Clerk 20")
        self.assertIn("Odd 10", both.get_element_by_id("problems-0").text_content())

    def test_an_address_that_names_no_page_shows_one(self):
        for number in ("0", "99", "-1", "x", "", "%00"):
            with self.subTest(number):
                page = self.page(f"?{EVENTS}-page={number}")
                self.assertIn(len(names_in(page)), (10, 13))

    def test_an_open_problem_leads_to_its_row_on_whatever_page(self):
        links = self.page().xpath("//*[@class='document-state']//li/a")
        for link in links:
            with self.subTest(link.text):
                address, _, row = link.get("href").partition("#")
                shown = self.page(address).get_element_by_id(row)
                self.assertIn(link.text, shown.text_content())
        self.assertEqual(len(links), 20)


class SavedRowTests(RowPagesCase):
    def test_rows_that_were_not_shown_stay_as_they_are(self):
        before = self.names()
        response = self.save_page(3, **{f"{EVENTS}-4-name_as_written": "Dobrynin"})
        self.assertEqual(response.status_code, 302, errors_of(response))
        before[24] = "Dobrynin"
        self.assertEqual(self.names(), before)
        self.assertEqual(self.document.problems.count(), MANY)

    def test_a_row_can_be_added_and_one_deleted_on_any_page(self):
        before = self.names()
        new = {f"{EVENTS}-10-type": "received", f"{EVENTS}-10-name_as_written": "Rusk"}
        response = self.save_page(2, **{f"{EVENTS}-0-DELETE": "on"}, **new)
        self.assertEqual(response.status_code, 302, errors_of(response))
        self.assertEqual(self.names(), [*before[:10], *before[11:], "Rusk"])

    def test_a_refused_form_shows_the_rows_it_was_sent_with(self):
        response = self.save_page(3, **{f"{EVENTS}-4-date_edtf": "soon"})
        page = html.fromstring(response.content.decode())
        self.assertIn("soon", " ".join(errors_of(response)))
        self.assertEqual(names_in(page), self.names()[20:30])
        label = page.get_element_by_id(f"{EVENTS}-4").cssselect(".inline_label")[0]
        self.assertIn("Clerk 24", label.text_content())

    def test_who_edits_on_stays_on_the_page(self):
        response = self.save_page(3, _continue="x", _save="")
        self.assertEqual(response["Location"], f"{self.address}?{EVENTS}-page=3")

    def test_what_another_saved_in_rows_not_shown_is_kept(self):
        address = f"{self.address}?{EVENTS}-page=3"
        mine = form_of(self.client.get(address))
        self.save_page(1, **{f"{EVENTS}-0-name_as_written": "By another"})
        mine |= {f"{EVENTS}-0-name_as_written": "By me", "_save": "Save"}
        response = self.client.post(address, mine)
        self.assertEqual(response.status_code, 302, errors_of(response))
        self.assertEqual((self.names()[0], self.names()[20]), ("By another", "By me"))

    def test_a_relation_that_is_not_shown_is_not_made_twice(self):
        targets = [make_document(f"letter-{n}") for n in range(15)]
        DocumentRelation.objects.bulk_create(
            DocumentRelation(source=self.document, target=target, type="covers")
            for target in targets
        )
        row = {
            "relations_to-10-type": "covers",
            "relations_to-10-target": targets[14].pk,
        }
        response = send(self.client, self.document, **row)
        self.assertTrue(errors_of(response))
        self.assertEqual(self.document.relations_to.count(), 15)
