"""Readers report mistakes: the form, what it refuses, and how many it takes."""

from datetime import timedelta

from django.test import TestCase, override_settings
from django.utils import timezone

from letters.forms.report_token import ReportToken
from letters.models import CountedReport, DocumentStatus, MistakeReport
from letters.tests.admin.pages import form_of
from letters.tests.factories import make_document, make_edition, make_section

Place = MistakeReport.Place


def token_of(subject, minutes=1):
    """That of a form which was opened so many minutes ago."""
    return str(ReportToken.issue(subject, timezone.now() - timedelta(minutes=minutes)))


class ReportCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        cls.address = f"{cls.document.get_absolute_url()}report/"
        cls.subject = f"document:{cls.document.pk}"

    def send(self, query="", **typed):
        values = {
            "message": "It says 26, the paper has 25.",
            "written": token_of(self.subject),
            **typed,
        }
        return self.client.post(f"{self.address}{query}", values)


class ReportFormTests(ReportCase):
    def test_every_page_of_a_document_leads_to_it(self):
        start = self.document.get_absolute_url()
        for page, query in (
            ("", ""),
            ("?view=pages", ""),
            ("pages/2/", "?page=2"),
            ("notes/1/", "?note=1"),
            ("cite/?segment=p1", "?segment=p1"),
        ):
            with self.subTest(page):
                link = f'href="{self.address}{query}"'
                self.assertContains(self.client.get(f"{start}{page}"), link)

    def test_it_shows_the_words_of_the_part(self):
        text = self.document.transcription.text
        at = text.index("some understanding")
        paragraph = self.document.segments.get(start__lte=at, end__gt=at)
        for query, words in (
            (f"?segment={paragraph.key}", "some understanding"),
            ("?note=1", "See Document 11."),
        ):
            with self.subTest(query):
                page = self.client.get(f"{self.address}{query}")
                self.assertContains(page, words)

    def test_it_begins_with_the_words_that_were_selected(self):
        page = self.client.get(f"{self.address}?segment=p1&words=your+%3Cletter")
        self.assertContains(page, "your &lt;letter")

    def test_a_part_that_is_gone_is_told_and_the_form_stays(self):
        page = self.client.get(f"{self.address}?segment=p99")
        self.assertContains(page, "is not in the text any more")

    def test_nothing_of_it_sets_a_cookie(self):
        self.client.get(self.address)
        self.send()
        self.assertFalse(self.client.cookies)

    def test_only_published_documents_have_it(self):
        for status in set(DocumentStatus) - {DocumentStatus.PUBLISHED}:
            type(self.document).with_deleted.update(status=status)
            with self.subTest(status):
                self.assertEqual(self.client.get(self.address).status_code, 404)
                self.assertEqual(self.send().status_code, 404)

    def test_under_a_former_identifier_what_was_typed_is_sent_on(self):
        self.document.former_identifiers.create(identifier="once")
        response = self.client.post("/documents/once/report/?note=1")
        self.assertEqual(response.status_code, 308)
        self.assertEqual(response["Location"], f"{self.address}?note=1")


class SentTests(ReportCase):
    def test_it_is_stored_with_its_place(self):
        response = self.send("?segment=p1", words="your letter of October")
        self.assertRedirects(response, f"{self.address}?segment=p1&received=yes")
        report = MistakeReport.objects.get()
        text = self.document.transcription.text
        self.assertEqual(report.place, Place.FOUND)
        self.assertEqual(text[report.start : report.end], "your letter of October")

    def test_nothing_but_what_was_typed_is_stored(self):
        self.client.post(
            self.address,
            {"message": "Wrong.", "written": token_of(self.subject)},
            REMOTE_ADDR="203.0.113.9",
            HTTP_USER_AGENT="Reader/1.0",
        )
        stored = str(MistakeReport.objects.values().get())
        self.assertNotIn("203.0.113.9", stored)
        self.assertNotIn("Reader/1.0", stored)

    def test_a_form_that_is_sent_twice_counts_once(self):
        token = token_of(self.subject)
        for _ in range(2):
            self.assertEqual(self.send(written=token).status_code, 302)
        self.assertEqual(MistakeReport.objects.count(), 1)

    def test_another_message_of_the_same_form_is_another_report(self):
        token = token_of(self.subject)
        for message in ("One.", "Two.", "Two."):
            self.send(written=token, message=message)
        messages = MistakeReport.objects.values_list("message", flat=True)
        self.assertEqual(sorted(messages), ["One.", "Two."])

    @override_settings(LETTERS_REPORTS_PER_HOUR=1)
    def test_a_double_is_no_further_report_for_the_limit(self):
        token = token_of(self.subject)
        for _ in range(2):
            self.assertEqual(self.send(written=token).status_code, 302)

    def test_a_part_without_chosen_words_is_meant_as_a_whole(self):
        self.send("?note=1")
        report = MistakeReport.objects.get()
        self.assertEqual((report.footnote, report.words), ("1", "See Document 11."))

    def test_line_ends_count_as_one_character(self):
        self.send(message="a\r\n" * 900)
        self.assertEqual(MistakeReport.objects.get().message.count("\n"), 899)


