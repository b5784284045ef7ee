"""The form of a document: which sections it has, what its bar does, how one chooses."""

from django.test import TestCase
from lxml import html

from letters.models import Document, DocumentStatus, Section
from letters.tests.admin.pages import change_address, form_of, open_form, send
from letters.tests.admin.test_pages import make_staff
from letters.tests.factories import make_archivist, make_document, make_edition


class LayoutCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.anna = make_archivist()
        cls.draft = make_document(status=DocumentStatus.DRAFT)

    def setUp(self):
        self.client.force_login(self.anna)

    def page(self, response=None):
        response = response or self.client.get(change_address(self.draft))
        return html.fromstring(response.content.decode())


class SectionTests(LayoutCase):
    def test_the_most_used_stand_first_and_the_others_are_folded(self):
        page = self.page()
        folded = [
            heading.text_content().strip()
            for heading in page.cssselect("fieldset > details > summary")
        ]
        self.assertEqual(
            folded,
            [
                "Where it is printed and held",
                "Description",
                "Read from the text",
                "Where it came from",
                "Relations: this document …",
                "Correspondence events",
            ],
        )
        names = [field.name for field in page.cssselect("fieldset textarea[name]")]
        self.assertEqual(names[0], "title" if "title" in names else "text")

    def test_a_section_with_an_error_is_open(self):
        response = send(self.client, self.draft, edition="999")
        folded = self.page(response).cssselect("fieldset > details")
        self.assertFalse([each for each in folded if each.cssselect("#id_edition")])
        self.assertEqual(response.status_code, 200)

    def test_a_section_of_a_volume_is_chosen_by_its_words(self):
        edition = make_edition()
        for position, title in enumerate(("The Soviet Union", "Poland")):
            Section.objects.create(
                edition=edition, key=f"ch{position}", title=title, position=position
            )
        field = "app_label=letters&model_name=document&field_name=section"

        found = self.client.get(f"/admin/autocomplete/?{field}&term=pol").json()

        (choice,) = found["results"]
        self.assertEqual(choice["text"], f"Poland ({edition.identifier})")
        self.assertNotContains(self.client.get(change_address(self.draft)), "Poland")

    def test_without_a_script_it_is_named(self):
        edition = make_edition()
        section = Section.objects.create(
            edition=edition, key="ch1", title="Poland", position=1
        )
        name = f"{edition.identifier}/ch1"
        send(self.client, self.draft, **{"section-identifier": name})
        self.draft.refresh_from_db()
        self.assertEqual(self.draft.section, section)


class BarTests(LayoutCase):
    def test_it_saves_shows_and_publishes(self):
        bar = self.page().cssselect(".submit-row [type=submit]")
        self.assertEqual(
            [button.value for button in bar],
            ["Save", "Save and continue editing", "Preview", "Publish"],
        )

    def test_publishing_saves_and_stays(self):
        form = open_form(self.client, self.draft) | {"title": "Sent", "_publish": "x"}
        response = self.client.post(change_address(self.draft), form)
        self.assertRedirects(response, change_address(self.draft))
        self.draft.refresh_from_db()
        self.assertEqual((self.draft.title, self.draft.is_published), ("Sent", True))

    def test_a_public_document_has_no_such_button(self):
        public = make_document("public")
        page = self.page(self.client.get(change_address(public)))
        self.assertEqual(page.cssselect("[name=_publish]"), [])

    def test_what_is_refused_is_not_published(self):
        form = open_form(self.client, self.draft) | {"title": "", "_publish": "x"}
        response = self.client.post(change_address(self.draft), form)
        self.assertEqual(form_of(response)["status"], DocumentStatus.DRAFT)
        self.draft.refresh_from_db()
        self.assertFalse(self.draft.is_published)

    def test_who_may_only_look_cannot_publish_so(self):
        self.client.force_login(make_staff("looker", "view_document"))
        self.client.post(change_address(self.draft), {"_publish": "x"})
        self.assertFalse(Document.objects.get(pk=self.draft.pk).is_published)

    def test_its_keys_are_listed(self):
        keys = self.page().cssselect(".form-keys dt")
        listed = [" ".join(key.text_content().split()) for key in keys]
        self.assertEqual(listed, ["Ctrl Enter", "Ctrl Shift Enter", "F2"])
