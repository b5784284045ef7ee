"""Two archivists edit one document: nothing of either is lost."""

from django.test import TestCase
from lxml import html

from letters.models import Agent, Document, DocumentStatus
from letters.tests.admin.pages import (
    change_address,
    errors_of,
    form_of,
    open_form,
    send,
)
from letters.tests.factories import make_agent, make_archivist, make_document

PLACE = "some understanding"


def sides(response):
    """The two sides of the first paragraph to choose from."""
    page = html.fromstring(response.content.decode())
    return page.cssselect(".conflicting-paragraph__sides")[0]


class ConflictCase(TestCase):
    """Boris has the form open; then Anna saves."""

    @classmethod
    def setUpTestData(cls):
        cls.anna, cls.boris = make_archivist("anna"), make_archivist("boris")
        cls.document = make_document(status=DocumentStatus.DRAFT)

    def setUp(self):
        self.client.force_login(self.boris)
        self.form = open_form(self.client, self.document)

    def anna_saves(self, **values):
        self.client.force_login(self.anna)
        if "text" in values:
            values["text"] = self.form["text"].replace(PLACE, values["text"])
        response = send(self.client, self.document, **values)
        self.client.force_login(self.boris)
        return response

    def boris_saves(self, form=None, **values):
        data = {**(form or self.form), "_save": "x", **values}
        return self.client.post(change_address(self.document), data)

    def boris_text(self):
        return self.form["text"].replace(PLACE, "BORIS")

    def stored(self):
        return Document.objects.get(pk=self.document.pk)


class TextConflictTests(ConflictCase):
    def test_the_save_is_refused_and_says_who_and_when(self):
        self.anna_saves(text="ANNA")
        response = self.boris_saves(text=self.boris_text())

        self.assertEqual(response.status_code, 200)
        self.assertIn("anna saved this document on", errors_of(response)[0])
        self.assertEqual(self.stored().revision_number, 2)

    def test_both_texts_are_on_the_page(self):
        self.anna_saves(text="ANNA")
        response = self.boris_saves(text=self.boris_text())

        self.assertEqual(form_of(response)["text"], self.boris_text())
        words = " ".join(
            inserted.text_content() for inserted in sides(response).cssselect("ins")
        )
        self.assertIn("BORIS", words)
        self.assertIn("ANNA", words)

    def test_it_is_saved_once_the_paragraph_is_chosen(self):
        for choice, expected in (
            ("mine", "have BORIS"),
            ("theirs", "have ANNA"),
            ("own", "have both"),
        ):
            with self.subTest(choice):
                self.form = open_form(self.client, self.document)
                text = self.form["text"]
                self.anna_saves(text="ANNA")
                refused = self.boris_saves(text=self.boris_text())
                form = form_of(refused)
                box = next(name for name in form if name.endswith("-words"))
                chosen = {box.removesuffix("-words"): choice}
                own = {box: form[box].replace("BORIS", "both")}

                unchosen = self.boris_saves(form)
                saved = self.boris_saves({**form, **chosen, **own})

                self.assertEqual((unchosen.status_code, saved.status_code), (200, 302))
                self.assertIn(expected, self.stored().transcription.text)
                self.form = open_form(self.client, self.document)
                self.boris_saves(text=text)

    def test_what_was_typed_to_settle_it_is_there_when_something_else_is_wrong(self):
        self.anna_saves(text="ANNA")
        form = form_of(self.boris_saves(text=self.boris_text()))
        box = next(name for name in form if name.endswith("-words"))
        settled = {**form, box: "Settled by Boris.", box.removesuffix("-words"): "own"}
        for values in ({"title": ""}, {"resumed": "x"}, {"_switch": "tei"}):
            with self.subTest(values):
                response = self.boris_saves(settled, **values)
                self.assertContains(response, "Settled by Boris.")
                self.assertEqual(self.stored().revision_number, 2)

    def test_a_third_save_in_the_meantime_is_refused_again(self):
        self.anna_saves(text="ANNA")
        refused = self.boris_saves(text=self.boris_text())
        self.anna_saves(text="ANNA AGAIN")

        form = form_of(refused)
        box = next(name for name in form if name.endswith("-words"))
        chosen = {box.removesuffix("-words"): "own", box: "Settled by Boris."}
        again = self.boris_saves({**form, **chosen})

        self.assertContains(again, "ANNA AGAIN")
        self.assertContains(again, "Settled by Boris.")
        self.assertEqual(self.stored().revision_number, 3)

    def test_what_only_the_other_changed_is_not_undone(self):
        self.anna_saves(text="ANNA", status=DocumentStatus.PUBLISHED)
        refused = self.boris_saves(title="By Boris")

        form = form_of(refused)

        self.assertEqual(
            (form["status"], form["title"]), (DocumentStatus.PUBLISHED, "By Boris")
        )
        self.assertIn("ANNA", form["text"])
        self.assertContains(refused, "You had not changed these")

    def test_the_same_form_sent_twice_is_one_revision(self):
        for _ in range(2):
            response = self.boris_saves(text=self.boris_text())

        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.stored().revision_number, 2)

    def test_a_form_without_its_revision_is_refused(self):
        for value in ("", "1000000000", "-1"):
            with self.subTest(value):
                response = self.boris_saves(text=self.boris_text(), based_on=value)
                self.assertTrue(errors_of(response))
                self.assertEqual(form_of(response)["text"], self.boris_text())
        self.assertEqual(self.stored().revision_number, 1)

    def test_a_deleted_document_leaves_what_was_typed(self):
        key = self.document.pk
        address = change_address(self.document)
        Document.objects.filter(pk=key).delete()
        data = {**self.form, "text": self.boris_text(), "_save": "x"}

        response = self.client.post(address, data)

        self.assertIn("Somebody deleted this document", errors_of(response)[0])
        self.assertEqual(form_of(response)["text"], self.boris_text())
        self.assertContains(response, 'action="/admin/letters/document/add/"')

    @staticmethod
    def tick(response):
        page = response.content.decode()
        return page.partition('name="taken_over" value="')[2].partition('"')[0]


