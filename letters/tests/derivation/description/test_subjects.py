"""The subjects that conversations, memoranda and telegrams print at their head."""

from unittest import TestCase

from letters.tests.derivation.texts import records_of_tei


def subjects_of(markup):
    return records_of_tei(f"<head>Memorandum of Conversation</head>{markup}").subjects


class SubjectTests(TestCase):
    def test_a_list_under_its_label_has_the_subjects(self):
        listed = """<list type="subject"><head>SUBJECT</head>
          <item>Berlin</item><item>Nuclear Testing.</item></list>"""
        self.assertEqual(subjects_of(listed), ["Berlin", "Nuclear Testing"])

    def test_a_label_before_the_words_of_a_paragraph_counts(self):
        self.assertEqual(subjects_of("<p>Subject: Berlin</p>"), ["Berlin"])

    def test_the_paragraph_below_a_label_of_its_own_is_the_subject(self):
        self.assertEqual(subjects_of("<p>SUBJECT</p><p>Berlin</p>"), ["Berlin"])

    def test_semicolons_part_subjects_only_under_a_label_in_the_plural(self):
        self.assertEqual(subjects_of("<p>Subjects: Laos; Cuba</p>"), ["Laos", "Cuba"])
        self.assertEqual(subjects_of("<p>Subject: Laos; Cuba</p>"), ["Laos; Cuba"])

    def test_other_lists_of_a_head_are_no_subjects(self):
        listed = (
            """<list type="subject"><head>COPIES TO</head><item>S/S</item></list>"""
        )
        self.assertEqual(subjects_of(listed), [])

    def test_a_subject_of_an_enclosure_is_not_that_of_the_document(self):
        enclosed = "<p>Text.</p><p>[Enclosure]</p><p>Subject: Cuba</p>"
        self.assertEqual(subjects_of(enclosed), [])
