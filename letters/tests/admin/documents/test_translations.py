"""Archivists confirm and mend the rows of a translation, with a keyboard alone."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.models import Document, DocumentRelation, DocumentStatus
from letters.tests.factories import make_document
from letters.tests.russian_letters import ORIGINAL, SIDE_BY_SIDE, make_translated_letter


class MendingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.relation = make_translated_letter()
        cls.editor = get_user_model().objects.create_user("anna", is_staff=True)
        cls.editor.groups.add(Group.objects.get(name="editor"))
        cls.address = reverse(
            "admin:letters_document_translation", args=[cls.relation.source_id]
        )

    def setUp(self):
        self.client.force_login(self.editor)

    def page(self, **query):
        return html.fromstring(self.client.get(self.address, query).content)

    def do(self, step, *, seen=None):
        """Press a button of the page as it is now."""
        seen = seen or self.page().xpath("//input[@name='seen']/@value")[0]
        values = {"step": step, "seen": seen}
        return self.client.post(self.address, values, follow=True)

    def stored(self):
        return DocumentRelation.objects.get().parallel_rows

    def row(self, number):
        row = self.stored()[number - 1]
        return row["original"], row["translation"]


class MendingTests(MendingCase):
    def test_looking_stores_nothing(self):
        buttons = self.page().xpath("//button[@name='step']/@value")
        self.assertIn("confirm-19", buttons)
        self.assertEqual(self.stored(), [])

    def test_a_row_is_confirmed_and_the_next_one_has_the_keyboard(self):
        response = self.do("confirm-1")
        page = html.fromstring(response.content)
        self.assertTrue(self.stored()[0]["confirmed"])
        self.assertEqual(len(self.stored()), 19)
        focused = page.xpath("//button[@autofocus]/@value")
        self.assertEqual(focused, ["confirm-2"])
        self.assertTrue(response.redirect_chain[0][0].endswith("at=2"))

    def test_rows_are_joined_divided_and_taken_apart(self):
        self.do("join-1")
        self.assertEqual(self.row(1), (["p1", "p2"], ["p1", "p2"]))
        self.do("split-1")
        self.assertEqual(self.row(2), (["p2"], ["p2"]))
        self.do("unlink-2")
        self.assertEqual((self.row(2), self.row(3)), ((["p2"], []), ([], ["p2"])))
        self.do("up-3")
        self.assertEqual(self.row(2), (["p2"], ["p2"]))
        self.do("down-2")
        self.assertEqual(self.row(3), (["p3"], ["p2", "p3"]))

    def test_readers_are_told_at_once(self):
        self.assertContains(self.client.get(SIDE_BY_SIDE), "No archivist")
        self.do("all")
        self.assertContains(
            self.client.get(SIDE_BY_SIDE), "An archivist has confirmed which"
        )

    def test_what_is_not_confirmed_is_proposed_anew_around_what_is(self):
        self.do("join-1")
        self.do("join-5")
        self.do("confirm-5")
        joined = self.row(5)
        self.do("anew")
        self.assertEqual(len(self.stored()), 1)
        self.do("confirm-1")
        self.assertEqual(self.row(1), (["p1"], ["p1"]))
        self.assertIn(joined, [self.row(at) for at in range(1, 19)])

    def test_a_page_that_is_out_of_date_changes_nothing(self):
        seen = self.page().xpath("//input[@name='seen']/@value")[0]
        self.do("join-1")
        before = self.stored()
        response = self.do("join-1", seen=seen)
        self.assertContains(response, "in the meantime")
        self.assertEqual(self.stored(), before)

    def test_what_cannot_be_done_is_said(self):
        for step in ("join-19", "split-1", "up-1", "confirm-99", "confirm-0"):
            with self.subTest(step):
                self.assertContains(self.do(step), "Nothing was done")
        for step in ("", "x", "dance-1", "join-١", "join-99999", "join--1"):
            with self.subTest(step):
                self.assertContains(self.do(step), "Nothing was done")
        self.assertEqual(self.stored(), [])

    def test_a_corrected_text_keeps_the_rows_that_are_still_there(self):
        self.do("all")
        rows = self.stored()
        page = self.page()
        self.assertEqual(
            len(page.xpath("//fieldset[contains(@class, '--confirmed')]")), 19
        )
        rows[3]["original"] = ["gone"]
        DocumentRelation.objects.update(parallel_rows=rows)
        page = self.page()
        self.assertEqual(
            len(page.xpath("//fieldset[contains(@class, '--confirmed')]")), 18
        )

    def test_it_stands_in_the_history(self):
        self.do("confirm-1")
        history = reverse(
            "admin:letters_document_history", args=[self.relation.source_id]
        )
        self.assertContains(self.client.get(history), "Changed the rows beside")

    def test_the_form_of_the_document_leads_there(self):
        form = reverse("admin:letters_document_change", args=[self.relation.source_id])
        self.assertContains(
            self.client.get(form), f'href="{self.address}?of={ORIGINAL}"'
        )


class OtherPagesTests(MendingCase):
    def test_a_document_that_is_no_translation_says_so(self):
        document = make_document()
        page = reverse("admin:letters_document_translation", args=[document.pk])
        self.assertContains(self.client.get(page), "not said yet")
        response = self.client.post(page, {"step": "all", "seen": "x"})
        self.assertContains(response, "not said yet")

    def test_of_several_originals_one_is_asked_for(self):
        other = make_document()
        DocumentRelation.objects.create(
            source=self.relation.source, type="translates", target=other
        )
        response = self.client.get(self.address, {"of": other.identifier})
        self.assertContains(response, "some understanding")
        response = self.client.get(self.address, {"of": "nothing"})
        self.assertContains(response, "not said yet")

    def test_too_long_texts_are_not_put_side_by_side(self):
        text = "\n\n".join(f"Number {n}." for n in range(601))
        self.relation.target = make_document("long", text)
        self.relation.save()
        self.assertContains(self.client.get(self.address), "too long")
        response = self.client.post(
            self.address, {"step": "all", "seen": "x"}, follow=True
        )
        self.assertContains(response, "too long")

    def test_a_contributor_is_shown_no_original_that_is_hidden(self):
        Document.objects.filter(identifier=ORIGINAL).update(status=DocumentStatus.DRAFT)
        contributor = get_user_model().objects.create_user("carl", is_staff=True)
        contributor.groups.add(Group.objects.get(name="contributor"))
        Document.objects.filter(pk=self.relation.source_id).update(
            status=DocumentStatus.DRAFT, handed_in_by=contributor
        )
        self.client.force_login(contributor)
        response = self.client.get(self.address)
        self.assertContains(response, "not said yet")
        self.assertNotContains(response, ORIGINAL)
