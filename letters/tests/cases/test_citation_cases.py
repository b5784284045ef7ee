"""Inexact dates in citations, against their right values."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from unittest import TestCase

from letters.citations import bibtex, csl_json, ris
from letters.tei.dates import parse_edtf
from letters.tests import corpus
from letters.tests.cases.given import CASES
from letters.tests.citations.examples import LETTER

DATES = CASES / "search" / "dates.tsv"
EDTF, RIS, BIBTEX, CSL = 0, 1, 3, 5


def rows() -> list[list[str]]:
    lines = DATES.read_text("utf-8").splitlines()
    return list(csv.reader((line for line in lines if line[0] != "#"), delimiter="\t"))


@corpus.needs(DATES)
class InexactDateCases(TestCase):
    def test_ris(self):
        for row in rows():
            with self.subTest(row[EDTF]):
                lines = ris(replace(LETTER, date=parse_edtf(row[EDTF]))).split("\r\n")
                found = [line for line in lines if line.startswith(("PY", "DA"))]
                self.assertEqual(", ".join(found), row[RIS])

    def test_bibtex(self):
        for row in rows():
            with self.subTest(row[EDTF]):
                written = bibtex(replace(LETTER, date=parse_edtf(row[EDTF])))
                fields = re.findall(r"(year|month|date) = (\{[^}]*\}|\w+)", written)
                right = re.findall(r"(year|month|date)=(\{[^}]*\}|\w+)", row[BIBTEX])
                self.assertEqual(sorted(fields), sorted(right))

    def test_csl(self):
        for row in rows():
            with self.subTest(row[EDTF]):
                parts, _, rest = (
                    row[CSL].removeprefix("date-parts ").partition(", circa")
                )
                right = {
                    "date-parts": json.loads(parts),
                    **({"circa": True} if rest else {}),
                }
                dated = replace(LETTER, date=parse_edtf(row[EDTF]))
                self.assertEqual(json.loads(csl_json(dated))[0]["issued"], right)
