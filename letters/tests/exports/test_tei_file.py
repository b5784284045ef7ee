"""The TEI file of one document: its header, and its text as it is stored."""

import re

from django.test import SimpleTestCase
from lxml import etree

from letters.citations import CitationSource, CitedVolume, Holding, Name
from letters.exports.tei_file import TEI, Neighbour, tei_file
from letters.tei.dates import parse_edtf
from letters.tei.errors import TeiError
from letters.tests.corpus import TEI_SCHEMA, needs, tei_schema, whole

DIVISION = f'<div xmlns="{TEI}" type="document"><p>a <hi>b</hi>\n c</p></div>'
CITED = CitationSource(
    identifier="frus1961-63v06/d66",
    title="Letter <From> Khrushchev",
    kind="letter",
    archive="Letters archive",
    address="https://letters.example/documents/frus1961-63v06/d66/",
    revision=3,
    senders=(Name.of("Nikita S. Khrushchev", "Khrushchev, Nikita S."),),
    recipients=(Name.of("Department of State"),),
    place="Moscow",
    date=parse_edtf("1962-10-27"),
    holding=Holding("Kennedy Library", ("Series", "Box 1"), ("1", "2"), "Boston"),
    volume=CitedVolume("Exchanges", "FRUS", "1961–1963", "Volume VI", ("A. Editor",)),
    number="66",
    page="178–181",
)


POINTING = (
    f'<div xmlns="{TEI}" type="document"><p>As in <ref target="doc:weber-hale-1971">'
    "your letter</ref>.</p></div>"
)


def read(cited=CITED, neighbours=()):
    return etree.fromstring(tei_file(DIVISION, cited, neighbours).encode())


def texts(root, path):
    elements = root.xpath(re.sub(r"\b(\w+)", r"t:\1", path), namespaces={"t": TEI})
    return [" ".join("".join(element.itertext()).split()) for element in elements]


def changed(**fields):
    names = CitationSource.__dataclass_fields__
    return CitationSource(**{name: getattr(CITED, name) for name in names} | fields)


class TeiFileHeaderTests(SimpleTestCase):
    def test_it_says_who_wrote_what_to_whom_when_and_where(self):
        root = read()
        for path, expected in (
            ("//titleStmt/title", ["Letter <From> Khrushchev"]),
            ("//titleStmt/author/persName", ["Nikita S. Khrushchev"]),
            ("//publicationStmt/idno", [CITED.identifier, CITED.address]),
            ("//correspAction/placeName", ["Moscow"]),
            ("//correspAction/date", ["October 27, 1962"]),
            # An office is no person.
            ("//correspAction/name", ["Department of State"]),
            ("//biblStruct/monogr/title", ["FRUS", "Exchanges"]),
            ("//monogr/biblScope", ["1961–1963, Volume VI", "66", "178–181"]),
            ("//msIdentifier/settlement", ["Boston"]),
            ("//msIdentifier/collection", ["Series, Box 1"]),
            ("//msIdentifier/idno", ["1"]),
            ("//msIdentifier/altIdentifier", ["2"]),
        ):
            with self.subTest(path):
                self.assertEqual(texts(root, path), expected)

    def test_a_date_says_no_more_than_is_known(self):
        for edtf, attributes in (
            ("1962-10-27", {"when": "1962-10-27"}),
            ("1962-10", {"notBefore": "1962-10-01", "notAfter": "1962-10-31"}),
            (
                "1962-10~",
                {
                    "notBefore": "1962-10-01",
                    "notAfter": "1962-10-31",
                    "cert": "medium",
                },
            ),
            ("../1962-10-27", {"notAfter": "1962-10-27"}),
        ):
            with self.subTest(edtf):
                root = read(changed(date=parse_edtf(edtf)))
                (date,) = root.iterfind(f".//{{{TEI}}}correspAction/{{{TEI}}}date")
                self.assertEqual(dict(date.attrib), attributes)

    def test_a_date_that_the_paper_does_not_bear_says_so(self):
        root = read(changed(is_date_supplied=True))
        (date,) = root.iterfind(f".//{{{TEI}}}correspAction/{{{TEI}}}date")
        self.assertEqual(date.get("evidence"), "internal")

    def test_what_it_answers_and_what_answers_it_is_its_context(self):
        root = read(
            neighbours=[
                Neighbour(True, "a letter of August 27", ""),
                Neighbour(False, "Kennedy's reply", "https://letters.example/d67/"),
            ]
        )
        references = root.findall(f".//{{{TEI}}}correspContext/{{{TEI}}}ref")
        self.assertEqual(
            [(reference.text, dict(reference.attrib)) for reference in references],
            [
                ("a letter of August 27", {"type": "prev"}),
                (
                    "Kennedy's reply",
                    {"type": "next", "target": "https://letters.example/d67/"},
                ),
            ],
        )

    def test_the_document_that_transmits_it_is_named(self):
        root = read(changed(carrier="Telegram From Moscow"))

        noted = texts(root, "//correspDesc/note")
        self.assertEqual(noted, ["Transmitted in: Telegram From Moscow."])

    def test_what_is_not_known_leaves_nothing_empty(self):
        nothing = CitationSource(
            "x", "Title", "note", "Archive", "https://letters.example/x/"
        )
        root = read(nothing)
        elements = root.iter()
        empty = [e.tag for e in elements if not "".join(e.itertext())]
        self.assertEqual(empty, [])
        self.assertEqual(
            texts(root, "//sourceDesc/p"), ["Where the paper is kept is not recorded."]
        )