class RefusedTests(ReportCase):
    def refused(self, status=200, **typed):
        response = self.send(**typed)
        self.assertFalse(MistakeReport.objects.exists())
        self.assertContains(
            response, typed.get("message", "the paper has 25"), status_code=status
        )
        return response

    def test_what_cannot_be_read_is_refused_with_its_place(self):
        for character in ("\0", "\x07", "\u2028", "\u202e", "\u2067"):
            with self.subTest(f"{ord(character):04X}"):
                response = self.send(message=f"It says\n25{character} here")
                place = f"Line 2, character 3: the character U+{ord(character):04X}"
                self.assertContains(response, place)
                self.assertContains(response, "here</textarea>")
        self.assertFalse(MistakeReport.objects.exists())

    def test_words_that_mislead_are_refused_with_their_place(self):
        response = self.refused(words="your\u202eletter")
        self.assertContains(response, "Line 1, character 5: the character U+202E")

    def test_hidden_fields_stop_nobody(self):
        self.assertEqual(self.send(before="\0" * 500).status_code, 302)

    def test_more_than_it_holds_is_refused(self):
        self.assertContains(self.refused(message="a" * 2001), "2000 characters")

    def test_nothing_said_is_refused(self):
        self.assertContains(self.send(message="\u200d \n"), "This shows nothing")
        self.assertFalse(MistakeReport.objects.exists())

    def test_a_program_that_fills_in_every_field_is_refused(self):
        response = self.refused(website="http://spam.example/")
        self.assertContains(response, "trap for programs")
        self.assertContains(response, "report-form__trap--shown")

    def test_one_that_is_too_quick_may_be_sent_again(self):
        token = token_of(self.subject, minutes=0)
        self.assertContains(self.refused(written=token), f'value="{token}"')

    def test_a_foreign_or_old_token_is_replaced(self):
        for token in ("", "x", token_of("document:0"), token_of(self.subject, 1500)):
            with self.subTest(token[:8]):
                response = self.refused(written=token)
                form = form_of(response, "report-form")
                self.assertNotEqual(form["written"], token)
                self.assertEqual(form["message"], "It says 26, the paper has 25.")

    def test_an_address_may_send_so_many_in_an_hour(self):
        with override_settings(LETTERS_REPORTS_PER_HOUR=1):
            self.send()
            MistakeReport.objects.all().delete()
            response = self.refused(429)
        self.assertGreater(int(response["Retry-After"]), 3500)

    @override_settings(LETTERS_REPORTS_WAITING_OF_TEXT=10)
    def test_an_address_takes_little_of_the_room_of_a_text(self):
        codes = [self.send().status_code for _ in range(3)]
        self.assertEqual(codes, [302, 302, 429])

    def test_a_full_inbox_takes_no_more(self):
        for setting in ("LETTERS_REPORTS_WAITING", "LETTERS_REPORTS_WAITING_OF_TEXT"):
            CountedReport.objects.all().delete()
            with self.subTest(setting), override_settings(**{setting: 0}):
                self.assertIn("Retry-After", self.refused(503).headers)


class SectionTests(ReportCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        edition = make_edition()
        cls.section = make_section(edition, "preface", "<p>The editors thank</p>")
        cls.section.content.text = "The editors thank"
        cls.section.content.save()
        make_document("d1", edition=edition)
        cls.address = f"{cls.section.get_absolute_url()}report/"
        cls.subject = f"section:{cls.section.pk}"

    def test_its_page_leads_to_the_form(self):
        page = self.client.get(self.section.get_absolute_url())
        self.assertContains(page, self.address)

    def test_its_words_are_found(self):
        self.send(words="editors thank")
        report = MistakeReport.objects.get(section=self.section)
        self.assertEqual((report.place, report.start), (Place.FOUND, 4))

    def test_of_a_volume_without_public_documents_there_is_none(self):
        type(self.document).objects.update(status=DocumentStatus.WITHDRAWN)
        self.assertEqual(self.client.get(self.address).status_code, 404)
