"""No address that a browser would run is stored, and none that was stored is a link."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import TestCase

from letters.models import Agent, Edition
from letters.templatetags.web_addresses import web_link
from letters.tests.factories import make_agent, make_document, make_edition
from letters.tests.tei.test_web_address import HOSTILE

STORED = [address for address in HOSTILE if address]


class StoredAddressTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.edition = make_edition()
        cls.agent = make_agent()

    def test_forms_refuse_what_is_not_on_the_web(self):
        for row, field in ((self.edition, "address"), (self.agent, "authority")):
            for address in STORED:
                with self.subTest(field=field, address=address):
                    setattr(row, field, address)
                    with self.assertRaises(ValidationError) as refused:
                        row.full_clean()
                    self.assertIn(field, refused.exception.message_dict)

    def test_the_database_refuses_other_schemes(self):
        for model, field in ((Edition, "address"), (Agent, "authority")):
            for address in ("javascript:alert(1)", "data:text/html,x", "/admin/", "x"):
                with (
                    self.subTest(field=field, address=address),
                    self.assertRaises(IntegrityError),
                    transaction.atomic(),
                ):
                    model.objects.update(**{field: address})

    def test_what_was_stored_before_is_shown_without_a_link(self):
        make_document("letter", edition=self.edition)
        with connection.cursor() as cursor:
            cursor.execute(
                "ALTER TABLE letters_edition DROP CONSTRAINT edition_address_on_the_web"
            )
        Edition.objects.update(address="javascript:alert(1)")
        page = self.client.get(self.edition.get_absolute_url())
        self.assertContains(page, "javascript:alert(1)")
        self.assertNotContains(page, 'href="javascript')


class LinkTests(TestCase):
    def test_only_the_web_is_linked(self):
        for address in HOSTILE:
            with self.subTest(address):
                self.assertEqual(web_link(address), address)
        self.assertEqual(
            web_link("https://example.org/?a=1&b=2"),
            '<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">'
            "https://example.org/?a=1&amp;b=2</a>",
        )
