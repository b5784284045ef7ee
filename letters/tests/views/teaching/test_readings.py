"""One reading on the desk: two tabs, an ended session, copies, colleagues."""

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, TestCase

from letters.models import Reading
from letters.tests.factories import annotate, make_document, make_reading
from letters.tests.views.teaching.desks import PASSWORD, client_of, make_teacher

TYPED = {
    "title": "Two letters",
    "byline": "Ms. Rivera",
    "introduction": "Read the memorandum first.",
    "tasks": "",
    "language": "en",
    "visibility": "unlisted",
    "closes_on": "",
}


class ReadingCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.teacher = make_teacher()
        cls.document = make_document()
        cls.reading = make_reading(
            cls.document, owner=cls.teacher, title="Two letters", visibility="draft"
        )
        cls.address = f"/teach/{cls.reading.slug}/"

    def setUp(self):
        self.client.force_login(self.teacher)

    def save(self, client=None, **changes):
        sent = {**TYPED, "revision": 0, **changes}
        return (client or self.client).post(self.address, sent)


class SavingTests(ReadingCase):
    def test_it_saves_what_was_typed(self):
        self.assertRedirects(self.save(), self.address)
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.introduction, "Read the memorandum first.")
        self.assertEqual(
            (self.reading.visibility, self.reading.revision), ("unlisted", 1)
        )

    def test_a_day_that_is_over_closes_it_and_this_is_said(self):
        response = self.client.post(
            self.address,
            {**TYPED, "revision": 0, "closes_on": "2020-01-01"},
            follow=True,
        )
        self.assertContains(response, "It is closed, since this day is over.")

    def test_the_first_of_all_days_breaks_no_page(self):
        Reading.objects.update(closes_on="0001-01-01", visibility="unlisted")
        for address in ("/teach/", self.address, f"{self.address}preview/"):
            with self.subTest(address):
                self.assertEqual(200, self.client.get(address).status_code)

    def test_line_ends_are_those_of_the_database(self):
        self.save(introduction="One\r\ntwo")
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.introduction, "One\ntwo")

    def test_a_refused_form_keeps_everything(self):
        response = self.save(title="", closes_on="soon", introduction="My words")
        self.assertContains(response, "My words", status_code=422)
        self.assertContains(response, 'value="soon"', status_code=422)
        self.assertContains(response, "Nothing was saved yet", status_code=422)

    def test_a_character_that_cannot_be_stored_is_named_with_its_place(self):
        response = self.save(introduction="One\ntw\0o")
        self.assertContains(response, "U+0000", status_code=422)
        self.assertContains(response, "line 2, column 3", status_code=422)

    def test_two_tabs_lose_nothing(self):
        self.save(introduction="Of the first tab")

        response = self.save(introduction="Of the second tab")

        self.assertContains(response, "What is stored now", status_code=409)
        for words in ("Of the first tab", "Of the second tab"):
            self.assertContains(response, words, status_code=409)
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.introduction, "Of the first tab")

    def test_who_has_looked_at_both_saves(self):
        self.save(introduction="Of the first tab")
        self.save(introduction="Of the second tab")

        response = self.save(introduction="Of both tabs", taken_over=1)

        self.assertRedirects(response, self.address)
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.introduction, "Of both tabs")

    def test_what_was_taken_over_is_that_which_was_shown(self):
        self.save(introduction="Of the first tab")
        self.save(introduction="Of a third tab", revision=1)
        response = self.save(introduction="Of the second tab", taken_over=1)
        self.assertContains(response, "Of a third tab", status_code=409)

    def test_what_was_deleted_in_another_tab_keeps_what_was_typed(self):
        self.reading.put_away()

        response = self.save(introduction="Of an hour")

        self.assertContains(response, "deleted in another tab", status_code=422)
        self.assertContains(response, "Of an hour", status_code=422)
        self.assertEqual(self.client.get(self.address).status_code, 404)

    def test_once_restored_it_is_saved_after_a_look(self):
        self.reading.put_away()
        self.reading.restore()
        response = self.save(introduction="Of an hour")
        self.assertEqual(response.status_code, 409)
        self.assertRedirects(
            self.save(introduction="Of an hour", taken_over=2), self.address
        )

    def test_a_form_sent_twice_is_no_conflict(self):
        self.save()
        self.assertRedirects(self.save(), self.address)

    def test_without_a_revision_nothing_is_overwritten(self):
        self.save()
        response = self.save(introduction="Blindly", revision="")
        self.assertEqual(response.status_code, 409)


