"""What is written without a template is what Django's templates write."""

from datetime import date
from itertools import product

from django import forms
from django.forms.renderers import DjangoTemplates
from django.test import SimpleTestCase, TestCase
from django.utils.safestring import mark_safe

from archive.form_renderer import BOXES, WIDGETS, WRITTEN, FormRenderer
from letters.tests.factories import make_archivist, make_document

HOSTILE = "<script>alert('1')</script> & \"more\""
ATTRIBUTES = (
    {},
    {"id": "id_x", "required": True, "hidden": False, "rows": 4, "title": HOSTILE},
    {"data-x": mark_safe("&amp;"), "class": None},
)
VALUES = (None, "", 0, 1961, HOSTILE, mark_safe("<b>&amp;</b>"), date(1962, 10, 26))
CHOICES = [
    ("", "---------"),
    (HOSTILE, HOSTILE),
    (2, 1961),
    ("Group <1>", [("a", mark_safe("<i>A</i>")), (None, "nothing")]),
    ("None in it", []),
]
ENTRIES = (
    *(forms.TextInput(), forms.HiddenInput(), forms.NumberInput(), forms.Textarea()),
    *(forms.EmailInput(), forms.URLInput(), forms.PasswordInput(render_value=True)),
    *(forms.CheckboxInput(), forms.DateInput(), forms.TimeInput()),
    *(forms.DateTimeInput(), forms.SearchInput(), forms.TelInput()),
    *(forms.ColorInput(), forms.Select(choices=CHOICES), forms.NullBooleanSelect()),
    forms.SelectMultiple(choices=CHOICES),
)
OURS, DJANGOS = FormRenderer(), DjangoTemplates()


class Labelled(forms.Form):
    title = forms.CharField(label=HOSTILE)
    status = forms.ChoiceField(choices=CHOICES)


class SmallestPartsTests(SimpleTestCase):
    def test_each_box_is_the_same_with_each_value(self):
        for widget, value, attrs in product(ENTRIES, VALUES, ATTRIBUTES):
            with self.subTest(widget=widget, value=value, attrs=attrs):
                written = widget.render("n", value, attrs, OURS)
                self.assertEqual(written, widget.render("n", value, attrs, DJANGOS))

    def test_each_kind_of_box_is_compared(self):
        names = {widget.template_name for widget in ENTRIES}
        written = {name for name in WRITTEN if name.startswith(WIDGETS)}
        self.assertEqual(written - names, {f"{WIDGETS}{BOXES[0]}.html"})

    def test_a_whole_form_is_the_same_with_its_labels_and_errors(self):
        for data in (None, {}, {"title": "x", "status": HOSTILE}, {"status": "no"}):
            with self.subTest(data=data):
                ours, djangos = (
                    Labelled(data, renderer=renderer, auto_id=bool(data))
                    for renderer in (OURS, DJANGOS)
                )
                self.assertEqual(str(ours), str(djangos))
                for name in Labelled.base_fields:
                    for attrs in (None, {"class": "x"}):
                        self.assertEqual(
                            ours[name].label_tag(attrs=attrs),
                            djangos[name].label_tag(attrs=attrs),
                        )

    def test_choices_of_a_template_of_their_own_are_left_to_it(self):
        class Marked(forms.Select):
            option_template_name = f"{WIDGETS}radio_option.html"

        marked = Marked(choices=CHOICES)
        written = marked.render("n", "", {}, OURS)
        self.assertEqual(written, marked.render("n", "", {}, DJANGOS))


class LongFormTests(TestCase):
    def test_the_form_of_a_document_is_the_same(self):
        document = make_document()
        self.client.force_login(make_archivist())
        address = f"/admin/letters/document/{document.pk}/change/"

        ours = self.client.get(address).content
        with self.settings(FORM_RENDERER="django.forms.renderers.DjangoTemplates"):
            djangos = self.client.get(address).content

        self.assertEqual(_lasting(ours), _lasting(djangos))


def _lasting(page: bytes) -> list[str]:
    """Its lines without those that are new each time."""
    lines = page.decode().splitlines()
    return [line for line in lines if "csrf" not in line and "nonce" not in line]
