"""Predictions from a file of texts with the outlines of their volumes."""

import json
from typing import Any
from unittest import TestCase

from letters.tei.references.evaluation import GoldError, predict

VOLUME = {
    "type": "volume",
    "vol": "frus1952-54v02p1",
    "docs": [
        {"id": "d18", "first_page": "70", "pages": ["71", "72"], "notes": []},
        {
            "id": "d19",
            "first_page": "72",
            "pages": [],
            "notes": [[None, None], ["d19fn1", "1"], ["d19fn-sym1", "*"]],
        },
        {"id": "d20", "first_page": None, "pages": [], "notes": []},
    ],
}


def note(text: str, **changes: Any) -> dict[str, Any]:
    record = {
        "type": "note",
        "vol": "frus1952-54v02p1",
        "doc": "d19",
        "note": "d19fn1",
        "n": "1",
        "text": text,
        "refs": [],
        "unmarked": [],
    }
    return {**record, **changes}


def predicted(*records: dict[str, Any]) -> list[dict[str, Any]]:
    return predict(json.dumps(record) for record in records)


def targets(*records: dict[str, Any]) -> list[list[str]]:
    return [[ref["target"] for ref in text["refs"]] for text in predicted(*records)]


class PredictionTests(TestCase):
    def test_a_text_has_its_own_identity_and_what_it_refers_to(self):
        paragraph = {
            "type": "para",
            "vol": "frus1961-63v06",
            "doc": "d60",
            "line": 3,
            "text": "See Document 12.",
        }
        self.assertEqual(
            predicted(note("See Document 5."), paragraph),
            [
                {
                    "vol": "frus1952-54v02p1",
                    "doc": "d19",
                    "note": "d19fn1",
                    "refs": [{"start": 4, "end": 14, "target": "#d5"}],
                },
                {
                    "vol": "frus1961-63v06",
                    "doc": "d60",
                    "line": 3,
                    "refs": [{"start": 4, "end": 15, "target": "#d12"}],
                },
            ],
        )

    def test_the_links_of_the_publisher_make_no_difference(self):
        link = {"start": 0, "end": 3, "target": "#d999"}
        self.assertEqual(
            predicted(note("See Document 5.", refs=[link], unmarked=[link])),
            predicted(note("See Document 5.")),
        )

    def test_the_outline_decides_wherever_it_stands_in_the_file(self):
        text = note("See the memorandum supra, footnote * above, and see p. 72.")
        expected = [["#d18", "#d19fn-sym1", "#pg_72"]]
        self.assertEqual(targets(VOLUME, text), expected)
        self.assertEqual(targets(text, VOLUME), expected)

    def test_a_text_without_an_outline_is_read_all_the_same(self):
        self.assertEqual(targets(note("Supra. See Document 5.")), [["#d5"]])

    def test_an_ibid_looks_back_within_one_document(self):
        first = note("See Foreign Relations, 1950, vol. I, p. 126.")
        again = note("See ibid., p. 130.", note="d19fn2", n="2")
        elsewhere = {**again, "doc": "d20"}
        self.assertEqual(
            targets(first, again, elsewhere), [["frus1950v01"], ["frus1950v01"], []]
        )

    def test_bytes_and_blank_lines_are_read(self):
        lines = [json.dumps(note("“Document 5”"), ensure_ascii=False).encode(), b"\n"]
        (text,) = predict(lines)
        self.assertEqual(text["refs"], [{"start": 1, "end": 11, "target": "#d5"}])

    def test_an_empty_file_has_nothing_to_predict(self):
        self.assertEqual(predict([]), [])


class GoldRefusalTests(TestCase):
    def check(self, line: str | bytes, message: str) -> None:
        with self.subTest(line), self.assertRaisesRegex(GoldError, message):
            predict([json.dumps(VOLUME), line])

    def test_what_is_no_json_object_is_named_by_its_line(self):
        for line in ("nonsense", b"\xff\xfe\xfd", '{"type": "note"', "[" * 100_000):
            self.check(line, "Line 2: is not JSON")
        for line in ("[]", "5", "null"):
            self.check(line, "Line 2: is not a JSON object")

    def test_a_key_that_is_missing_is_named(self):
        for key in ("type", "vol", "doc", "text"):
            record = note("See Document 5.")
            del record[key]
            self.check(json.dumps(record), f"Line 2: “{key}” is missing")
        for key in ("vol", "docs"):
            record = {name: VOLUME[name] for name in VOLUME if name != key}
            self.check(json.dumps(record), f"Line 2: “{key}” is missing")
        without = note("See Document 5.")
        del without["note"]
        self.check(json.dumps(without), "Line 2: “note” or “line” is missing")

    def test_a_value_of_another_type_is_named(self):
        for changes, message in (
            ({"doc": 5}, "“doc” is not of type str"),
            ({"n": 5}, "“n” is neither a text nor null"),
            ({"refs": {}}, "“refs” is not of type list"),
        ):
            self.check(json.dumps(note("", **changes)), message)
        for documents, message in (
            ({}, "“docs” is not of type list"),
            ([5], "“id” is missing"),
            ([{"id": "d1", "pages": [7], "notes": []}], "“pages” is neither"),
            ([{"id": "d1", "pages": [], "notes": ["d1fn1"]}], "not a pair"),
        ):
            record = {**VOLUME, "docs": documents}
            self.check(json.dumps(record), f"Line 2: .*{message}")

    def test_offsets_must_be_in_the_text(self):
        for start, end in ((-1, 3), (3, 2), (0, 16)):
            link = {"start": start, "end": end}
            for name in ("refs", "unmarked"):
                record = note("See Document 5.", **{name: [link]})
                self.check(
                    json.dumps(record),
                    f"Line 2: offsets {start} to {end} are not in a text of 15",
                )
        for offset in ("4", 4.0, True, None):
            record = note("See Document 5.", refs=[{"start": offset, "end": 9}])
            self.check(json.dumps(record), "Line 2: “start” is not of type int")

    def test_page_numbers_beyond_all_measure_are_no_pages(self):
        document = {"id": "d1", "first_page": "9" * 5000, "pages": [], "notes": []}
        volume = {**VOLUME, "docs": [{**document, "id": "d" + "9" * 5000}, document]}
        self.assertEqual(targets(volume, note("See footnote 1, p. 5.")), [["#pg_5"]])
