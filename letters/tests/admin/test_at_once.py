"""The same thing sent twice at the same moment: saved once, and never an error."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection, connections, transaction
from django.test import Client, TransactionTestCase

from letters.models import Document, SourceFile
from letters.tests.admin.documents.test_editing import ADD, NEW
from letters.tests.admin.pages import INTAKE, change_address, form_of
from letters.tests.factories import make_archivist, make_document


class SimultaneousSaveTests(TransactionTestCase):
    def setUp(self):
        self.anna = make_archivist()
        self.client.force_login(self.anna)

    def send_at_once(self, address, *forms):
        """Send each form from a browser of its own; return the statuses of the answers."""

        def send(form):
            client = Client()
            client.cookies = self.client.cookies
            try:
                return client.post(address, form).status_code
            finally:
                connection.close()

        with ThreadPoolExecutor(len(forms)) as pool:
            return list(pool.map(send, forms))

    def test_a_new_document(self):
        form = {**NEW, "_save": "x"}
        statuses = self.send_at_once(ADD, form, form, form)
        self.assertEqual(sorted(statuses), [200, 200, 302])
        self.assertEqual(Document.objects.count(), 1)

    def test_two_texts_for_one_document(self):
        document = make_document()
        form = form_of(self.client.get(change_address(document)))
        forms = [{**form, "title": title, "_save": "x"} for title in ("One", "Two")]

        statuses = self.send_at_once(change_address(document), *forms)

        self.assertEqual(sorted(statuses), [200, 302])
        self.assertEqual(document.revisions.count(), 2)

    def test_one_new_text_twice(self):
        document = make_document()
        form = form_of(self.client.get(change_address(document)))
        form = {**form, "title": "One", "_save": "x"}

        statuses = self.send_at_once(change_address(document), form, form)

        self.assertEqual(statuses, [302, 302])
        self.assertEqual(document.revisions.count(), 2)

    def test_a_transcription(self):
        form = {"pasted": "Dear Sir,", "identifiers": "a", "_save": "x"}
        statuses = self.send_at_once(INTAKE, form, form, form)

        self.assertEqual(statuses, [302, 302, 302])
        self.assertEqual(SourceFile.objects.count(), 1)
        self.assertEqual(Document.objects.count(), 1)

    def test_two_transcriptions_of_one_name(self):
        form = {"pasted": "Dear Sir,", "identifiers": "a", "_save": "x"}
        statuses = self.send_at_once(INTAKE, form, {**form, "pasted": "Dear Madam,"})

        self.assertEqual(sorted(statuses), [200, 302])
        self.assertEqual(Document.objects.count(), 1)

    def test_what_is_locked_too_long_is_said_and_can_be_sent_again(self):
        document = make_document()
        form = form_of(self.client.get(change_address(document)))
        saved = {**form, "title": "One", "_save": "x"}
        handed_in = {"pasted": "Dear Sir,", "identifiers": "a", "_save": "x"}
        with ThreadPoolExecutor(1) as pool, transaction.atomic():
            Document.objects.select_for_update().get(pk=document.pk)
            SourceFile.objects.store("a.txt", b"Dear Sir,")
            for address, typed in (
                (change_address(document), saved),
                (INTAKE, handed_in),
            ):
                response = pool.submit(self.send_impatiently, address, typed).result()
                self.assertContains(response, "has not finished")

    def send_impatiently(self, address, form):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '100ms'")
            return self.client.post(address, form)
        finally:
            connections.close_all()
