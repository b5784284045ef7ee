"""Set-ups of the front that are not safe are refused."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock
from uuid import uuid4

from django.test import TestCase

from letters.front import FrontFolder
from letters.models import RegisteredFront
from letters.monitoring import front_checks
from letters.monitoring.front_checks import check_front_folder, check_registered_front


class FrontCheckTests(TestCase):
    def setUp(self):
        root = Path(self.enterContext(TemporaryDirectory()))
        self.enterContext(self.settings(LETTERS_FRONT=root))
        self.identity = FrontFolder(root).make()

    def test_a_folder_of_this_machine_is_well(self):
        self.assertEqual(check_front_folder(), [])
        with self.settings(LETTERS_FRONT=None):
            self.assertEqual(check_front_folder(), [])

    def test_a_folder_whose_names_are_remembered_is_not(self):
        with mock.patch.object(front_checks, "caching_mount", return_value="nfs4"):
            (error,) = check_front_folder()
        self.assertIn("LETTERS_FRONT is on nfs4", error.msg)

    def test_the_front_of_the_database_must_be_this_one(self):
        front = RegisteredFront.objects.create(identity=self.identity)
        self.assertEqual(check_registered_front(databases=["default"]), [])
        front.identity = uuid4()
        front.save()
        self.assertEqual(check_registered_front(databases=None), [])
        (error,) = check_registered_front(databases=["default"])
        self.assertIn("cannot close", error.msg)
        with self.settings(LETTERS_FRONT=None):
            self.assertEqual(len(check_registered_front(databases=["default"])), 1)
