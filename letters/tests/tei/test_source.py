"""XML from outside does no harm, and a refusal names its place."""

from unittest import TestCase

from letters.tei.body import read_document
from letters.tei.errors import SourceError
from letters.tei.plain_text import read_text
from letters.tei.source import MAX_ATTRIBUTES, MAX_DEPTH, parse_xml
from letters.tests.bounds import bounded


def refusal(source, **limits):
    """The error with which `source` is refused; fails if it is not."""
    try:
        with bounded():
            parse_xml(source, **limits)
    except SourceError as error:
        return error
    raise AssertionError("not refused")


def text_of(source):
    return read_text(read_document(source)).text


class DoctypeTests(TestCase):
    def test_every_dtd_is_refused_before_it_is_read(self):
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        cases = {
            "X1": f'<!DOCTYPE d [<!ENTITY l0 "lol">{laughs}]><div>&l9;</div>',
            "X2": f'<!DOCTYPE d [<!ENTITY a "{"a" * 100_000}">]><div>{"&a;" * 20_000}</div>',
            "X3": '<!DOCTYPE d [<!ENTITY mdash "--">]><div>a&mdash;b</div>',
            "X4 file": f'<!DOCTYPE d SYSTEM "file://{__file__}"><div/>',
            "X4 entity": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><div>&x;</div>',
            "X4 network": '<!DOCTYPE d PUBLIC "-//x" "http://127.0.0.1:9/x.dtd"><div/>',
            "X4 parameter": '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://h/"> %p;]><div/>',
        }
        for name, source in cases.items():
            with self.subTest(name):
                # If the DTD were opened, the refusal would be for its content.
                self.assertIn("(DTD) is not accepted", refusal(source).message)

    def test_a_dtd_is_found_behind_what_may_stand_before_it(self):
        before = '<?xml version="1.0"?>\n<!-- <div> -->\n<?style x?>\n'
        for start in ("", "\ufeff"):
            with self.subTest(start):
                error = refusal(f"{start}{before}<!DOCTYPE div><div/>")
                self.assertEqual((error.line, "DTD" in error.message), (4, True))

    def test_an_entity_that_nobody_declared_is_an_error_with_its_place(self):
        error = refusal("<div>\n<p>a&mdash;b</p></div>")
        self.assertEqual(error.line, 2)
        self.assertIn("Entity 'mdash' not defined", error.message)

    def test_the_words_of_a_dtd_are_text_like_any_other(self):
        self.assertEqual(text_of("<div><p>&lt;!DOCTYPE x></p></div>"), "<!DOCTYPE x>")


class SourceLimitTests(TestCase):
    def test_what_is_nested_too_deeply_is_refused_before_it_is_walked(self):
        for depth in (MAX_DEPTH + 1, 100_000):
            with self.subTest(depth):
                message = refusal("<a>" * depth + "</a>" * depth).message
                self.assertRegex(message, "nested more than 64|Excessive depth")

    def test_the_greatest_depth_is_read(self):
        inner = "<hi>" * (MAX_DEPTH - 1) + "x" + "</hi>" * (MAX_DEPTH - 1)
        self.assertEqual(text_of(f"<div>{inner}</div>"), "x")

    def test_a_hundred_thousand_attributes_are_refused_at_once(self):
        many = " ".join(f'a{n}="x"' for n in range(100_000))
        error = refusal(f"<div>\n<p {many}/></div>")
        self.assertIn(f"more than {MAX_ATTRIBUTES} attributes", error.message)
        self.assertEqual(error.line, 2)

    def test_a_text_of_twelve_megabytes_is_refused(self):
        error = refusal(f"<div><p>{'a' * 12_000_000}</p></div>")
        self.assertIn("too long", error.message)

    def test_a_refusal_names_the_limit_of_bytes(self):
        error = refusal("<div>12345</div>", max_bytes=10)
        self.assertEqual(error.message, "The file has 16 bytes; the limit is 10.")


class EncodingTests(TestCase):
    def test_bytes_that_are_not_utf_8_are_refused_with_their_place(self):
        cases = {
            b"<div>\nab\xc3\x28</div>": (2, "Byte 8 "),
            b"<div>\xed\xa0\x80</div>": (1, "Byte 5 "),
            b"<div>\xc0\xaf</div>": (1, "Byte 5 "),
            b"<div>\n\n\xe9</div>": (3, "Byte 7 "),
            "<div>a</div>".encode("utf-16"): (1, "Byte 0 "),
            '<?xml version="1.0"?><div/>'.encode("cp037"): (1, "Byte 2 "),
        }
        for source, (line, words) in cases.items():
            with self.subTest(source):
                error = refusal(source)
                self.assertEqual(error.line, line)
                self.assertIn(words, error.message)

    def test_no_other_encoding_is_read_whatever_the_file_declares(self):
        for name in ("UTF-7", "UTF-16", "ISO-8859-1", "ebcdic-cp-us"):
            with self.subTest(name):
                source = f'<?xml version="1.0" encoding="{name}"?><div>+ADw-</div>'
                self.assertIn("Only UTF-8", refusal(source.encode()).message)
                self.assertIn("Only UTF-8", refusal(source).message)

    def test_utf_16_without_a_byte_order_mark_is_not_guessed(self):
        # Read as UTF-8 it is valid: every second byte is NUL.
        for declared in ("", '<?xml version="1.0" encoding="UTF-16"?>'):
            with self.subTest(declared):
                error = refusal(f"{declared}<div>a</div>".encode("utf-16-le"))
                self.assertIn("Char 0x0", error.message)

    def test_a_byte_order_mark_is_no_part_of_the_text(self):
        for source in (b"\xef\xbb\xbf<div><p>a</p></div>", "\ufeff<div><p>a</p></div>"):
            with self.subTest(source):
                self.assertEqual(text_of(source), "a")

    def test_half_a_surrogate_pair_is_refused_with_its_line(self):
        error = refusal("<div>\n\n\ud800</div>")
        self.assertEqual(error.line, 3)
        self.assertIn("surrogate", error.message)


class WellFormedTests(TestCase):
    def test_a_refusal_of_malformed_xml_names_its_line(self):
        cases = {
            "": 1,
            "Dear Mr. Chairman:": 1,
            "<div>\n<p>a": 2,
            "<div>\n<p>\n<hi>x</p></div>": 3,
            "<div>\n<p>a&#x1;b</p></div>": 2,
            "<div>\n<p>a&#xFFFE;b</p></div>": 2,
            "<div>\n\n\x00</div>": 3,
            '<div>\n<p n="1" n="2"/></div>': 2,
        }
        for source, line in cases.items():
            with self.subTest(source):
                self.assertEqual(refusal(source).line, line)

    def test_the_place_is_named_once(self):
        self.assertEqual(str(refusal("<div>\n<p>a</div>")).count("column"), 1)

    def test_a_repeated_identifier_is_no_reason_to_refuse_a_file(self):
        source = '<div><p xml:id="a">x</p><p xml:id="a">y</p></div>'
        self.assertEqual(text_of(source), "x\ny")

    def test_an_inclusion_includes_nothing(self):
        source = (
            '<div xmlns:xi="http://www.w3.org/2001/XInclude"><p>a'
            '<xi:include href="file:///etc/passwd" parse="text"/>b</p></div>'
        )
        self.assertEqual(text_of(source), "ab")
