"""The admin's forms are imported with the addresses, and are checked without them too."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.contrib import admin
from django.test import SimpleTestCase

from archive.admin import check_admin
from letters.models import Agent
from letters.tests.archive.programs import begin

SETTINGS = "archive.settings"
WITHOUT_ADDRESSES = (
    "import django, sys; django.setup(); print('letters.admin' in sys.modules)"
)
CHECKED_ALONE = (
    "import django, sys; django.setup(); from django.core.checks import run_checks; "
    "run_checks(tags=['admin']); print('letters.admin' in sys.modules)"
)


def printed(program: str) -> str:
    with TemporaryDirectory() as folder:
        process = begin(Path(folder), "-c", program, DJANGO_SETTINGS_MODULE=SETTINGS)
        return process.communicate()[0].strip()


class AdminConfigTests(SimpleTestCase):
    def test_a_process_without_addresses_does_without_the_forms(self):
        self.assertEqual(printed(WITHOUT_ADDRESSES), "False")

    def test_a_check_of_the_admin_alone_imports_them(self):
        self.assertEqual(printed(CHECKED_ALONE), "True")

    def test_a_fault_of_a_form_is_told(self):
        check_admin(None)
        form = type(admin.site.get_model_admin(Agent))
        with patch.object(form, "list_display", ["no_such_column"]):
            self.assertEqual([each.id for each in check_admin(None)], ["admin.E108"])