class EndedSessionTests(ReadingCase):
    def test_words_survive_it(self):
        typed = 'Long <words>\n"and" more'
        client = Client()

        response = self.save(client, introduction=typed)

        self.assertContains(response, "Please sign in again", status_code=403)
        kept = 'value="Long &lt;words&gt;\n&quot;and&quot; more"'
        self.assertContains(response, kept, status_code=403)

    def test_after_the_login_the_form_has_them_and_nothing_is_saved(self):
        sent = {"signin-username": "rivera", "signin-password": PASSWORD}
        response = self.save(Client(), introduction="Of an hour", **sent)
        self.assertContains(response, "is not saved yet")
        self.assertContains(response, "Of an hour")
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.introduction, "")

    def test_who_is_no_teacher_sees_what_was_typed(self):
        User.objects.create_user("reader", password=PASSWORD)
        sent = {"signin-username": "reader", "signin-password": PASSWORD}
        response = self.save(Client(), introduction="Of an hour", **sent)
        self.assertContains(response, ">Of an hour</textarea>", status_code=403)

    def test_a_chosen_file_survives_it(self):
        sent = {"signin-username": "rivera", "signin-password": PASSWORD}
        file = SimpleUploadedFile("notes.json", b"[]")
        response = Client().post(f"{self.address}import/", {**sent, "file": file})
        self.assertContains(response, "Chosen: <strong>notes.json</strong>")
        self.assertContains(response, 'value="notes.json/W10="')

    def test_a_wrong_password_keeps_them(self):
        sent = {"signin-username": "rivera", "signin-password": "wrong"}
        response = self.save(Client(), introduction="Of an hour", **sent)
        self.assertContains(response, 'value="Of an hour"', status_code=403)
        self.assertNotContains(response, "wrong", status_code=403)

    def test_who_guesses_passwords_there_has_to_wait(self):
        sent = {"signin-username": "rivera", "signin-password": "wrong"}
        with self.settings(AXES_FAILURE_LIMIT=2):
            self.save(Client(), **sent)
            response = self.save(Client(), **sent)
        self.assertEqual(response.status_code, 429)

    def test_another_teacher_who_signs_in_there_learns_nothing(self):
        make_teacher("okafor")
        sent = {"signin-username": "okafor", "signin-password": PASSWORD}
        response = self.save(Client(), introduction="Of an hour", **sent)
        self.assertContains(response, ">Of an hour</textarea>", status_code=404)

    def test_a_form_older_than_the_login_is_given_back(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.teacher)
        sent = {**TYPED, "introduction": "Of an hour"}

        response = client.post(
            self.address, sent, headers={"Origin": "http://testserver"}
        )

        self.assertContains(response, 'value="Of an hour"', status_code=403)

    def test_what_is_given_back_is_shown_and_not_saved(self):
        response = self.save(introduction="Of an hour", resumed="yes")
        self.assertContains(response, "Of an hour")
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.introduction, "")

    def test_a_form_of_another_site_is_refused_as_ever(self):
        client = Client(enforce_csrf_checks=True)
        client.force_login(self.teacher)
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "http://["}, {}):
            with self.subTest(headers):
                response = client.post(self.address, TYPED, headers=headers)
                self.assertNotContains(response, "Ms. Rivera", status_code=403)


class ActionTests(ReadingCase):
    def test_a_copy_is_a_draft_of_its_own(self):
        annotate(self.reading.items.get(), "some")
        response = self.client.post(f"{self.address}copy/")
        copy = Reading.objects.get(copied_from=self.reading)
        self.assertRedirects(response, f"/teach/{copy.slug}/")
        self.assertTrue(copy.is_draft)

    def test_it_is_handed_over_to_a_teacher(self):
        colleague = make_teacher("okafor")
        sent = {"colleague": "okafor", "revision": 0, "is_sure": "on"}
        self.client.post(f"{self.address}hand-over/", sent)
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.owner, colleague)
        self.assertEqual(self.client.get(self.address).status_code, 404)
        self.assertEqual(client_of(colleague).get(self.address).status_code, 200)

    def test_it_is_not_handed_over_by_one_press(self):
        make_teacher("okafor")
        sent = {"colleague": "okafor", "revision": 0}
        response = self.client.post(f"{self.address}hand-over/", sent)
        self.assertContains(response, "Tick this", status_code=422)
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.owner, self.teacher)

    def test_who_is_no_other_teacher_gets_nothing(self):
        for name in ("nobody", "rivera", ""):
            with self.subTest(name):
                sent = {"colleague": name, "revision": 0, "is_sure": "on"}
                response = self.client.post(f"{self.address}hand-over/", sent)
                self.assertEqual(response.status_code, 422)
        self.reading.refresh_from_db()
        self.assertEqual(self.reading.owner, self.teacher)

    def test_nothing_is_deleted_that_changed_in_another_tab(self):
        self.save()
        response = self.client.post(
            f"{self.address}delete/", {"revision": 0}, follow=True
        )
        self.assertContains(response, "Nothing was done")
        self.assertTrue(Reading.objects.present().exists())


class OthersTests(ReadingCase):
    def addresses(self):
        item = self.reading.items.get()
        annotation = annotate(item, "some")
        annotation.targets.update(state="changed", former_words="any")
        place = annotation.targets.get()
        return [
            self.address,
            *(
                f"{self.address}{end}/"
                for end in ("copy", "hand-over", "delete", "add")
            ),
            *(f"{self.address}preview/", f"{self.address}preview/1/"),
            f"{self.address}places/{place.pk}/",
            f"{self.address}{item.pk}/",
            f"{self.address}{item.pk}/move/",
            f"{self.address}{item.pk}/delete/",
        ]

    def test_another_teachers_reading_is_not_there(self):
        client = client_of(make_teacher("okafor"))
        own = make_reading(self.document, owner=self.teacher, visibility="public")
        sent = {
            **TYPED,
            "revision": 0,
            "colleague": "okafor",
            "answer": "remove",
            "steps": 1,
            "order": "1",
            "document": self.document.identifier,
        }
        for address in [*self.addresses(), f"/teach/{own.slug}/"]:
            for method in ("get", "head", "post"):
                with self.subTest(address, method=method):
                    response = getattr(client, method)(address, sent)
                    self.assertEqual(response.status_code, 404)
        self.assertEqual(self.reading.items.present().count(), 1)

    def test_an_item_has_an_address_in_its_own_reading_only(self):
        other = make_reading(self.document, owner=make_teacher("okafor"))
        for end in ("", "move/", "delete/"):
            address = f"{self.address}{other.items.get().pk}/{end}"
            with self.subTest(address):
                self.assertEqual(self.client.post(address).status_code, 404)

    def test_strangers_are_asked_to_sign_in_everywhere(self):
        for address in self.addresses():
            with self.subTest(address):
                self.assertEqual(Client().get(address).status_code, 302)
                self.assertEqual(Client().post(address).status_code, 403)