class TeiFileTextTests(SimpleTestCase):
    def test_it_is_as_it_is_stored(self):
        self.assertIn(f"\n{DIVISION}\n", tei_file(DIVISION, CITED))
        self.assertEqual(len(list(read().iter(f"{{{TEI}}}div"))), 1)

    def test_it_says_what_pointers_to_documents_of_no_volume_stand_for(self):
        root = etree.fromstring(tei_file(POINTING, CITED).encode())
        (prefix,) = root.iter(f"{{{TEI}}}prefixDef")
        self.assertEqual(prefix.get("ident"), "doc")
        (target,) = root.xpath("//@target")
        address = re.sub(
            f"^doc:{prefix.get('matchPattern')}$",
            prefix.get("replacementPattern").replace("$", "\\"),
            target,
        )
        self.assertEqual(address, "https://letters.example/documents/weber-hale-1971/")
        self.assertEqual([*read().iter(f"{{{TEI}}}prefixDef")], [])

    def test_what_is_no_xml_is_refused(self):
        with self.assertRaises(TeiError):
            tei_file("<div>", CITED)


@whole
@needs(TEI_SCHEMA)
class TeiFileSchemaTests(SimpleTestCase):
    def test_it_is_valid_tei(self):
        schema = tei_schema()
        answered = Neighbour(True, "a letter", "https://letters.example/d65/")
        nothing = CitationSource(
            "x", "Title", "note", "Archive", "https://letters.example/x/"
        )
        for name, cited in (
            ("all", CITED),
            ("no volume", changed(volume=None)),
            ("no holding", changed(holding=None)),
            ("many numbers", changed(holding=Holding("A", (), ("1", "2", "3")))),
            ("about", changed(date=parse_edtf("1962~"), is_date_supplied=True)),
            ("no date", changed(date=None)),
            ("volume alone", changed(volume=CitedVolume("Title"), number="", page="")),
            ("nothing", nothing),
        ):
            with self.subTest(name):
                file = tei_file(DIVISION, cited, [answered])
                schema.validate(etree.fromstring(file.encode()))
                self.assertEqual([e.message for e in schema.error_log], [])
        schema.validate(etree.fromstring(tei_file(POINTING, CITED).encode()))
        self.assertEqual([e.message for e in schema.error_log], [])
