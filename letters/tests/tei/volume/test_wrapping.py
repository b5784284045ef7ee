"""A whole TEI file around documents that have none."""

from unittest import TestCase

from letters.tei.errors import SourceError
from letters.tei.source import parse_xml
from letters.tei.volume import Header, wrap

FRAGMENT = (
    '<div xmlns="http://www.tei-c.org/ns/1.0" type="document"><p>A &amp; B</p></div>'
)


def header(**values):
    empty = dict.fromkeys(
        ("title", "series_title", "sub_series", "volume", "volume_title"), ""
    )
    rest = {"editors": (), "publisher": "", "place": "", "year": None, "numbers": {}}
    return Header(**{**empty, **rest, **values})


class WrapTests(TestCase):
    def test_the_fragments_stand_in_the_body_as_they_are(self):
        file = wrap([FRAGMENT, FRAGMENT], header(title="Letters"))
        self.assertEqual(file.count(FRAGMENT), 2)
        self.assertEqual(len(parse_xml(file).findall(".//{*}body/{*}div")), 2)

    def test_the_header_says_what_is_known(self):
        file = wrap(
            [FRAGMENT],
            header(
                title="Q & A <1>",
                editors=("A. Editor",),
                publisher="Office",
                year=1996,
                numbers={"frus": 'frus1961"63'},
            ),
        )
        root = parse_xml(file)
        text = lambda name: root.findtext(f".//{{*}}{name}")  # noqa: E731
        self.assertEqual(
            [text(name) for name in ("title", "editor", "publisher", "date", "idno")],
            ["Q & A <1>", "A. Editor", "Office", "1996", 'frus1961"63'],
        )

    def test_what_is_not_published_says_so(self):
        statement = parse_xml(wrap([FRAGMENT], header())).find(".//{*}publicationStmt")
        self.assertEqual(statement.findtext("{*}p"), "Not published.")

    def test_a_whole_file_comes_back_as_it_is(self):
        file = f'<?xml version="1.0"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">{FRAGMENT}</TEI>'
        self.assertEqual(wrap([file], header()), file)

    def test_a_fragment_that_is_no_xml_is_refused(self):
        with self.assertRaises(SourceError):
            wrap(["<div>"], header())
