"""Items on the desk: found, added, moved, changed, deleted; and the preview."""

from unittest.mock import patch

from django.test import TestCase

from letters.models import Document, DocumentStatus, Reading
from letters.tests.factories import annotate, load_collection, make_reading
from letters.tests.views.teaching.desks import make_teacher

DRAFT = "reagan-andropov-1983-draft"
PRINTED = "frus1981-88v04/d190"


class ItemCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_collection()
        cls.teacher = make_teacher()
        cls.draft = Document.objects.get(identifier=DRAFT)
        cls.printed = Document.objects.get(identifier=PRINTED)
        cls.reading = make_reading(
            *(cls.draft, cls.printed), owner=cls.teacher, visibility="draft"
        )
        cls.item, cls.other = cls.reading.items.all()
        cls.address = f"/teach/{cls.reading.slug}/"
        cls.own_address = f"{cls.address}{cls.item.pk}/"

    def setUp(self):
        self.client.force_login(self.teacher)

    def hide(self, document):
        Document.objects.filter(pk=document.pk).update(status=DocumentStatus.DRAFT)


class AddingTests(ItemCase):
    def test_what_is_found_can_be_added(self):
        response = self.client.get(f"{self.address}add/", {"words": PRINTED})
        self.assertContains(response, self.printed.title)

        sent = {"document": PRINTED, "page": "680", "segment": ""}
        response = self.client.post(f"{self.address}add/", sent)

        item = self.reading.items.last()
        self.assertRedirects(response, f"{self.address}{item.pk}/")
        self.assertEqual((item.page_key, item.position), ("680", 2))

    def test_a_reading_that_is_full_is_told(self):
        with patch("letters.teaching.limits.MOST_ITEMS", 2):
            sent = {"document": PRINTED, "page": "", "segment": ""}
            response = self.client.post(f"{self.address}add/", sent, follow=True)
        self.assertContains(response, "at most 2 documents or parts")
        self.assertEqual(2, self.reading.items.count())

    def test_nothing_found_is_said(self):
        response = self.client.get(f"{self.address}add/", {"words": "no such thing"})
        self.assertContains(response, "No document of the archive")

    def test_what_is_not_published_cannot_be_added(self):
        self.hide(self.printed)
        for identifier in (PRINTED, "nothing", "", "\0"):
            with self.subTest(identifier):
                sent = {"document": identifier}
                response = self.client.post(f"{self.address}add/", sent)
                self.assertEqual(response.status_code, 404)

    def test_a_page_of_a_document_leads_to_it(self):
        response = self.client.get(f"/documents/{PRINTED}/pages/680/")
        self.assertContains(response, f"/teach/add/?document={PRINTED}&amp;page=680")
        response = self.client.get(f"/documents/{PRINTED}/cite/?segment=p3")
        self.assertContains(response, f"/teach/add/?document={PRINTED}&amp;segment=p3")

    def test_strangers_see_nothing_of_it(self):
        self.client.logout()
        for address in (f"/documents/{PRINTED}/", f"/documents/{PRINTED}/cite/"):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertNotContains(response, "to a reading")
                self.assertNotContains(response, "csrf")

    def test_a_document_is_added_to_one_of_the_readings_or_a_new_one(self):
        address = f"/teach/add/?document={PRINTED}&segment=p3"
        response = self.client.get(address)
        self.assertContains(response, f'action="{self.address}add/"')

        response = self.client.post(address, {"title": "A new one"})

        reading = Reading.objects.get(title="A new one")
        item = reading.items.get()
        self.assertRedirects(response, f"/teach/{reading.slug}/{item.pk}/")
        self.assertEqual((reading.owner, item.first_segment), (self.teacher, "p3"))


class PageCacheTests(ItemCase):
    def test_what_a_teacher_sees_is_not_given_to_strangers(self):
        address = f"/documents/{PRINTED}/"
        with self.settings(LETTERS_PAGE_CACHE=True):
            self.assertContains(self.client.get(address), "Add to a reading")
            self.client.logout()
            self.assertNotContains(self.client.get(address), "Add to a reading")


class OrderTests(ItemCase):
    def test_buttons_move_an_item(self):
        sent = {"steps": 1, "order": f"{self.item.pk},{self.other.pk}"}
        response = self.client.post(f"{self.own_address}move/", sent)
        self.assertRedirects(
            response,
            f"{self.address}#item-{self.item.pk}",
            fetch_redirect_response=False,
        )
        self.assertEqual(list(self.reading.items.all()), [self.other, self.item])

    def test_the_page_has_the_new_order_and_sends_it_with_the_next_move(self):
        for steps in (1, -1, 1):
            lines = self.client.get(self.address).context["items"]
            sent = {"steps": steps, "order": lines[0].order}
            self.client.post(f"{self.own_address}move/", sent)
        lines = self.client.get(self.address).context["items"]
        self.assertEqual([line.item for line in lines], [self.other, self.item])
        self.assertEqual([line.number for line in lines], [1, 2])

    def test_an_order_that_changed_meanwhile_is_left_alone(self):
        for sent in (
            {"steps": 1, "order": f"{self.other.pk},{self.item.pk}"},
            {"steps": 5, "order": f"{self.item.pk},{self.other.pk}"},
            {"steps": 1, "order": "x" * 100},
            {},
        ):
            with self.subTest(sent):
                response = self.client.post(
                    f"{self.own_address}move/", sent, follow=True
                )
                self.assertContains(response, "Nothing was done")
        self.assertEqual(list(self.reading.items.all()), [self.item, self.other])

    def test_a_deleted_item_is_offered_again(self):
        self.client.post(f"{self.own_address}delete/", {"revision": 0})
        self.assertEqual(self.client.get(self.own_address).status_code, 404)
        self.assertContains(self.client.get(self.address), "Undo")


