"""The header of a TEI file says the title and the date of its document."""

from unittest import TestCase

from letters.ingest.file_formats import Format, read_proposal

FILE = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>{}'
    "</titleStmt></fileDesc><profileDesc>{}</profileDesc></teiHeader><text><body><div>"
    '<opener><dateline>Moscow, <date when="1961-05-06">May 6</date></dateline></opener>'
    "<p>Grain.</p></div></body></text></TEI>"
)
SENT = (
    '<correspDesc><correspAction type="received"><date when="1961-05-09"/></correspAction>'
    '<correspAction type="sent"><date when="{}"/></correspAction></correspDesc>'
)
CREATION = '<creation><date when="1961-05-05">5 May</date></creation>'


def proposed(title="<title>Hale to  Moore</title>", profile=""):
    text = FILE.format(title, profile)
    (document,) = read_proposal(text, Format.TEI).documents
    return document


class DescribedFileTests(TestCase):
    def test_the_title_is_the_main_one(self):
        for titles, right in (
            ("<title>Hale to\n  <hi>Moore</hi><!-- ? --></title>", "Hale to Moore"),
            ("<title type='sub'>S</title><title type='main'>M</title>", "M"),
            ("<title/>", ""),
            (f"<title>{'long ' * 200}</title>", ""),
        ):
            with self.subTest(titles[:40]):
                self.assertEqual(proposed(titles).title, right)

    def test_the_date_of_sending_is_before_that_of_creation_and_the_dateline(self):
        for profile, right in (
            (CREATION + SENT.format("1961-05-04"), "1961-05-04"),
            (SENT.format("1961-02-31") + CREATION, "1961-05-05"),
            ("", "1961-05-06"),
        ):
            with self.subTest(profile):
                document = proposed(profile=profile)
                self.assertEqual((document.date, document.date_edtf), (right, right))

    def test_what_is_no_xml_says_nothing(self):
        (document,) = read_proposal("<TEI", Format.TEI).documents
        self.assertEqual((document.title, document.date), ("", ""))
