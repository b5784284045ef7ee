"""The desk: who comes in, what it lists, and what it says of deletions and colleagues."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client, TestCase
from django.utils import timezone

from letters.models import Document, Reading
from letters.tests.factories import (
    annotate,
    make_archivist,
    make_document,
    make_reading,
)
from letters.tests.views.teaching.desks import PASSWORD, client_of, make_teacher


class EntranceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()

    def test_a_stranger_is_led_to_the_login(self):
        response = Client().get("/teach/new/?x=1")
        self.assertRedirects(response, "/teach/login/?next=/teach/new/%3Fx%3D1")

    def test_the_login_leads_to_where_one_wanted_to_go(self):
        sent = {"username": "rivera", "password": PASSWORD, "next": "/teach/new/"}
        response = Client().post("/teach/login/", sent)
        self.assertRedirects(response, "/teach/new/", fetch_redirect_response=False)

    def test_the_login_leads_to_no_other_site(self):
        for target in ("https://evil.example/", "//evil.example", "javascript:x", ""):
            with self.subTest(target):
                sent = {"username": "rivera", "password": PASSWORD, "next": target}
                response = Client().post("/teach/login/", sent)
                self.assertRedirects(response, "/teach/", fetch_redirect_response=False)

    def test_who_guesses_passwords_has_to_wait(self):
        with self.settings(AXES_FAILURE_LIMIT=2):
            sent = {"username": "rivera", "password": "wrong"}
            Client().post("/teach/login/", sent)
            response = Client().post("/teach/login/", sent)
        self.assertEqual(response.status_code, 429)

    def test_an_account_without_the_role_is_told_so(self):
        other = User.objects.create_user("reader")
        response = client_of(other).get("/teach/")
        self.assertContains(response, "not a teacher’s", status_code=403)

    def test_a_superuser_comes_in(self):
        response = client_of(make_archivist()).get("/teach/")
        self.assertEqual(response.status_code, 200)

    def test_one_signs_out_by_a_button(self):
        client = client_of(self.teacher)
        self.assertEqual(client.get("/teach/logout/").status_code, 405)
        self.assertRedirects(client.post("/teach/logout/"), "/teach/login/")
        self.assertEqual(client.get("/teach/").status_code, 302)

    def test_its_pages_are_stored_nowhere(self):
        response = client_of(self.teacher).get("/teach/")
        self.assertIn("no-store", response["Cache-Control"])


class DeskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()
        cls.document = make_document()
        cls.reading = make_reading(cls.document, owner=cls.teacher, title="Two letters")

    def setUp(self):
        self.client.force_login(self.teacher)

    def test_it_lists_ones_own_readings(self):
        make_reading(owner=make_teacher("okafor"), title="Of a colleague")
        make_reading(owner=None, title="Of the archive")

        response = self.client.get("/teach/")

        self.assertContains(response, "Two letters")
        self.assertContains(response, "1 item")
        self.assertNotContains(response, "Of a colleague")
        self.assertNotContains(response, "Of the archive")

    def test_a_superuser_has_the_readings_of_the_archive_and_no_others(self):
        make_reading(owner=None, title="Of the archive")
        response = client_of(make_archivist()).get("/teach/")
        self.assertContains(response, "Of the archive")
        self.assertNotContains(response, "Two letters")

    def test_it_counts_places_to_look_at(self):
        annotation = annotate(self.reading.items.get(), "some")
        annotation.targets.update(state="changed", former_words="any")
        response = self.client.get("/teach/")
        self.assertContains(response, "1 place to look at")
        self.assertContains(response, "<q>any</q>", html=True)

    def test_its_queries_do_not_grow_with_the_list(self):
        for _ in range(10):
            make_reading(self.document, owner=self.teacher)
        # Session, user, the three of the permission; readings, what was received, what
        # was given, and the last deletion of each of three kinds.
        with self.assertNumQueries(10):
            self.client.get("/teach/")

    def test_a_new_reading_is_a_draft_of_ones_own(self):
        response = self.client.post("/teach/new/", {"title": "SALT", "byline": ""})
        reading = Reading.objects.get(title="SALT")
        self.assertRedirects(response, f"/teach/{reading.slug}/")
        self.assertEqual((reading.owner, reading.is_draft), (self.teacher, True))

    def test_a_refused_form_keeps_what_was_typed(self):
        response = self.client.post("/teach/new/", {"title": "", "byline": "Ms. R."})
        self.assertContains(response, 'value="Ms. R."', status_code=422)

    def test_the_last_deletion_is_undone(self):
        address = f"/teach/{self.reading.slug}/delete/"
        self.client.post(address, {"revision": 0})
        self.assertContains(self.client.get("/teach/"), "Undo")
        self.assertEqual(
            self.client.get(f"/teach/{self.reading.slug}/").status_code, 404
        )

        sent = {"kind": "reading", "pk": self.reading.pk}
        response = self.client.post("/teach/undo/", sent)

        self.assertRedirects(response, f"/teach/{self.reading.slug}/")
        self.assertNotContains(self.client.get("/teach/"), "Undo")

    def test_each_deletion_has_a_button_that_says_what_comes_back(self):
        item = self.reading.items.get()
        for body in ("First thing.", "Second thing."):
            annotate(item, "some", body=body).put_away()
        response = self.client.get(f"/teach/{self.reading.slug}/")
        for body in ("First thing.", "Second thing."):
            self.assertContains(response, f'aria-label="Undo: Explanation: “{body}”"')

    def test_it_undoes_nothing_that_is_not_deleted_or_is_anothers(self):
        other = make_reading(owner=make_teacher("okafor"))
        other.put_away()
        for sent in (
            {"kind": "reading", "pk": other.pk},
            {"kind": "reading", "pk": self.reading.pk},
            {"kind": "user", "pk": self.teacher.pk},
            {"kind": "item", "pk": "9" * 30},
            {},
        ):
            with self.subTest(sent):
                response = self.client.post("/teach/undo/", sent)
                self.assertEqual(response.status_code, 404)

    def test_both_are_told_that_a_reading_was_handed_over(self):
        colleague = make_teacher("okafor")
        sent = {"colleague": "okafor", "revision": 0, "is_sure": "on"}
        response = self.client.post(f"/teach/{self.reading.slug}/hand-over/", sent)
        self.assertRedirects(response, "/teach/")
        self.assertContains(self.client.get("/teach/"), "over to okafor")
        self.assertContains(client_of(colleague).get("/teach/"), "rivera handed")

    def give(self):
        colleague = make_teacher("okafor")
        sent = {"colleague": "okafor", "revision": 0, "is_sure": "on"}
        self.client.post(f"/teach/{self.reading.slug}/hand-over/", sent)
        return colleague

    def take_back(self):
        sent = {"kind": "handing-over", "pk": self.reading.pk}
        return self.client.post("/teach/undo/", sent, follow=True)

    def test_what_was_handed_over_is_taken_back_while_nothing_is_changed(self):
        colleague = self.give()
        self.assertContains(self.client.get("/teach/"), "Take it back")

        response = self.take_back()

        self.assertContains(response, "is yours again")
        self.assertEqual(self.teacher, Reading.objects.get().owner)
        for teacher in (self.teacher, colleague):
            self.assertNotContains(client_of(teacher).get("/teach/"), "handed")

    def test_what_a_colleague_changed_is_not_taken_back(self):
        colleague = self.give()
        item = self.reading.items.get()
        sent = {"revision": 0, "heading": "Mine", "extent": "whole"}
        client_of(colleague).post(f"/teach/{self.reading.slug}/{item.pk}/", sent)

        self.assertNotContains(self.client.get("/teach/"), "Take it back")
        self.assertContains(self.take_back(), "has changed it meanwhile")
        self.assertEqual(colleague, Reading.objects.get().owner)

    def test_what_was_the_archives_is_so_again(self):
        Reading.objects.filter(pk=self.reading.pk).update(owner=None)
        archivist = User.objects.create_superuser("archivist")
        self.client.force_login(archivist)
        self.give()
        self.assertContains(self.take_back(), "is the archive’s again")
        self.assertIsNone(Reading.objects.get().owner)

    def test_nobody_takes_what_was_never_theirs(self):
        self.give()
        self.client.force_login(make_teacher("chen"))
        self.take_back()
        self.assertEqual("okafor", Reading.objects.get().owner.username)

    def test_the_giver_reads_the_title_as_it_was(self):
        self.give()
        Reading.objects.update(title="A surprise for the staff room")
        response = self.client.get("/teach/")
        self.assertContains(response, "You handed “Two letters”")
        self.assertNotContains(response, "surprise")

    def test_a_superuser_without_the_role_is_no_colleague(self):
        make_archivist("boss")
        sent = {"colleague": "boss", "revision": 0, "is_sure": "on"}
        address = f"/teach/{self.reading.slug}/hand-over/"
        self.assertEqual(422, self.client.post(address, sent).status_code)

    def test_a_deleted_item_is_called_by_its_title(self):
        item = self.reading.items.get()
        item.put_away()
        title = self.document.name_and_date
        self.assertContains(self.client.get("/teach/"), f"“{title}”")
        sent = {"kind": "item", "pk": item.pk}
        response = self.client.post("/teach/undo/", sent, follow=True)
        self.assertContains(response, f"“{title}” is there again.")

    def test_a_deleted_item_of_a_withdrawn_document_is_not(self):
        self.reading.items.get().put_away()
        Document.objects.update(status="draft")
        response = self.client.get("/teach/")
        self.assertNotContains(response, self.document.title)

    def test_after_a_month_nobody_is_told_any_more(self):
        long_ago = timezone.now() - timedelta(days=31)
        Reading.objects.filter(pk=self.reading.pk).update(
            handed_over_by=make_teacher("okafor"), handed_over=long_ago
        )
        self.assertNotContains(self.client.get("/teach/"), "okafor")
