"""manage.py data_dictionary: the tables as the models have them."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase

from letters.management.data_dictionary import first_paragraph
from letters.models.document_status import STATUS_CHOICES

DOCUMENTED = Path(settings.BASE_DIR) / "docs" / "data-dictionary.md"


def run(*arguments):
    output = StringIO()
    call_command("data_dictionary", *arguments, stdout=output)
    return output.getvalue()


def section_of(model):
    """The lines about one table."""
    _, _, rest = run().partition(f"## {model}\n")
    return rest.partition("\n## ")[0].splitlines()


class DataDictionaryTests(SimpleTestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "data-dictionary.md"

    def test_the_file_in_docs_is_current(self):
        self.assertIn("is current", run("--check", str(DOCUMENTED)))

    def test_a_file_that_is_not_current_is_an_error(self):
        self.file.write_text(run() + "An old sentence.")
        with self.assertRaisesRegex(CommandError, "is not current") as refusal:
            run("--check", str(self.file))
        self.assertEqual(refusal.exception.returncode, 1)

    def test_a_file_that_is_missing_is_an_error(self):
        with self.assertRaisesRegex(CommandError, "No such file"):
            run("--check", str(self.file))

    def test_it_writes_a_file_instead_of_printing(self):
        self.assertEqual(run("-o", str(self.file)), "")
        self.assertEqual(self.file.read_text(encoding="utf-8"), run())

    def test_every_table_and_column_is_in_it(self):
        for model in apps.get_app_config("letters").get_models():
            lines = section_of(model.__name__)
            columns = [line.split("`")[1] for line in lines if line.startswith("| `")]
            with self.subTest(model.__name__):
                fields = model._meta.concrete_fields
                self.assertEqual(columns, [field.column for field in fields])
                self.assertIn(f"`{model._meta.db_table}`", "".join(lines))

    def test_every_table_is_described_in_words_of_its_own(self):
        for model in apps.get_app_config("letters").get_models():
            with self.subTest(model.__name__):
                self.assertRegex(first_paragraph(model), r"^[A-Z].*\.$")
                self.assertFalse(
                    first_paragraph(model).startswith(f"{model.__name__}(")
                )

    def test_a_row_says_type_key_and_meaning(self):
        lines = section_of("Document")
        states = ", ".join(f"`{state}`" for state, _ in STATUS_CHOICES)
        for line in (
            "| `id` | bigint |  | primary key | ID |",
            f"| `status` | varchar(10) |  |  | status. One of {states}. |",
            "| `edition_id` | bigint | `NULL` | → [Edition](#edition) | edition |",
            "| `scope_and_content` | text | `''` |  | ISAD(G) 3.3.1. |",
            "| `custodial_history` | text | `''` |  | provenance: ISAD(G) 3.2.3. |",
        ):
            with self.subTest(line):
                self.assertIn(line, lines)

    def test_rules_are_listed_by_their_names(self):
        lines = section_of("AgentMerge")
        rule = "* `agent_merged_once`: unique on `merged_id`, for some rows"
        self.assertIn(rule, lines)

    def test_a_column_that_the_database_computes_is_said_to_be_generated(self):
        (line,) = [row for row in section_of("CrossReference") if "| `state` " in row]
        self.assertIn("| generated |", line)
