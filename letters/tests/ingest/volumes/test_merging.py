"""Values that a file and an archivist may both have changed."""

from django.test import SimpleTestCase

from letters.ingest.volumes.merging import Merge, merge

# The value before, at present, and in the file: what is written, and if it is a conflict.
CASES = {
    "nobody changed it": (("a", "a", "a"), None, False),
    "the file changed it": (("a", "a", "b"), "b", False),
    "an archivist changed it": (("a", "b", "a"), None, False),
    "both changed it": (("a", "b", "c"), None, True),
    "both changed it to the same": (("a", "b", "b"), None, False),
    "the file took it away": (("a", "a", ""), "", False),
    "an archivist took it away": (("a", "", "a"), None, False),
    "the file has it again": (("a", "", "b"), None, True),
    "a number": ((1, 1, 2), 2, False),
    "nothing became something": ((None, None, 1961), 1961, False),
}


class MergeTests(SimpleTestCase):
    def test_each_case(self):
        for case, ((before, present, now), written, is_conflict) in CASES.items():
            with self.subTest(case):
                merged = merge({"x": before}, {"x": present}, {"x": now})
                changes = {} if written is None else {"x": written}
                self.assertEqual(merged, Merge(changes, ("x",) if is_conflict else ()))

    def test_what_no_import_wrote_before_is_written(self):
        self.assertEqual(merge({}, {"x": ""}, {"x": "a"}).changes, {"x": "a"})

    def test_a_conflict_in_one_field_does_not_hinder_another(self):
        merged = merge({"x": "a", "y": "a"}, {"x": "b", "y": "a"}, {"x": "c", "y": "c"})
        self.assertEqual(merged, Merge({"y": "c"}, ("x",)))
