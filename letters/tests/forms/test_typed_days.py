"""Dates as archivists type them into a filter."""

from django import forms
from django.test import SimpleTestCase

from letters.forms.typed_days import (
    AMBIGUOUS,
    IN_WRONG_ORDER,
    NOT_UNDERSTOOD,
    TypedDaysField,
    read_typed_days,
)

READ = (
    ("1962", "1962-01-01 to 1962-12-31"),
    ("April 1962", "1962-04-01 to 1962-04-30"),
    ("April 3, 1962", "1962-04-03"),
    ("3 April 1962", "1962-04-03"),
    ("3.4.1962", "1962-04-03"),
    ("03. 04. 1962", "1962-04-03"),
    ("1962-04-03", "1962-04-03"),
    ("1961–1963", "1961-01-01 to 1963-12-31"),
    ("1961-1963", "1961-01-01 to 1963-12-31"),
    ("1961 to April 1962", "1961-01-01 to 1962-04-30"),
    ("from 3 April 1962 to 5 May 1962", "1962-04-03 to 1962-05-05"),
    ("3.4.1962 – 5.5.1962", "1962-04-03 to 1962-05-05"),
    ("April 3, 1962 until May 1962", "1962-04-03 to 1962-05-31"),
    ("12/19/83", "1983-12-19"),
    ("1962..", "1962-01-01 to today"),
)


class TypedDaysTests(SimpleTestCase):
    def test_it_reads_a_day_a_month_a_year_and_spans_of_them(self):
        for typed, expected in READ:
            with self.subTest(typed):
                self.assertEqual(str(read_typed_days(typed)), expected)

    def test_it_says_what_it_does_not_understand_and_why(self):
        for typed, message in (
            ("soon", NOT_UNDERSTOOD),
            ("31.2.1962", NOT_UNDERSTOOD),
            ("4/3/62", AMBIGUOUS),
            ("1963 to 1961", IN_WRONG_ORDER),
        ):
            with (
                self.subTest(typed),
                self.assertRaisesMessage(forms.ValidationError, message),
            ):
                TypedDaysField().clean(typed)

    def test_nothing_typed_is_no_date(self):
        self.assertIsNone(TypedDaysField(required=False).clean("  "))