class ItemFormTests(ItemCase):
    def save(self, **changes):
        sent = {"revision": 0, "extent": "whole", "mode": "diplomatic", **changes}
        return self.client.post(self.own_address, sent)

    def stored(self):
        self.item.refresh_from_db()
        return self.item

    def test_a_page_is_chosen(self):
        self.assertRedirects(self.save(extent="page", page_key="2"), self.address)
        self.assertEqual((self.stored().extent, self.item.page_key), ("page", "2"))

    def test_a_passage_is_chosen_in_order(self):
        first, last = self.draft.segments.order_by("start").values_list(
            "key", flat=True
        )[2:4]
        response = self.save(extent="passage", first_segment=last, last_segment=first)
        self.assertContains(response, "comes before the first", status_code=422)
        self.save(extent="passage", first_segment=first, last_segment=last)
        self.assertEqual(self.stored().last_segment, last)

    def test_an_extent_needs_its_page_or_paragraphs(self):
        for extent in ("page", "passage"):
            with self.subTest(extent):
                response = self.save(extent=extent, heading="Kept")
                self.assertContains(response, 'value="Kept"', status_code=422)

    def test_what_students_see_first_becomes_a_query(self):
        for sent, expected in (
            ({}, ""),
            ({"passages": "met"}, "passages=met"),
            (
                {"mode": "ticked", "hide": ["struck", "breaks"]},
                "hide=breaks&hide=struck",
            ),
            ({"mode": "diplomatic", "hide": ["struck"]}, ""),
        ):
            with self.subTest(sent):
                self.save(**sent, revision=self.stored().revision)
                self.assertEqual(self.stored().first_view, expected)

    def test_the_form_shows_what_was_chosen(self):
        self.save(passages="not-met", mode="clean", hides_annotations="on")
        response = self.client.get(self.own_address)
        self.assertContains(response, 'name="passages" value="not-met"', count=1)
        form = response.context["form"]
        self.assertEqual(form["mode"].value(), "clean")
        self.assertEqual(form["passages"].value(), "not-met")
        self.assertTrue(form["hides_annotations"].value())

    def test_two_tabs_lose_nothing(self):
        self.save(heading="Of the first tab", passages="met")
        response = self.save(heading="Of the second tab")
        for words in ("Of the first tab", "Of the second tab", "Condition met"):
            self.assertContains(response, words, status_code=409)

    def test_what_was_deleted_in_another_tab_keeps_what_was_typed(self):
        for row in (self.item, self.reading):
            row.put_away()
            with self.subTest(row):
                response = self.save(heading="Of an hour")
                self.assertContains(response, "Of an hour", status_code=422)
                self.assertContains(response, "in another tab", status_code=422)
                self.assertEqual(self.client.get(self.own_address).status_code, 404)

    def test_while_the_document_is_withdrawn_its_extent_stays(self):
        self.save(extent="page", page_key="2", passages="met")
        self.hide(self.draft)
        response = self.client.get(self.own_address)
        self.assertNotContains(response, self.draft.title)

        self.client.post(self.own_address, {"revision": 1, "heading": "Mine"})

        self.assertEqual(self.stored().heading, "Mine")
        self.assertEqual(
            (self.item.page_key, self.item.first_view), ("2", "passages=met")
        )

    def test_a_page_that_is_gone_stays_until_another_is_chosen(self):
        self.reading.items.filter(pk=self.item.pk).update(extent="page", page_key="99")
        response = self.client.get(self.own_address)
        self.assertContains(response, "99 (not in the text any more)")

    def test_it_lists_the_annotations(self):
        annotate(self.item, "Andropov", body="Who was he?")
        self.assertContains(self.client.get(self.own_address), "Who was he?")


class PreviewTests(ItemCase):
    def test_a_draft_is_shown_as_students_will_see_it(self):
        annotate(self.item, "Andropov", body="Who was he?")
        response = self.client.get(f"{self.address}preview/")
        self.assertContains(response, f"{self.address}preview/1/")
        response = self.client.get(f"{self.address}preview/1/")
        self.assertContains(response, "Who was he?")
        self.assertContains(response, "Back to the desk")

    def test_it_shows_no_withdrawn_document(self):
        self.hide(self.draft)
        response = self.client.get(f"{self.address}preview/1/")
        self.assertContains(response, "No longer shown")
        self.assertNotContains(response, self.draft.title)

    def test_there_is_no_item_beyond_the_last(self):
        for number in (0, 3):
            response = self.client.get(f"{self.address}preview/{number}/")
            self.assertEqual(response.status_code, 404)
