"""The files of deploy/ name settings, commands and places that there are."""

import re
from pathlib import Path
from unittest import TestCase

from django.core.management import get_commands

PROJECT = Path(__file__).resolve().parent.parent.parent.parent
DEPLOY = PROJECT / "deploy"
VARIABLE = re.compile(r"(?m)^(?:# )?(?P<name>[A-Z_]+)=(?P<value>.*)")
COMMAND = re.compile(r"manage\.py (?P<name>\w+)")


class DeployTests(TestCase):
    def setUp(self):
        env = (DEPLOY / "letters.env").read_text()
        self.settings = {one["name"]: one["value"] for one in VARIABLE.finditer(env)}
        self.nginx = (DEPLOY / "nginx" / "letters.conf").read_text()

    def test_each_setting_is_documented(self):
        documented = (PROJECT / "docs" / "operating.md").read_text()
        for name in self.settings:
            with self.subTest(name):
                self.assertIn(f"| `{name}` |", documented)

    def test_units_run_commands_that_there_are(self):
        commands = get_commands()
        for unit in (DEPLOY / "systemd").glob("*.service"):
            text = unit.read_text()
            for found in COMMAND.finditer(text):
                with self.subTest(unit.name):
                    self.assertIn(found["name"], commands)

    def test_nginx_and_the_archive_agree(self):
        self.assertIn(f"127.0.0.1:{self.settings['PORT']};", self.nginx)
        self.assertIn(f"location {self.settings['LETTERS_SCAN_ACCEL']} {{", self.nginx)
        self.assertIn(f"alias {self.settings['LETTERS_VAR']}/static/;", self.nginx)
        self.assertIn(
            f"server_name {self.settings['LETTERS_ALLOWED_HOSTS']};", self.nginx
        )

    def test_each_timer_has_its_unit(self):
        for timer in (DEPLOY / "systemd").glob("*.timer"):
            with self.subTest(timer.name):
                self.assertTrue(timer.with_suffix(".service").exists())
