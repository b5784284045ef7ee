"""A form looks the same whichever of Django's templates write it."""

from itertools import product

from django import forms
from django.forms.renderers import DjangoTemplates
from django.test import SimpleTestCase, TestCase
from django.utils.safestring import mark_safe
from lxml import etree, html

from archive.form_renderer import FormRenderer
from letters.tests.factories import make_archivist, make_document

HOSTILE = "<script>alert('1')</script> & \"more\""
ATTRIBUTES = (
    {},
    {"id": "id_x", "required": True, "hidden": False, "rows": 4, "title": HOSTILE},
    {"data-x": mark_safe("&amp;"), "class": None},
)
VALUES = (None, "", 0, 1961, HOSTILE, mark_safe("<b>&amp;</b>"))
CHOICES = [
    ("", "---------"),
    (HOSTILE, HOSTILE),
    (2, 1961),
    ("Group <1>", [("a", mark_safe("<i>A</i>")), (None, "nothing")]),
    ("None in it", []),
]
WIDGETS = (
    *(forms.TextInput(), forms.HiddenInput(), forms.NumberInput(), forms.Textarea()),
    *(forms.EmailInput(), forms.URLInput(), forms.PasswordInput(render_value=True)),
    *(forms.CheckboxInput(), forms.DateInput(), forms.FileInput()),
    *(forms.Select(choices=CHOICES), forms.SelectMultiple(choices=CHOICES)),
    *(forms.RadioSelect(choices=CHOICES), forms.NullBooleanSelect()),
)
OURS, DJANGOS = FormRenderer(), DjangoTemplates()


class Labelled(forms.Form):
    title = forms.CharField(label=HOSTILE)
    status = forms.ChoiceField(choices=CHOICES)


class RendererTests(SimpleTestCase):
    def test_each_widget_is_the_same_with_each_value(self):
        for widget, value, attrs in product(WIDGETS, VALUES, ATTRIBUTES):
            with self.subTest(widget=widget, value=value, attrs=attrs):
                written = widget.render("n", value, attrs, OURS)
                other = widget.render("n", value, attrs, DJANGOS)
                self.assertEqual(_parts(written), _parts(other))

    def test_a_whole_form_is_the_same_with_its_labels_and_errors(self):
        for data in (None, {}, {"title": "x", "status": HOSTILE}, {"status": "no"}):
            with self.subTest(data=data):
                ours, djangos = (
                    Labelled(data, renderer=renderer) for renderer in (OURS, DJANGOS)
                )
                self.assertEqual(_parts(str(ours)), _parts(str(djangos)))


class LongFormTests(TestCase):
    def test_the_form_of_a_document_is_the_same(self):
        document = make_document()
        self.client.force_login(make_archivist())
        address = f"/admin/letters/document/{document.pk}/change/"

        ours = self.client.get(address).content
        with self.settings(FORM_RENDERER="django.forms.renderers.DjangoTemplates"):
            djangos = self.client.get(address).content

        self.assertEqual(_parts(ours), _parts(djangos))


def _parts(written: str | bytes) -> list[tuple[str, dict[str, str], str]]:
    """Its elements with their words, without what is new each time."""
    return [
        (part.tag, dict(part.attrib), (part.text or "").strip())
        for part in html.fromstring(written).iter(etree.Element)
        if part.get("name") != "csrfmiddlewaretoken" and not part.get("nonce")
    ]
