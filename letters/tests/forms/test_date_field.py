"""The field for a date as people write it: what it takes, shows, and asks."""

from django import forms
from django.http import QueryDict
from django.test import SimpleTestCase
from lxml import html

from letters.forms.date_field import TypedDateField


class DateForm(forms.Form):
    day = TypedDateField(required=False, max_length=60)


def form_with(**typed):
    data = QueryDict(mutable=True)
    data.update(typed)
    return DateForm(data)


def shown(form):
    return html.fromstring(str(form["day"]))


class TypedDateFieldTests(SimpleTestCase):
    def test_its_value_is_edtf(self):
        for typed, edtf in (("April 3, 1962", "1962-04-03"), ("n.d.", ""), ("", "")):
            form = form_with(day=typed)
            with self.subTest(typed):
                self.assertTrue(form.is_valid())
                self.assertEqual(form.cleaned_data["day"], edtf)

    def test_other_words_for_the_same_date_change_nothing(self):
        form = DateForm({"day": "3 April 1962"}, initial={"day": "1962-04-03"})
        self.assertEqual(form.changed_data, [])

    def test_it_says_what_a_stored_date_means(self):
        page = shown(DateForm(initial={"day": "1962-04~"}))
        self.assertEqual(page.findtext(".//output"), "about April 1962")

    def test_a_date_of_two_meanings_is_asked_for_with_both(self):
        form = form_with(day="3/4/1962")
        (error,) = form.errors["day"]
        self.assertIn("March 4, 1962 or April 3, 1962", error)
        choices = shown(form).xpath(".//input[@type='radio']/@value")
        self.assertEqual(choices, ["1962-03-04", "1962-04-03"])
        self.assertEqual(
            shown(form).xpath(".//input[@name='day']/@value"), ["3/4/1962"]
        )

    def test_the_chosen_meaning_is_taken(self):
        form = form_with(**{"day": "3/4/1962", "day-meant": "1962-04-03"})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data["day"], "1962-04-03")

    def test_a_meaning_of_what_was_typed_before_is_not_taken(self):
        form = form_with(**{"day": "5/6/1962", "day-meant": "1962-04-03"})
        self.assertIn("day", form.errors)

    def test_what_is_no_date_is_shown_again_with_the_reason(self):
        form = form_with(day="soon")
        self.assertIn("“soon” cannot be read as a date", form.errors["day"][0])
        self.assertEqual(shown(form).xpath(".//input/@value"), ["soon"])

    def test_more_than_the_column_takes_is_refused_and_not_cut(self):
        many = "[" + ",".join(f"19{n}-01-01" for n in range(50, 60)) + "]"
        self.assertIn("at most 60 characters", form_with(day=many).errors["day"][0])
