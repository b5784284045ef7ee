"""Words corrected in the admin without a look at markup: saved, refused, not lost."""

from django.contrib.auth.models import Permission
from django.test import TestCase
from django.urls import reverse
from lxml import html

from letters.ingest.saving import Edit, save_document
from letters.models import Document
from letters.tests.admin.pages import errors_of
from letters.tests.factories import LETTER, make_archivist, make_document, make_tei

REMARK = "<!-- A remark. -->"


class WordsCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.document = make_document()

    def setUp(self):
        self.client.force_login(self.anna)

    def address(self, kind="text", key="p2", document=None):
        arguments = [(document or self.document).pk, kind, key]
        return reverse("admin:letters_document_part", args=arguments)

    def key_of(self, words):
        text = self.document.transcription.text
        segments = self.document.segments.order_by("-start")
        start = text.index(words)
        return next(s.key for s in segments if s.start <= start < s.end)

    def correct(self, before, after, *, address="", **values):
        """Open the part with the words `before`, put `after` in their place, and save."""
        address = address or self.address(key=self.key_of(before))
        page = html.fromstring(self.client.get(address).content.decode())
        words = page.xpath("//textarea")[0].text_content().removeprefix("\n")
        seen = page.xpath("//input[@name='seen']")[0].get("value")
        data = {
            "words": words.replace(before, after).replace("\n", "\r\n"),
            "seen": seen,
            "reason": "Misread",
            **values,
        }
        return self.client.post(address, data)

    def stored(self):
        return Document.objects.get(pk=self.document.pk).transcription


class CorrectingWordsTests(WordsCase):
    def test_corrected_words_are_a_revision_with_its_reason(self):
        before = self.stored().tei
        response = self.correct("some understanding", "some feeling")

        self.assertEqual(response.status_code, 302)
        revision = self.document.revisions.first()
        self.assertEqual(
            (revision.number, revision.editor, revision.reason),
            (2, self.anna, "Misread"),
        )
        self.assertEqual(
            self.stored().tei, before.replace("some understanding", "some feeling")
        )

    def test_words_of_a_text_that_the_notation_cannot_say_are_corrected(self):
        tei = make_tei(LETTER).replace("<p>", f"<p>{REMARK}", 1)
        save_document(self.document, tei, Edit())
        self.document = Document.objects.get(pk=self.document.pk)

        self.correct("some understanding", "some feeling")

        self.assertIn(REMARK, self.stored().tei)
        self.assertIn("some feeling", self.stored().text)

    def test_words_of_a_note_are_corrected(self):
        note = self.document.footnotes.first()
        first = note.text.split()[0]
        address = self.address("note", note.key)

        self.correct(first, f"{first}ly", address=address)

        note.refresh_from_db()
        self.assertTrue(note.text.startswith(f"{first}ly"))

    def test_nothing_changed_makes_no_revision(self):
        response = self.correct("some understanding", "some understanding")
        self.assertEqual(response.status_code, 302)
        self.assertEqual(self.document.revisions.count(), 1)

    def test_a_reason_may_be_left_out_as_in_the_form_of_the_document(self):
        self.correct("some understanding", "some feeling", reason="")
        self.assertEqual(self.document.revisions.first().reason, "")
        self.assertIn("some feeling", self.stored().text)

    def test_what_cannot_be_placed_is_refused_and_stays_in_the_form(self):
        words = "some understanding"
        response = self.correct(words, "some\nfeeling")

        self.assertIn("Where a line ends is markup", errors_of(response)[0])
        self.assertContains(response, "some\r\nfeeling")
        self.assertEqual(self.document.revisions.count(), 1)

    def test_words_that_somebody_changed_meanwhile_are_shown_first(self):
        changed = LETTER.replace("some understanding", "some doubt")
        address = self.address(key=self.key_of("some understanding"))
        seen = self.document.transcription.text
        segment = self.document.segments.get(key=self.key_of("some understanding"))
        words = seen[segment.start : segment.end].replace("\u2028", "\n")
        save_document(self.document, make_tei(changed), Edit())

        data = {"words": f"{words} More.", "seen": words, "reason": "Misread"}
        response = self.client.post(address, data)

        self.assertIn("some doubt", errors_of(response)[0])
        self.assertContains(response, "More.")
        self.assertNotIn("More.", self.stored().text)

    def test_another_part_that_was_changed_meanwhile_is_kept(self):
        address = self.address(key=self.key_of("some understanding"))
        segment = self.document.segments.get(key=self.key_of("some understanding"))
        text = self.document.transcription.text
        words = text[segment.start : segment.end].replace("\u2028", "\n")
        changed = LETTER.replace("Dear Mr. President:", "Dear President:")
        save_document(self.document, make_tei(changed), Edit())

        corrected = words.replace("some understanding", "some feeling")
        data = {"words": corrected, "seen": words, "reason": "Misread"}
        self.client.post(address, data)

        self.assertIn("Dear President:", self.stored().text)
        self.assertIn("some feeling", self.stored().text)


