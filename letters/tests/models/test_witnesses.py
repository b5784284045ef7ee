"""What an archivist may write of witnesses and conditions, and what is refused."""

from django.core.exceptions import ValidationError
from django.test import TestCase

from letters.models import ConditionalPassage, PassageCondition, Witness
from letters.tests.factories import make_document

Outcome = ConditionalPassage.Outcome


class WitnessRulesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.document = make_document()
        for key, base in (("first", ""), ("second", "first")):
            Witness.objects.create(
                document=cls.document, key=key, state="draft", title=key, based_on=base
            )

    def faults_of(self, **fields):
        values = {"key": "third", "state": "sent", "title": "Third", **fields}
        witness = Witness(document=self.document, **values)
        try:
            witness.full_clean()
        except ValidationError as error:
            return set(error.message_dict)
        return set()

    def test_what_is_wrong_is_refused_where_it_stands(self):
        cases = (
            ({}, set()),
            ({"based_on": "second"}, set()),
            ({"based_on": "third"}, {"based_on"}),
            ({"based_on": "nothing"}, {"based_on"}),
            ({"date_edtf": "1983-13"}, {"date_edtf"}),
            ({"title": ""}, {"title"}),
            ({"title": "", "is_document": True}, set()),
            ({"last_segment": "p3"}, {"first_segment"}),
            ({"wanted": "../x"}, {"wanted"}),
        )
        for fields, expected in cases:
            with self.subTest(fields):
                self.assertEqual(self.faults_of(**fields), expected)

    def test_a_circle_is_refused(self):
        first = Witness.objects.get(key="first")
        first.based_on = "second"
        with self.assertRaisesRegex(ValidationError, "circle"):
            first.full_clean()


class ConditionRulesTests(TestCase):
    def test_a_condition_is_of_a_passage_that_there_is(self):
        document = make_document()
        for key, is_right in (("offer", True), ("nothing", False)):
            condition = PassageCondition(document=document, passage_key=key, words="if")
            with self.subTest(key):
                try:
                    condition.full_clean()
                except ValidationError as error:
                    self.assertEqual(set(error.message_dict), {"passage_key"})
                    self.assertFalse(is_right)
                else:
                    self.assertTrue(is_right)

    def test_as_sent_is_a_version_only_where_its_words_are_known(self):
        cases = {
            Outcome.UNKNOWN: False,
            Outcome.CHANGED: False,
            Outcome.INCLUDED: True,
            Outcome.OMITTED: True,
        }
        for outcome, expected in cases.items():
            with self.subTest(outcome):
                passage = ConditionalPassage(outcome=outcome)
                self.assertEqual(passage.has_version("sent"), expected)
