"""Fieldsets of the admin are what Django's own template makes of them, element for element."""

from pathlib import Path

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.template.backends.django import DjangoTemplates
from django.template.loader import get_template
from django.test import TestCase
from django.urls import reverse
from lxml import etree, html

from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import LETTER, make_agent, make_document

NAME = "admin/includes/fieldset.html"
FOLDER = Path(admin.__file__).parent / "templates"
DJANGOS = DjangoTemplates(
    {"NAME": "own", "DIRS": [FOLDER], "APP_DIRS": False, "OPTIONS": {}}
).get_template(NAME)


class FieldsetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document("letter", LETTER + "\n\nAn open ( here.")
        cls.agent = make_agent("somebody")
        users = get_user_model().objects
        cls.admin = users.create_superuser("superuser", password="none")
        cls.reader = make_staff("reader", "view_document", "view_problem")

    def setUp(self):
        self.client.force_login(self.admin)

    def assert_same(self, page):
        seen = 0
        for fieldset, more in _fieldsets(page.context_data):
            context = {"fieldset": fieldset, **more}
            with self.subTest(fieldset=fieldset.name, model=fieldset.form._meta.model):
                ours = get_template(NAME).render({**context})
                self.assertEqual(_elements(ours), _elements(DJANGOS.render(context)))
            seen += 1
        self.assertTrue(seen)

    def test_those_of_each_new_record_are(self):
        request = self.client.request().wsgi_request
        request.user = self.admin
        for model, model_admin in admin.site._registry.items():
            if model_admin.has_add_permission(request):
                names = (model._meta.app_label, model._meta.model_name)
                page = self.client.get(reverse("admin:{}_{}_add".format(*names)))
                if hasattr(page, "context_data") and "adminform" in page.context_data:
                    self.assert_same(page)

    def test_those_of_records_are(self):
        for row in (self.document, self.agent, self.admin):
            names = (row._meta.app_label, row._meta.model_name)
            address = reverse("admin:{}_{}_change".format(*names), args=[row.pk])
            self.assert_same(self.client.get(address))

    def test_those_that_are_only_read_are(self):
        self.client.force_login(self.reader)
        address = reverse("admin:letters_document_change", args=[self.document.pk])
        self.assert_same(self.client.get(address))

    def test_those_with_errors_are(self):
        for name in ("agent", "edition", "repository"):
            page = self.client.post(reverse(f"admin:letters_{name}_add"), {"title": ""})
            self.assertTrue(page.context_data["errors"])
            self.assert_same(page)


def _fieldsets(context):
    """Each fieldset of a form and of the rows beside it, with what its template is given."""
    for number, fieldset in enumerate(context["adminform"]):
        yield fieldset, {"prefix": "fieldset", "id_prefix": 0, "id_suffix": number}
    for formset in context["inline_admin_formsets"]:
        for row in formset:
            for fieldset in row:
                yield fieldset, {"heading_level": 4, "prefix": "x", "id_prefix": 7}


def _elements(written):
    return [
        (part.tag, dict(part.attrib), _words(part.text), _words(part.tail))
        for part in html.fragment_fromstring(written.strip()).iter(etree.Element)
    ]


def _words(text):
    return " ".join((text or "").split())