class WordsPageTests(WordsCase):
    def test_every_paragraph_and_note_is_listed_with_its_form(self):
        address = reverse("admin:letters_document_words", args=[self.document.pk])
        page = html.fromstring(self.client.get(address).content.decode())

        links = {link.get("href") for link in page.xpath("//*[@id='content']//a")}
        for segment in self.document.segments.all():
            self.assertIn(self.address(key=segment.key), links)
        for note in self.document.footnotes.all():
            self.assertIn(self.address("note", note.key), links)

    def test_it_shows_no_markup(self):
        response = self.client.get(self.address(key=self.key_of("some understanding")))
        (box,) = html.fromstring(response.content.decode()).xpath("//textarea")
        for sign in ("{", "<", "[^"):
            self.assertNotIn(sign, box.text_content())

    def test_what_is_not_there_is_not_found(self):
        for address in (
            self.address(key="p99"),
            self.address("note", "99"),
            self.address("page", "1"),
        ):
            with self.subTest(address):
                self.assertEqual(self.client.get(address).status_code, 404)

    def test_the_page_of_the_document_leads_there_for_those_who_may_edit(self):
        address = reverse("admin:letters_document_words", args=[self.document.pk])
        page = self.document.get_absolute_url()
        self.assertContains(self.client.get(page), address)
        self.client.logout()
        self.assertNotContains(self.client.get(page), address)

    def test_those_who_may_only_look_cannot_correct(self):
        viewer = make_archivist("viewer")
        viewer.is_superuser = False
        viewer.save()
        viewer.user_permissions.set(Permission.objects.filter(codename="view_document"))
        self.client.force_login(viewer)
        self.assertEqual(self.client.get(self.address()).status_code, 403)

    def test_a_key_that_no_part_can_have_is_not_found(self):
        address = self.address(key="p2").replace("/p2/", "/%00/")
        for ask in (self.client.get, self.client.post):
            self.assertEqual(ask(address).status_code, 404)

    def test_without_a_session_it_asks_to_sign_in(self):
        self.client.logout()
        response = self.client.get(self.address())
        self.assertIn("/admin/login/", response["Location"])


class ShrinkingTests(WordsCase):
    def test_a_public_text_that_would_lose_half_asks_once_more(self):
        long = ("many more words " * 60).strip()
        tei = self.document.transcription.tei.replace("some understanding", long)
        save_document(self.document, tei, Edit())
        self.document.refresh_from_db()
        key = self.key_of(long)
        refused = self.correct(long, "few", address=self.address(key=key))
        page = html.fromstring(refused.content.decode())
        token = page.get_element_by_id("id_shorter").get("value")
        self.assertIn(long, self.stored().text)

        agreed = self.correct(long, "few", address=self.address(key=key), shorter=token)

        self.assertContains(refused, "Readers would lose")
        self.assertEqual(agreed.status_code, 302)
        self.assertNotIn(long, self.stored().text)