class RowConflictTests(ConflictCase):
    def test_rows_changed_in_the_meantime_are_shown_and_not_overwritten(self):
        self.anna_saves(**{"conditionalpassages-0-condition": "if Anna"})
        response = self.boris_saves(**{"conditionalpassages-0-condition": "if Boris"})

        self.assertIn("anna saved this document", errors_of(response)[0])
        self.assertContains(response, "if Anna")
        self.assertEqual(
            form_of(response)["conditionalpassages-0-condition"], "if Boris"
        )
        self.assertEqual(self.document.conditionalpassages.get().condition, "if Anna")

    def test_what_only_the_other_decided_in_a_row_is_not_undone(self):
        agent = make_agent()
        self.anna_saves(**{"conditionalpassages-0-authority": agent.pk})
        row = {"conditionalpassages-0-condition": "if Boris"}
        refused = self.boris_saves(title="By Boris", **row)

        tick = TextConflictTests.tick(refused)
        self.boris_saves({**form_of(refused), "taken_over": tick})

        passage = self.document.conditionalpassages.get()
        self.assertEqual((passage.authority, passage.condition), (agent, "if Boris"))

    def test_a_forged_memory_of_the_rows_is_no_server_error(self):
        for rows in ("", "x", "[]", "{}", "null", "[" * 5000, '{"problems": 1}'):
            with self.subTest(rows[:10]):
                response = self.boris_saves(rows_seen=rows, title="By Boris")
                self.assertEqual(response.status_code, 200)

    def test_rows_that_went_with_the_text_do_not_stop_a_save(self):
        text = self.form["text"] + "\r\n\r\nAn open ( here."
        self.boris_saves(text=text)
        opened = open_form(self.client, self.document)
        self.anna_saves(text=PLACE)
        saved = self.boris_saves(opened, title="By Boris")

        self.assertEqual(self.document.problems.count(), 0)
        self.assertEqual(saved.status_code, 302)
        self.assertEqual(self.stored().title, "By Boris")

    def test_an_agent_renamed_in_the_meantime_is_no_conflict(self):
        make_agent()
        Agent.objects.update(display_name="Jack Kennedy")
        self.assertEqual(self.boris_saves(title="By Boris").status_code, 302)
